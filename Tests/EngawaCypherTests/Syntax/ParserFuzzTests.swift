import EngawaTestSupport
import Testing

@testable import EngawaCypher

@Suite("The parser and damaged queries")
struct ParserFuzzTests {
    static let seeds = [
        "MATCH p = (a:A {k: 1})-[r:X|Y*1..3]->(b) WHERE a.x > 1 AND NOT (a)--(b) RETURN DISTINCT p, r AS q ORDER BY q LIMIT 3",
        "UNWIND [1, 0x1F, .5e3, 'a\\u3042'] AS x WITH x, [y IN x WHERE y | y + 1] AS z RETURN z[1..], CASE x WHEN 1 THEN 2 END",
        "MERGE (n:`a b` {k: $p}) ON CREATE SET n.a = 1, n += {b: 2} ON MATCH SET n:C REMOVE n.d DETACH DELETE n",
        "CALL a.b(1, $x) YIELD c AS d WHERE d RETURN d UNION ALL RETURN reduce(s = 0, x IN [1] | s + x) AS d",
        "FOREACH (x IN [1] | CREATE (a)<-[:X {k: x}]-(b)) // end",
        "LOAD CSV WITH HEADERS FROM 'f' AS r RETURN r {.a, .*, b: 1}",
        "RETURN exists { MATCH (a)-->(b) WHERE all(x IN a.l WHERE x =~ 'y') RETURN b }, [(a)-->(b) | b.x], count(*);",
        "CREATE UNIQUE INDEX 索引 IF NOT EXISTS FOR (n:人) ON (n.名前)",
        "EXPLAIN MATCH (n) RETURN n.a IS NOT NULL <> -n.b ^ 2",
    ]
    static let pieces = [
        "(", ")", "[", "]", "{", "}", "-", "<", ">", "|", ":", "..", ".", "*", "'", "\"", "`", "$", "\\", "/*", "//",
        ";", ",",
        "\n", "あ", "\u{301}", "－", "IN", "NOT", "WHERE", "MATCH", "RETURN", "CASE", "END", "exists {", "[x IN ", "0x",
        "1e", "=",
        "9999999999999999999", "\0", "😀", "\\u", "(a)-[", "]->(b)",
    ]

    @Test("a damaged query is read or refused, and the error has a place in it")
    func damaged() {
        var generator = SeededGenerator(seed: 20_260)
        var queries = Self.seeds + FeatureQueries.all.map(\.text)
        if queries.count > Self.seeds.count { queries.shuffle(using: &generator) }
        for round in 0..<6_000 {
            var scalars = Array(queries[round % queries.count].unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0...scalars.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0:
                    scalars.removeSubrange(place..<min(scalars.count, place + Int.random(in: 1...6, using: &generator)))
                case 1:
                    let other = queries[Int.random(in: 0..<queries.count, using: &generator)].unicodeScalars
                    scalars.insert(contentsOf: other.prefix(Int.random(in: 0...40, using: &generator)), at: place)
                case 2: scalars.removeSubrange(place...)
                default:
                    let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
                    scalars.insert(contentsOf: piece.unicodeScalars, at: place)
                }
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            check(String(view))
        }
    }

    @Test("every beginning of a query is read or refused")
    func beginnings() {
        for seed in Self.seeds {
            for count in 0..<seed.unicodeScalars.count { check(String(seed.unicodeScalars.prefix(count))) }
        }
    }

    private func check(_ query: String) {
        guard let error = syntaxError(of: query) else { return }
        #expect(error.place(in: query) != nil, "\(query)")
        #expect(!error.rendered(in: query, japanese: true).isEmpty)
    }
}
