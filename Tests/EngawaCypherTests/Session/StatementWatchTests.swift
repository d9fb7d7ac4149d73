import EngawaGraph
import Testing

@testable import EngawaCypher

@Suite("A statement's time")
struct StatementWatchTests {
    /// The details of the error; `none` where there is none.
    private static func detail(_ body: () throws(CypherError) -> Void) -> String {
        do throws(CypherError) {
            try body()
            return "none"
        } catch {
            return "\(error.kind.rawValue) \(error.detail)" + (error.span == nil ? "" : " at a place")
        }
    }

    private static var expired: StatementWatch {
        var options = CypherOptions()
        options.limits.timeout = .seconds(-1)
        return StatementWatch(options)
    }

    private static var cancelled: StatementWatch {
        var options = CypherOptions()
        options.cancellation = CypherCancellation()
        options.cancellation?.cancel()
        return StatementWatch(options)
    }

    private static let text = "MATCH (a:A {x: 1}) WHERE a.y = 2 RETURN a.x + 1 AS x"

    @Test("is looked at by the lexer, the parser, the checker and the planner")
    func stages() throws {
        let bytes = Array(Self.text.utf8)
        let tokens = try Lexer.tokens(of: bytes, StatementWatch())
        let statement = try CypherParser.parse(Self.text)
        guard case .query(let query) = statement.kind else {
            Issue.record("not a query")
            return
        }
        for (watch, expected) in [
            (Self.expired, "ResourceError Timeout"), (Self.cancelled, "ResourceError Cancelled"),
            (StatementWatch(), "none"),
        ] {
            #expect(Self.detail { () throws(CypherError) in _ = try Lexer.tokens(of: bytes, watch) } == expected)
            let parse = Self.detail { () throws(CypherError) in
                var parser = Parser(bytes, tokens, watch)
                do throws(Refusal) {
                    _ = try parser.statement()
                } catch {
                    switch error {
                    case .because(let reason): throw reason
                    }
                }
            }
            #expect(parse == expected)
            let check = Self.detail { () throws(CypherError) in
                try SemanticChecker.check(
                    statement,
                    procedures: [],
                    function: { _ in nil },
                    functionNames: [],
                    watch: watch
                )
            }
            #expect(check == expected)
            let plan = Self.detail { () throws(CypherError) in
                _ = try Planner.plan(query, .run, Self.text, PropertyGraph(), [], watch)
            }
            #expect(plan == expected)
        }
    }

    @Test("begins with its text: a long one that is no statement at all runs out of it")
    func beginsWithText() {
        let engine = CypherEngine()
        var options = CypherOptions()
        options.limits.timeout = .zero
        let text = "RETURN [" + String(repeating: "1,", count: 100_000)
        let run = Self.detail { () throws(CypherError) in _ = try engine.run(text, on: PropertyGraph(), options) }
        #expect(run == "ResourceError Timeout")
        let rows = Self.detail { () throws(CypherError) in _ = try engine.rows(text, on: PropertyGraph(), options) }
        #expect(rows == "ResourceError Timeout")
        let asked = Self.detail { () throws(CypherError) in _ = try engine.read(text, options) }
        #expect(asked == "ResourceError Timeout")
        var draft = GraphDraft(PropertyGraph())
        let update = Self.detail { () throws(CypherError) in _ = try engine.run(text, in: &draft, options) }
        #expect(update == "ResourceError Timeout")
    }

    @Test("is not spent on a statement with more clauses than a plan may have")
    func tooLong() {
        let text = "WITH 1 AS a " + String(repeating: "WITH * ", count: 2_000) + "RETURN b"
        let error = Self.detail { () throws(CypherError) in _ = try CypherEngine().run(text, on: PropertyGraph()) }
        #expect(error == "SyntaxError QueryTooLong at a place")
    }

    @Test("may be spent on any number of conditions: the plan has no step for each")
    func manyConditions() throws {
        var draft = GraphDraft(PropertyGraph())
        let engine = CypherEngine()
        _ = try engine.run("UNWIND range(1, 20) AS i CREATE (:A {x: i, last: i % 2})-[:T]->(:B {x: i})", in: &draft)
        let many = String(repeating: " AND a.x > 0", count: 3_000)
        let keys = (0..<3_000).map { "k\($0): null" }.joined(separator: ", ")
        for (text, expected) in [
            ("MATCH (a:A)-->(b) WHERE b.x > 10\(many) AND a.last = 1 RETURN count(*)", 5),
            ("MATCH (a:A {last: 1})-->(b) WHERE b.x > 10\(many) AND b.x > a.x RETURN count(*)", 0),
            ("MATCH (a:A {\(keys)}) RETURN count(*)", 0),
        ] {
            #expect(try engine.run(text, on: draft.graph).rows[0][0].integerValue == Int64(expected))
            let plan = try #require(try engine.run("EXPLAIN " + text, on: draft.graph).plan)
            func steps(_ plan: CypherPlan) -> Int { plan.inputs.reduce(1) { $0 + steps($1) } }
            #expect(steps(plan) < 300)
        }
    }

    @Test("is not spent on names that hide others: they are found in the text of an expression")
    func hiddenNames() {
        var names = HiddenNames()
        #expect(names.isEmpty && names.used(in: "`a`") == [])
        for name in ["a", "b c", "d`e", "居"] { names.insert(name) }
        for (text, used) in [
            ("`a`", ["a"]), ("add(`a`,`x`)", ["a"]), ("a", []), ("`x`.a", []), ("'a'", []),
            ("list(`b c`,`居`.k)", ["b c", "居"]), ("`d`e`.x", ["d`e"]), ("", []),
        ] {
            #expect(names.used(in: text) == used, "\(text)")
        }
    }
}
