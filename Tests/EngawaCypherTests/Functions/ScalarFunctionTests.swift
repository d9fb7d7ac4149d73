import EngawaGraph
import Testing

@testable import EngawaCypher

@Suite("Functions of plain values")
struct ScalarFunctionTests {
    @Test(
        "of strings measure by code point",
        arguments: [
            ("toUpper('aé')", "AÉ"), ("LOWER('ÀB')", "àb"), ("trim('\u{3000}会 ')", "会"), ("lTrim(' a ')", "a "),
            ("rtrim(' a ')", " a"), ("bTrim('--a-', '-')", "a"), ("substring('0123456789', 3)", "3456789"),
            ("substring('𠮷野家', 1, 1)", "野"), ("substring('abc', 5)", ""), ("left('𠮷野家', 2)", "𠮷野"),
            ("right('abc', 2)", "bc"), ("left('abc', 9)", "abc"), ("replace('aXbX', 'X', '--')", "a--b--"),
            ("replace('か\u{3099}', 'が', 'x')", "か\u{3099}"), ("replace('ab', '', '.')", ".a.b."),
            ("split('one1two', '1')", "[one, two]"), ("split('a,b;c', [',', ';'])", "[a, b, c]"),
            ("split(',a,', ',')", "[, a, ]"), ("split('', ',')", "[]"), ("split('会社', '')", "[会, 社]"),
            ("reverse('𠮷a')", "a𠮷"), ("size('𠮷か\u{3099}')", "3"), ("char_length('会')", "1"),
            ("character_length('ab')", "2"), ("normalize('ｶﾞ', 'NFKC')", "ガ"), ("toUpper(null)", "null"),
            ("substring('a', null)", "null"), ("toUpper(1)", "TypeError InvalidArgumentType"),
            ("left('a', -1)", "ArgumentError NegativeIntegerArgument"),
            ("substring('a', 1.0)", "TypeError InvalidArgumentType"),
            ("normalize('a', 'NFX')", "ArgumentError InvalidArgumentValue"),
        ]
    )
    func strings(text: String, result: String) throws {
        // A list of one empty text looks like an empty list.
        #expect(try Calculator.outcome(text) == result)
    }

    @Test(
        "of lists",
        arguments: [
            ("head([1, 2])", "1"), ("last([1, 2])", "2"), ("head([])", "null"), ("tail([1, 2, 3])", "[2, 3]"),
            ("tail([])", "[]"), ("reverse([1, null])", "[null, 1]"), ("size([1, 2])", "2"), ("isEmpty('')", "true"),
            ("isEmpty([0])", "false"), ("isEmpty({})", "true"), ("range(1, 3)", "[1, 2, 3]"), ("range(3, 1)", "[]"),
            ("range(5, 0, -2)", "[5, 3, 1]"), ("range(0, 0, -1)", "[0]"),
            ("range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"),
            ("range(1, 2, 0)", "ArgumentError NumberOutOfRange"),
            ("range(1.0, 2)", "ArgumentError InvalidArgumentType"),
            ("range(1, 100000001)", "ResourceError Memory"),
            ("range(-9223372036854775808, 9223372036854775807)", "ResourceError Memory"),
            ("head('a')", "TypeError InvalidArgumentType"), ("size(1)", "TypeError InvalidArgumentType"),
            ("isEmpty(1)", "TypeError InvalidArgumentType"),
        ]
    )
    func lists(text: String, result: String) throws {
        #expect(try Calculator.outcome(text) == result)
    }

    @Test(
        "that convert, or say that they cannot",
        arguments: [
            ("toInteger('42')", "42"), ("toInteger(' -7 ')", "-7"), ("toInteger('2.9')", "2"),
            ("toInteger(-2.9)", "-2"),
            ("toInt('1e3')", "1000"), ("toInteger('foo')", "null"), ("toInteger('0x10')", "null"),
            ("toInteger('99999999999999999999')", "ArithmeticError IntegerOverflow"),
            ("toIntegerOrNull('99999999999999999999')", "null"), ("toInteger(true)", "TypeError InvalidArgumentValue"),
            ("toInteger([])", "TypeError InvalidArgumentValue"), ("toIntegerOrNull([])", "null"),
            ("toFloat('1.5')", "1.5"), ("toFloat(2)", "2.0"), ("toFloat('.5e1')", "5.0"), ("toFloat('nan')", "null"),
            ("toFloat('-Infinity')", "-Infinity"), ("toFloat('1e')", "null"),
            ("toFloat({})", "TypeError InvalidArgumentValue"),
            ("toBoolean('TRUE')", "true"), ("toBoolean('tru')", "null"), ("toBoolean(0)", "false"),
            ("toBoolean(1.0)", "TypeError InvalidArgumentValue"), ("toBooleanOrNull(1.0)", "null"),
            ("toString(1)", "1"), ("toString(1.0)", "1.0"), ("toString(1e21)", "1.0E21"),
            ("toString(2.5 / 1000000000)", "2.5E-9"),
            ("toString(true)", "true"), ("toString([])", "TypeError InvalidArgumentValue"),
            ("toStringOrNull({})", "null"),
            ("toString(null)", "null"), ("toFloat(toString(1e300))", "1.0E300"),
            ("toIntegerList(['1', 2.5, null, 'a', []])", "[1, 2, null, null, null]"),
            ("toFloatList([1])", "[1.0]"), ("toBooleanList(['false'])", "[false]"),
            ("toStringList([1, {}])", "[1, null]"),
            ("toIntegerList(1)", "TypeError InvalidArgumentType"),
        ]
    )
    func conversions(text: String, result: String) throws {
        #expect(try Calculator.outcome(text) == result)
    }

