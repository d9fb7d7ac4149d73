import EngawaCypher
import EngawaGraph
import Testing

@Suite("Values of the TCK")
struct TCKValueTests {
    @Test(
        "are read and written",
        arguments: [
            "null", "true", "false", "0", "-12", "9223372036854775807", "-9223372036854775808", "1.5", "-0.25", "NaN",
            "Inf", "-Inf", "''", "'a b'", "'\\'", "[]", "[1, 'a', [null]]", "{}", "{a: 1, b: {c: []}}", "()", "(:A)",
            "(:A:B {a: 1})", "({a: '}'})", "[:T]", "[:T {a: 1}]", "<()>", "<(:A)-[:T]->(:B {b: 2})<-[:S {x: 1}]-()>",
            "[<()>, [:T], (:A)]",
        ]
    )
    func roundTrip(_ text: String) throws {
        #expect(try TCKValueParser.parse(text).text == text)
    }

    @Test("have more than one form")
    func forms() throws {
        #expect(try TCKValueParser.parse("1e3") == .float(1000))
        #expect(try TCKValueParser.parse(".5") == .float(0.5))
        #expect(try TCKValueParser.parse("1E-2") == .float(0.01))
        #expect(try TCKValueParser.parse(" ( :B :A{ b : 1 ,a:2 } ) ").text == "(:A:B {a: 2, b: 1})")
        #expect(try TCKValueParser.parse("{`a b`: 1}") == .map([.init(key: "a b", value: .integer(1))]))
    }

    @Test(
        "are strict",
        arguments: [
            "", "nul", "True", "1.2.3", "-", "1 2", "'a", "'a'b", "[1", "[1,]", "[,]", "{a}", "{a: }", "{a: 1, a: 2}",
            "(A)",
            "(:)", "(:A", "[:]", "[:T", "<>", "<(:A)", "<()-[:T]-()>", "<()->()>", "9223372036854775808", "1e999", "x",
        ]
    )
    func errors(_ text: String) {
        #expect(throws: TCKValueParser.Problem.self) { try TCKValueParser.parse(text) }
    }

    @Test("are told apart")
    func equality() {
        #expect(TCKValue.integer(1) != .float(1))
        #expect(TCKValue.float(.nan) == .float(.nan))
        #expect(TCKValue.string("\u{304C}") != .string("\u{304B}\u{3099}"))
        #expect(TCKValue.string("1") != .integer(1))
        #expect(TCKValue.list([.integer(1), .integer(2)]) != .list([.integer(2), .integer(1)]))
        #expect(
            TCKValue.list([.integer(1), .integer(2)]).withSortedLists
                == TCKValue.list([.integer(2), .integer(1)]).withSortedLists
        )
        #expect(TCKValue.null != .boolean(false))
    }

    @Test("of a result are what its nodes and relationships hold")
    func results() throws {
        var draft = GraphDraft(PropertyGraph())
        let first = try draft.createNode(labels: ["B", "A"], properties: [("x", 1)])
        let second = draft.createNode()
        let tie = try draft.createRelationship("T", from: second, to: first, properties: [("y", 2.0)])
        func text(_ value: CypherValue) -> String { TCKValue(value, in: draft.graph).text }
        #expect(text(.node(first)) == "(:A:B {x: 1})")
        #expect(text(.relationship(tie)) == "[:T {y: 2.0}]")
        let path = CypherPath(nodes: [first, second, first], relationships: [tie, tie])
        #expect(text(.path(path)) == "<(:A:B {x: 1})<-[:T {y: 2.0}]-()-[:T {y: 2.0}]->(:A:B {x: 1})>")
        let day = try #require(CalendarDate(year: 2025, month: 4, day: 1))
        #expect(text(.list([.date(day)])) == "['2025-04-01']")
    }
}
