import EngawaGraph
import Testing

@testable import EngawaCypher

@Suite("Shortest paths")
struct ShortestPathTests {
    /// From `a` to `d` there are three ways: `b` in the middle; `c1`, `c2`; `e1`, `e2`, `e3`.
    private static func graph() throws -> PropertyGraph {
        var draft = GraphDraft(PropertyGraph())
        _ = try CypherEngine().run(
            """
            CREATE (a:N {name: 'a'}), (d:N {name: 'd'}), (b:N {name: 'b', closed: true}), (c1:N {name: 'c1'}),
              (c2:N {name: 'c2'}), (e1:N {name: 'e1'}), (e2:N {name: 'e2'}), (e3:N {name: 'e3'}),
              (a)-[:T {w: 1}]->(b)-[:T {w: 9}]->(d), (a)-[:T {w: 1}]->(c1)-[:T {w: 2}]->(c2)-[:T {w: 5}]->(d),
              (a)-[:T {w: 1}]->(e1)-[:T {w: 1}]->(e2)-[:T {w: 1}]->(e3)-[:T {w: 1, last: true}]->(d)
            """,
            in: &draft
        )
        return draft.graph
    }

    private static func names(_ text: String) throws -> [String] {
        let query = "MATCH (a:N {name: 'a'}), (d:N {name: 'd'}) " + text
        let graph = try graph()
        return try CypherEngine().run(query, on: graph).rows.map { row in
            (row[0].listValue ?? [row[0]]).map { $0.stringValue ?? "\($0)" }.joined(separator: " ")
        }
    }

    @Test(
        "go on until one fulfils the conditions of its MATCH",
        arguments: [
            ("true", "a b d"),
            ("all(r IN relationships(p) WHERE r.w < 9)", "a c1 c2 d"),
            ("all(r IN rels(p) WHERE r.w < 5)", "a e1 e2 e3 d"),
            ("all(x IN r WHERE x.w < 5)", "a e1 e2 e3 d"),
            ("none(n IN nodes(p) WHERE n.closed)", nil),
            ("none(n IN nodes(p) WHERE coalesce(n.closed, false))", "a c1 c2 d"),
            ("NOT any(x IN r WHERE x.w = 9)", "a c1 c2 d"),
            ("NOT any(x IN r WHERE x.w = 9) AND NOT any(n IN nodes(p) WHERE n.name = 'c2')", "a e1 e2 e3 d"),
            ("all(n IN nodes(p) WHERE n.name <> 'a')", nil),
            ("all(n IN nodes(p) WHERE n.name <> 'd')", nil),
            ("none(x IN r WHERE exists { (n:N {closed: true}) WHERE startNode(x) = n })", "a c1 c2 d"),
            ("length(p) > 2", "a c1 c2 d"),
            ("2 < length(p)", "a c1 c2 d"),
            ("3 < size(r) <= 7", "a e1 e2 e3 d"),
            ("length(p) = 3", "a c1 c2 d"),
            ("length(p) > 4", nil),
            ("length(p) < 2", nil),
            ("any(x IN r WHERE x.last)", "a e1 e2 e3 d"),
            ("single(x IN r WHERE x.w = 2)", "a c1 c2 d"),
            ("reduce(sum = 0, x IN r | sum + x.w) < 8", "a e1 e2 e3 d"),
            ("'c2' IN [n IN nodes(p) | n.name] OR any(x IN r WHERE x.last)", "a c1 c2 d"),
            ("length(p) > 2 AND all(x IN r WHERE x.w < 5)", "a e1 e2 e3 d"),
            ("all(x IN r WHERE length(p) > 2)", "a c1 c2 d"),
            ("r[1].w = 1", "a e1 e2 e3 d"),
            ("all(x IN r WHERE x.w <= a.missing)", nil),
        ] as [(String, String?)]
    )
    func conditions(condition: String, expected: String?) throws {
        let found = try Self.names(
            "MATCH p = shortestPath((a)-[r:T*]->(d)) WHERE \(condition) RETURN [n IN nodes(p) | n.name]"
        )
        #expect(found == (expected.map { [$0] } ?? []))
    }

