import EngawaCypher
import Testing

@Suite("Aggregates, CASE and lists")
struct AggregationLanguageTests {
    @Test("as openCypher says")
    func script() throws { #expect(try LanguageScript.mistakes(in: Self.script).isEmpty) }

    static let script = #"""
        !
        ? MATCH (n) RETURN count(*), count(n), sum(n.x), avg(n.x), min(n.x), max(n.x), collect(n.x), stDev(n.x),
          stDevP(n.x), percentileCont(n.x, 0.5), percentileDisc(n.x, 0.5)
        = 0, 0, 0, null, null, null, [], 0.0, 0.0, null, null
        ? MATCH (n) RETURN n, count(*)
        =
        ? MATCH (n) RETURN count(*) + 1
        = 1
        ? UNWIND [1, null, 2] AS x RETURN count(x), count(*), sum(x), avg(x), collect(x), min(x), max(x)
        = 2, 3, 3, 1.5, [1, 2], 1, 2
        ? UNWIND [null, null] AS x RETURN count(x), sum(x), avg(x), collect(x), min(x), max(x), collect(DISTINCT x),
          count(DISTINCT x)
        = 0, 0, null, [], null, null, [], 0
        ? UNWIND [1, 2.0] AS x RETURN sum(x), avg(x)
        = 3.0, 1.5
        ? UNWIND [1, 2] AS x RETURN avg(x), sum(x)
        = 1.5, 3
        ? UNWIND [1, 1, 2] AS x RETURN count(DISTINCT x), sum(DISTINCT x), avg(DISTINCT x), collect(DISTINCT x),
          min(DISTINCT x), max(DISTINCT x)
        = 2, 3, 1.5, [1, 2], 1, 2
        ? UNWIND [1, 1.0, 2] AS x RETURN collect(DISTINCT x)
        = [1, 2]
        ? UNWIND [[1], [2], [2, 1]] AS x RETURN min(x), max(x)
        = [1], [2, 1]
        ? UNWIND [1, 'a', null, [1, 2], 0.2, 'b'] AS x RETURN min(x), max(x)
        = [1, 2], 1
        ? UNWIND [[1], 'a', 1, true, {a: 1}] AS x RETURN min(x), max(x)
        = {a: 1}, 1
        ? UNWIND ['a', 'b', 'B', null, 'abc', 'abc1'] AS x RETURN min(x), max(x)
        = 'B', 'b'
        ? UNWIND [1, 2, 0, null, -1] AS x RETURN max(x), min(x)
        = 2, -1
        ? UNWIND [1.0, 2.0, 0.5, null] AS x RETURN max(x), min(x)
        = 2.0, 0.5
        ? UNWIND [1, 2.0, 5, null, 3.2, 0.1] AS x RETURN max(x), min(x)
        = 5, 0.1
        ? UNWIND [duration('P1D'), duration('P2D')] AS x RETURN sum(x), avg(x)
        = 'P3D', 'P1DT12H'
        ? UNWIND [date('2020-01-01'), date('2021-01-01')] AS x RETURN min(x), max(x)
        = '2020-01-01', '2021-01-01'
        ? UNWIND [1, 'a'] AS x RETURN sum(x)
        = ! TypeError runtime InvalidArgumentType
        ? UNWIND [true] AS x RETURN avg(x)
        = ! TypeError runtime InvalidArgumentType
        ? UNWIND [9223372036854775807, 1] AS x RETURN sum(x)
        = ! ArithmeticError runtime IntegerOverflow
        ? UNWIND [9223372036854775807, 1] AS x RETURN avg(x)
        = 4.611686018427388e+18
        ? UNWIND [10, 20, 30] AS x RETURN percentileDisc(x, 0.0), percentileDisc(x, 0.5), percentileDisc(x, 1.0),
          percentileCont(x, 0.0), percentileCont(x, 0.5), percentileCont(x, 1.0), percentileCont(x, 0.25)
        = 10, 20, 30, 10.0, 20.0, 30.0, 15.0
        ? UNWIND [10, 20, 30] AS x RETURN percentileDisc(x, 1.1)
        = ! ArgumentError runtime NumberOutOfRange
        ? UNWIND [10, 20, 30] AS x RETURN percentileCont(x, -1)
        = ! ArgumentError runtime NumberOutOfRange
        ? UNWIND [10, 20, 30] AS x RETURN percentileCont(x, 1000)
        = ! ArgumentError runtime NumberOutOfRange
        ? UNWIND [10, 20, 30] AS x RETURN percentileDisc(x, 'a')
        = ! TypeError runtime InvalidArgumentType
        ? UNWIND [10.0, 20, 'x'] AS x RETURN percentileDisc(x, 0.5)
        = ! TypeError runtime InvalidArgumentType
        ? UNWIND [[10, 0.1], [20, 0.9]] AS x RETURN percentileDisc(x[0], x[1])
        = 10
        ? MATCH (n) RETURN percentileDisc(n.x, 7)
        = null
        ? UNWIND [10] AS x RETURN percentileDisc(x, $m)
        = ! ParameterMissing compile time MissingParameter
        ? RETURN count(count(*))
        = ! SyntaxError compile time NestedAggregation
        ? RETURN count(rand())
        = ! SyntaxError compile time NonConstantExpression
        ? RETURN sum(1) + count(*) * 2
        = 3
        ? UNWIND [1, 2] AS x RETURN x + count(*)
        = ! SyntaxError compile time AmbiguousAggregationExpression
        ? UNWIND [1, 2] AS x WITH x, 3 AS y RETURN y + count(x), y
        = 5, 3
        ? UNWIND [1, 2] AS x WITH x, 3 AS y RETURN x, y + count(x)
        = ! SyntaxError compile time AmbiguousAggregationExpression
        ? UNWIND [{a: 1, b: 2}] AS x RETURN x.a, x.a + count(*)
        = 1, 2
        ? UNWIND [{a: 1, b: 2}] AS x RETURN x.a + x.b, x.a + x.b + count(*)
        = ! SyntaxError compile time AmbiguousAggregationExpression
        ? UNWIND [{a: 1, b: 2}] AS x RETURN x.a, {k: count(*), l: x.a}
        = 1, {k: 1, l: 1}
        ? UNWIND [1, 2, 3] AS x RETURN [y IN collect(x) WHERE y > 1 | y * 10]
        = [20, 30]
        ? UNWIND [1, 2, 3] AS x RETURN [y IN [1] | count(x)]
        = ! SyntaxError compile time InvalidAggregation
        ? UNWIND [1, 2, 3] AS x RETURN any(y IN collect(x) WHERE y = 2)
        = true
        ? UNWIND [1, 2, 3] AS x RETURN CASE WHEN count(x) > 2 THEN 'many' ELSE 'few' END
        = 'many'
        ? UNWIND [1, 2, 3] AS x RETURN collect(x)[0], size(collect(x)), head(collect(x))
        = 1, 3, 1
        ? UNWIND [1, 2, 3] AS x RETURN collect({v: x})
        = [{v: 1}, {v: 2}, {v: 3}]
        ? UNWIND [1, 2, 3] AS x RETURN count(*) = 3 AND max(x) < 5
        = true
        ? UNWIND [1, 2] AS x RETURN count(DISTINCT [x, 1]), count(DISTINCT {a: x % 1})
        = 2, 1
        ? UNWIND [null, null, 1] AS x RETURN x, count(*)
        = null, 2 | 1, 1
        ? UNWIND [0.0/0.0, 0.0/0.0] AS x RETURN x, count(*)
        = NaN, 2
        ? UNWIND [{a: null}, {a: null}, {b: 1}] AS x RETURN DISTINCT x
        = {a: null} | {b: 1}
        ? UNWIND [[null], [null], [1, null]] AS x RETURN DISTINCT x
        = [null] | [1, null]
        ? RETURN stDev(1), stDevP(1)
        = 0.0, 0.0
        ? UNWIND [1, 2, 3, 4] AS x RETURN stDev(x), stDevP(x)
        = 1.2909944487358056, 1.118033988749895
        ? UNWIND range(1, 3) AS x RETURN sum(x) / count(x) AS m, toFloat(sum(x)) / 2
        = 2, 3.0
        ? RETURN count(*) AS c, 1 AS one
        = 1, 1
        ? MATCH (n:Nope) WITH count(n) AS c RETURN c
        = 0
        ? MATCH (n:Nope) WITH n.x AS k, count(n) AS c RETURN k, c
        =
        ? RETURN collect(null), collect([null])
        = [], [[null]]
        ? RETURN avg(null), sum(null), max(null)
        = null, 0, null
        ? RETURN CASE null WHEN null THEN 1 ELSE 2 END
        = 2
        ? RETURN CASE 1 WHEN 1.0 THEN 'eq' ELSE 'ne' END
        = 'eq'
        ? RETURN CASE WHEN null THEN 1 ELSE 2 END
        = 2
        ? RETURN CASE 5 WHEN 1 THEN 1 END
        = null
        ? RETURN CASE -3 WHEN 1 THEN 'a' WHEN -3 THEN 'b' END, CASE 'x' WHEN 1 THEN 2 WHEN 'x' THEN 3 ELSE 4 END
        = 'b', 3
        ? RETURN CASE true WHEN false THEN 0 WHEN true THEN 1 END
        = 1
        ? RETURN CASE [1, null] WHEN [1, null] THEN 1 ELSE 0 END
        = 0
        ? RETURN CASE WHEN 1 THEN 1 END
        = ! TypeError runtime InvalidArgumentType
        ? RETURN CASE WHEN false THEN 1/0 ELSE 2 END
        = 2
        ? RETURN CASE 1 WHEN 1 THEN 'a' WHEN 1/0 THEN 'b' END
        = 'a'
        ? RETURN CASE {a: 1} WHEN {a: 1} THEN 'y' END
        = 'y'
        ? RETURN CASE WHEN 'a' < 'b' THEN 1 END + 1
        = 2
        ? RETURN CASE
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN CASE 1 END
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN CASE ELSE 1 END
        = ! SyntaxError compile time UnexpectedSyntax
        ? RETURN [1, 2, 3][0], [1, 2, 3][-1], [1, 2, 3][5], [1, 2, 3][-5], [1, 2][null], null[0]
        = 1, 3, null, null, null, null
        ? RETURN [1, 2, 3][0..2], [1, 2, 3][-2..], [1, 2, 3][..-1], [1, 2, 3][..], [1, 2, 3][5..], [1, 2, 3][2..1],
          [1, 2, 3][0..0]
        = [1, 2], [2, 3], [1, 2], [1, 2, 3], [], [], []
        ? RETURN [1, 2, 3][null..2], [1, 2, 3][0..null], [1, 2, 3][null..], [1, 2, 3][..null], null[1..2]
        = null, null, null, null, null
        ? RETURN [1, 2, 3][0..100], [1, 2, 3][-100..2], [1, 2, 3][-100..100]
        = [1, 2, 3], [1, 2], [1, 2, 3]
        ? RETURN [1, 2][1.0]
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN [1, 2]['a']
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN [1, 2][true]
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN [1, 2][1.0..2]
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN 1[0]
        = ! TypeError compile time InvalidArgumentType
        ? RETURN 'abc'[0]
        = ! TypeError compile time InvalidArgumentType
        ? WITH 'abc' AS s RETURN s[0]
        = ! TypeError compile time InvalidArgumentType
        ? WITH [1, 2] AS l, 'a' AS i RETURN l[i]
        = ! SyntaxError compile time InvalidArgumentType
        ? WITH [1, 2] AS l, 1.5 AS i RETURN l[i]
        = ! SyntaxError compile time InvalidArgumentType
        ? WITH {a: 1} AS m, 1 AS i RETURN m[i]
        = ! SyntaxError compile time InvalidArgumentType
        ? WITH [1, 2] AS l RETURN l[toInteger(1)]
        = 2
        ? RETURN [1, 2] + [3], [1] + 2, 1 + [2], [1] + null, [] + [], [[1]] + [2], [1] + [[2]], null + [1]
        = [1, 2, 3], [1, 2], [1, 2], null, [], [[1], 2], [1, [2]], null
        ? RETURN ['a'] + 'b', 'a' + ['b'], [1] + [null]
        = ['a', 'b'], ['a', 'b'], [1, null]
        ? RETURN 1 IN [1, 2], 3 IN [1, 2], null IN [1], null IN [], 1 IN [null], 1 IN [1, null], 1 IN null, null IN
          [null], null IN null
        = true, false, null, false, null, true, null, null, null
        ? RETURN [1] IN [[1], 2], [1, null] IN [[1, null]], [1] IN [1], [] IN [[]], [1, 2] IN [[null, 2]], [1, 2] IN
          [[1, 2], null], [[]] IN [[[]]]
        = true, null, false, true, null, true, true
        ? RETURN '1' IN [1], 1 IN ['1', 1.0], [1, 2] IN [1, [1, '2']], [1, null] IN [[1], [2, null]], [null] IN
          [[1]], [null] IN [[1, 2]]
        = false, true, false, false, null, false
        ? RETURN 1 IN 1
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN 1 IN 'a'
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN 1 IN {a: 1}
        = ! SyntaxError compile time InvalidArgumentType
        ? WITH 5 AS l RETURN 1 IN l
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN [1, 2] = [1, 2], [1, 2] = [1], [1, null] = [1, null], [1, null] = [2, null], [null] = [null], [] =
          [], [[1]] = [[1]], [1] = ['1'], [1, 2] = [1.0, 2.0], [1] = 1, [null] = [1, 2]
        = true, false, null, false, null, true, true, false, true, false, false
        ? RETURN [[null]] = [[1]], [[null], 1] = [[1], 2], [1, 2] <> [1, null], [1] <> null
        = null, false, null, null
        ? RETURN [x IN [1, null, 3] WHERE x > 1], [x IN [1, null] | x + 1], [x IN null | x], [x IN [] | x], [x IN
          [1, 2]], [x IN [1, 2] WHERE x = null | x]
        = [3], [2, null], null, [], [1, 2], []
        ? RETURN [x IN [[1], [2]] | [y IN x | y + 1]], [x IN range(1, 3) WHERE x % 2 = 1 | x ^ 2]
        = [[2], [3]], [1.0, 9.0]
        ? RETURN [x IN 1 | x]
        = ! SyntaxError compile time InvalidArgumentType
        ? WITH 1 AS l RETURN [x IN l | x]
        = ! SyntaxError compile time InvalidArgumentType
        ? WITH 5 AS x RETURN [x IN [1] | x], x
        = [1], 5
        ? RETURN size([1, null]), size(null), size('abc'), size([])
        = 2, null, 3, 0
        ? RETURN head(null), last(null), tail(null), head([]), last([]), tail([]), head([null, 1]), reverse([1, 2]),
          reverse('ab'), reverse(null)
        = null, null, null, null, null, [], null, [2, 1], 'ba', null
        ? RETURN range(1, 3), range(3, 1), range(3, 1, -1), range(0, 10, 3), range(0, 0), range(-5, 5, 5), range(1,
          0), range(0, -3, -2), range(0, 1, 5)
        = [1, 2, 3], [], [3, 2, 1], [0, 3, 6, 9], [0], [-5, 0, 5], [], [0, -2], [0]
        ? RETURN range(1, 3, 0)
        = ! ArgumentError runtime NumberOutOfRange
        ? RETURN range(1, 'a')
        = ! ArgumentError runtime InvalidArgumentType
        ? RETURN range(1, 3.0)
        = ! ArgumentError runtime InvalidArgumentType
        ? RETURN range(null, 3)
        = null
        ? RETURN range(true, 3)
        = ! ArgumentError runtime InvalidArgumentType
        ? RETURN keys({a: 1, b: null}), keys(null), keys({}), properties(null), properties({a: 1})
        = ['a', 'b'], null, [], null, {a: 1}
        ? RETURN keys(1)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN properties(1)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN properties('a')
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN properties([true])
        = ! SyntaxError compile time InvalidArgumentType
        ? WITH [1] AS x RETURN properties(x)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN size({a: 1})
        = 1
        ? RETURN size(1)
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN length('abc')
        = ! SyntaxError compile time InvalidArgumentType
        ? RETURN length([1])
        = ! SyntaxError compile time InvalidArgumentType
        """#
}
