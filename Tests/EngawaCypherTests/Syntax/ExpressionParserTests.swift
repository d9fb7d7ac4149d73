import Testing

@testable import EngawaCypher

@Suite("The parser reads expressions")
struct ExpressionParserTests {
    @Test(
        "operators bind as openCypher says",
        arguments: [
            ("1 + 2 * 3", "(add 1 (multiply 2 3))"),
            ("1 - 2 - 3", "(subtract (subtract 1 2) 3)"),
            ("2 ^ 3 ^ 4", "(power (power 2 3) 4)"),
            ("-3 ^ 2", "(power -3 2)"),
            ("-(3 ^ 2)", "(minus (power 3 2))"),
            ("-a.b ^ 2", "(power (minus (a. b)) 2)"),
            ("1 --5", "(subtract 1 -5)"),
            ("- - a", "(minus (minus a))"),
            ("+a % +5", "(remainder (plus a) 5)"),
            ("a OR b XOR c AND NOT d = e", "(or a (xor b (and c (not (equal d e)))))"),
            ("a AND b AND c OR d OR e", "(or (and a b c) d e)"),
            ("(a AND b) AND c", "(and (and a b) c)"),
            ("NOT NOT a AND b", "(and (not (not a)) b)"),
            ("a = NOT b AND c", "(and (equal a (not b)) c)"),
            ("1 < a + 1 <= 3 <> b", "(less,atMost,notEqual 1 (add a 1) 3 b)"),
            ("[1] + 2 IN [3] + 4", "(in (add [1] 2) (add [3] 4))"),
            ("[1, 2] = [3, 4] IN [5]", "(equal [1 2] (in [3 4] [5]))"),
            ("null IS NOT NULL = null IS NULL", "(equal (isNotNull null) (isNull null))"),
            ("NOT a IS NULL", "(not (isNull a))"),
            ("a STARTS WITH 'x' OR b ends with c + d", "(or (startsWith a 'x') (endsWith b (add c d)))"),
            ("a CONTAINS b =~ c", "(matches (contains a b) c)"),
            ("a<-1", "(less a -1)"),
            ("a[1][2..].b:C:D", "(labels ((slice (element a 1) 2 _). b) C D)"),
            ("a[..2] + a[1..3] + a[..]", "(add (add (slice a _ 2) (slice a 1 3)) (slice a _ _))"),
        ]
    )
    func precedence(_ text: String, _ shape: String) throws {
        #expect(try Shape.of(text) == shape)
    }

    @Test(
        "lists, maps and what resembles them are told apart",
        arguments: [
            ("[]", "[]"), ("[x IN xs]", "(comprehension x xs _ _)"), ("[x IN xs, y]", "[(in x xs) y]"),
            ("[x IN xs WHERE x > 1 | x + 1]", "(comprehension x xs (greater x 1) (add x 1))"),
            ("[x IN [y IN ys, 1] | x]", "(comprehension x [(in y ys) 1] _ x)"),
            ("[(a)-->(b) | b.x]", "(patterns (a)-[]->(b) _ (b. x))"),
            ("[p = (a)-[:X|:Y*]-() WHERE a.b | p]", "(patterns p=(a)-[:X:Y*_.._]-() (a. b) p)"),
            ("[(a)-->(b), c]", "[(a)-[]->(b) c]"), ("[p = (a)]", "[(equal p a)]"),
            ("{}", "{}"), ("{a: 1, `b c`: {return: 2}}", "{a: 1 b c: {return: 2}}"),
            ("n {.a, .*, b: 1, c}", "(project n .a .* b:1 c)"), ("n {}", "(project n)"),
            ("(n {.a})", "(project n .a)"),
        ]
    )
    func collections(_ text: String, _ shape: String) throws {
        #expect(try Shape.of(text) == shape)
    }

    @Test(
        "a pattern is told from an expression in parentheses",
        arguments: [
            ("NOT (a)-[r:X]->(b)", "(not (a)-[r:X]->(b))"),
            ("NOT (a:A {k: 1})<--(:B)--()", "(not (a:A{k: 1})<-[]-(:B)-[]-())"),
            ("exists((a)<-->(b))", "(call exists (a)-[]-(b))"),
            ("(a) - [1]", "(subtract a [1])"), ("(a)-[b]", "(subtract a [b])"), ("(a)-(b)", "(subtract a b)"),
            ("(a) < - (b)", "(less a (minus b))"), ("(a.b)--(c)", "(subtract (a. b) (minus c))"),
            ("((a))", "a"), ("(1)--(2)", "(subtract 1 (minus 2))"),
        ]
    )
    func patterns(_ text: String, _ shape: String) throws {
        #expect(try Shape.of(text) == shape)
    }

