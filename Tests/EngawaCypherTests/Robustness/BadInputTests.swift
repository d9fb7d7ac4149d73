import EngawaCypher
import EngawaGraph
import Testing

@Suite("Bad input")
struct BadInputTests {
    private static let tight: CypherOptions = {
        var options = CypherOptions()
        options.limits = CypherLimits(timeout: .milliseconds(500), memory: 5_000_000)
        return options
    }()

    /// The detail of the error of a query; nil where it has none.
    private static func detail(
        _ query: String,
        on graph: PropertyGraph = PropertyGraph(),
        timeout: Duration = .milliseconds(500)
    ) -> String? {
        var options = tight
        options.limits.timeout = timeout
        do throws(CypherError) {
            _ = try CypherEngine().run(query, on: graph, options)
            return nil
        } catch {
            return error.detail
        }
    }

    private static func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
        "RETURN " + String(repeating: open, count: count) + inner + String(repeating: close, count: count)
    }

    @Test(
        "values that grow without end come to the limit of memory",
        arguments: [
            "reduce(s = 'abc', x IN range(1, 40) | s + s)", "reduce(s = 'abc', x IN range(1, 40) | replace(s, '', s))",
            "reduce(s = [1], x IN range(1, 40) | s + s)", "reduce(s = [1], x IN range(1, 40) | [s, s])",
            "reduce(s = [], x IN range(1, 100000) | [s])", "reduce(s = {}, x IN range(1, 100000) | {a: s})",
            "reduce(s = [], x IN range(1, 100000) | [y IN [1] | s])",
            "reduce(s = {}, x IN range(1, 100000) | s {.*, b: s})", "range(1, 90000000)",
            "[x IN range(1, 100000) | toString(x) + 'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz']",
        ]
    )
    func growth(expression: String) {
        #expect(Self.detail("RETURN size(\(expression))", timeout: .seconds(30)) == "Memory")
    }

    @Test("a value may be nested as deep as the limit, and be compared, hashed and shown")
    func deepValue() throws {
        let query = "WITH reduce(s = [], x IN range(1, 990) | [s]) AS a RETURN a = a, size(collect(DISTINCT a)), a"
        let result = try CypherEngine().run(query, on: PropertyGraph())
        #expect(TCKValue(result.rows[0][2], in: result.graph).text.count == 1982)
    }

    @Test("a property does not nest deeper than a value may")
    func deepProperty() throws {
        var draft = GraphDraft(PropertyGraph())
        let engine = CypherEngine()
        _ = try engine.run("CREATE (:P {l: []})", in: &draft)
        let error = #expect(throws: CypherError.self) {
            try engine.run("MATCH (n:P) FOREACH (i IN range(1, 2000) | SET n.l = [n.l])", in: &draft)
        }
        #expect(error?.detail == "Memory")
        #expect(try engine.run("MATCH (n:P) RETURN n.l = []", in: &draft).rows[0][0].booleanValue == true)
    }

    @Test(
        "loops end when the time is over",
        arguments: [
            "all(x IN range(1, 100000) WHERE all(y IN range(1, 1000) WHERE y > 0))",
            "reduce(s = 0, x IN range(1, 100000) | reduce(t = s, y IN range(1, 1000) | t + 1))",
            "size([x IN range(1, 100000) WHERE -x IN range(1, 100000)])",
            "reduce(s = [], x IN range(1, 100000) | (s + x)[-1000..])",
        ]
    )
    func time(expression: String) {
        let clock = ContinuousClock()
        var detail: String?
        let time = clock.measure { detail = Self.detail("RETURN " + expression) }
        #expect(detail == nil || detail == "Timeout" || detail == "Memory")
        #expect(time < .seconds(3))
    }

    @Test(
        "products of many rows end when the time is over, whoever takes the rows",
        arguments: [
            "MATCH (a), (b), (c), (d), (e) RETURN count(e)",
            "MATCH (a), (b), (c), (d), (e) WITH a LIMIT 10000000000 RETURN count(*)",
            "MATCH (a) WITH collect(a) AS l UNWIND l AS x UNWIND l AS y UNWIND l AS z UNWIND l AS u RETURN count(*)",
        ]
    )
    func products(query: String) throws {
        var draft = GraphDraft(PropertyGraph())
        _ = try CypherEngine().run("UNWIND range(1, 1000) AS i CREATE ()", in: &draft)
        let clock = ContinuousClock()
        let graph = draft.graph
        let time = clock.measure { #expect(Self.detail(query, on: graph) == "Timeout") }
        #expect(time < .seconds(3))
    }

    @Test("expressions as deep as may be run, and deeper ones are refused")
    func depth() {
        for (open, inner, close) in [
            ("-", "1", ""), ("NOT ", "true", ""), ("", "1", " + 1"), ("abs(", "1", ")"), ("[", "1", "]"),
            ("{a: ", "1", "}"), ("CASE WHEN true THEN ", "1", " END"),
        ] {
            #expect(Self.detail(Self.nested(open, inner, close, 240), timeout: .seconds(30)) == nil)
            #expect(Self.detail(Self.nested(open, inner, close, 10_000)) == "NestingTooDeep")
        }
        let chain = String(repeating: " + 1", count: 170)
        #expect(Self.detail(Self.nested("coalesce(", "1" + chain, ", 2)", 120)) == nil)
        #expect(Self.detail(Self.nested("coalesce(", "1" + chain + chain, ", 2)", 120)) == "NestingTooDeep")
    }

    @Test("queries of many clauses are run or refused, and CREATE may stand any number of times")
    func clauses() throws {
        #expect(Self.detail(String(repeating: "WITH 1 AS a ", count: 900) + "RETURN a", timeout: .seconds(30)) == nil)
        #expect(Self.detail(String(repeating: "WITH 1 AS a ", count: 20_000) + "RETURN a") == "QueryTooLong")
        let union = String(repeating: " UNION RETURN 1 AS a", count: 5_000)
        #expect(Self.detail("RETURN 1 AS a" + union) == "QueryTooLong")
        #expect(Self.detail("MATCH (a)" + String(repeating: "-->()", count: 50_000) + " RETURN a") == "QueryTooLong")
        var draft = GraphDraft(PropertyGraph())
        let many = String(repeating: "CREATE (:A)-[:R]->(:B {x: 1}) ", count: 2_000)
        let made = try CypherEngine().run(many, in: &draft)
        #expect(made.statistics.nodesCreated == 4_000)
    }

    @Test("an error in a late row leaves the graph as it was")
    func lateError() throws {
        var draft = GraphDraft(PropertyGraph())
        let engine = CypherEngine()
        let query = "UNWIND range(1, 20000) AS i CREATE (:N {v: CASE i WHEN 19999 THEN 1 / 0 ELSE i END})"
        let error = #expect(throws: CypherError.self) { try engine.run(query, in: &draft) }
        #expect(error?.detail == "DivisionByZero")
        #expect(draft.graph.nodeCount == 0)
    }

    @Test("what is missing is missing without rows too")
    func parameters() {
        #expect(Self.detail("MATCH (n:None) WHERE n.x = $x RETURN n") == "MissingParameter")
        #expect(Self.detail("RETURN 1 LIMIT $x") == "MissingParameter")
        #expect(Self.detail("EXPLAIN RETURN $x") == nil)
    }

    @Test("an aggregate may stand behind ORDER BY alone, of variables that are grouped by")
    func orderByAggregate() throws {
        let query = "UNWIND [1, 1, 2] AS x RETURN x, count(*) AS c ORDER BY max(x) DESC"
        let rows = try CypherEngine().run(query, on: PropertyGraph()).rows
        #expect(rows.map { $0[0].integerValue } == [2, 1])
        #expect(Self.detail("MATCH (n) RETURN n.a AS a, count(*) AS c ORDER BY max(n.a)") == "UndefinedVariable")
    }

    @Test("a long row of comparisons is read in time that grows with its length")
    func comparisons() {
        let clock = ContinuousClock()
        let row = String(repeating: " OR 1 = 2", count: 40_000)
        let time = clock.measure { #expect(Self.detail("RETURN 1 = 1" + row, timeout: .seconds(30)) == nil) }
        #expect(time < .seconds(5))
    }
}
