import EngawaGraph
import EngawaText
import Testing

@testable import EngawaCommand
@testable import EngawaCypher

@Suite("Values for people")
struct ValueTextTests {
    @Test("are close to how a query would write them")
    func texts() throws {
        var draft = GraphDraft(PropertyGraph())
        let farm = try draft.createNode(labels: ["Actor"], properties: [("name", "緑の\"農園\""), ("人数", 3)])
        let plain = draft.createNode(labels: ["A b", "2x", "a`b"])
        let tie = try draft.createRelationship(
            "SUPPORTS",
            from: farm,
            to: plain,
            properties: [("content", ["米", "野菜"])]
        )
        func text(_ value: CypherValue) -> String { ValueText(draft.graph).text(value) }
        #expect(text(.node(farm)) == "(:Actor {name: \"緑の\\\"農園\\\"\", 人数: 3})")
        #expect(text(.node(plain)) == "(:`A b`:`2x`:`a``b`)")
        #expect(text(.relationship(tie)) == "[:SUPPORTS {content: [\"米\", \"野菜\"]}]")
        let path = CypherPath(nodes: [plain, farm], relationships: [tie])
        #expect(text(.path(path)) == "\(text(.node(plain)))<-\(text(.relationship(tie)))-\(text(.node(farm)))")
        #expect(text(.string("a\"b")) == "a\"b")
        #expect(
            text(.list([.string("a\\"), .null, .float(1), .float(-.infinity)])) == "[\"a\\\\\", null, 1.0, -Infinity]"
        )
        #expect(text(.map(CypherMap([("b c", .boolean(true)), ("a", .list([]))]))) == "{a: [], `b c`: true}")
        #expect(text(.node(NodeID(rawValue: 99))) == "()")
        var deep = CypherValue.list([])
        for _ in 0..<5000 { deep = .list([deep]) }
        #expect(text(deep).contains("[…]"))
    }

    @Test("stand in a table, numbers on the right")
    func table() {
        let result = CypherResult(
            columns: ["名前", "n"],
            rows: [[.string("a\nb"), .integer(10)], [.null, .null], [.string(""), .float(1.5)]],
            statistics: CypherStatistics(),
            graph: PropertyGraph(),
            plan: nil
        )
        #expect(
            result.results(.table).text(.table, .ja) == "名前     n\n----  ----\na\\nb    10\nnull  null\n       1.5\n"
        )
        #expect(result.results(.csv).text(.csv, .ja) == "名前,n\n\"a\nb\",10\n,\n,1.5\n")
    }

    @Test("tell what changed in one line")
    func statistics() {
        var statistics = CypherStatistics()
        #expect(statistics.message(transaction: nil) == nil)
        statistics.nodesCreated = 2
        statistics.nodesDeleted = 1
        statistics.propertiesSet = 3
        let message = statistics.message(transaction: 4)
        #expect(message?.en == "nodes +2 −1, properties +3 (transaction 4)")
        #expect(message?.ja == "ノード +2 −1、プロパティ +3（記録 4 番）")
        #expect(statistics.message(transaction: nil)?.en == "nodes +2 −1, properties +3")
    }

    @Test("of a plan stand step by step")
    func plans() {
        func step(_ name: String, _ rows: Int?, _ inputs: CypherPlan...) -> CypherPlan {
            let time = rows.map { Duration.microseconds($0 * 1500) }
            return CypherPlan(name: name, details: "d", estimatedRows: 1.2, rows: rows, time: time, inputs: inputs)
        }
        let plan = step("Result", nil, step("Join", nil, step("Left", nil, step("Deep", nil)), step("Right", nil)))
        #expect(plan.results.rows.map { $0[0] } == ["Result", "Join", "├ Left", "│ Deep", "└ Right"])
        #expect(plan.results.rows[0] == ["Result", "d", "2"])
        #expect(step("Result", 7).results.rows == [["Result", "d", "2", "7", "10.500"]])
    }
}