    @Test("are the shortest of all paths where the condition stands in a later clause")
    func laterClauses() throws {
        for later in ["WITH p WHERE", "MATCH (x:N {name: 'a'}) WHERE"] {
            let text = "MATCH p = shortestPath((a)-[:T*]->(d)) \(later) length(p) > 2 RETURN length(p)"
            #expect(try Self.names(text) == [])
        }
    }

    @Test("are at least as long as the pattern asks for")
    func lowerBound() throws {
        let names = "RETURN [n IN nodes(p) | n.name]"
        #expect(try Self.names("MATCH p = shortestPath((a)-[:T*3..]->(d)) \(names)") == ["a c1 c2 d"])
        #expect(try Self.names("MATCH p = allShortestPaths((a)-[:T*4..4]->(d)) \(names)") == ["a e1 e2 e3 d"])
        #expect(try Self.names("MATCH p = shortestPath((a)-[:T*5..]->(d)) \(names)") == [])
    }

    @Test("keep to the properties of the pattern while they look for more")
    func properties() throws {
        let text = "MATCH p = shortestPath((a)-[:T* {w: 1}]->(d)) WHERE any(x IN relationships(p) WHERE x.last)"
        #expect(try Self.names("\(text) RETURN [n IN nodes(p) | n.name]") == ["a e1 e2 e3 d"])
    }

    @Test("may be compared with other parts of the same MATCH")
    func otherParts() throws {
        let names = "RETURN [n IN nodes(p) | n.name]"
        let other = "MATCH p = shortestPath((a)-[:T*]->(d)), (x:N {name: 'e2'}) WHERE x IN nodes(p) \(names)"
        #expect(try Self.names(other) == ["a e1 e2 e3 d"])
        let walk = "MATCH q = (a)-->({name: 'c1'})-->()-->(d), p = shortestPath((a)-[:T*]->(d))"
        #expect(try Self.names("\(walk) WHERE length(p) > length(q) \(names)") == ["a e1 e2 e3 d"])
        let two = "MATCH q = shortestPath((a)-[:T*]->(d)), p = shortestPath((a)-[:T*]->(d))"
        #expect(try Self.names("\(two) WHERE length(p) > length(q) \(names)").count == 1)
    }

    @Test("of one relationship bind a relationship, of a length a list")
    func binding() throws {
        let text = "MATCH shortestPath((a)-[r:T]->(b {name: 'b'})) RETURN r.w"
        #expect(try Self.names(text).count == 1)
        #expect(try Self.names("OPTIONAL MATCH shortestPath((a)-[r:T*2]->(d)) RETURN toString(size(r))") == ["2"])
    }

    @Test("end within the limits of the statement")
    func limits() throws {
        var draft = GraphDraft(PropertyGraph())
        let engine = CypherEngine()
        // Every path from end to end can be told only when it is whole: 2^40 of them.
        _ = try engine.run("UNWIND range(0, 40) AS i CREATE (:N {i: i})", in: &draft)
        _ = try engine.run(
            "UNWIND range(0, 39) AS i MATCH (a:N {i: i}), (b:N {i: i + 1}) CREATE (a)-[:T]->(b), (a)-[:T]->(b)",
            in: &draft
        )
        for (selection, condition, limits, detail) in [
            (
                "shortestPath", "WHERE any(n IN nodes(p) WHERE n.i < 0)", CypherLimits(timeout: .milliseconds(20)),
                "Timeout"
            ),
            ("allShortestPaths", "", CypherLimits(timeout: .milliseconds(20)), "Timeout"),
            ("allShortestPaths", "", CypherLimits(memory: 1 << 20), "Memory"),
            ("shortestPath", "", CypherLimits(memory: 1 << 10), "Memory"),
        ] {
            var options = CypherOptions()
            options.limits = limits
            let text = "MATCH p = \(selection)((:N {i: 0})-[:T*]->(:N {i: 40})) \(condition) RETURN count(p)"
            let error = #expect(throws: CypherError.self) { try engine.run(text, on: draft.graph, options) }
            #expect(error?.kind == .resourceError && error?.detail == detail, "\(text)")
        }
    }
}
