import EngawaCypher
import Testing

@Suite("Values compare, convert and are read")
struct ValueLanguageTests {
    @Test("as openCypher says")
    func script() throws { #expect(try LanguageScript.mistakes(in: Self.script).isEmpty) }

    static let script = #"""
        !
        ? RETURN 1 = 1.0, 1 = '1', 'a' = 'A', null = null, null <> null, 1 <> null, true = true, true = 1, [1] = 1
        = true, false, false, null, null, null, true, false, false
        ? RETURN 1 < 1.5, 'a' < 'b', 'a' < 1, true > false, false < true, true < 1, null < 1, 1 < null, [1, 2] < [1,
          3], [1] < [1, 0], [1, null] < [1, 2], [1, 2] < [2, null], [null] < [1], [1] < ['a'], {a: 1} < {a: 2}
        = true, true, null, true, true, null, null, null, true, true, null, true, null, null, null
        ? RETURN 1 >= 1, 1 <= 0.5, 'a' >= 'a', [1] >= [1], [] < [1], [1, null] >= [1], date('2020-01-01') <
          date('2020-01-02'), date('2020-01-01') < datetime('2020-01-01T00:00Z'), duration('P1D') < duration('P2D'),
          duration('P1D') = duration('PT24H'), duration('P1D') <= duration('P1D')
        = true, false, true, true, true, true, true, null, null, false, null
        ? WITH 0.0/0.0 AS n RETURN n = n, n <> n, n < 1, n > 1, n >= 1, n < 'a', n > n, n <= n, n = 1, n <> 1, [n] =
          [n], n IN [n], n < 1.0, n > 'a', n = 'a'
        = false, true, false, false, false, null, false, false, false, true, false, false, false, null, false
        ? RETURN 1.0/0.0 > 1, -1.0/0.0 < 0, 1.0/0.0 = 1.0/0.0, -0.0 = 0.0, 9007199254740993 = 9007199254740992.0,
          9007199254740993 > 9007199254740992.0
        = true, true, true, true, false, true
        ? RETURN 1 < 2 < 3, 1 < 3 < 2, 1 = 1 = true, 1 < 2 > 1, 1 < null < 0, 3 > 2 > 1 = 1, 1 <> 2 <> 1, 1 < 2 = 2
          <= 3
        = true, false, false, true, null, true, true, true
        ? RETURN {a: 1} = {a: 1}, {a: 1} = {a: 2}, {a: null} = {a: null}, {a: 1, b: null} = {a: 1, b: null}, {a: 1,
          b: null} = {a: 2, b: null}, {} = {}, {a: 1} = {b: 1}, {a: null} = {}, {a: 1} <> {a: 1}, {a: {b: 1}} = {a:
          {b: 1}}, {a: 1.0} = {a: 1}, {a: null} = {b: null}
        = true, false, null, null, false, true, false, false, false, true, true, false
        > CREATE (a:A {n: 1})-[:T {w: 1}]->(b:B {n: 2})
        ? MATCH (a:A), (b:B), p = (a)-->(b) RETURN a = a, a = b, a <> b, a < b, p = p, a = 1, [a] = [a], a IN [b,
          a], p < p, {x: a} = {x: a}
        = true, false, true, null, true, false, true, true, null, true
        ? MATCH (n) WHERE 1 < n.n <= 2 RETURN n.n
        = 2
        ? MATCH (n) WHERE n.n = n.zzz RETURN n
        =
        ? MATCH (n) WHERE n.zzz <> 1 RETURN n
        =
        ? MATCH (n) WHERE NOT (n.zzz = 1) RETURN n
        =
        ? MATCH (n) WHERE n.n > 'a' RETURN n
        =
        ? MATCH (n) WHERE n.zzz IS NULL AND n.n IS NOT NULL RETURN n.n
        = 1 | 2
        ? RETURN true AND null, false AND null, null AND null, true OR null, false OR null, null OR null, true XOR
          null, false XOR null, NOT null, NOT true, NOT NOT true, true XOR true, true XOR false
        = null, false, null, true, null, null, null, null, null, false, true, false, true
        ? RETURN 1 AND true
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN true OR 'a'
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN NOT 1
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN NOT []
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN null XOR 1
        = ! SyntaxError compile time InvalidArgumentType
        ? WITH 1 AS x RETURN x AND true
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN $p AND true
        = ! ParameterMissing compile time MissingParameter
        ? RETURN true AND [1] AND false
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN false AND (1 = 'x')
        = false
        ? RETURN 1 + 2 * 3, (1 + 2) * 3, 2 ^ 3 ^ 2, -2 ^ 2, 4 / 2 * 3, 10 % 4 * 2, 2 * 3 ^ 2, 7 - 3 - 2, -3 + 5, -
          -3, +3, 1 - -1, 4 * 2 + 1, 12 / 4 * 3 - 2 * 4, 12 / 4 * (3 - 2 * 4), 3 * 5 % 4
        = 7, 9, 64.0, 4.0, 6, 4, 18.0, 2, 2, 3, 3, 2, 9, 1, -15, 3
        ? RETURN NOT true AND false, NOT (true AND false), true OR true AND false, true XOR true AND false, true OR
          false XOR true, (true OR false) XOR true, NOT false = true, NOT false OR true, not true xor true
        = false, true, true, true, true, false, true, true, true
        ? RETURN 1 + 1 = 2, 1 = 1 AND 2 = 2, 1 IN [1] AND true, 'a' + 'b' STARTS WITH 'a', 1 + 2 IN [3], NOT 1 IN
          [2], 'ab' CONTAINS 'a' = true, null IS NULL = true, 1 = 1 IS NULL, NOT null IS NULL, 1 < 2 = true, [1] + 2
          IN [[1, 2]], 1 IN [1] = true, 1 = 1 IN [true]
        = true, true, true, true, true, true, true, true, false, false, false, true, true, false
        ? RETURN -[1, 2][0], [1, 2][0] + 1, {a: 1}.a + 1, -{a: 2}.a, -2 ^ 2.0, 2 ^ -1, -1 % 3, 5 % -3, -5 / 2, 5 /
          -2, 5.0 / 2, 2 ^ 0.5
        = -1, 2, 2, -2, 4.0, 0.5, -1, 2, -2, -2, 2.5, 1.4142135623730951
        ? RETURN [1, 2, 3] IN [[1, 2, 3]] AND false, [1] + [2] = [1, 2], NOT [1] = [1], [1, 2][0..1] + 3, 'a' IN
          ['a'] + 'b', 'a' + 'b' IN ['ab'], 'abc' STARTS WITH 'ab' AND 'abc' ENDS WITH 'bc', 'x' =~ 'x' OR false
        = false, true, false, [1, 3], true, true, true, true
        ? RETURN 'abc' STARTS WITH 'ab', 'abc' STARTS WITH '', 'abc' ENDS WITH 'bc', 'abc' CONTAINS 'b', 'abc'
          CONTAINS '', 'abc' CONTAINS null, null CONTAINS 'a', 'abc' STARTS WITH 1, 1 CONTAINS 1, 'ABC' CONTAINS
          'b', 'abc' ENDS WITH ' '
        = true, true, true, true, true, null, null, null, null, false, false
        ? RETURN 'a' =~ null
        = null
        ? RETURN 'abc' =~ 'a.*', 'abc' =~ 'b', 'a\nb' =~ 'a.b', 'ABC' =~ '(?i)abc', 'a' =~ 'a|b', 'aé' =~ 'a\u00e9'
        = true, false, false, true, true, true
        ? RETURN 'abc' =~ '['
        = ! ArgumentError runtime InvalidRegularExpression
        ? RETURN substring('0123', 1), substring('0123', 1, 2), substring('0123', 0, 100), substring('0123', 4),
          substring(null, 1), substring('0123', 10, 1)
        = '123', '12', '0123', '', null, ''
        ? RETURN substring('0123', -1)
        = ! ArgumentError runtime NegativeIntegerArgument
        ? RETURN substring('0123', 1, -1)
        = ! ArgumentError runtime NegativeIntegerArgument
        ? RETURN substring('0123', 1, null)
        = null
        ? RETURN left('abc', -1)
        = ! ArgumentError runtime NegativeIntegerArgument
        ? RETURN left('abc', null), left(null, 1), right('abc', 2), left(null, -1)
        = null, null, 'bc', null
        ? RETURN left('abc', null)
        = null
        ? RETURN split('a,b,,c', ','), split('abc', ''), split('', ','), split('', ''), split(null, ','), split('a',
          null), split('abc', 'abc'), split('one1two', '1')
        = ['a', 'b', '', 'c'], ['a', 'b', 'c'], [''], [''], null, null, ['', ''], ['one', 'two']
        ? RETURN replace('abcabc', 'b', 'X'), replace('abc', '', 'X'), replace(null, 'a', 'b'), replace('a', null,
          'b'), replace('aaa', 'aa', 'b')
        = 'aXcaXc', 'XaXbXcX', null, null, 'ba'
        ? RETURN toUpper('aß'), toLower('ÀÉ'), trim('  a '), ltrim('  a'), rtrim('a  '), reverse('abc'),
          toUpper(null), reverse('raksO')
        = 'ASS', 'àé', 'a', 'a', 'a', 'cba', null, 'Oskar'
        ? RETURN toUpper(1)
        = ! TypeError runtime InvalidArgumentType
        ? RETURN trim(1)
        = ! TypeError runtime InvalidArgumentType
        ? RETURN reverse(1)
        = ! TypeError runtime InvalidArgumentType
        ? RETURN 'a' + 1, 1 + 'a', 'a' + 1.5, 'a' + null
        = 'a1', '1a', 'a1.5', null
        ? RETURN 'a' + true
        = ! TypeError runtime InvalidArgumentType
        ? RETURN 'a' + [1], 'a' + date('2020-01-01')
        = ['a', 1], 'a2020-01-01'
        ? RETURN 'a' + {a: 1}
        = ! TypeError runtime InvalidArgumentType
        ? RETURN 'a' * 2
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN 'a' - 'b'
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN 'a\xb'
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN '\u00'
        = ! SyntaxError compile time InvalidUnicodeLiteral
        ? RETURN '\uD83D\uDE00', '\uZZZZ'
        = ! SyntaxError compile time InvalidUnicodeLiteral
        ? RETURN 'abc
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN '', "", '' = ""
        = '', '', true
        ? RETURN toInteger('42'), toInteger('42.9'), toInteger('-0'), toInteger('0x1F'), toInteger(''),
          toInteger('foo'), toInteger(1.9), toInteger(-1.9), toInteger(null), toInteger('1e2'), toInteger('  5 '),
          toInteger('1_000'), toInteger('٣')
        = 42, 42, 0, null, null, null, 1, -1, null, 100, 5, null, null
        ? RETURN toInteger(true)
        = ! TypeError runtime InvalidArgumentValue
        ? RETURN toInteger([])
        = ! TypeError runtime InvalidArgumentValue
        ? RETURN toInteger({})
        = ! TypeError runtime InvalidArgumentValue
        ? RETURN toFloat('1.5'), toFloat('1'), toFloat('foo'), toFloat(1), toFloat(null), toFloat('1e400'),
          toFloat('.5'), toFloat('5.'), toFloat(''), toFloat('-1.2E-3'), toFloat('Infinity'), toFloat('1f'),
          toFloat('0x1p3')
        = 1.5, 1.0, null, 1.0, null, Inf, 0.5, 5.0, null, -0.0012, Inf, null, null
        ? RETURN toFloat(true)
        = ! TypeError runtime InvalidArgumentValue
        ? RETURN toFloat([1])
        = ! TypeError runtime InvalidArgumentValue
        ? RETURN toBoolean('true'), toBoolean('FALSE'), toBoolean(' true '), toBoolean('yes'), toBoolean(''),
          toBoolean(true), toBoolean(null), toBoolean(0), toBoolean(7)
        = true, false, true, null, null, true, null, false, true
        ? RETURN toBoolean(1.0)
        = ! TypeError runtime InvalidArgumentValue
        ? RETURN toBoolean([])
        = ! TypeError runtime InvalidArgumentValue
        ? RETURN toString(1), toString(1.0), toString(true), toString('a'), toString(null), toString(1e10),
          toString(-0.0), toString(1.0E-10), toString(date('2020-01-01')), toString(duration('P1Y')),
          toString(123456789.5), toString(10000000.0), toString(0.001), toString(0.0001)
        = '1', '1.0', 'true', 'a', null, '10000000000.0', '-0.0', '1.0E-10', '2020-01-01', 'P1Y', '123456789.5',
          '10000000.0', '0.001', '0.0001'
        ? RETURN toString([])
        = ! TypeError runtime InvalidArgumentValue
        ? RETURN toString({})
        = ! TypeError runtime InvalidArgumentValue
        ? MATCH (n:A) RETURN toString(n)
        = ! TypeError runtime InvalidArgumentValue
        ? MATCH (n:A) RETURN toInteger(n)
        = ! TypeError runtime InvalidArgumentValue
        ? MATCH (n:A) WITH [n, 1] AS l RETURN [x IN l | toFloat(x)]
        = ! TypeError runtime InvalidArgumentValue
        ? MATCH ()-[r]->() RETURN toString(r)
        = ! TypeError runtime InvalidArgumentValue
        ? MATCH (n:A) RETURN type(n)
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (n:A) WITH [n] AS l RETURN type(l[0])
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH ()-[r]->() WITH [r, null, 1] AS l RETURN type(l[0]), type(l[1])
        = 'T', null
        ? MATCH ()-[r]->() WITH [r, null, 1] AS l RETURN type(l[2])
        = ! TypeError runtime InvalidArgumentValue
        ? MATCH (n) RETURN type(null), labels(null), labels(n), id(null), startNode(null)
        = null, null, ['A'], null, null | null, null, ['B'], null, null
        ? MATCH p = (n:A) RETURN labels(p)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN labels(1)
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH p = (n:A) WITH [p] AS l RETURN labels(l[0])
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH ()-[r]->() RETURN labels(r)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN type(1)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN 0, -0, 1, 00, 0x1F, 0X1f, -0x1, 0o17, -0o7, 0xFFFFFFFF, 9223372036854775807, -9223372036854775808,
          0x7FFFFFFFFFFFFFFF, -0x8000000000000000, 0o777777777777777777777
        = ! SyntaxError compile time InvalidNumberLiteral
        ? RETURN 9223372036854775808
        = ! SyntaxError compile time IntegerOverflow
        ? RETURN -9223372036854775809
        = ! SyntaxError compile time IntegerOverflow
        ? RETURN 0x8000000000000000
        = ! SyntaxError compile time IntegerOverflow
        ? RETURN 0o1000000000000000000000
        = ! SyntaxError compile time IntegerOverflow
        ? RETURN 0xG
        = ! SyntaxError compile time InvalidNumberLiteral
        ? RETURN 0x
        = ! SyntaxError compile time InvalidNumberLiteral
        ? RETURN 9x
        = ! SyntaxError compile time InvalidNumberLiteral
        ? RETURN 0o8
        = ! SyntaxError compile time InvalidNumberLiteral
        ? RETURN 1.0, .5, -.5, 1e3, 1E-3, 1.5e+2, 1e308, 0.0, -0.0, .1e2, 1e-400, 123456789.123456789, 1e9
        = 1.0, 0.5, -0.5, 1000.0, 0.001, 150.0, 1e+308, 0.0, -0.0, 10.0, 0.0, 123456789.12345679, 1000000000.0
        ? RETURN 1e400
        = ! SyntaxError compile time FloatingPointOverflow
        ? RETURN 1.
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN 1..2
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN 1.e5
        = ! TypeError compile time InvalidArgumentType
        ? RETURN 1a
        = ! SyntaxError compile time InvalidNumberLiteral
        ? RETURN [1, ], {a: }
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN [ ]
        = []
        ? RETURN [], [[]], {}, {a: {}}, {`a b`: 1}, {A: 1, a: 2}, [null, true, 'a']
        = [], [[]], {}, {a: {}}, {a b: 1}, {A: 1, a: 2}, [null, true, 'a']
        ? RETURN [, ]
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {1a: 1}
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {'a': 1}
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN {a: 1, a: 2}
        = {a: 2}
        ? RETURN {a: 1
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN true, TRUE, True, false, null, NULL
        = true, true, true, false, null, null
        ? RETURN {null: 1, true: 2}.null
        = 1
        ? WITH {a: 1, b: null} AS m RETURN m.a, m.b, m.c, m['a'], m['c'], m[null], m['A']
        = 1, null, null, 1, null, null, null
        ? WITH null AS m RETURN m.a, m['a'], m.a.b
        = null, null, null
        ? WITH 1 AS m RETURN m.a
        = ! TypeError compile time InvalidArgumentType
        ? WITH [1] AS m RETURN m.a
        = ! TypeError compile time InvalidArgumentType
        ? WITH 'a' AS m RETURN m.a
        = ! TypeError compile time InvalidArgumentType
        ? WITH {a: 1} AS m RETURN m[1]
        = ! SyntaxError compile time InvalidArgumentType
        $ m={a: 1}
        $ k='a'
        $ i=1
        $ l=[1]
        ? RETURN $m[$k], $m.a, $l[0]
        = 1, 1, 1
        ? RETURN $m[$i]
        = ! TypeError runtime MapElementAccessByNonString
        ? RETURN $l[$k]
        = ! TypeError runtime ListElementAccessByNonInteger
        ? RETURN $i[$k]
        = ! TypeError runtime InvalidArgumentType
        ? RETURN $i[$i]
        = ! TypeError runtime InvalidArgumentType
        ? RETURN $l[$m]
        = ! TypeError runtime ListElementAccessByNonInteger
        ? RETURN $l[1.5]
        = ! TypeError runtime ListElementAccessByNonInteger
        ? RETURN $i.a
        = ! TypeError runtime InvalidArgumentType
        ? WITH {a: 1, b: {c: [1, {d: 5}]}} AS m RETURN m.b.c[1].d, m.b['c'][0]
        = 5, 1
        ? WITH {a: 1, b: 2} AS m RETURN m {.a}, m {.*, c: 3}, m {.z}, m {.a, a: 9}
        = {a: 1}, {a: 1, b: 2, c: 3}, {z: null}, {a: 9}
        ? MATCH (n:A) RETURN n {.*}, n {.n, x: 1}, n['n'], n['zz']
        = {n: 1}, {n: 1, x: 1}, 1, null
        ? MATCH (n:A) RETURN n[1]
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (n:A) RETURN n.n.x
        = ! TypeError runtime InvalidArgumentType
        ? MATCH (n) RETURN n.`n`, n.  n
        = 1, 1 | 2, 2
        """#
}