    @Test(
        "functions and the forms that look like them are told apart",
        arguments: [
            ("count(*)", "countRows"), ("COUNT(DISTINCT a.b)", "(call COUNT distinct (a. b))"),
            ("count()", "(call count)"),
            ("duration.inSeconds(a, b)", "(call duration.inSeconds a b)"), ("`my fn`(1)", "(call my fn 1)"),
            ("all(x IN xs WHERE x)", "(all x xs x)"), ("any(x IN xs WHERE x = 1)", "(any x xs (equal x 1))"),
            ("none(x IN xs WHERE x)", "(none x xs x)"), ("single(x IN xs WHERE x)", "(single x xs x)"),
            ("any(xs)", "(call any xs)"), ("filter(x IN xs WHERE x)", "(comprehension x xs x _)"),
            ("reduce(s = 0, x IN xs | s + x)", "(reduce s 0 x xs (add s x))"),
            ("CASE WHEN a THEN 1 ELSE 2 END", "(case _ a→1 2)"),
            ("CASE a WHEN 1 THEN 2 WHEN 3 THEN 4 END", "(case a 1→2 3→4 _)"),
            ("exists {(a)-->(b) WHERE a.x}", "(exists (a)-[]->(b) (a. x))"),
            ("EXISTS { MATCH (a) WHERE a.x }", "(exists (a) (a. x))"),
            ("exists { MATCH (a) WITH a RETURN a }", "(existsQuery [3])"),
            ("$p + $0 + $`q r`", "(add (add $p $0) $q r)"), ("exists", "exists"), ("count", "count"),
        ]
    )
    func functions(_ text: String, _ shape: String) throws {
        #expect(try Shape.of(text) == shape)
    }

    @Test(
        "numbers are read in every notation, with their sign",
        arguments: [
            ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
            ("0xFF", "255"), ("-0x8000000000000000", "-9223372036854775808"), ("0o17", "15"), ("0", "0"), ("-0", "0"),
            (".5", "0.5"), ("1e3", "1000.0"), ("1.5E-2", "0.015"), ("-1.0", "-1.0"), ("00.5", "0.5"),
        ]
    )
    func numbers(_ text: String, _ shape: String) throws {
        #expect(try Shape.of(text) == shape)
    }

    @Test(
        "text is read with its escapes",
        arguments: [
            (#"'a\'b'"#, "'a'b'"), (#""a\"b""#, "'a\"b'"), (#"'\\\n\t\b\f\r'"#, "'\\\n\t\u{8}\u{C}\r'"),
            (#"'\u3042\U0001F600'"#, "'あ😀'"), (#"'\uD83D\uDE00'"#, "'😀'"), ("'縁側'", "'縁側'"), ("''", "''"),
        ]
    )
    func strings(_ text: String, _ shape: String) throws {
        #expect(try Shape.of(text) == shape)
    }

    @Test("names are words of any script, keywords too, and anything in back quotes")
    func names() throws {
        #expect(try Shape.of("`a``b`.`c d` + 利用者.ケア・プラン") == "(add (a`b. c d) (利用者. ケア・プラン))")
        #expect(try Shape.of("n.match.return.order") == "(((n. match). return). order)")
        #expect(try Shape.of("n:Match:RETURN") == "(labels n Match RETURN)")
        #expect(try Shape.of("`return`") == "return")
        #expect(detail(of: "RETURN match") == "UnexpectedSyntax")
    }

    @Test("a place is that of the text, parentheses included")
    func spans() throws {
        let text = "RETURN (あ) + (b * 2)"
        guard case .query(let query) = try CypherParser.parse(text).kind,
            case .return(let projection) = query.parts[0].clauses[0].kind
        else {
            Issue.record("not a query")
            return
        }
        let span = projection.items[0].expression.span
        #expect(String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self) == "(あ) + (b * 2)")
        #expect(projection.items[0].name == "(あ) + (b * 2)")
    }
}
