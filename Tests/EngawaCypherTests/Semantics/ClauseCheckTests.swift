import Testing

@testable import EngawaCypher

@Suite("Clauses, patterns and calls")
struct ClauseCheckTests {
    @Test(
        "stand in an order that means something",
        arguments: [
            ("MATCH (n)", "InvalidClauseComposition"),
            ("UNWIND [1] AS x", "InvalidClauseComposition"),
            ("MATCH (n) WITH n", "InvalidClauseComposition"),
            ("RETURN 1 AS a MATCH (n) RETURN n", "InvalidClauseComposition"),
            ("CREATE (n) MATCH (m) RETURN m", "InvalidClauseComposition"),
            ("CREATE (n) WITH n MATCH (m) RETURN m", "fine"),
            ("MATCH (n) SET n.a = 1 UNWIND [1] AS x RETURN x", "InvalidClauseComposition"),
            ("MATCH (n) WHERE exists { MATCH (n)-->(m) SET m.a = 1 } RETURN n", "InvalidClauseComposition"),
            ("MATCH (n) WHERE exists { MATCH (n)-->(m) } RETURN n", "fine"),
            ("MATCH (n) SET n.a = 1", "fine"),
            ("MATCH (n) CALL test.labels() YIELD label", "InvalidClauseComposition"),
            ("MATCH (n) CALL test.void()", "fine"),
        ]
    )
    func order(_ text: String, _ outcome: String) {
        #expect(Checking.outcome(text) == outcome)
    }

    @Test(
        "make only what is fully said",
        arguments: [
            ("CREATE ()-->()", "NoSingleRelationshipType"),
            ("CREATE ()-[:A|B]->()", "NoSingleRelationshipType"),
            ("CREATE ()-[:A]-()", "RequiresDirectedRelationship"),
            ("CREATE ()<-[:A]->()", "RequiresDirectedRelationship"),
            ("CREATE ()-[:A*2]->()", "CreatingVarLength"),
            ("MERGE ()-[:A*2]->()", "CreatingVarLength"),
            ("MERGE ()-->()", "NoSingleRelationshipType"),
            ("MERGE ()-[:A]-()", "fine"),
            ("MATCH (n $p) RETURN n", "InvalidParameterUse"),
            ("MATCH ()-[r $p]-() RETURN r", "InvalidParameterUse"),
            ("MERGE (n $p)", "InvalidParameterUse"),
            ("MERGE ()-[:A $p]->()", "InvalidParameterUse"),
            ("CREATE (n $p)", "fine"),
            ("CREATE (root:R)-[:LINK]->(root)", "fine"),
            ("CREATE (a), (b), (a)-[:T]->(b), p = (a)-[:T]->()", "fine"),
            ("MATCH (n) DELETE n:Person", "InvalidDelete"),
            ("MATCH () DELETE 1 + 1", "InvalidArgumentType"),
            ("MATCH (n) WITH collect(n) AS ns DELETE ns[0]", "fine"),
            ("MATCH (n) WITH {n: n} AS m DELETE m.n", "fine"),
        ]
    )
    func making(_ text: String, _ outcome: String) {
        #expect(Checking.outcome(text) == outcome)
    }

    @Test(
        "have patterns as conditions, not as values",
        arguments: [
            ("MATCH (n) RETURN (n)-->()", "UnexpectedSyntax"),
            ("MATCH (n) WITH (n)-->() AS x RETURN x", "UnexpectedSyntax"),
            ("MATCH (n) SET n.a = head(nodes(head((n)-[:T]->()))).b", "UnexpectedSyntax"),
            ("MATCH (n) RETURN size((n)-->())", "UnexpectedSyntax"),
            ("MATCH (n) RETURN size([(n)-->() | 1])", "fine"),
            ("MATCH (n) RETURN exists((n)-->())", "fine"),
            ("MATCH (n) WHERE NOT (n)-->() OR n.a AND (n)<--() RETURN n", "fine"),
            ("MATCH (n) RETURN CASE WHEN (n)-->() THEN 1 END", "fine"),
            ("MATCH (a), (b) RETURN shortestPath((a)-[*]-(b))", "UnexpectedSyntax"),
            ("MATCH p = shortestPath((a)-[*]-(b)-[*]-(c)) RETURN p", "InvalidRelationshipPattern"),
        ]
    )
    func patterns(_ text: String, _ outcome: String) {
        #expect(Checking.outcome(text) == outcome)
    }

    @Test(
        "call procedures as they are declared",
        arguments: [
            ("CALL test.missing()", "ProcedureError: ProcedureNotFound"),
            ("CALL test.double()", "InvalidNumberOfArguments"),
            ("CALL test.double(1, 2) YIELD half RETURN half", "InvalidNumberOfArguments"),
            ("CALL test.double(true)", "InvalidArgumentType"),
            ("CALL test.double(1)", "fine"),
            ("CALL test.double(null)", "fine"),
            ("CALL test.double($x)", "fine"),
            ("CALL test.double", "fine"),
            ("CALL test.double YIELD half RETURN half", "InvalidArgumentPassingMode"),
            ("CALL test.labels YIELD label RETURN label", "fine"),
            ("CALL test.labels() YIELD * RETURN label", "UnexpectedSyntax"),
            ("MATCH (n) CALL test.void() RETURN n", "fine"),
        ]
    )
    func procedures(_ text: String, _ outcome: String) {
        #expect(Checking.outcome(text) == outcome)
    }

    @Test(
        "call functions that exist, with their number of arguments",
        arguments: [
            ("RETURN lenght('a')", "UnknownFunction"),
            ("RETURN toUpper()", "InvalidNumberOfArguments"),
            ("RETURN count(1, 2)", "InvalidNumberOfArguments"),
            ("RETURN labels()", "InvalidNumberOfArguments"),
            ("RETURN TOUPPER('a')", "fine"),
            ("RETURN toUpper(DISTINCT 'a')", "UnexpectedSyntax"),
        ]
    )
    func functions(_ text: String, _ outcome: String) {
        #expect(Checking.outcome(text) == outcome)
    }

    @Test("name the nearest function and the nearest procedure")
    func nearest() {
        #expect(
            Checking.error("RETURN toUper('a')")?.message.en
                == "there is no function toUper (did you mean toUpper?)"
        )
        #expect(
            Checking.error("CALL test.label()")?.message.ja
                == "「test.label」という手続きはありません（「test.labels」のことですか）"
        )
    }
}
