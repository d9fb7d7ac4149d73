import EngawaCypher
import Testing

@Suite("What is made and deleted")
struct CreateDeleteLanguageTests {
    @Test("as openCypher says")
    func script() throws { #expect(try LanguageScript.mistakes(in: Self.script).isEmpty) }

    static let script = #"""
        !
        ? WITH true AS r MATCH ()-[r]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? WITH 1.5 AS r MATCH ()-[r]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? WITH 'x' AS r MATCH ()-[r]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? WITH [] AS r MATCH ()-[r]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? WITH [10] AS r MATCH ()-[r]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? WITH {x: 1} AS r MATCH ()-[r]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? WITH {x: []} AS r MATCH ()-[r]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? WITH 1 AS p MATCH p = ()-[]-() RETURN p
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH p = ()-[p]-() RETURN p
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH ()-[p]-(), p = () RETURN p
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH p = (), (p)-->() RETURN p
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH ()-[r]-(), (r) RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH ()-[r]-(r) RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH ()-[r]-() MATCH (r) RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH ()-[r]-(), ()-[r*]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH ()-[r*]-() MATCH ()-[r]-() RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH ()-[r*]-() MATCH (r) RETURN r
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH p = () MATCH ()-[p]-() RETURN p
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH p = () MATCH (p) RETURN p
        = ! SyntaxError compile time VariableTypeConflict
        ? MATCH ()-[r]-() MATCH r = () RETURN r
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH (a)-->(b) WHERE a.x = $y RETURN a
        = ! ParameterMissing compile time MissingParameter
        ? MATCH p = (a)-->(b) MATCH (b)-[r]->(c) RETURN p
        =
        ? CREATE
        = ! SyntaxError compile time UnexpectedSyntax
        ? CREATE ()
        = {+n1}
        ? CREATE (), ()
        = {+n2}
        ? CREATE (n) RETURN n
        = ()  {+n1}
        ? CREATE (a:A), (a:B) RETURN a
        = ! SyntaxError compile time VariableAlreadyBound
        ? CREATE (a:A)-[r:R]->(a) RETURN a, r
        = (:A), [:R]  {+n1 +r1 +l1}
        ? CREATE (n:X:Y:X {a: 1, b: null, c: 'q'}) RETURN n
        = (:X:Y {a: 1, c: 'q'})  {+n1 +l2 +p2}
        ? CREATE (a)-[:R]-(b)
        = ! SyntaxError compile time RequiresDirectedRelationship
        ? CREATE (a)-[r]->(b)
        = ! SyntaxError compile time NoSingleRelationshipType
        ? CREATE (a)-[:A|B]->(b)
        = ! SyntaxError compile time NoSingleRelationshipType
        ? CREATE (a)-[:A*2]->(b)
        = ! SyntaxError compile time CreatingVarLength
        ? CREATE (a)<-[:A]->(b)
        = ! SyntaxError compile time RequiresDirectedRelationship
        ? CREATE (a)<-[r:A {x: null, y: 1}]-(b) RETURN r
        = [:A {y: 1}]  {+n2 +r1 +p1}
        ? MATCH (a) CREATE (a)
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH (a) CREATE (a:Q)
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH (a) CREATE (a {x: 1})
        = ! SyntaxError compile time VariableAlreadyBound
        ? MATCH (a) CREATE (a)-[:R]->(a:Foo)
        = ! SyntaxError compile time VariableAlreadyBound
        ? CREATE (a {x: missing})
        = ! SyntaxError compile time UndefinedVariable
        ? CREATE (a {x: 1}), (b {x: a.x}) RETURN b
        = ({x: 1})  {+n2 +p2}
        ? CREATE (b {x: a.x}), (a {x: 1}) RETURN b
        = ! SyntaxError compile time UndefinedVariable
        ? CREATE (a), (a)-[:R]->(b {z: b.z}) RETURN b
        = ! SyntaxError compile time UndefinedVariable
        ? MATCH ()-[r:R]->() CREATE ()-[r:R]->()
        = ! SyntaxError compile time VariableAlreadyBound
        ? CREATE ()-[r:R]->(), ()-[r:R]->()
        = ! SyntaxError compile time VariableAlreadyBound
        ? CREATE p = (:Q1)-[:QR]->(:Q2) RETURN p
        = <(:Q1)-[:QR]->(:Q2)>  {+n2 +r1 +l2}
        ? CREATE (a $p)
        = ! ParameterMissing compile time MissingParameter
        ? CREATE (:A {x: [1, {a: 1}]})
        = ! TypeError runtime InvalidPropertyType
        ? CREATE (:A {x: {a: 1}})
        = ! TypeError runtime InvalidPropertyType
        ? CREATE (:A {x: [1, 'a', null]})
        = {+n1 +p1}
        ? CREATE (:A {x: [[1]]})
        = {+n1 +p1}
        ? CREATE (:AA {x: []}) RETURN 1
        = 1  {+n1 +l1 +p1}
        ? MATCH (a:AA) CREATE (a)-[:R]->(:BB)<-[:R]-(a)
        = {+n1 +r2 +l1}
        ? UNWIND [1, null] AS x CREATE (n:UW {x: x}) RETURN n
        = (:UW {x: 1}) | (:UW)  {+n2 +l1 +p1}
        ? OPTIONAL MATCH (n:None) CREATE (n)-[:R]->()
        = ! TypeError runtime InvalidArgumentType
        ? CREATE (n:Foo {x: 1}) WITH n MATCH (m:Foo) RETURN count(m)
        = 1  {+n1 +l1 +p1}
        ? MATCH (n:Foo) CREATE (m:Foo) RETURN count(*)
        = 1  {+n1}
        !
        > CREATE (a:A {n: 1})-[:R]->(b:B {n: 2})-[:R]->(c:C {n: 3}), (:L)
        ? DELETE x
        = ! SyntaxError compile time UndefinedVariable
        ? MATCH (a:L) DELETE a
        = {-n1 -l1}
        ? MATCH (a:A) DELETE a
        = ! ConstraintVerificationFailed runtime DeleteConnectedNode
        ? MATCH (a:A) DELETE a:A
        = ! SyntaxError compile time InvalidDelete
        ? MATCH (a:A) DELETE a.n
        = ! TypeError runtime InvalidArgumentType
        ? MATCH (a) DELETE 1 + 1
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (a) DELETE 'x'
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (a) DELETE null
        =
        ? MATCH (a) DELETE [a]
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (a) DELETE {k: a}
        = ! SyntaxError compile time InvalidArgumentType
        ? MATCH (a) DELETE (a)-->()
        = ! SyntaxError compile time UnexpectedSyntax
        ? OPTIONAL MATCH (a:Nope) DELETE a
        =
        ? MATCH (a:A) DETACH DELETE a RETURN a.n
        = ! EntityNotFound runtime DeletedEntityAccess
        ? MATCH (a:A) DETACH DELETE a RETURN labels(a)
        = ! EntityNotFound runtime DeletedEntityAccess
        ? MATCH (a:A) DETACH DELETE a RETURN keys(a)
        = ! EntityNotFound runtime DeletedEntityAccess
        ? MATCH (a:A) DETACH DELETE a RETURN properties(a)
        = ! EntityNotFound runtime DeletedEntityAccess
        ? MATCH (a:A) DETACH DELETE a RETURN a
        = ()  {-n1 -r1 -l1 -p1}
        > CREATE (:A {n: 1})-[:R {w: 4}]->(:A)
        ? MATCH ()-[r:R {w: 4}]->() DELETE r RETURN type(r)
        = 'R'  {-r1 -p1}
        > CREATE (:A {n: 1})-[:R {w: 5}]->(:A)
        ? MATCH ()-[r:R {w: 5}]->() DELETE r RETURN r.w
        = ! EntityNotFound runtime DeletedEntityAccess
        ? MATCH ()-[r:R {w: 5}]->() DELETE r RETURN startNode(r)
        = ! EntityNotFound runtime DeletedEntityAccess
        ? MATCH ()-[r:R {w: 5}]->() DELETE r SET r.w = 1
        = ! EntityNotFound runtime DeletedEntityAccess
        ? MATCH (a:A)-[r:R]->(b) DELETE r, a, b RETURN count(*)
        = 1  {-n2 -r1 -p2}
        ? MATCH (a:A) DELETE a DELETE a
        = {-n2 -l1 -p1}
        ? MATCH p = (:B)-[:R]->() DELETE p
        = {-n2 -r1 -l2 -p2}
        ? MATCH p = ()-[*]->() DETACH DELETE p
        =
        ? MATCH (a) DETACH DELETE a
        =
        > CREATE (a:X)-[:R]->(b:X)
        ? MATCH (a:X) WITH collect(a) AS l DETACH DELETE l[0]
        = {-n1 -r1}
        ? MATCH (a) WITH {k: a} AS m DETACH DELETE m.k
        = {-n1 -l1}
        > UNWIND range(1,3) AS i CREATE (:Z {i: i})-[:T]->(:Z {i: -i})
        ? MATCH (n:Z) DETACH DELETE n RETURN count(*), sum(n.i)
        = ! EntityNotFound runtime DeletedEntityAccess
        > UNWIND range(1,3) AS i CREATE (:Z {i: i})-[:T]->(:Z {i: -i})
        ? MATCH (n:Z) WITH n, n.i AS i DETACH DELETE n RETURN sum(i)
        = 0  {-n12 -r6 -l1 -p12}
        > CREATE (a:V)-[:R]->(b:V)
        ? MATCH (a:V)-[r]->(b) DELETE r, a CREATE (b)-[:Q]->(:New)
        = {+n1 -n1 +r1 -r1 +l1}
        ? MATCH (a:New) DETACH DELETE a CREATE (a)-[:R]->()
        = ! EntityNotFound runtime DeletedEntityAccess
        ? MATCH (a:V) DETACH DELETE a MERGE (a)-[:R]->()
        = ! EntityNotFound runtime DeletedEntityAccess
        ? MATCH (a:V)-[r]-(b) DELETE a
        = ! ConstraintVerificationFailed runtime DeleteConnectedNode
        ? MATCH (a:V) DELETE nonexist(a)
        = ! SyntaxError compile time UnknownFunction
        ? MATCH (a) WITH a ORDER BY a DELETE a.b.c
        =
        ? MATCH ()-[r]->() DELETE startNode(r)
        = ! ConstraintVerificationFailed runtime DeleteConnectedNode
        ? MATCH (n) DETACH DELETE n, n, n
        = {-n2 -r1 -l2}
        """#
}
