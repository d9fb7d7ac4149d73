import EngawaGraph
import Testing

@testable import EngawaCypher

/// Plans as people read them: the last step on top, nested plans further in, each with the rows that are expected.
@Suite("Plans")
struct PlanTests {
    /// 100 actors in 4 fields, each with a tie to one of 5 ibasho.
    private static func graph() throws -> PropertyGraph {
        var draft = GraphDraft(PropertyGraph())
        let engine = CypherEngine()
        for text in [
            "UNWIND range(1, 4) AS i CREATE (:Field {name: i})", "UNWIND range(1, 5) AS i CREATE (:Ibasho {name: i})",
            "CREATE INDEX ON :Actor(name)",
            """
            UNWIND range(0, 99) AS i MATCH (f:Field {name: 1 + i % 4}), (b:Ibasho {name: 1 + i % 5})
            CREATE (a:Actor {name: i, size: i % 7}), (a)-[:WORKS_IN]->(f), (a)-[:SUPPORTS]->(b)
            """,
        ] { _ = try engine.run(text, in: &draft) }
        return draft.graph
    }

    private static func lines(_ plan: CypherPlan, _ indent: String = "") -> [String] {
        let rows = plan.estimatedRows.map { "\(Int($0.rounded(.up)))" } ?? "?"
        let head = "\(indent)\(plan.name)\(plan.details.isEmpty ? "" : " \(plan.details)") [\(rows)]"
        return [head]
            + plan.inputs.enumerated().flatMap { place, input in
                // The plan that is run for each row stands further in.
                lines(input, place == 0 ? indent : indent + "  ")
            }
    }

    @Test("say what each step does and how many rows it gives", arguments: golden)
    func plans(query: String, expected: String) throws {
        let plan = try #require(try CypherEngine().run("EXPLAIN " + query, on: Self.graph()).plan)
        #expect(Self.lines(plan).joined(separator: "\n") == expected)
    }

    static let golden: [(String, String)] = [
        (
            "MATCH (a:Actor)-[:SUPPORTS]->(b:Ibasho) RETURN b.name AS name, count(a) AS actors ORDER BY actors DESC LIMIT 3",
            """
            Result name, actors [3]
            Limit 3 [3]
            Top actors DESC [3]
            Aggregation name, actors [10]
            Expand -[:SUPPORTS]-> [100]
            NodeByLabelScan b:Ibasho [5]
            Start [1]
            """
        ),
        (
            "MATCH (a:Actor {name: 7}) OPTIONAL MATCH (a)-[:WORKS_IN]->(f) RETURN DISTINCT f SKIP 1",
            """
            Result f [0]
            Skip 1 [0]
            Distinct f [1]
            Optional (a)-[:WORKS_IN]->(f) [1]
            NodeIndexSeek a:Actor a.name = 7 [1]
            Start [1]
              Expand -[:WORKS_IN]-> [1]
              Start [1]
            """
        ),
        (
            "MATCH (f:Field)<-[:WORKS_IN]-(a) WITH f, collect(a) AS all WHERE size(all) > 2 UNWIND all AS a RETURN a",
            """
            Result a [28]
            Unwind all AS a [28]
            Filter size(all) > 2 [3]
            Aggregation f, all [4]
            Expand <-[:WORKS_IN]- [100]
            NodeByLabelScan f:Field [4]
            Start [1]
            """
        ),
        (
            "UNWIND [1, 2, 3] AS i UNWIND range(1, 10, 2) AS j RETURN i + j AS sum ORDER BY i * j, i SKIP 2 LIMIT 4",
            """
            Result sum [4]
            Limit 4 [4]
            Skip 2 [4]
            Top i * j, i [6]
            Projection i * j, i [15]
            Projection sum [15]
            Unwind range(1, 10, 2) AS j [15]
            Unwind [1, 2, 3] AS i [3]
            Start [1]
            """
        ),
        (
            "MATCH (a:Actor) WHERE a.size > 3 SET a.large = true, a:Large REMOVE a.size RETURN count(*)",
            """
            Result count(*) [1]
            Aggregation count(*) [1]
            Remove a.size [10]
            Set a.large = true, a:Large [10]
            Filter a.size > 3 [10]
            NodeByLabelScan a:Actor [100]
            Start [1]
            """
        ),
        (
            "MATCH (f:Field {name: 1}) MERGE (f)<-[:WORKS_IN]-(a:Actor {name:\n    'x'}) CREATE (a)-[:SUPPORTS]->(:Ibasho)",
            """
            Result [1]
            Create (a)-[:SUPPORTS]->(:Ibasho) [1]
            Merge (f)<-[:WORKS_IN]-(a:Actor {name: 'x'}) [1]
            Filter f.name = 1 [1]
            NodeByLabelScan f:Field [4]
            Start [1]
              Filter a.name = 'x' [1]
              Expand <-[:WORKS_IN]- [1]
              Start [1]
            """
        ),
        (
            "MATCH (a:Actor) DETACH DELETE a",
            """
            Result [100]
            DetachDelete a [100]
            NodeByLabelScan a:Actor [100]
            Start [1]
            """
        ),
        (
            "FOREACH (i IN range(1, 3) | CREATE (:Field {name: i}))",
            """
            Result [1]
            Foreach i IN range(1, 3) [1]
            Start [1]
              Create (:Field {name: i}) [1]
              Start [1]
            """
        ),
        (
            "MATCH p = shortestPath((a:Ibasho {name: 1})-[*..4]-(b:Field {name: 2})) WHERE length(p) > 2 RETURN p",
            """
            Result p [1]
            ShortestPath -[*..4]- WHERE length(p) > 2 [1]
            Filter a.name = 1 [1]
            NodeByLabelScan a:Ibasho [2]
            Filter b.name = 2 [1]
            NodeByLabelScan b:Field [4]
            Start [1]
            """
        ),
        (
            "RETURN 1 AS x UNION ALL UNWIND $list AS x RETURN x",
            """
            Union x [11]
            Projection x [1]
            Start [1]
              Unwind $list AS x [10]
              Start [1]
            """
        ),
        (
            "CALL db.labels() YIELD label RETURN label LIMIT 2",
            """
            Result label [2]
            Limit 2 [2]
            ProcedureCall db.labels [?]
            Start [1]
            """
        ),
    ]
}
