import EngawaCypher
import Testing

@Suite("Patterns find what they describe")
struct MatchLanguageTests {
    @Test("as openCypher says")
    func script() throws { #expect(try LanguageScript.mistakes(in: Self.script).isEmpty) }

    static let script = #"""
        !
        > CREATE (a:A {n: 'a'})-[:T {w: 1}]->(b:B {n: 'b'})-[:U {w: 2}]->(c:C {n: 'c'}), (a)-[:T {w: 3}]->(a),
          (c)-[:T]->(a)
        ? MATCH ()-[r:T|U]->() RETURN r.w ORDER BY r.w
        = 1 | 2 | 3 | null
        ? MATCH ()-[r:T|:U]->() RETURN count(r)
        = 4
        ? MATCH (a)-[r]->(a) RETURN a, r
        = (:A {n: 'a'}), [:T {w: 3}]
        ? MATCH (a)-[r]-(a) RETURN count(*)
        = 1
        ? MATCH (a {n:'a'})-[r]-(b) RETURN count(*)
        = 3
        ? MATCH (a)-[r {w: 2}]->(b) RETURN a.n, b.n
        = 'b', 'c'
        ? MATCH (a:A)-[*0]->(b) RETURN b.n
        = 'a'
        ? MATCH (a:A)-[*..0]->(b) RETURN b.n
        =
        ? MATCH (a:A)-[*0..1]->(b) RETURN b.n
        = 'a' | 'b' | 'a'
        ? MATCH (a:A)-[*1..0]->(b) RETURN b.n
        =
        ? MATCH (a:A)-[r*2]->(b) RETURN r, b.n
        = [[:T {w: 1}], [:U {w: 2}]], 'c' | [[:T {w: 3}], [:T {w: 1}]], 'b'
        ? MATCH (a:A), (b:B) MATCH (a)-[*0..1]->(b) RETURN a.n, b.n
        = 'a', 'b'
        ? MATCH (a:A), (b:A) MATCH (a)-[*0]->(b) RETURN a.n, b.n
        = 'a', 'a'
        ? MATCH p = (a:A)-[*0..1]->(b:B) RETURN p, length(p)
        = <(:A {n: 'a'})-[:T {w: 1}]->(:B {n: 'b'})>, 1
        ? MATCH p = (a:B) RETURN p, nodes(p), relationships(p), length(p)
        = <(:B {n: 'b'})>, [(:B {n: 'b'})], [], 0
        ? MATCH p = (a:B)<-[:T]-(x)-[:T]->(x) RETURN p
        = <(:B {n: 'b'})<-[:T {w: 1}]-(:A {n: 'a'})-[:T {w: 3}]->(:A {n: 'a'})>
        ? MATCH (a:A)-[r:T*1.. {w: 1}]->(b) RETURN r
        = [[:T {w: 1}]]
        ? MATCH (a:A)-[:T*]->(b) RETURN count(*)
        = 3
        ? MATCH (a:A)-[:T*3]->(b) RETURN count(*)
        = 0
        ? MATCH (a:A)-[:T]->()-[:U]->(c) RETURN c.n
        = 'c'
        ? MATCH (a)-[r]->(b), (b)-[r]->(c) RETURN a
        = ! SyntaxError compile time RelationshipUniquenessViolation
        ? MATCH (a)-[r]->(b) MATCH (c)-[r]->(d) RETURN count(*)
        = 4
        ? MATCH (r) MATCH ()-[r]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH p = (a)-->(b) MATCH p = (c)-->(d) RETURN p
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH (p) MATCH p = ()-->() RETURN p
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH p = (p)-->() RETURN p
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH ()-[r]->() WITH r AS n MATCH (n) RETURN n
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH (a)-[r]->() WITH [r] AS rs MATCH (x)-[rs*]->(y) RETURN x.n, y.n
        = 'a', 'b' | 'a', 'a' | 'b', 'c' | 'c', 'a'
        ? MATCH ()-[r*]-() WITH last(r) AS l RETURN type(l) ORDER BY type(l) LIMIT 1
        = 'T'
        ? MATCH (a)-[:T*-1]->(b) RETURN a
        = ! SyntaxError compile time InvalidRelationshipPattern
        ? MATCH (a)-[:T*1.5]->(b) RETURN a
        = ! SyntaxError compile time InvalidRelationshipPattern
        ? MATCH (a)-[]-(b)-[]-(a) RETURN count(*)
        = 0
        ? MATCH (a $p) RETURN a
        = ! SyntaxError compile time InvalidParameterUse
        ? MATCH (n:A:B) RETURN n
        =
        ? MATCH (n) WHERE n:A:B OR n:C RETURN n.n
        = 'c'
        ? MATCH (n) WHERE (n:A) RETURN n.n
        = 'a'
        ? MATCH ()-[r]->() WHERE r:T RETURN count(*)
        = 3
        ? MATCH (a)-[r]->(b) WHERE r.w > 1 AND a.n = 'a' RETURN b.n
        = 'a'
        ? MATCH (n) RETURN *
        = (:A {n: 'a'}) | (:B {n: 'b'}) | (:C {n: 'c'})
        ? MATCH () RETURN *
        = ! SyntaxError compile time NoVariablesInScope
        ? MATCH (n) MATCH (n)-[n]->() RETURN n
        = ! SyntaxError compile time VariableTypeConflict
        ? OPTIONAL MATCH (x:Nope) RETURN x, x.n, labels(x), keys(x), properties(x), x:Nope
        = null, null, null, null, null, null
        ? OPTIONAL MATCH (x:Nope)-[r]->(y) RETURN type(r), startNode(r), id(r)
        = null, null, null
        ? OPTIONAL MATCH p = (x:Nope)-[r*]->(y) RETURN p, r, length(p), nodes(p), relationships(p)
        = null, null, null, null, null
        ? MATCH (a:A) OPTIONAL MATCH (a)-[:U]->(b) RETURN a.n, b
        = 'a', null
        ? MATCH (a:A) OPTIONAL MATCH (a)-[:T]->(b) WHERE b.n = 'b' RETURN b.n
        = 'b'
        ? MATCH (a:A) OPTIONAL MATCH (a)-[r:T]->(b:Zed) OPTIONAL MATCH (b)-->(c) RETURN a.n, r, b, c
        = 'a', null, null, null
        ? OPTIONAL MATCH (x:Nope) WITH x MATCH (x)-->(y) RETURN x, y
        =
        ? OPTIONAL MATCH (x:Nope) WITH x OPTIONAL MATCH (x)-->(y) RETURN x, y
        = null, null
        ? OPTIONAL MATCH (x:Nope) WITH x MATCH (y:A) WHERE x.n = y.n RETURN y
        =
        ? MATCH (a:A) OPTIONAL MATCH (a)-[*3..]->(b {n: 'q'}) RETURN b
        = null
        ? OPTIONAL MATCH (a) WITH a OPTIONAL MATCH (a)-[:T*0..1]->(z) RETURN count(*), count(z)
        = 6, 6
        ? OPTIONAL MATCH (a:Nope) WITH a OPTIONAL MATCH p = (a)-[*0..1]->(z) RETURN p, z
        = null, null
        ? MATCH (a:A), (b:B) OPTIONAL MATCH (b)-[r]->(a) RETURN r
        = null
        ? MATCH (a:A)-[r:T {w: 1}]->() WITH r MATCH (x)-[r]-(y) RETURN x.n, y.n
        = 'a', 'b' | 'b', 'a'
        ? MATCH (a {n:'b'}) MATCH (a)<-[r]-(c) WHERE a = c RETURN r
        =
        ? MATCH (a) WHERE id(a) = id(a) RETURN count(a)
        = 3
        ? MATCH (a)-[r1]->(b)-[r2]->(c) WHERE r1 = r2 RETURN count(*)
        = 0
        ? MATCH (a)-[r:UNKNOWN]->(b) RETURN a
        =
        ? MATCH p=(a)-[*2]-(b) WHERE all(x IN nodes(p) WHERE x.n <> 'zz') RETURN count(p)
        = 10
        ? MATCH (a:A) RETURN [(a)-->(b) | b.n] AS l
        = ['b', 'a']
        ? MATCH (a:A) RETURN size([(a)-[:T]->(b) WHERE b:A | 1])
        = 1
        ? MATCH (a:A) WITH [p = (a)-[:T]->(b) | length(p)] AS l RETURN l
        = [1, 1]
        ? MATCH (a) RETURN a.n, [p = (a)-[*1..2]->(:C) | length(p)] AS l ORDER BY a.n
        = 'a', [2] | 'b', [1] | 'c', []
        ? MATCH (n) WHERE (n)-->(:C) RETURN n.n
        = 'b'
        ? MATCH (n) WHERE NOT (n)-->(:C) AND NOT (n)<--(:C) RETURN n.n
        = 'c'
        ? MATCH (n) WHERE exists((n)-->(:C)) RETURN n.n
        = 'b'
        ? MATCH (n) WHERE exists { (n)-->(:C) } RETURN n.n
        = 'b'
        ? MATCH (n) WHERE exists { MATCH (n)-->(m) WHERE exists { MATCH (m)-->(:C) } RETURN m } RETURN n.n
        = 'a'
        ? MATCH (n) WHERE exists { MATCH (n)-->(m) WHERE m.n = n.n } RETURN n.n
        = 'a'
        ? MATCH (n) WHERE exists { MATCH (n)-->(m) RETURN count(*) AS c } RETURN n.n
        = 'a' | 'b' | 'c'
        ? MATCH (n) WHERE exists { MATCH (n)-->(m) WITH n, count(*) AS c WHERE c = 2 RETURN true } RETURN n.n
        = 'a'
        ? MATCH (n) WHERE exists { MATCH (n)-->(m) SET m.x = 1 } RETURN n
        = ! SyntaxError compile time InvalidClauseComposition
        ? MATCH (n) WHERE (n)-[x]->() RETURN n
        = ! SyntaxError compile time UndefinedVariable
        ? MATCH (n) WHERE (n) RETURN n
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (n) RETURN (n)-->()
        = ! SyntaxError compile time UnexpectedSyntax
        ? MATCH (n) WITH (n)-->() AS x RETURN x
        = ! SyntaxError compile time UnexpectedSyntax
        ? MATCH (n) WHERE n.n > 'a' XOR (n)-->(:C) RETURN n.n
        = 'c'
        ? MATCH (n) SET n.x = (n)-->() RETURN n
        = ! SyntaxError compile time UnexpectedSyntax
        ? MATCH (n) RETURN size((n)-->())
        = ! SyntaxError compile time UnexpectedSyntax
        ? MATCH (a) WHERE a.foo IS NOT NULL RETURN a
        =
        ? MATCH (a) WHERE a RETURN a
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (a) WHERE count(a) > 1 RETURN a
        = ! SyntaxError compile time InvalidAggregation
        ? MATCH (a) WHERE b.n = 1 RETURN a
        = ! SyntaxError compile time UndefinedVariable
        """#
}
