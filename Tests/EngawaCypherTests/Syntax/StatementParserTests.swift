import Testing

@testable import EngawaCypher

@Suite("The parser reads statements")
struct StatementParserTests {
    private func clauses(_ text: String) throws -> [Clause.Kind] {
        guard case .query(let query) = try CypherParser.parse(text).kind else { return [] }
        return query.parts.flatMap { $0.clauses.map(\.kind) }
    }

    private func pattern(_ text: String) throws -> String {
        guard case .match(_, let patterns, _)? = try clauses("MATCH " + text + " RETURN 1").first else { return "" }
        return patterns.map(Shape.of).joined(separator: ", ")
    }

    @Test(
        "patterns are read in all their forms",
        arguments: [
            ("(a)", "(a)"), ("(:A:B {k: 1}), (n $p)", "(:A:B{k: 1}), (n$p)"),
            ("(a)-->(b)<--(c)--(d)<-->(e)", "(a)-[]->(b)<-[]-(c)-[]-(d)-[]-(e)"),
            ("(a)-[r]->(b)", "(a)-[r]->(b)"), ("(a)<-[:X|Y|:Z]-(b)", "(a)<-[:X:Y:Z]-(b)"),
            ("(a)-[*]-(b)", "(a)-[*_.._]-(b)"), ("(a)-[*2]-(b)", "(a)-[*2..2]-(b)"),
            ("(a)-[r:X*1..3 {k: 1}]->(b)", "(a)-[r:X*1..3{k: 1}]->(b)"), ("(a)-[*..3]-(b)", "(a)-[*_..3]-(b)"),
            ("(a)-[*1..]-(b)", "(a)-[*1.._]-(b)"), ("p = ((a)-->(b))", "p=(a)-[]->(b)"),
            ("p = shortestPath((a)-[*]-(b))", "p=shortest (a)-[*_.._]-(b)"),
            ("allShortestPaths((a)-[*]-(b))", "allShortest (a)-[*_.._]-(b)"),
            ("(人:利用者)-[:介護]->(:`家 族`)", "(人:利用者)-[:介護]->(:家 族)"),
            ("(a)－[:X]－＞(b)", "(a)-[:X]->(b)"),
        ]
    )
    func patterns(_ text: String, _ shape: String) throws {
        #expect(try pattern(text) == shape)
    }

    @Test(
        "every clause is read, keywords in any case, with comments between",
        arguments: [
            "match (n) where n.x return n", "OPTIONAL MATCH (n) RETURN DISTINCT *", "UNWIND [1] AS x RETURN *, x + 1",
            "MATCH (n) WITH n.a AS a, count(*) AS c ORDER BY a DESC, c ASCENDING SKIP 1 LIMIT $l WHERE c > 1 RETURN a;",
            "CREATE (a)-[:X]->(b), p = (c)", "MERGE (n:A {k: 1}) ON CREATE SET n.a = 1 ON MATCH SET n.b = 2, n:B",
            "MATCH (n) SET n = {}, n += $p, n.a.b = 1, (n).c = 2, n:A:B REMOVE n.a, n:B DETACH DELETE n",
            "MATCH (n) DELETE n, n.x[0]", "CALL db.labels", "CALL db.labels() YIELD *", "CALL p(1) YIELD -",
            "CALL p(1, $a) YIELD a AS b, c WHERE b > 1 RETURN b", "FOREACH (x IN [1] | CREATE (n) SET n.x = x)",
            "LOAD CSV WITH HEADERS FROM 'f' AS row FIELDTERMINATOR ';' RETURN row", "LOAD CSV FROM $f AS r RETURN r",
            "RETURN 1 AS a UNION RETURN 2 AS a UNION RETURN 3 AS a", "RETURN 1 AS a UNION ALL RETURN 2 AS a",
            "/* a */ RETURN // b\n 1 /* ; */ ; // c", "\u{FEFF}RETURN\u{3000}1", "RETURN 'a' AS `列 名`",
            "MATCH (index)-[type:TYPE]->(end) WHERE end.end STARTS WITH starts RETURN type.`end` AS limit LIMIT 1",
        ]
    )
    func clauses(of text: String) {
        #expect(syntaxError(of: text)?.message.en == nil)
    }

    @Test("EXPLAIN and PROFILE stand before a statement")
    func modes() throws {
        #expect(try CypherParser.parse("EXPLAIN RETURN 1").mode == .explain)
        #expect(try CypherParser.parse("profile RETURN 1").mode == .profile)
        #expect(try CypherParser.parse("RETURN 1").mode == .run)
    }

    @Test(
        "indexes are created and dropped in every form",
        arguments: [
            ("CREATE INDEX FOR (n:A) ON (n.k)", "create A.k"), ("CREATE INDEX ON :A(k)", "create A.k"),
            ("CREATE UNIQUE INDEX named IF NOT EXISTS FOR (n:A) ON (n.k)", "create A.k unique if"),
            ("CREATE INDEX IF NOT EXISTS ON :`a b`(k);", "create a b.k if"), ("DROP INDEX ON :A(k)", "drop A.k"),
            ("DROP INDEX named IF EXISTS FOR (n:A) ON (n.k)", "drop A.k if"),
            ("DROP INDEX FOR (n:A) ON (n.k) IF EXISTS", "drop A.k if"),
        ]
    )
    func indexes(_ text: String, _ expected: String) throws {
        let found =
            switch try CypherParser.parse(text).kind {
            case .createIndex(let label, let key, let isUnique, let ifNotExists):
                "create \(label.text).\(key.text)" + (isUnique ? " unique" : "") + (ifNotExists ? " if" : "")
            case .dropIndex(let label, let key, let ifExists):
                "drop \(label.text).\(key.text)" + (ifExists ? " if" : "")
            case .query: "query"
            }
        #expect(found == expected)
    }

    @Test("a column is named by the text of its expression, or by its alias")
    func columnNames() throws {
        guard case .return(let projection)? = try clauses("RETURN  a.b  +1 , count( * ), c AS `d e` , `f g`").last
        else {
            Issue.record("no RETURN")
            return
        }
        #expect(projection.items.map(\.name) == ["a.b  +1", "count( * )", "d e", "f g"])
    }

    @Test("a call knows its arguments, its columns and whether it stands alone")
    func calls() throws {
        guard case .call(let alone)? = try clauses("CALL a.b").first,
            case .call(let inner)? = try clauses("CALL a.b() YIELD x AS y, z RETURN y").first
        else {
            Issue.record("no CALL")
            return
        }
        #expect(alone.name.text == "a.b" && alone.isStandalone && alone.arguments == nil && alone.yields == nil)
        #expect(!inner.isStandalone && inner.arguments?.isEmpty == true)
        #expect(inner.yields?.map(\.column.text) == ["x", "z"])
        #expect(inner.yields?.map { $0.alias?.text } == ["y", nil])
    }
}