    @Test(
        "of numbers",
        arguments: [
            ("abs(-3)", "3"), ("abs(-1.5)", "1.5"), ("sign(-2.5)", "-1"), ("sign(0)", "0"), ("ceil(1.2)", "2.0"),
            ("floor(-1.2)", "-2.0"), ("round(2.5)", "3.0"), ("round(-2.5)", "-2.0"),
            ("round(0.49999999999999994)", "0.0"),
            ("round(3)", "3.0"), ("round(1.005, 2)", "1.01"), ("round(-1.25, 1)", "-1.3"),
            ("round(1234.5, -2)", "1200.0"),
            ("round(0.07, 0)", "0.0"), ("round(0.9, 0)", "1.0"), ("round(99.95, 1)", "100.0"),
            ("round(1.21, 1, 'UP')", "1.3"), ("round(-1.29, 1, 'DOWN')", "-1.2"),
            ("round(-1.29, 1, 'ceiling')", "-1.2"),
            ("round(-1.21, 1, 'FLOOR')", "-1.3"), ("round(1.25, 1, 'HALF_DOWN')", "1.2"),
            ("round(1.25, 1, 'HALF_EVEN')", "1.2"), ("round(1.35, 1, 'HALF_EVEN')", "1.4"), ("sqrt(12.96)", "3.6"),
            ("sqrt(-1)", "NaN"), ("isNaN(sqrt(-1))", "true"), ("log(e())", "1.0"), ("log10(1000)", "3.0"),
            ("exp(0)", "1.0"),
            ("round(sin(pi() / 2), 9)", "1.0"), ("round(cot(pi() / 4), 9)", "1.0"), ("degrees(pi())", "180.0"),
            ("round(radians(180) - pi(), 9)", "0.0"), ("haversin(0)", "0.0"), ("atan2(0, 1)", "0.0"),
            ("abs('a')", "TypeError InvalidArgumentType"),
            ("round(1.5, 1, 'ODD')", "ArgumentError InvalidArgumentValue"),
            ("abs(-9223372036854775808)", "ArithmeticError IntegerOverflow"),
        ]
    )
    func numbers(text: String, result: String) throws {
        #expect(try Calculator.outcome(text) == result)
    }

    @Test(
        "of any value",
        arguments: [
            ("coalesce(null, 2, 3)", "2"), ("coalesce(null)", "null"), ("nullIf(1, 1.0)", "null"),
            ("nullIf(1, 2)", "1"),
            ("valueType(1)", "INTEGER NOT NULL"), ("valueType(null)", "NULL"),
            ("valueType([])", "LIST<NOTHING> NOT NULL"),
            ("valueType([1, null])", "LIST<INTEGER> NOT NULL"),
            ("valueType([1, 'a'])", "LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL"),
            ("timestamp()", "1743478496789"), ("size(randomUUID())", "36"),
        ]
    )
    func general(text: String, result: String) throws {
        #expect(try Calculator.outcome(text) == result)
    }

    @Test("of paths")
    func paths() throws {
        let path = CypherValue.path(
            CypherPath(nodes: [NodeID(rawValue: 1), NodeID(rawValue: 2)], relationships: [RelationshipID(rawValue: 9)])
        )
        #expect(try Calculator.text("nodes(p)", ["p": path]) == "[(1), (2)]")
        #expect(try Calculator.text("relationships(p)", ["p": path]) == "[[:9]]")
        #expect(try Calculator.text("rels(p)", ["p": path]) == "[[:9]]")
        #expect(try Calculator.text("length(p)", ["p": path]) == "1")
        #expect(try Calculator.outcome("length('abc')") == "TypeError InvalidArgumentType")
    }

    @Test("are found in any case, and listed as people write them")
    func names() throws {
        #expect(FunctionLibrary.function(named: "TOUPPER")?.name == "toUpper")
        #expect(FunctionLibrary.function(named: "datetime.fromepochmillis")?.name == "datetime.fromEpochMillis")
        #expect(FunctionLibrary.function(named: "labels") == nil)
        #expect(FunctionLibrary.names.contains("duration.inSeconds"))
        #expect(Set(FunctionLibrary.names.map { $0.lowercased() }).count == FunctionLibrary.names.count)
        let rand = try #require(FunctionLibrary.function(named: "rand"))
        #expect(!rand.isPure && !rand.isStable)
        let date = try #require(FunctionLibrary.function(named: "date"))
        #expect(!date.isPure && date.isStable)
    }

    @Test("name themselves and what to do in both languages where they fail")
    func messages() throws {
        let error = #expect(throws: CypherError.self) { try Calculator.value("toUpper(1)") }
        #expect(error?.message.en == "argument 1 of toUpper() must be a string, and it is an integer")
        #expect(error?.message.ja == "toUpper() の第 1 引数には文字列が必要ですが、整数が渡されました")
        #expect(error?.phase == .runtime)
    }
}
