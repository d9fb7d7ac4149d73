import EngawaCypher
import Testing

@Suite("Rows are joined, ordered and cut")
struct ProjectionLanguageTests {
    @Test("as openCypher says")
    func script() throws { #expect(try LanguageScript.mistakes(in: Self.script).isEmpty) }

    static let script = #"""
        !
        > CREATE (a:A {n: 1})-[:T {k: 1}]->(b:A {n: 2})-[:T {k: 2}]->(c:A {n: 3})
        ? MATCH (a)-[r]-(b) RETURN count(*)
        = 4
        ? CREATE (a:Foo) MERGE (a)-[r:KNOWS]->(a:Bar)
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH (a)-[t:T {k: 1}]->(b) DELETE t MERGE (a)-[t2:T {k: 9}]->(b) RETURN t2.k
        = 9  {+r1 -r1 +p1 -p1}
        ? MATCH () CREATE (n) DELETE n
        =
        ? MATCH (a)-[*]-(b) DETACH DELETE a, b RETURN count(*) AS c
        = 6  {-n3 -r2 -l1 -p5}
        ? MERGE (a:L {l: [1, 2]}) MERGE (b:L {l: [1, 2]}) MERGE (a)-[r:LL {l: [1, 2]}]->(b) MERGE (a)-[r2:LL {l: [1,
          2]}]->(b) RETURN r = r2
        = true  {+n1 +r1 +l1 +p2}
        ? RETURN 1 AS x UNION RETURN 2 AS x UNION RETURN 1 AS x
        = 1 | 2
        ? RETURN 1 AS x UNION ALL RETURN 2 AS x UNION ALL RETURN 1 AS x
        = 1 | 2 | 1
        ? RETURN 1 AS x UNION RETURN 2 AS y
        = ! SyntaxError compile time DifferentColumnsInUnion
        ? RETURN 1 AS x, 2 AS y UNION RETURN 3 AS y, 4 AS x
        = ! SyntaxError compile time DifferentColumnsInUnion
        ? RETURN 1 AS x UNION ALL RETURN 2 AS x UNION RETURN 1 AS x
        = ! SyntaxError compile time InvalidClauseComposition
        ? RETURN 1 AS x UNION RETURN 1.0 AS x
        = 1
        ? RETURN null AS x UNION RETURN null AS x
        = null
        ? UNWIND [2, 1] AS x RETURN x ORDER BY x UNION UNWIND [3, 1] AS x RETURN x ORDER BY x LIMIT 1
        = 1 | 2
        ? RETURN 1 UNION RETURN 1
        = 1
        ? CREATE (a:UU) RETURN a.x AS x UNION MATCH (a:UU) RETURN a.x AS x
        = null  {+n1 +l1}
        ? MATCH (a:UU) RETURN a UNION MATCH (b:UU) RETURN b AS a
        = (:UU)
        ? UNWIND null AS x RETURN x
        =
        ? UNWIND [] AS x RETURN x
        =
        ? UNWIND 5 AS x RETURN x
        = 5
        ? UNWIND [[1, 2], [3]] AS x UNWIND x AS y RETURN x, y
        = [1, 2], 1 | [1, 2], 2 | [3], 3
        ? UNWIND [1, null, 'a'] AS x RETURN x
        = 1 | null | 'a'
        ? UNWIND {a: 1} AS x RETURN x
        = {a: 1}
        ? UNWIND [1, 2] AS x WITH collect(x) AS c UNWIND c AS d RETURN *
        = [1, 2], 1 | [1, 2], 2
        ? UNWIND [1] AS x UNWIND [2] AS x RETURN x
        = ! SyntaxError compile time VariableAlreadyBound
        ? UNWIND x AS x RETURN x
        = ! SyntaxError compile time UndefinedVariable
        ? UNWIND [1, 2.5, 'a', null, true, false, [1], [], {a: 1}, 0.0/0.0, date('2020-01-01'), 'A',
          duration('P1D'), [1, 2], ['a'], [null], localtime('10:00'), time('10:00Z'),
          localdatetime('2020-01-01T00:00'), datetime('2020-01-01T00:00Z')] AS x RETURN x ORDER BY x
        = {a: 1} | [] | ['a'] | [1] | [1, 2] | [null] | '2020-01-01T00:00Z' | '2020-01-01T00:00' | '2020-01-01' |
          '10:00Z' | '10:00' | 'P1D' | 'A' | 'a' | false | true | 1 | 2.5 | NaN | null
        ? UNWIND [1, 2.5, 'a', null, true, 0.0/0.0, [1]] AS x RETURN x ORDER BY x DESC
        = null | NaN | 2.5 | 1 | true | 'a' | [1]
        ? UNWIND [[], ['a'], ['a', 1], [1], [1, 'a'], [1, null], [null, 1], [null, 2], null] AS x RETURN x ORDER BY
          x
        = [] | ['a'] | ['a', 1] | [1] | [1, 'a'] | [1, null] | [null, 1] | [null, 2] | null
        ? UNWIND [true, false, null] AS x RETURN x ORDER BY x DESC
        = null | true | false
        ? UNWIND [1, 3, 2] AS x RETURN x ORDER BY x ASCENDING SKIP 1 LIMIT 1
        = 2
        ? UNWIND [1, 3, 2, 3] AS x RETURN DISTINCT x ORDER BY x DESCENDING
        = 3 | 2 | 1
        ? UNWIND [1, 3, 2] AS x RETURN x AS y ORDER BY x
        = 1 | 2 | 3
        ? UNWIND [1, 3, 2] AS x RETURN -x AS x ORDER BY x
        = -3 | -2 | -1
        ? UNWIND [1, 3, 2] AS x WITH -x AS x ORDER BY x RETURN x
        = -3 | -2 | -1
        ? UNWIND [{a: 1, b: 2}, {a: 2, b: 1}] AS x RETURN x.a AS b ORDER BY x.b
        = 2 | 1
        ? UNWIND [{a: 1, b: 2}, {a: 2, b: 1}] AS x RETURN DISTINCT x.a AS b ORDER BY x.b
        = ! SyntaxError compile time UndefinedVariable
        ? UNWIND [{a: 1, b: 2}, {a: 2, b: 1}] AS x RETURN DISTINCT x ORDER BY x.b
        = {a: 2, b: 1} | {a: 1, b: 2}
        ? UNWIND [1, 1, 2] AS x RETURN x, count(*) AS c ORDER BY c DESC, x
        = 1, 2 | 2, 1
        ? UNWIND [1, 1, 2] AS x RETURN x, count(*) ORDER BY count(*)
        = 2, 1 | 1, 2
        ? UNWIND [1, 1, 2] AS x RETURN x, count(*) AS c ORDER BY count(*) * -1
        = 1, 2 | 2, 1
        ? UNWIND [1, 1, 2] AS x RETURN x ORDER BY count(*)
        = ! SyntaxError compile time InvalidAggregation
        ? UNWIND [1, 1, 2] AS x RETURN x, count(*) AS c ORDER BY max(x)
        = 1, 2 | 2, 1
        ? UNWIND [1, 1, 2] AS x RETURN x AS a, count(*) AS c ORDER BY max(x) DESC
        = ! SyntaxError compile time UndefinedVariable
        ? UNWIND [1, 1, 2] AS x WITH x AS a, count(*) AS c ORDER BY max(x) DESC RETURN a
        = ! SyntaxError compile time UndefinedVariable
        ? UNWIND [{a: 1, b: 2}, {a: 2, b: 1}] AS x RETURN x.a AS a, count(*) AS c ORDER BY max(x.b)
        = ! SyntaxError compile time UndefinedVariable
        ? UNWIND [{a: 1, b: 2}, {a: 2, b: 1}] AS x RETURN x.a AS a, count(*) AS c ORDER BY x.b
        = ! SyntaxError compile time UndefinedVariable
        ? UNWIND [{a: 1, b: 2}, {a: 2, b: 1}] AS x RETURN x.a AS a, count(*) AS c ORDER BY x.a + c
        = 1, 1 | 2, 1
        ? UNWIND [{a: 1, b: 2}, {a: 2, b: 1}] AS x RETURN x.a AS a, sum(x.b) AS s ORDER BY a + sum(x.b), a
        = 1, 2 | 2, 1
        ? UNWIND [1, 2] AS x RETURN x AS a ORDER BY max(x)
        = ! SyntaxError compile time InvalidAggregation
        ? UNWIND [1, 2] AS x RETURN count(x) AS c ORDER BY x
        = ! SyntaxError compile time UndefinedVariable
        ? UNWIND [1, 2] AS x RETURN sum(x) AS c ORDER BY max(x) + c
        = ! SyntaxError compile time UndefinedVariable
        ? MATCH (n) RETURN n.a AS a, count(*) AS c ORDER BY max(n.a)
        = ! SyntaxError compile time UndefinedVariable
        ? MATCH (n) RETURN n.a AS a ORDER BY max(n.a)
        = ! SyntaxError compile time InvalidAggregation
        ? MATCH (n) WITH n.a AS a ORDER BY count(n) RETURN a
        = ! SyntaxError compile time InvalidAggregation
        ? MATCH (n) RETURN n.l, 1 + count(n) ORDER BY 1 + count(n)
        = [1, 2], 2 | null, 2
        ? MATCH (n) RETURN DISTINCT n.l ORDER BY n.zzz
        = ! SyntaxError compile time UndefinedVariable
        ? MATCH (n) RETURN n.l AS n ORDER BY n + 2
        = [1, 2] | null
        ? UNWIND [3, 1] AS x RETURN x ORDER BY y
        = ! SyntaxError compile time UndefinedVariable
        ? UNWIND [3, 1] AS x WITH x AS y WHERE x > 1 RETURN y
        = 3
        ? UNWIND [3, 1] AS x WITH x AS y ORDER BY x WHERE y > 0 RETURN y
        = 1 | 3
        ? UNWIND [3, 1] AS x WITH DISTINCT x AS y WHERE x > 1 RETURN y
        = 3
        ? UNWIND [3, 1] AS x WITH DISTINCT x AS y ORDER BY x RETURN y
        = 1 | 3
        ? UNWIND [3, 1] AS x WITH x % 2 AS y, count(*) AS c WHERE c > 1 RETURN y
        = 1
        ? UNWIND [3, 1] AS x WITH x % 2 AS y, count(*) AS c WHERE x > 1 RETURN y
        = ! SyntaxError compile time UndefinedVariable
        ? UNWIND [3, 1] AS x WITH x WHERE count(x) > 0 RETURN x
        = ! SyntaxError compile time InvalidAggregation
        ? WITH 1 RETURN 1
        = ! SyntaxError compile time NoExpressionAlias
        ? WITH 1 + 1 AS a, 2 AS a RETURN a
        = ! SyntaxError compile time ColumnNameConflict
        ? RETURN 1 AS a, 2 AS a
        = ! SyntaxError compile time ColumnNameConflict
        ? RETURN 1, 1
        = ! SyntaxError compile time ColumnNameConflict
        ? MATCH (n) WITH n, n.x RETURN n
        = ! SyntaxError compile time NoExpressionAlias
        ? MATCH (n) WITH *, 1 AS one RETURN one LIMIT 1
        = 1
        ? WITH *, 1 AS one RETURN *
        = 1
        ? WITH * RETURN 1
        = 1
        $ neg=-1
        $ flo=1.5
        $ two=2
        $ str='a'
        $ nul=null
        ? UNWIND range(1, 5) AS x RETURN x SKIP $two LIMIT $two
        = 3 | 4
        ? UNWIND range(1, 5) AS x RETURN x SKIP $neg
        = ! SyntaxError runtime NegativeIntegerArgument
        ? UNWIND range(1, 5) AS x RETURN x SKIP -1
        = ! SyntaxError compile time NegativeIntegerArgument
        ? UNWIND range(1, 5) AS x RETURN x LIMIT -1
        = ! SyntaxError compile time NegativeIntegerArgument
        ? UNWIND range(1, 5) AS x RETURN x LIMIT $neg
        = ! SyntaxError runtime NegativeIntegerArgument
        ? UNWIND range(1, 5) AS x RETURN x LIMIT 1.7
        = ! SyntaxError compile time InvalidArgumentType
        ? UNWIND range(1, 5) AS x RETURN x LIMIT $flo
        = ! SyntaxError runtime InvalidArgumentType
        ? UNWIND range(1, 5) AS x RETURN x LIMIT 'a'
        = ! SyntaxError compile time InvalidArgumentType
        ? UNWIND range(1, 5) AS x RETURN x LIMIT $str
        = ! SyntaxError runtime InvalidArgumentType
        ? UNWIND range(1, 5) AS x RETURN x LIMIT $nul
        = ! SyntaxError runtime InvalidArgumentType
        ? UNWIND range(1, 5) AS x RETURN x LIMIT null
        = ! SyntaxError runtime InvalidArgumentType
        ? UNWIND range(1, 5) AS x RETURN x LIMIT x
        = ! SyntaxError compile time NonConstantExpression
        ? UNWIND range(1, 5) AS x RETURN x LIMIT 0
        =
        ? UNWIND range(1, 5) AS x RETURN x SKIP 100
        =
        ? UNWIND range(1, 5) AS x RETURN x LIMIT toInteger(ceil(1.7))
        = 1 | 2
        ? UNWIND range(1, 5) AS x RETURN x LIMIT 1 + 1
        = 1 | 2
        ? UNWIND range(1, 5) AS x RETURN x LIMIT 9223372036854775807
        = 1 | 2 | 3 | 4 | 5
        ? UNWIND range(1, 5) AS x RETURN x SKIP 9223372036854775807 LIMIT 9223372036854775807
        =
        ? UNWIND range(1, 5) AS x RETURN x ORDER BY x SKIP 2 LIMIT 9223372036854775807
        = 3 | 4 | 5
        ? MATCH (n) RETURN n SKIP n.x
        = ! SyntaxError compile time NonConstantExpression
        ? MATCH (n) RETURN n LIMIT size([(n)-->() | 1])
        = (:L {l: [1, 2]})
        ? MATCH (n) RETURN n LIMIT count(*)
        = ! SyntaxError compile time InvalidAggregation
        """#
}
