import EngawaTestSupport
import EngawaGraph
import Testing

@Suite("Asking for nodes by their values")
struct IndexQueryTests {
    /// Values of which many are neighbours in the order: numbers of both kinds, texts that begin alike, lists.
    private static func value(_ random: inout SeededGenerator) -> Value {
        switch random.below(10) {
        case 0: return .integer(Int64(random.below(12)) - 4)
        case 1: return .float(Double(random.below(24)) / 2 - 4)
        case 2: return .string("みんなの食堂" + ["", "一号", "一号店", "二号", "\u{0}"][random.below(5)])
        case 3: return .string(String(repeating: "長い名前", count: 4 + random.below(3)) + "\(random.below(40))")
        case 4: return .string(String("abcabcabcabc".prefix(random.below(13))))
        case 5: return .list((0..<random.below(3)).map { _ in value(&random) })
        case 6: return .list([.integer(Int64(random.below(3))), random.below(3) == 0 ? .null : .float(1)])
        default:
            return random.value()
        }
    }

    @Test("finds the same with and without an index as a plain list of values does", arguments: [UInt64](1...6))
    func model(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var graph = PropertyGraph()
        let (label, key) = (graph.internLabel("A"), graph.internKey("k"))
        graph.createIndex(label: label, key: key)
        var values: [NodeID: Value] = [:]
        var ids: [NodeID] = []
        for round in 0..<4 {
            for _ in 0..<120 {
                let isNew = ids.count < 40 || random.below(3) == 0
                let id = isNew ? graph.createNode(labels: [label]) : ids[random.below(ids.count)]
                if isNew { ids.append(id) }
                let value = Self.value(&random)
                try graph.set(value, for: key, of: id)
                values[id] = value.isNull ? nil : value
            }
            // Some lose the label, some go altogether.
            for _ in 0..<10 {
                let id = ids.remove(at: random.below(ids.count))
                if random.below(2) == 0 { try graph.removeLabel(label, from: id) } else { try graph.deleteNode(id) }
                values[id] = nil
            }
            #expect(graph.checkInvariants() == [], "seed \(seed), round \(round)")
            let asked =
                (0..<10).map { _ in Self.value(&random) } + values.keys.sorted().suffix(8).compactMap { values[$0] }
            let model = IndexModel(values)
            model.expectSame(as: graph, label, key, asked, "seed \(seed), round \(round), with an index")
            var plain = graph
            plain.dropIndex(label: label, key: key)
            model.expectSame(as: plain, label, key, asked, "seed \(seed), round \(round), without")
            plain.createIndex(label: label, key: key)
            #expect(plain.checkInvariants() == [], "seed \(seed), round \(round)")
        }
    }

    @Test("compares values of one kind only, and never `NaN`")
    func kinds() throws {
        var graph = PropertyGraph()
        let (label, key) = (graph.internLabel("A"), graph.internKey("k"))
        let values: [Value] = [
            "1", 1, 2.5, .float(.nan), .float(.infinity), true, false, [1], [2], ["a"], ["k": 1],
            .date(CalendarDate(daysSinceEpoch: 1)), .duration(.zero), "",
        ]
        var ids: [NodeID] = []
        for value in values {
            let id = graph.createNode(labels: [label])
            try graph.set(value, for: key, of: id)
            ids.append(id)
        }
        func found(_ range: ValueRange) -> [Value] {
            graph.nodes(label: label, key: key, in: range).map { graph.value(key, of: $0) }
        }
        for isIndexed in [false, true] {
            if isIndexed { graph.createIndex(label: label, key: key) }
            #expect(found(ValueRange(lower: .inclusive(0))) == [1, 2.5, .float(.infinity)])
            #expect(found(ValueRange(upper: .exclusive(2.5))) == [1])
            #expect(found(ValueRange(lower: .inclusive(""))) == ["", "1"])
            #expect(found(ValueRange(lower: .exclusive(false))) == [true])
            #expect(found(ValueRange(lower: .exclusive([0]))) == [[1], [2]])
            #expect(found(ValueRange(upper: .inclusive(["a"]))) == [["a"]])
            #expect(found(ValueRange(lower: .inclusive(0), upper: .inclusive("1"))).isEmpty)
            for none in [.null, .float(.nan), ["k": 1], .duration(.zero)] as [Value] {
                #expect(found(ValueRange(lower: .inclusive(none))).isEmpty)
                #expect(found(ValueRange(upper: .inclusive(none))).isEmpty)
            }
            #expect(graph.nodes(label: label, key: key, cypherEquals: .float(1)) == [ids[1]])
            #expect(graph.nodes(label: label, key: key, equals: .float(1)).isEmpty)
            #expect(graph.nodes(label: label, key: key, cypherEquals: .float(.nan)).isEmpty)
            #expect(graph.nodes(label: label, key: key, equals: .float(.nan)) == [ids[3]])
            #expect(graph.nodes(label: label, key: key, cypherEquals: .duration(.zero)) == [ids[12]])
        }
    }

    @Test("gives nodes as they were when they were asked for, from either end")
    func snapshots() throws {
        var graph = PropertyGraph()
        let (label, key) = (graph.internLabel("A"), graph.internKey("k"))
        graph.createIndex(label: label, key: key)
        for number in 0..<1000 {
            let id = graph.createNode(labels: [label])
            try graph.set(.integer(Int64(999 - number)), for: key, of: id)
        }
        let range = ValueRange(lower: .inclusive(100), upper: .exclusive(900))
        let up = graph.nodes(label: label, key: key, in: range)
        let down = graph.nodes(label: label, key: key, in: range, descending: true)
        for id in graph.nodes { try graph.deleteNode(id) }
        #expect(up.map(\.rawValue) == (101...900).reversed())
        #expect(down.map(\.rawValue) == Array(101...900))
        #expect(down.prefix(3).map(\.rawValue) == [101, 102, 103] && up.count == 800)
        #expect(graph.nodes(label: label, key: key, in: .all).count == 0)
    }

    @Test("knows nothing of labels and keys that nothing has")
    func unknown() {
        var graph = PropertyGraph()
        let (label, key) = (graph.internLabel("A"), graph.internKey("k"))
        graph.createIndex(label: label, key: key)
        #expect(Array(graph.nodes(label: label, key: key, in: .all)).isEmpty)
        #expect(graph.nodes(label: label, key: key, cypherEquals: 1).isEmpty)
        #expect(graph.estimatedCount(label: label, key: key, prefix: "a") == 0)
        let stranger = LabelToken(rawValue: 99)
        #expect(Array(graph.nodes(label: stranger, key: key, in: .all)).isEmpty)
        #expect(graph.estimatedCount(label: stranger, key: key, in: .all) == nil)
    }
}
