import EngawaCypher
import EngawaGraph
import EngawaStore
import Foundation

/// The ten queries of the national benchmark in process, every answer compared with the expected one.
enum CypherBench {
    static let name = "cypher"
    static let about = "the ten national queries over the sheets of FOLDER; answers from its workload.json"

    private static let sheets = ["places.csv", "actors.csv", "ibasho.csv", "ties.csv", "links.csv"]
    /// How long one query is repeated, in seconds, and how often at least and at most.
    private static let patience = 2.0
    private static let runs = 3...1000

    static let queries: [(name: String, text: String)] = [
        (
            "Q1",
            """
            MATCH (i:Ibasho {name: $name})<-[s:SUPPORTS]-(a:Actor)
            RETURN a.name AS name, a.kind AS kind, s.frequency AS frequency ORDER BY name
            """
        ),
        (
            "Q2",
            """
            MATCH (i:Ibasho {name: $name})<-[:SUPPORTS]-(a:Actor)-[:WORKS_IN]->(f:Field)
            MATCH (a)-[:LOCATED_IN]->(p:Place)
            RETURN f.name AS field, p.level AS level, count(*) AS n ORDER BY field, level
            """
        ),
        (
            "Q3",
            """
            MATCH (i:Ibasho {name: $name})<-[:SUPPORTS]-(a:Actor)-[:SUPPORTS]->(j:Ibasho)
            WHERE j.name <> $name
            WITH j.name AS name, count(a) AS shared WHERE shared >= 2
            RETURN name, shared ORDER BY shared DESC, name LIMIT 20
            """
        ),
        (
            "Q4",
            """
            MATCH (i:Ibasho {name: $name})<-[:SUPPORTS]-(s:Actor)-[:KNOWS]-(c:Actor)
            WHERE NOT (c)-[:SUPPORTS]->(i)
            RETURN c.name AS name, count(DISTINCT s) AS common ORDER BY common DESC, name LIMIT 20
            """
        ),
        (
            "Q5",
            """
            MATCH (f:Field)<-[:WORKS_IN]-(a:Actor)-[s:SUPPORTS]->(:Ibasho)
            RETURN f.name AS field, count(s) AS ties, count(DISTINCT a) AS actors ORDER BY field
            """
        ),
        (
            "Q6",
            """
            MATCH (x:Ibasho)-[:LOCATED_IN]->(:Place)-[:WITHIN]->(:Place)-[:WITHIN]->(m:Place)
            MATCH (y:Ibasho)-[:LOCATED_IN]->(:Place)-[:WITHIN]->(:Place)-[:WITHIN]->(m)
            WHERE x.name < y.name AND NOT (x)<-[:SUPPORTS]-(:Actor)-[:SUPPORTS]->(y)
            RETURN count(*) AS n
            """
        ),
        ("Q7", "MATCH (p:Place {name: $name})<-[:WITHIN*]-(q:Place) RETURN count(q) AS n"),
        (
            "Q8",
            """
            MATCH p = shortestPath((a:Actor {name: $a})-[:KNOWS|SUPPORTS*1..6]-(b:Actor {name: $b}))
            RETURN length(p) AS n
            """
        ),
        (
            "Q9",
            """
            MATCH (a:Actor)-[:KNOWS]-(b:Actor)-[:KNOWS]-(c:Actor)-[:KNOWS]-(a)
            RETURN count(*) AS n
            """
        ),
        (
            "Q10",
            """
            MATCH (a:Actor)-[:SUPPORTS]->(:Ibasho)<-[:SUPPORTS]-(b:Actor)-[:KNOWS]-(c:Actor)
            MATCH (a)-[:WORKS_IN]->(f:Field)
            MATCH (c)-[:WORKS_IN]->(g:Field)
            WHERE a.name <> b.name AND f.name <> g.name
            RETURN count(*) AS n
            """
        ),
    ]

