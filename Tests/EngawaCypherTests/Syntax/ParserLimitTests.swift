import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaCypher

@Suite("The parser keeps its limits")
struct ParserLimitTests {
    /// Reads queries on a thread with a stack as small as it may be, and gives what each came to.
    private func details(_ queries: [String]) -> [String?] {
        #if DEBUG
            let stack = 8 << 20
        #else
            let stack = 512 << 10
        #endif
        nonisolated(unsafe) var result: [String?] = []
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            result = queries.map { detail(of: $0) }
            done.signal()
        }
        thread.stackSize = stack
        thread.start()
        done.wait()
        return result
    }

    private func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
        String(repeating: open, count: count) + inner + String(repeating: close, count: count)
    }

    /// What can be nested: the part before and behind.
    static let forms = [
        ("(", ")"), ("[", "]"), ("{a: ", "}"), ("f(", ")"), ("CASE WHEN a THEN ", " END"), ("a[", "]"), ("a[..", "]"),
        ("[x IN a WHERE ", " | x]"), ("[(a)-->(b {k: ", "}) | 1]"), ("reduce(a = 1, x IN b | ", ")"),
        ("all(x IN a WHERE ", ")"), ("n {a: ", "}"), ("[(a)-->(b) WHERE ", " | 1]"), ("exists {(a) WHERE ", "}"),
        ("exists {MATCH (a) WHERE ", " RETURN a}"), ("exists {UNWIND ", " AS x RETURN x}"),
        ("a OR b XOR c AND NOT d = e IN f + g * h ^ -(", ")"), ("x + (y * (", "))"),
    ]

    @Test("brackets of every kind may be nested, and are refused beyond 256", arguments: forms)
    func nesting(_ open: String, _ close: String) {
        let levels =
            open.hasPrefix("x")
            ? 100 : open.hasPrefix("exists") || open.contains("(a)") || open.hasPrefix("a OR") ? 50 : 200
        let queries = [levels, 300, 10_000].map { "RETURN " + nested(open, "1", close, $0) }
        let found = details(queries + ["RETURN " + String(repeating: open, count: 10_000)])
        #expect(found.prefix(3) == [nil, "NestingTooDeep", "NestingTooDeep"])
        #expect(found[3] != nil)
    }

    @Test("exactly 256 parentheses are read")
    func exactNesting() {
        #expect(
            details([nested("(", "1", ")", 256), nested("(", "1", ")", 257)].map { "RETURN " + $0 }) == [
                nil, "NestingTooDeep",
            ]
        )
    }

    @Test("clauses within FOREACH have the same limit")
    func forEach() {
        let queries = [60, 10_000].map { nested("FOREACH (x IN a | ", "CREATE ()", ")", $0) }
        #expect(details(queries) == [nil, "NestingTooDeep"])
    }

    @Test(
        "a tree of operators is at most 1,000 deep",
        arguments: [
            ("1", " + 1"), ("a", ".b"), ("a", "[0]"), ("a", " IS NULL"), ("a", " STARTS WITH b"), ("a", " ^ 2"),
        ]
    )
    func operatorDepth(_ first: String, _ next: String) {
        let queries = [990, 1_001, 200_000].map { "RETURN " + first + String(repeating: next, count: $0) }
        #expect(details(queries) == [nil, "NestingTooDeep", "NestingTooDeep"])
        #expect(
            details(["RETURN " + nested("NOT ", "a", "", 990), "RETURN " + nested("NOT ", "a", "", 200_000)]) == [
                nil, "NestingTooDeep",
            ]
        )
    }

    @Test("AND, OR, XOR and comparisons in a row are flat, however many", arguments: [" AND ", " OR ", " XOR ", " < "])
    func flatRows(_ sign: String) {
        #expect(details(["RETURN a" + String(repeating: sign + "a", count: 20_000)]) == [nil])
    }

    @Test("what is ambiguous is not read again at every level")
    func lookAhead() {
        let clock = ContinuousClock()
        let time = clock.measure {
            _ = details([
                "RETURN " + nested("[x IN ", "a", ", 1]", 200), "RETURN " + nested("((a)-", "1", ")", 120),
                "RETURN " + nested("[(a)-->(b) | ", "1", "]", 80), "RETURN " + nested("(a {k: ", "1", "})-->()", 80),
                "RETURN " + nested("(n", "", "", 100_000), "RETURN " + String(repeating: "(a)-[", count: 100_000),
            ])
        }
        #expect(time < .seconds(5))
    }

    @Test("a long query is read in time that grows with its length")
    func longQueries() {
        #if DEBUG
            let count = 100_000
        #else
            let count = 3_300_000
        #endif
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(details(["RETURN [" + String(repeating: "1, ", count: count) + "1]"]) == [nil])
            #expect(details(["RETURN '" + String(repeating: "あ\\n", count: count / 2) + "'"]) == [nil])
            #expect(details(["RETURN " + String(repeating: "(", count: count)]) == ["NestingTooDeep"])
            #expect(details(["RETURN 1 " + String(repeating: "-", count: count)]) == ["UnexpectedSyntax"])
        }
        #expect(time < .seconds(20))
    }
}
