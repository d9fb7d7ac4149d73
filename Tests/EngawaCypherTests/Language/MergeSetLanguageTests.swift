import EngawaCypher
import Testing

@Suite("What is merged, set and removed")
struct MergeSetLanguageTests {
    @Test("as openCypher says")
    func script() throws { #expect(try LanguageScript.mistakes(in: Self.script).isEmpty) }

    static let script = #"""
        !
        ? MERGE (a) RETURN count(*)
        = 1  {+n1}
        ? MERGE (a) RETURN count(*)
        = 1
        ? MERGE (a:A {x: 1}) ON CREATE SET a.c = true ON MATCH SET a.m = true RETURN a
        = (:A {c: true, x: 1})  {+n1 +l1 +p2}
        ? MERGE (a:A {x: 1}) ON MATCH SET a.m = true ON CREATE SET a.c = true RETURN a
        = (:A {c: true, m: true, x: 1})  {+p1}
        ? MERGE (a:A {x: null})
        = ! SemanticError runtime MergeReadOwnWrites
        ? MERGE (a $p)
        = ! SyntaxError compile time InvalidParameterUse
        ? MERGE (a)-[:R {x: null}]->(b)
        = ! SemanticError runtime MergeReadOwnWrites
        ? MERGE (a {x: $v})
        = ! ParameterMissing compile time MissingParameter
        ? UNWIND [1, 2, 1, 2] AS x MERGE (u:U {x: x}) ON CREATE SET u.n = 1 ON MATCH SET u.n = u.n + 1 RETURN u
        = (:U {n: 2, x: 1}) | (:U {n: 2, x: 2}) | (:U {n: 2, x: 1}) | (:U {n: 2, x: 2})  {+n2 +l1 +p4}
        ? MATCH (a:A) MERGE (a)
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH (a:A) MERGE (a:B)
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH (a:A) MERGE (a)-[r:R]->(b) RETURN r, b
        = [:R], ()  {+n1 +r1}
        ? MATCH (a:A), (u:U {x: 1}) MERGE (a)-[r:K]-(u) ON CREATE SET r.c = 1 RETURN r, startNode(r)
        = [:K {c: 1}], (:A {c: true, m: true, x: 1})  {+r1 +p1}
        ? MATCH (a:A), (u:U {x: 1}) MERGE (u)-[r:K]-(a) RETURN r, startNode(r)
        = [:K {c: 1}], (:A {c: true, m: true, x: 1})
        ? MATCH (a:A), (u:U {x: 1}) MERGE (u)<-[r:K]-(a) RETURN count(r)
        = 1
        ? MATCH (a:A), (u:U {x: 1}) MERGE (u)-[r:K]->(a) RETURN count(r)
        = 1  {+r1}
        ? MATCH (a:A) MERGE (a)-[r:SELF]->(a) RETURN r
        = [:SELF]  {+r1}
        ? MATCH (a:A) MERGE (a)-[r:SELF]-(a) RETURN r
        = [:SELF]
        ? MERGE (a:P)-[:X]->(b:P)-[:X]->(c:P) RETURN count(*)
        = 1  {+n3 +r2 +l1}
        ? MERGE (a:P)-[:X]->(b:P)-[:X]->(c:P) RETURN count(*)
        = 1
        ? MERGE p = (a:P)-[:X]->(b:Q) RETURN p
        = <(:P)-[:X]->(:Q)>  {+n2 +r1 +l1}
        ? MERGE (a)-[r]->(b)
        = ! SyntaxError compile time NoSingleRelationshipType
        ? MERGE (a)-[:R|S]->(b)
        = ! SyntaxError compile time NoSingleRelationshipType
        ? MERGE (a)-[:R*2]->(b)
        = ! SyntaxError compile time CreatingVarLength
        ? MERGE (a)<-[:R2]->(b)
        = {+n2 +r1}
        ? MATCH ()-[r]->() MERGE ()-[r:R]->()
        = ! SyntaxError compile time VariableAlreadyBound
        ? OPTIONAL MATCH (n:None) MERGE (n)-[:R]->()
        = ! TypeError runtime InvalidArgumentType
        ? MERGE (a {x: b.y})
        = ! SyntaxError compile time UndefinedVariable
        ? MERGE (a:M1) MERGE (b:M1) MERGE (a)-[r:RR]->(b) RETURN a = b, count(r)
        = true, 1  {+n1 +r1 +l1}
        ? MERGE (a:M1 {q: 1}) ON CREATE SET nope.x = 1
        = ! SyntaxError compile time UndefinedVariable
        ? MERGE (a:M1) ON MATCH SET b.x = 1
        = ! SyntaxError compile time UndefinedVariable
        ? MERGE (a:M2) ON CREATE SET a:Extra, a.name = 'q', a += {z: 1} RETURN a
        = (:Extra:M2 {name: 'q', z: 1})  {+n1 +l2 +p2}
        ? MERGE (a:M2) ON MATCH SET a = {only: 1} RETURN a
        = (:Extra:M2 {only: 1})  {+p1 -p2}
        ? CREATE (a:M3) MERGE (a)-[r:R3]->(b:M3) RETURN count(*)
        = 1  {+n2 +r1 +l1}
        ? MATCH (a:M3) MERGE (c:C3 {id: id(a) * 0}) RETURN count(*)
        = 2  {+n1 +l1 +p1}
        ? MATCH (a:M3) MERGE (a)-[:PART]->(:Shared)
        = {+n2 +r2 +l1}
        ? MATCH (a:U) MERGE (c:City {x: a.x}) MERGE (a)-[:IN]->(c) RETURN count(*)
        = 2  {+n2 +r2 +l1 +p2}
        ? MERGE (a:P1 {k: 1}), (b)
        = ! SyntaxError compile time UnexpectedSyntax
        ? MERGE (:N1)-[:R1]->(:N2 {x: 1})<-[:R1]-(:N3)
        = {+n3 +r2 +l3 +p1}
        ? MATCH (u:U {x: 1}) MERGE (u)-[:D1]->()-[:D2]->() RETURN count(*)
        = 1  {+n2 +r2}
        !
        > CREATE (:A {x: 1, y: 'two', z: [1]})-[:R {w: 1}]->(:B {x: 9})
        ? MATCH (n:A) SET n.x = null RETURN n
        = (:A {y: 'two', z: [1]})  {-p1}
        ? MATCH (n:A) SET n.missing = null RETURN n
        = (:A {y: 'two', z: [1]})
        ? MATCH (n:A) SET n += {y: null, q: 1} RETURN n
        = (:A {q: 1, z: [1]})  {+p1 -p1}
        ? MATCH (n:A) SET n += {} RETURN n
        = (:A {q: 1, z: [1]})
        ? MATCH (n:A) SET n += null RETURN n
        = (:A {q: 1, z: [1]})
        ? MATCH (n:A) SET n = {a: 1, b: null} RETURN n
        = (:A {a: 1})  {+p1 -p2}
        ? MATCH (n:A) SET n = null RETURN n
        = (:A)  {-p1}
        ? MATCH (n:A), (m:B) SET n = m RETURN n
        = (:A {x: 9})  {+p1}
        ? MATCH (n:A)-[r]->() SET r = n RETURN r
        = [:R {x: 9}]  {+p1 -p1}
        ? MATCH (n:A)-[r]->() SET n = properties(r), n += {k: 2} RETURN n
        = (:A {k: 2, x: 9})  {+p1}
        ? MATCH (n:A) SET n:Foo:Bar, n.x = 3, n:Foo RETURN n
        = (:A:Bar:Foo {k: 2, x: 3})  {+l2 +p1 -p1}
        ? MATCH (n:A) SET n :Foo  :Baz RETURN labels(n)
        = ['A', 'Foo', 'Bar', 'Baz']  {+l1}
        ? MATCH (n:A) SET n.x = n.x + 1, n.y = n.x RETURN n.x, n.y
        = 4, 4  {+p2 -p1}
        ? MATCH (n:A) SET (n).x = 5 RETURN n.x
        = 5  {+p1 -p1}
        ? MATCH (n:A) SET n.x = {a: 1}
        = ! TypeError runtime InvalidPropertyType
        ? MATCH (n:A) SET n.x = [{a: 1}]
        = ! TypeError runtime InvalidPropertyType
        ? MATCH (n:A) SET n.x = n
        = ! TypeError runtime InvalidPropertyType
        ? MATCH (n:A) SET n.x = [n]
        = ! TypeError runtime InvalidPropertyType
        ? MATCH (n:A) SET n.x = [1, null]
        = {+p1 -p1}
        ? MATCH (n:A) SET n = 1
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (n:A) SET n += [1]
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (n:A) SET n.l = [] + n.l + [1, 2] RETURN n.l
        = null
        ? MATCH (n:A) SET n.l = [1] + [2.5] RETURN n.l
        = [1, 2.5]  {+p1}
        ? MATCH (n:A) SET n.x = m.x
        = ! SyntaxError compile time UndefinedVariable
        ? MATCH (n:A) SET m.x = 1
        = ! SyntaxError compile time UndefinedVariable
        ? OPTIONAL MATCH (n:Nope) SET n.x = 1, n:L, n += {a: 1}, n = {b: 1} RETURN n
        = null
        ? WITH 1 AS n SET n.x = 1
        = ! SyntaxError compile time InvalidArgumentType
        ? WITH {x: 1} AS n SET n.x = 2
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (n:A) SET n.d = date('2020-01-01'), n.du = duration('P1D') RETURN n.d, n.du
        = '2020-01-01', 'P1D'  {+p2}
        ? MATCH ()-[r]->() SET r.w = r.w + 1 RETURN r.w
        = null
        ? MATCH ()-[r]->() SET r:X
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (n:A) SET count(n) = 1
        = ! SyntaxError compile time UnexpectedSyntax
        ? MATCH (n:A) SET n.x = count(n)
        = ! SyntaxError compile time InvalidAggregation
        ? MATCH (n:A) SET n.nan = 0.0/0.0 RETURN n.nan
        = NaN  {+p1}
        ? MATCH (n:A) SET n['x'] = 1
        = ! SyntaxError compile time UnexpectedSyntax
        ? MATCH (n:A) SET (CASE WHEN true THEN n END).zz = 1 RETURN n.zz
        = 1  {+p1}
        ? MATCH (n:A) SET n.`a b` = 1 RETURN n.`a b`
        = 1  {+p1}
        ? MATCH (n:A) SET n.x = 1 WITH n SET n.x = 1 RETURN n.x
        = 1  {+p1 -p1}
        ? MATCH (n:B) SET n.x = 9
        =
        ? MATCH (n) SET n.q = 1 REMOVE n.q
        =
        ? MATCH (n:A) REMOVE n.x RETURN n.x
        = null  {-p1}
        ? MATCH (n:A) REMOVE n.missing
        =
        ? MATCH (n:A) REMOVE n:Foo, n:Nope, n.y RETURN labels(n)
        = ['A', 'Bar', 'Baz']  {-l1 -p1}
        ? MATCH (n:A) REMOVE n:Bar:Baz RETURN labels(n)
        = ['A']  {-l2}
        ? MATCH ()-[r]->() REMOVE r.w RETURN r
        = [:R {x: 9}]
        ? OPTIONAL MATCH (n:Nope) REMOVE n.x, n:L RETURN n
        = null
        ? WITH 1 AS n REMOVE n.x
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (n:A) REMOVE n
        = ! SyntaxError compile time UnexpectedSyntax
        ? MATCH (n:A) REMOVE m.x
        = ! SyntaxError compile time UndefinedVariable
        """#
}
