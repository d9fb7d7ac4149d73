import Testing

@testable import EngawaCypher

@Suite("A projection")
struct ProjectionCheckTests {
    @Test(
        "takes aggregates next to what it groups by",
        arguments: [
            "MATCH (n) RETURN n.a AS a, n.a + count(*) AS c",
            "MATCH (n) RETURN n, n.a + count(*) AS c",
            "MATCH (n) RETURN $x + avg(n.a) - 1 AS c",
            "MATCH (n)-->(m) RETURN n.name, {foo: n.name = 'x', all: collect(m.name)}",
            "MATCH (n) RETURN [x IN collect(n) | x.name]",
            "MATCH (n) RETURN *, count(*)",
            "MATCH (n) WITH n.a AS a, count(*) AS c ORDER BY a, a + count(*) RETURN a",
            "MATCH (n) RETURN n.a, count(n.b) AS c ORDER BY n.a + count(n.b)",
            "MATCH (n) RETURN n, count(*) AS c ORDER BY max(n.a)",
            "MATCH (n) RETURN count(*) ORDER BY count(*) + 1",
            "MATCH (n) RETURN n.a % 2 AS a, sum(n.a) AS s ORDER BY n.a % 2, sum(n.a)",
            "MATCH (n) RETURN percentileDisc(n.a, 0.5), stDev(n.a), count(DISTINCT n.a)",
        ]
    )
    func grouping(_ text: String) {
        #expect(Checking.outcome(text) == "fine")
    }

    @Test(
        "refuses what it would have to guess next to an aggregate",
        arguments: [
            "MATCH (n)--(m) RETURN n.a + count(m.a)",
            "MATCH (n)--(m) RETURN n.a + m.a, n.a + m.a + count(*)",
            "MATCH (n)--(m) WITH n.a + m.a AS g, n.a + m.a + count(*) AS c RETURN *",
            "MATCH (n)--(m) WITH n.a + m.a, count(*) AS c ORDER BY n.a + m.a + count(*) RETURN *",
            "MATCH (n) RETURN CASE WHEN count(*) > 1 THEN n.a END",
        ]
    )
    func ambiguous(_ text: String) {
        #expect(Checking.outcome(text) == "AmbiguousAggregationExpression")
    }

    @Test(
        "orders only by what is still there",
        arguments: [
            "MATCH (n) RETURN DISTINCT n.a ORDER BY n.b",
            "MATCH (n) RETURN n.a, count(*) ORDER BY n.b",
            "MATCH (n)--(m) RETURN count(m.a) AS c ORDER BY n.a + count(m.a)",
            "MATCH (n) WITH n.a AS a, min(n.b) AS b ORDER BY sum(n.b) RETURN a",
            "MATCH (n) WITH n.a AS a, count(*) AS c WHERE n.b = 1 RETURN a",
            "WITH 1 AS a, 2 AS b WITH a WITH a ORDER BY b RETURN a",
        ]
    )
    func order(_ text: String) {
        #expect(Checking.outcome(text) == "UndefinedVariable")
    }

    @Test(
        "orders by columns, by what they stand for, and by what was before where nothing is merged",
        arguments: [
            "MATCH (n) RETURN DISTINCT n.a ORDER BY n.a",
            "MATCH (n) RETURN DISTINCT n ORDER BY n.a",
            "MATCH (n) RETURN n.a AS n ORDER BY n.a, n",
            "MATCH (n) WITH n.a AS a ORDER BY n.b SKIP 1 LIMIT toInteger(rand() * 9) RETURN a",
            "MATCH (n) WITH n.a AS x WITH x % 3 AS x ORDER BY x * -1 RETURN x",
        ]
    )
    func ordered(_ text: String) {
        #expect(Checking.outcome(text) == "fine")
    }

    @Test(
        "has aggregates nowhere else",
        arguments: [
            "MATCH (n) WHERE count(n) > 1 RETURN n",
            "MATCH (n) RETURN n.a ORDER BY max(n.b)",
            "MATCH (n) WITH n.a AS a, count(*) AS c WHERE count(*) > 1 RETURN a",
            "MATCH (n) RETURN [x IN [1] | count(*)]",
            "MATCH (n) RETURN [(n)-->(m) | count(m)]",
            "MATCH (n) RETURN all(x IN [1] WHERE count(n) > x)",
            "MATCH (n) RETURN reduce(s = 0, x IN [1] | s + count(n))",
            "MATCH (n) SET n.a = count(n)",
            "UNWIND collect(1) AS x RETURN x",
            "MATCH (n) CREATE ({x: sum(n.a)})",
            "MATCH (n) CALL test.double(count(n)) YIELD half RETURN half",
            "RETURN 1 LIMIT count(*)",
        ]
    )
    func aggregates(_ text: String) {
        #expect(Checking.outcome(text) == "InvalidAggregation")
    }

    @Test(
        "says what else is wrong with it",
        arguments: [
            ("RETURN count(count(*))", "NestedAggregation"),
            ("RETURN count(rand())", "NonConstantExpression"),
            ("MATCH (n) WITH n.a RETURN 1", "NoExpressionAlias"),
            ("MATCH (a) WITH a, count(*) RETURN a", "NoExpressionAlias"),
            ("RETURN 1 AS a, 2 AS a", "ColumnNameConflict"),
            ("WITH 1 AS a, 2 AS a RETURN a", "ColumnNameConflict"),
            ("MATCH () RETURN *", "NoVariablesInScope"),
            ("MATCH (n) RETURN n SKIP n.a", "NonConstantExpression"),
            ("RETURN 1 AS a LIMIT a", "NonConstantExpression"),
            ("RETURN 1 SKIP -1", "NegativeIntegerArgument"),
            ("RETURN 1 LIMIT 1.5", "InvalidArgumentType"),
            ("RETURN 1 AS a UNION RETURN 2 AS b", "DifferentColumnsInUnion"),
            ("RETURN 1 AS a, 2 AS b UNION RETURN 2 AS b, 1 AS a", "DifferentColumnsInUnion"),
            ("RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a", "InvalidClauseComposition"),
            ("RETURN 1 AS a UNION ALL RETURN 2 AS a UNION ALL RETURN 3 AS a", "fine"),
        ]
    )
    func other(_ text: String, _ outcome: String) {
        #expect(Checking.outcome(text) == outcome)
    }
}
