import EngawaGraph

/// Properties in process: what a value costs to fill in, to set, to read, and to keep in memory.
///
/// The values are like those of ties: a few words that repeat, days of twenty years, lists of words, and texts that
/// are all different.
enum PropertyBench {
    private static let owners = 1_000_000

    /// A key and its values: which of the distinct ones each owner has.
    private struct Column {
        var key: String
        var distinct: [Value]
        /// Owners with a value, in a hundred.
        var share: Int

        /// The distinct value of an owner, or nil.
        func value(of owner: Int) -> Int? {
            let mixed = (UInt64(owner) &+ 1) &* 0x9E37_79B9_7F4A_7C15
            guard Int(mixed >> 40) % 100 < share else { return nil }
            return distinct.count == owners ? owner : Int(mixed >> 20 & 0xFFFF_FFFF) % distinct.count
        }
    }

    private static var columns: [Column] {
        let days = (0..<7300).map { Value.date(CalendarDate(daysSinceEpoch: Int32($0) + 12_784)) }
        let words = ["食材提供", "調理", "学習支援", "見守り", "送迎", "会場提供", "資金", "広報", "相談", "遊び", "医療相談", "物品寄付"]
        let lists = (0..<1728).map { number in
            Value.strings([words[number % 12], words[number / 12 % 12], words[number / 144]])
        }
        return [
            Column(key: "strength", distinct: ["strong", "normal", "weak", "stressful"], share: 100),
            Column(key: "since", distinct: days, share: 100),
            Column(key: "until", distinct: days, share: 10),
            Column(key: "content", distinct: lists, share: 100),
            Column(key: "name", distinct: (0..<owners).map { .string("青葉第\($0)自治会の子ども会") }, share: 100),
        ]
    }

    static func run() throws(BenchFailure) {
        let columns = columns
        for column in columns { try measure(column) }
        var all = PropertyGraph()
        do {
            try all.create(batch(columns, in: all))
        } catch {
            throw BenchFailure(message: "the graph refused: \(error)")
        }
        try check(all, columns)
        try measureImage(&all)
        try check(all, columns)
    }

    /// Writes the image of the properties and reads it again.
    private static func measureImage(_ graph: inout PropertyGraph) throws(BenchFailure) {
        var writing: [Double] = []
        var reading: [Double] = []
        var size = 0
        for _ in 0..<5 {
            let start = BenchPlatform.cpu()
            let image = graph.propertyImage
            let written = BenchPlatform.cpu()
            do throws(MalformedImage) {
                try graph.readProperties(image)
            } catch {
                throw BenchFailure(message: "the image cannot be read: \(error)")
            }
            reading.append(BenchPlatform.cpu() - written)
            writing.append(written - start)
            size = image.count
        }
        print("  image of all: \(size >> 20) MiB")
        for (what, times) in [("write", writing), ("read", reading)] {
            let seconds = Samples(times).median ?? 0
            print("    \(what): \(Samples(times).milliseconds), \(Int(Double(size) / seconds / 1e6)) MB/s")
        }
    }

    private static func measure(_ column: Column) throws(BenchFailure) {
        let present = (0..<owners).filter { column.value(of: $0) != nil }
        print("  \(column.key): \(column.distinct.count) values, \(present.count) owners")
        do throws(GraphError) {
            try fill(column, present.count)
            var graph = PropertyGraph()
            try graph.create(batch([], in: graph))
            try set(column, present, &graph)
            try get(column, present, graph)
        } catch {
            throw BenchFailure(message: "the graph refused: \(error)")
        }
    }

    /// A batch of nodes with these columns.
    private static func batch(_ columns: [Column], in graph: PropertyGraph) -> CreationBatch {
        var batch = GraphDraft(graph).beginBatch()
        batch.reserve(nodes: owners, relationships: 0)
        let labels = batch.labelSet([])
        let keys = columns.map { batch.key($0.key) }
        let values = columns.map { $0.distinct.map { batch.value($0) } }
        for owner in 0..<owners {
            batch.createNode(labels: labels)
            for (place, column) in columns.enumerated() {
                if let value = column.value(of: owner) { batch.set(values[place][value], for: keys[place]) }
            }
        }
        return batch
    }

