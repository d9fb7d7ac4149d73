import EngawaGraph
import Testing

@testable import EngawaCypher

/// Names that a statement asks for and nothing in the graph has.
@Suite struct UnknownNameTests {
    private let engine = CypherEngine()

    private func unknown(_ text: String) throws -> [String] {
        var draft = GraphDraft(PropertyGraph())
        _ = try engine.run("CREATE (:Actor {name: 'a', size: 1})-[:KNOWS {since: 2019}]->(:Place), (:Gone)", in: &draft)
        _ = try engine.run("MATCH (n:Gone) DELETE n", in: &draft)
        return try engine.unknownNames(in: text, of: draft.graph).map { unknown in
            unknown.name + (unknown.suggestion.map { " → " + $0 } ?? "")
        }
    }

    @Test("labels, types and keys of patterns and of what patterns bind")
    func asked() throws {
        #expect(
            try unknown("MATCH (a:Acter {nmae: 'x'})-[r:KNOW|KNOWS]->() RETURN a.sise, r.since") == [
                "Acter → Actor", "nmae → name", "KNOW → KNOWS", "sise → size",
            ]
        )
        #expect(
            try unknown("MATCH (a) WHERE a:Plaza OR (a)-[:LIKES]->(:Place) RETURN a {.nmae, .*}") == [
                "Plaza", "LIKES", "nmae → name",
            ]
        )
        #expect(
            try unknown("MATCH (a) WHERE EXISTS { MATCH (b:Bctor) RETURN b } RETURN [(a)-[:A]->(c:C) | c.x]") == [
                "Bctor → Actor", "A", "C", "x",
            ]
        )
        #expect(try unknown("MATCH (a:Gone) RETURN a") == ["Gone"])
        #expect(try unknown("MATCH (a:X), (b:X) RETURN a UNION MATCH (a:X) RETURN a") == ["X"])
    }

    @Test("not what is written, nor what is asked of other values")
    func others() throws {
        for text in [
            "CREATE (:New {key: 1})-[:TYPE]->(n) SET n.other = 1, n:Label",
            "MERGE (n:New {key: 1}) ON CREATE SET n.made = true",
            "RETURN date().year, {a: 1}.a, duration('P1D').days",
            "LOAD CSV WITH HEADERS FROM 'x' AS row RETURN row.anything",
            "UNWIND [{a: 1}] AS n RETURN n.a",
            "MATCH (n) WITH {b: 1} AS n RETURN n.b",
            "CREATE INDEX ON :New(key)",
            "MATCH (n:Gone) DELETE n",
        ] {
            #expect(try unknown(text) == [], "\(text)")
        }
    }
}
