import Testing

@testable import EngawaCypher

@Suite("The parser says what is wrong")
struct ParserErrorTests {
    @Test(
        "each error has the detail that the TCK gives it",
        arguments: [
            ("RETURN 9223372036854775808", "IntegerOverflow"), ("RETURN -9223372036854775809", "IntegerOverflow"),
            ("RETURN 0xFFFFFFFFFFFFFFFF", "IntegerOverflow"),
            ("MATCH ()-[*99999999999999999999]-() RETURN 1", "IntegerOverflow"),
            ("RETURN 1.34E999", "FloatingPointOverflow"), ("RETURN 12h3", "InvalidNumberLiteral"),
            ("RETURN 0x", "InvalidNumberLiteral"), ("RETURN 0x1G", "InvalidNumberLiteral"),
            ("RETURN 0o8", "InvalidNumberLiteral"), ("RETURN 0777", "InvalidNumberLiteral"),
            ("RETURN 1_000", "InvalidNumberLiteral"), ("RETURN -1a", "InvalidNumberLiteral"),
            ("RETURN {1a: 1}", "UnexpectedSyntax"),
            ("RETURN '\\uH'", "InvalidUnicodeLiteral"), ("RETURN '\\uD800'", "InvalidUnicodeLiteral"),
            ("RETURN '\\U00110000'", "InvalidUnicodeLiteral"), ("RETURN '\\u12", "UnexpectedSyntax"),
            ("RETURN '\\q'", "UnexpectedSyntax"), ("RETURN 42 — 41", "InvalidUnicodeCharacter"),
            ("RETURN （1）", "InvalidUnicodeCharacter"), ("RETURN “a”", "InvalidUnicodeCharacter"),
            ("MATCH ()-[:X..]->() RETURN 1", "InvalidRelationshipPattern"),
            ("MATCH ()-[:X*-2]->() RETURN 1", "InvalidRelationshipPattern"),
            ("MATCH ()-[:X*1.5]->() RETURN 1", "InvalidRelationshipPattern"),
            ("RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a", "InvalidClauseComposition"),
            ("MATCH (n)", "InvalidClauseComposition"), ("WITH 1 AS a", "InvalidClauseComposition"),
            ("RETURN 1 MATCH (n) RETURN n", "InvalidClauseComposition"),
            ("FOREACH (x IN [] | MATCH (n))", "InvalidClauseComposition"),
            ("MATCH (n) WHERE exists { MATCH (n) SET n.a = 1 } RETURN n", "InvalidClauseComposition"),
            ("", "UnexpectedSyntax"), (";", "UnexpectedSyntax"), ("RETURN", "UnexpectedSyntax"),
            ("RETURN [, ]", "UnexpectedSyntax"), ("RETURN [[[]]", "UnexpectedSyntax"),
            ("RETURN {a: 1", "UnexpectedSyntax"),
            ("RETURN 1#2", "UnexpectedSyntax"), ("RETURN 1; RETURN 2", "UnexpectedSyntax"),
            ("RETURN 'a", "UnexpectedSyntax"),
            ("RETURN `a", "UnexpectedSyntax"), ("RETURN ``", "UnexpectedSyntax"), ("RETURN 1 /* a", "UnexpectedSyntax"),
            ("RETURN $", "UnexpectedSyntax"), ("MATCH (n) CALL p() YIELD * RETURN n", "UnexpectedSyntax"),
            ("MATCH (a) RETURN size((a)-->())", "UnexpectedSyntax"), ("MATCH (a) RETURN (a)-->()", "UnexpectedSyntax"),
            ("MATCH (n) SET n", "UnexpectedSyntax"), ("RETURN any(x IN [1])", "UnexpectedSyntax"),
            ("CREATE INDEX FOR (n:A) ON (m.k)", "UnexpectedSyntax"),
        ]
    )
    func details(_ query: String, _ expected: String) {
        let found = syntaxError(of: query)
        #expect(found?.detail == expected)
        #expect(found?.kind == .syntaxError && found?.phase == .compileTime && found?.span != nil)
        #expect(found?.message.ja.isEmpty == false && found?.message.en.isEmpty == false)
    }

    @Test(
        "a misspelt keyword is told by the one that it resembles",
        arguments: [
            ("MTACH (n) RETURN n", "there is no clause \"MTACH\"; did you mean MATCH?"),
            ("MATCH (n) RETRUN n", "there is no clause \"RETRUN\"; did you mean RETURN?"),
            ("MATCH (n) RETURN n ODER BY n.x", "there is no clause \"ODER\"; did you mean ORDER?"),
            ("SELECT * FROM t", "expected a clause (such as MATCH or RETURN), found \"SELECT\""),
        ]
    )
    func suggestions(_ query: String, _ message: String) {
        #expect(syntaxError(of: query)?.message.en == message)
    }

    @Test("the message says what was expected, what was found, and helps with habits from elsewhere")
    func messages() {
        #expect(syntaxError(of: "RETURN (1")?.message.en == "expected \")\", found the end of the query")
        #expect(syntaxError(of: "RETURN (1")?.message.ja == "ここには「)」が必要ですが、問い合わせの終わりがあります")
        #expect(syntaxError(of: "RETURN 1 != 2")?.message.en.hasSuffix("inequality is written <>") == true)
        #expect(syntaxError(of: "RETURN 1 == 2")?.message.en.hasSuffix("equality is written with a single =") == true)
        #expect(syntaxError(of: "MATCH (set) RETURN 1")?.message.en.hasSuffix("put it in back quotes") == true)
        #expect(syntaxError(of: "RETURN 0777")?.message.en == "\"0777\" is not a number; octal numbers begin with 0o")
        #expect(syntaxError(of: "RETURN （1")?.message.ja.hasSuffix("半角の「(」を使ってください") == true)
    }
}