    /// What the properties of a batch cost: creating it, less creating the same nodes without any.
    private static func fill(_ column: Column, _ count: Int) throws(GraphError) {
        let (empty, full) = (batch([], in: PropertyGraph()), batch([column], in: PropertyGraph()))
        var times: [Double] = []
        var bytes = 0
        for _ in 0..<5 {
            var graph = PropertyGraph()
            let start = BenchPlatform.cpu()
            try graph.create(empty)
            let middle = BenchPlatform.cpu()
            let bare = middle - start
            var filled = PropertyGraph()
            let second = BenchPlatform.cpu()
            try filled.create(full)
            times.append(BenchPlatform.cpu() - second - bare)
            bytes = filled.propertyByteCount
        }
        report("fill", times, per: count)
        let tenths = bytes * 10 / count
        print("    memory: \(tenths / 10).\(tenths % 10) bytes per value")
    }

    private static func set(_ column: Column, _ present: [Int], _ graph: inout PropertyGraph) throws(GraphError) {
        let key = graph.internKey(column.key)
        let start = BenchPlatform.cpu()
        for owner in present {
            guard let value = column.value(of: owner) else { continue }
            try graph.set(column.distinct[value], for: key, of: NodeID(rawValue: UInt32(owner + 1)))
        }
        report("set", [BenchPlatform.cpu() - start], per: present.count)
    }

    private static func get(_ column: Column, _ present: [Int], _ graph: PropertyGraph) throws(GraphError) {
        guard let key = graph.key(column.key) else { return }
        var found = 0
        var times: [Double] = []
        for _ in 0..<3 {
            let start = BenchPlatform.cpu()
            for owner in present where !graph.value(key, of: NodeID(rawValue: UInt32(owner + 1))).isNull { found += 1 }
            times.append(BenchPlatform.cpu() - start)
        }
        report("get in order", times, per: present.count)
        times = []
        var state: UInt64 = 1
        for _ in 0..<3 {
            let start = BenchPlatform.cpu()
            for _ in present {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let owner = present[Int((state >> 33) % UInt64(present.count))]
                if !graph.value(key, of: NodeID(rawValue: UInt32(owner + 1))).isNull { found += 1 }
            }
            times.append(BenchPlatform.cpu() - start)
        }
        report("get anywhere", times, per: present.count)
        times = []
        let wanted = column.distinct[column.distinct.count / 2]
        var equal = 0
        for _ in 0..<3 {
            let start = BenchPlatform.cpu()
            for owner in present where graph.has(wanted, for: key, of: NodeID(rawValue: UInt32(owner + 1))) {
                equal += 1
            }
            times.append(BenchPlatform.cpu() - start)
        }
        report("compare with one value", times, per: present.count)
        precondition(found == present.count * 6 && equal > 0, "a value was lost")
    }

    private static func check(_ graph: PropertyGraph, _ columns: [Column]) throws(BenchFailure) {
        for column in columns {
            guard let key = graph.key(column.key) else { throw BenchFailure(message: "a key was lost") }
            for owner in 0..<owners {
                let value = column.value(of: owner).map { column.distinct[$0] } ?? .null
                guard graph.has(value, for: key, of: NodeID(rawValue: UInt32(owner + 1))) else {
                    throw BenchFailure(message: "owner \(owner) does not have its \(column.key)")
                }
            }
        }
    }

    private static func report(_ what: String, _ times: [Double], per count: Int) {
        let tenths = Int((Samples(times).median ?? 0) * 1e10 / Double(count))
        print("    \(what): \(tenths / 10).\(tenths % 10) ns per value")
    }
}
