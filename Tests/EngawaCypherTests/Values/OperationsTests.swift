import EngawaGraph
import Testing

@testable import EngawaCypher

@Suite("Operators")
struct OperationsTests {
    @Test(
        "calculate with numbers as openCypher does",
        arguments: [
            ("1 + 2", "3"), ("1 + 2.5", "3.5"), ("7 / 2", "3"), ("-7 / 2", "-3"), ("7 / 2.0", "3.5"), ("-7 % 3", "-1"),
            ("7.5 % 2", "1.5"), ("2 ^ 3", "8.0"), ("2 * 3.5", "7.0"), ("5 - 7", "-2"), ("1 / 0.0", "Infinity"),
            ("0.0 / 0", "NaN"), ("-9223372036854775808 % -1", "0"), ("null + 1", "null"), ("1 / null", "null"),
            ("-null", "null"), ("-(3)", "-3"),
        ]
    )
    func numbers(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }

    @Test(
        "refuse what has no result",
        arguments: [
            ("9223372036854775807 + 1", "ArithmeticError IntegerOverflow"),
            ("-9223372036854775808 - 1", "ArithmeticError IntegerOverflow"),
            ("4611686018427387904 * 2", "ArithmeticError IntegerOverflow"),
            ("-9223372036854775808 / -1", "ArithmeticError IntegerOverflow"),
            ("-(-9223372036854775808)", "ArithmeticError IntegerOverflow"),
            ("1 / 0", "ArithmeticError DivisionByZero"), ("1 % 0", "ArithmeticError DivisionByZero"),
            ("1 + true", "TypeError InvalidArgumentType"), ("'a' + true", "TypeError InvalidArgumentType"),
            ("'a' * 2", "TypeError InvalidArgumentType"), ("'a' - 'b'", "TypeError InvalidArgumentType"),
            ("true ^ 2", "TypeError InvalidArgumentType"), ("-('a')", "TypeError InvalidArgumentType"),
            ("date('2020-01-01') - date('2020-01-01')", "TypeError InvalidArgumentType"),
        ]
    )
    func refusals(text: String, error: String) throws {
        #expect(try Calculator.outcome(text) == error)
    }

    @Test(
        "join strings and lists",
        arguments: [
            ("'a' + 'b'", "ab"), ("'a' + 1", "a1"), ("1.5 + 'a'", "1.5a"),
            ("'on ' + date('2020-01-01')", "on 2020-01-01"),
            ("[1] + [2]", "[1, 2]"), ("[1] + 2", "[1, 2]"), ("0 + [1]", "[0, 1]"), ("[1] + null", "null"),
            ("'a' + ['b']", "[a, b]"),
        ]
    )
    func joins(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }

    @Test(
        "choose elements, from the end too",
        arguments: [
            ("[1, 2, 3][0]", "1"), ("[1, 2, 3][-1]", "3"), ("[1, 2, 3][3]", "null"), ("[1, 2, 3][-4]", "null"),
            ("[1][null]", "null"), ("{a: 1}['a']", "1"), ("{a: 1}['b']", "null"), ("{a: 1}.a", "1"),
            ("{a: 1}.A", "null"),
            ("[1][1.0]", "TypeError ListElementAccessByNonInteger"),
            ("[1]['a']", "TypeError ListElementAccessByNonInteger"),
            ("{a: 1}[0]", "TypeError MapElementAccessByNonString"), ("(1)[0]", "TypeError InvalidArgumentType"),
            ("[1].a", "TypeError InvalidArgumentType"), ("date('2020-01-01').hour", "TypeError InvalidArgumentType"),
        ]
    )
    func elements(text: String, result: String) throws {
        #expect(try Calculator.outcome(text) == result)
    }

    @Test("cut lists at bounds that may lie outside")
    func slices() throws {
        let list = CypherValue.list((1...5).map { .integer($0) })
        func slice(_ from: Int64?, _ to: Int64?) throws -> String {
            Calculator.show(
                try Operations.slice(list, from: from.map { .integer($0) }, to: to.map { .integer($0) })
            )
        }
        #expect(try slice(1, 3) == "[2, 3]")
        #expect(try slice(-2, nil) == "[4, 5]")
        #expect(try slice(nil, -3) == "[1, 2]")
        #expect(try slice(3, 1) == "[]")
        #expect(try slice(-9, 99) == "[1, 2, 3, 4, 5]")
        #expect(try Operations.slice(list, from: .null, to: nil).isNull)
        #expect(throws: CypherError.self) { try Operations.slice(.integer(1), from: nil, to: nil) }
        #expect(throws: CypherError.self) { try Operations.slice(list, from: .float(1), to: nil) }
    }

    @Test("find elements of lists, or do not know")
    func membership() throws {
        let list = CypherValue.list([.integer(1), .null])
        #expect(try Operations.isIn(.integer(1), list) == true)
        #expect(try Operations.isIn(.integer(2), list) == nil)
        #expect(try Operations.isIn(.null, .list([])) == false)
        #expect(try Operations.isIn(.integer(1), .null) == nil)
        #expect(Operations.isIn(.integer(2), [.float(2)]) == true)
        #expect(throws: CypherError.self) { try Operations.isIn(.integer(1), .integer(1)) }
    }

    @Test(
        "compare texts by code points",
        arguments: [
            (TextOperator.startsWith, "地域の会", "地域", true), (.startsWith, "が", "か", false),
            (.startsWith, "か\u{3099}", "か", true), (.endsWith, "地域の会", "の会", true), (.endsWith, "abc", "", true),
            (.endsWith, "abc", "ab", false), (.contains, "地域の会", "域の", true), (.contains, "aaab", "aab", true),
            (.contains, "abc", "", true), (.contains, "", "a", false), (.contains, "ab", "abc", false),
            (.matches, "abc", "a.c", true), (.matches, "xabc", "abc", false), (.matches, "地域の会", "..の.", true),
            (.matches, "ABC", "(?i)abc", true), (.matches, "かいぎ2", "\\p{Hiragana}+\\d", true),
            (.matches, "２", "\\d", false), (.matches, "ab", "a|ab", true), (.matches, "a\nb", "a.b", false),
        ]
    )
    func texts(op: TextOperator, left: String, right: String, result: Bool) throws {
        #expect(try Operations.text(op, .string(left), .string(right)) == result)
    }

    @Test("make null of operands that are no texts, and an error of a pattern that is none")
    func textRefusals() throws {
        for op in [TextOperator.startsWith, .endsWith, .contains, .matches] {
            #expect(try Operations.text(op, .integer(1), .string("1")) == nil)
            #expect(try Operations.text(op, .string("1"), .null) == nil)
        }
        let error = #expect(throws: CypherError.self) { try Operations.text(.matches, .string("a"), .string("(")) }
        #expect(error?.detail == "InvalidRegularExpression")
    }
}
