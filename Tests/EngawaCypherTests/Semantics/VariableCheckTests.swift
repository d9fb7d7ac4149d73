import Testing

@testable import EngawaCypher

@Suite("A variable")
struct VariableCheckTests {
    @Test(
        "must be known where it is used",
        arguments: [
            "MATCH () RETURN foo",
            "MATCH (n) WITH n.name AS name RETURN n",
            "MATCH (a) SET a.name = missing",
            "MATCH (a) DELETE x",
            "MATCH (a) REMOVE x.name",
            "MERGE (n) ON CREATE SET x.num = 1",
            "CREATE (b {name: missing})",
            "MATCH (a) CREATE (a)-[:KNOWS]->(b {name: missing})",
            "CREATE (a {x: a.y})",
            "MERGE (a {x: a.y})",
            "MATCH (n) WHERE (n)-->(a) RETURN n",
            "MATCH (n) WHERE (n)-[r]->() RETURN n",
            "RETURN [x IN [1] | y]",
            "RETURN [x IN [1] | x], x",
            "RETURN any(x IN [1] WHERE y = 1)",
            "RETURN reduce(s = 0, x IN [1] | s + y)",
            "MATCH (n) WHERE exists { MATCH (n)-->(m) } RETURN m",
            "WITH 1 AS a, a + 1 AS b RETURN b",
            "MATCH (n) FOREACH (x IN [1] | SET n.x = x) SET n.y = x",
            "MATCH p = (a {x: length(p)}) RETURN p",
            "MATCH (n) RETURN n {.name, missing}",
            "CALL test.labels() RETURN label",
            "CALL test.labels() YIELD lable RETURN lable",
            "RETURN 1 AS a UNION RETURN a",
        ]
    )
    func undefined(_ text: String) {
        #expect(Checking.outcome(text) == "UndefinedVariable")
    }

    @Test(
        "is known through clauses, loops and subqueries",
        arguments: [
            "MATCH (a), (b) WHERE a.x = b.x RETURN *",
            "MATCH (a {x: b.x})-->(b) RETURN a",
            "MATCH (n) WHERE exists { MATCH (n)-->(m) WHERE m.x = n.x RETURN true } RETURN n",
            "MATCH (n) RETURN [(n)-->(m) WHERE m.x = n.x | m.name] AS names",
            "MATCH (n) RETURN [p = (n)-->() | length(p)]",
            "MATCH (a) WITH a.name AS name WHERE a.age > 1 AND name <> '' RETURN name",
            "MATCH (a) CREATE (b {x: a.x}), (c {x: b.x})",
            "UNWIND [1, 2] AS x FOREACH (y IN [x] | CREATE ({x: x + y}))",
            "CALL test.labels() YIELD label AS l WITH l WHERE l <> '' RETURN l",
            "RETURN [x IN [1, 2] WHERE x > 1 | [y IN [x] | y + x]]",
            "CREATE () WITH * MATCH (n) RETURN n",
        ]
    )
    func known(_ text: String) {
        #expect(Checking.outcome(text) == "fine")
    }

    @Test(
        "is bound once",
        arguments: [
            "MATCH (a) CREATE (a)",
            "MATCH (a) CREATE (a {name: 'x'})",
            "CREATE (n:A)-[:T]->(), (n:B)-[:T]->()",
            "CREATE (n) CREATE (n {})-[:T]->()",
            "CREATE (n), (n)",
            "MATCH ()-[r]->() CREATE ()-[r]->()",
            "MATCH (a) MERGE (a)",
            "MATCH (a)-[r]->(b) MERGE (a)-[r]->(b)",
            "CREATE (a:A) MERGE (a)-[r:T]->(a:B)",
            "MATCH p = (a), p = (b) RETURN p",
            "MATCH (p) MATCH p = (a) RETURN p",
            "MATCH p = ()-[p]-() RETURN p",
            "WITH 1 AS x UNWIND [1] AS x RETURN x",
            "WITH 'a' AS label CALL test.labels() YIELD label RETURN label",
            "CALL test.double(1) YIELD half AS a, whole AS a RETURN a",
            "MATCH (x) FOREACH (x IN [1] | CREATE ())",
        ]
    )
    func bound(_ text: String) {
        #expect(Checking.outcome(text) == "VariableAlreadyBound")
    }

    @Test(
        "keeps its type",
        arguments: [
            "MATCH ()-[r]-() MATCH (r) RETURN r",
            "MATCH (r) MATCH ()-[r]-() RETURN r",
            "MATCH (r)-[r]-() RETURN r",
            "MATCH r = ()-[]-(), (r) RETURN r",
            "MATCH ()-[r*]-() MATCH ()-[r]-() RETURN r",
            "WITH 1 AS n MATCH (n) RETURN n",
            "WITH [1] AS n MATCH ()-[n*]-() RETURN n",
            "MATCH (n) WITH [n] AS users MATCH (users)-->() RETURN users",
            "UNWIND [1, 2] AS n MATCH (n) RETURN n",
            "WITH {a: 1} AS n CREATE (n)-[:T]->()",
        ]
    )
    func type(_ text: String) {
        #expect(Checking.outcome(text) == "VariableTypeConflict")
    }

    @Test("may be a relationship of several matches, but only of one place in each")
    func relationships() {
        #expect(Checking.outcome("MATCH (a)-[r]->(b) MATCH (a)-[r]->(c) RETURN c") == "fine")
        #expect(Checking.outcome("MATCH ()-[r]->() WITH [r] AS rs MATCH ()-[rs*]->() RETURN rs") == "fine")
        let twice = "MATCH (a)-[r]->()-[r]->(a) RETURN r"
        #expect(Checking.outcome(twice) == "RelationshipUniquenessViolation")
        #expect(Checking.outcome("MATCH ()-[r]->(), ()-[r]->() RETURN r") == "RelationshipUniquenessViolation")
    }

    @Test("that is misspelt is told the nearest one, in both languages and with its place")
    func nearest() {
        let error = Checking.error("MATCH (person) RETURN persn.name")
        #expect(error?.message.en == "the variable persn is not known here (did you mean person?)")
        #expect(error?.message.ja == "変数「persn」はここでは使えません（「person」のことですか）")
        #expect(error?.span == Span(22, 27))
        #expect(error?.phase == .compileTime)
    }

    @Test("has the name that its bytes spell")
    func bytes() {
        #expect(Checking.outcome("WITH 1 AS が RETURN か\u{3099}") == "UndefinedVariable")
    }
}
