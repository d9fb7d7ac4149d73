import EngawaGraph
import EngawaLog
import EngawaStore
import EngawaText
import Foundation
import Testing

@testable import EngawaCommand
@testable import EngawaCypher

@Suite("Responses")
struct ResponseWriterTests {
    private func json(_ value: CypherValue, _ graph: PropertyGraph = PropertyGraph()) throws -> String {
        var writer = ValueWriter(graph)
        var json = JSONBytes()
        try writer.write(value, to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test("write integers without a point and floats with one, or an exponent")
    func numbers() throws {
        for (value, text) in [
            (0, "0"), (7, "7"), (-7, "-7"), (10, "10"), (1_234_567_890_123, "1234567890123"),
            (Int64.max, "9223372036854775807"), (Int64.min, "-9223372036854775808"),
        ] as [(Int64, String)] {
            #expect(try json(.integer(value)) == text)
        }
        for (value, text) in [
            (1, "1.0"), (0, "0.0"), (-0.0, "-0.0"), (1e100, "1e100"), (1e15, "1000000000000000.0"), (1e16, "1e16"),
            (0.1, "0.1"), (.leastNonzeroMagnitude, "5e-324"), (-1.5e-7, "-1.5e-07"),
        ] as [(Double, String)] {
            #expect(try json(.float(value)) == text)
        }
    }

    @Test("write what the graph holds")
    func entities() throws {
        var draft = GraphDraft(PropertyGraph())
        let first = try draft.createNode(labels: ["B", "A\""], properties: [("x", 1), ("$y", ["あ", 2.0])])
        let second = draft.createNode()
        let tie = try draft.createRelationship("T", from: first, to: second, properties: [("d", "\n")])
        let graph = draft.graph
        let node = #"{"$node":{"id":1,"labels":["B","A\""],"properties":{"x":1,"$$y":["あ",2.0]}}}"#
        let relationship = #"{"$relationship":{"id":1,"type":"T","start":1,"end":2,"properties":{"d":"\n"}}}"#
        let other = #"{"$node":{"id":2,"labels":[],"properties":{}}}"#
        #expect(try json(.node(first), graph) == node)
        #expect(try json(.list([.relationship(tie), .node(first)]), graph) == "[\(relationship),\(node)]")
        let path = CypherValue.path(CypherPath(nodes: [second, first], relationships: [tie]))
        #expect(
            try json(path, graph) == #"{"$path":{"nodes":[\#(other),\#(node)],"relationships":[\#(relationship)]}}"#
        )
        try draft.detachDeleteNode(first)
        #expect(try json(.node(first), draft.graph) == #"{"$node":{"id":1,"labels":[],"properties":{}}}"#)
        #expect(
            try json(.relationship(tie), draft.graph)
                == #"{"$relationship":{"id":1,"type":null,"start":null,"end":null,"properties":{}}}"#
        )
    }

    @Test("are one line that other programs read")
    func result() throws {
        var statistics = CypherStatistics()
        statistics.nodesCreated = 3
        let plan = CypherPlan(
            name: "ProduceResults",
            details: "a",
            estimatedRows: 2.5,
            rows: 2,
            time: .milliseconds(500),
            inputs: [CypherPlan(name: "Argument", details: "", estimatedRows: nil, rows: nil, time: nil, inputs: [])]
        )
        let table = CypherTable(
            columns: ["a", "b\""],
            parts: [
                CypherTable.Part(
                    count: 2,
                    columns: [.values([.integer(1), .string("x\u{2028}")]), .values([.null, .boolean(true)])]
                )
            ],
            statistics: statistics,
            graph: PropertyGraph(),
            plan: plan
        )
        var writer = ResponseWriter()
        let line = try writer.response(table)
        let text = String(decoding: line, as: UTF8.self)
        let stats =
            #"{"nodesCreated":3,"nodesDeleted":0,"relationshipsCreated":0,"relationshipsDeleted":0,"#
            + #""labelsAdded":0,"labelsRemoved":0,"propertiesSet":0,"propertiesRemoved":0}"#
        let plans =
            #"{"name":"ProduceResults","details":"a","estimatedRows":2.5,"rows":2,"seconds":0.5,"#
            + #""inputs":[{"name":"Argument","details":"","inputs":[]}]}"#
        #expect(
            text == #"{"columns":["a","b\""],"rows":[[1,null],["x\#u{2028}",true]],"stats":\#(stats),"plan":\#(plans)}"#
                + "\n"
        )
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line)) }
    }

    @Test("cannot say what nests too deep")
    func depth() throws {
        var value = CypherValue.list([])
        for _ in 1..<1000 { value = .list([value]) }
        #expect(throws: Never.self) { try json(value) }
        #expect(throws: ProtocolError.self) { try json(.list([value])) }
    }

    @Test("tell where a query is wrong, in lines and code points")
    func places() {
        func place(_ offset: Int, _ text: String) -> [Int] {
            let place = TextPlace(of: offset, in: text)
            return [place.line, place.column]
        }
        #expect(place(0, "") == [1, 1])
        #expect(place(3, "abc") == [1, 4])
        #expect(place(4, "a\nbc") == [2, 3])
        #expect(place(3, "a\r\nb") == [2, 1])
        #expect(place(2, "a\rb") == [2, 1])
        #expect(place("居か\u{3099}".utf8.count, "居か\u{3099}x") == [1, 4])
        let error = CypherError(
            .syntaxError,
            .compileTime,
            "UndefinedVariable",
            .init(ja: "変数", en: "variable"),
            at: Span(9, 10)
        )
        var writer = ResponseWriter()
        let line = writer.error(ProtocolFailure(error, in: "RETURN\n  x"), .en)
        #expect(
            String(decoding: line, as: UTF8.self)
                == #"{"error":{"type":"SyntaxError","phase":"compile time","detail":"UndefinedVariable","#
                + #""message":"variable","line":2,"column":3}}"# + "\n"
        )
    }

    @Test("name what is wrong with a map")
    func storage() {
        let examples: [(LogError, String)] = [
            (LogError.locked(path: "m", LockHolder(process: 7, command: "engawa", since: nil)), "Locked"),
            (.damaged(path: "m", DamageReport(offset: 0, sequence: 0, reason: .payload)), "Damaged"),
            (.system(SystemFailure(.write, code: ENOSPC, path: "m")), "NoSpace"),
            (.system(SystemFailure(.write, code: EDQUOT, path: "m")), "NoSpace"),
            (.system(SystemFailure(.open, code: EROFS, path: "m")), "ReadOnly"),
            (.system(SystemFailure(.open, code: EACCES, path: "m")), "ReadOnly"),
            (.system(SystemFailure(.write, code: EIO, path: "m")), "IO"),
            (.syncFailed(SystemFailure(.sync, code: EIO, path: "m"), removalSynced: true), "SyncFailed"),
            (.inDoubt(transaction: 3, SystemFailure(.write, code: EIO, path: "m")), "InDoubt"),
            (.notAMap(path: "m", .missing), "IO"),
        ]
        for (error, detail) in examples {
            let failure = ProtocolFailure(StoreError.log(error), map: "m")
            #expect(failure.type == "StorageError" && failure.phase == "runtime" && failure.detail == detail)
            #expect(failure.message.en.contains("m"))
        }
    }
}