    /// - Parameter folder: the folder of the sheets, with the names of the queries to run behind it, if not all.
    static func run(folder: String) throws(BenchFailure) {
        let parts = folder.split(separator: ":", maxSplits: 1).map(String.init)
        let wanted = parts.count > 1 ? Set(parts[1].split(separator: ",").map(String.init)) : []
        let cases = try workload(parts[0] + "/workload.json")
        try BenchPlatform.withFolder { scratch throws(BenchFailure) in
            // A map that was made before will do.
            var map = parts[0] + "/nation.engawa"
            if !FileManager.default.fileExists(atPath: map) {
                map = scratch + "/nation.engawa"
                let files = sheets.map { parts[0] + "/" + $0 }
                let ended = try BenchPlatform.run(BenchPlatform.sibling("engawa"), ["import", map] + files)
                guard ended.status == 0 else { throw BenchFailure(message: "engawa import ended with \(ended.status)") }
            }
            let graph: PropertyGraph
            do {
                graph = try GraphStore.open(map).latest.graph
            } catch {
                throw BenchFailure(message: "the map does not open: \(error)")
            }
            try parse()
            for query in queries where wanted.isEmpty || wanted.contains(query.name) {
                try run(query.name, query.text, cases[query.name] ?? [], graph)
            }
        }
    }

    /// Reading and planning, and finding a plan again.
    private static func parse() throws(BenchFailure) {
        let graph = PropertyGraph()
        var cold: [Double] = []
        for round in 0..<200 {
            let engine = CypherEngine()
            // An own text each time, as long as the query itself.
            let text = queries[round % 5].text
            let start = BenchPlatform.now()
            do { _ = try engine.run("EXPLAIN " + text, on: graph) } catch {
                throw BenchFailure(message: "\(text): \(error)")
            }
            cold.append(BenchPlatform.now() - start)
        }
        let engine = CypherEngine()
        var warm: [Double] = []
        for round in 0..<2000 {
            let text = "EXPLAIN " + queries[round % 5].text
            let start = BenchPlatform.now()
            do { _ = try engine.run(text, on: graph) } catch { throw BenchFailure(message: "\(error)") }
            warm.append(BenchPlatform.now() - start)
        }
        print("  reading and planning: \(Samples(cold).milliseconds)")
        print("  from the cache: \(Samples(warm).milliseconds)")
    }

    private static func run(
        _ name: String,
        _ text: String,
        _ cases: [Case],
        _ graph: PropertyGraph
    ) throws(BenchFailure) {
        guard !cases.isEmpty else { throw BenchFailure(message: "no answers for \(name)") }
        let engine = CypherEngine()
        var times: [Double] = []
        let begin = BenchPlatform.now()
        var round = 0
        while round < runs.lowerBound || (round < runs.upperBound && BenchPlatform.now() - begin < patience) {
            let example = cases[round % cases.count]
            let start = BenchPlatform.now()
            let result: CypherResult
            do {
                result = try engine.run(text, parameters: example.parameters, on: graph)
            } catch {
                throw BenchFailure(message: "\(name): \(error)")
            }
            times.append(BenchPlatform.now() - start)
            guard result.rows.count == example.rows.count,
                zip(result.rows, example.rows).allSatisfy({ zip($0, $1).allSatisfy { $0.equals($1) != false } })
            else {
                throw BenchFailure(
                    message: "\(name) gave \(result.rows.prefix(3)) instead of \(example.rows.prefix(3))"
                )
            }
            round += 1
        }
        print("  \(name): \(Samples(times).milliseconds) in \(times.count) runs")
    }

    private struct Case {
        let parameters: CypherMap
        let rows: [[CypherValue]]
    }

    private static func workload(_ path: String) throws(BenchFailure) -> [String: [Case]] {
        guard let data = FileManager.default.contents(atPath: path),
            let json = try? JSONSerialization.jsonObject(with: data) as? [String: [[String: Any]]]
        else { throw BenchFailure(message: "cannot read \(path); queries.py makes it") }
        return json.mapValues { cases in
            cases.map { example in
                let parameters = (example["params"] as? [String: Any] ?? [:]).map { ($0.key, value($0.value)) }
                let rows = (example["rows"] as? [[Any]] ?? []).map { $0.map(value) }
                return Case(parameters: CypherMap(parameters), rows: rows)
            }
        }
    }

    private static func value(_ json: Any) -> CypherValue {
        switch json {
        case let text as String: .string(text)
        case let number as NSNumber: .integer(number.int64Value)
        default: .null
        }
    }
}
