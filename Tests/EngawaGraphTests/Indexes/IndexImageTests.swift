import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("The image of indexes")
struct IndexImageTests {
    /// A graph with indexes of every kind of value, one of them unique, one of names that begin alike, one empty.
    private static func graph(seed: UInt64, size: Int) throws -> PropertyGraph {
        var random = SeededGenerator(seed: seed)
        var draft = GraphDraft(PropertyGraph())
        for number in 0..<size {
            let name = "みんなの食堂" + String(repeating: "本店", count: random.below(4)) + "\(random.below(size))"
            try draft.createNode(
                labels: [["A"], ["A", "B"], []][random.below(3)],
                properties: [
                    ("any", random.value()), ("name", .string(name)), ("number", .integer(Int64(number * 11 % size))),
                    ("kind", .string("kind \(random.below(3))")),
                ]
            )
        }
        for key in ["any", "name", "kind", "none"] { draft.createIndex(label: "A", key: key) }
        draft.createIndex(label: "B", key: "any")
        try draft.createIndex(label: "A", key: "number", isUnique: true)
        return draft.graph
    }

    private static func image(of graph: PropertyGraph) -> [UInt8] {
        var writer = ImageWriter()
        graph.tables.indexTable.write(to: &writer)
        return writer.bytes
    }

    /// The graph with its indexes as an image has them.
    private static func read(_ image: [UInt8], _ graph: PropertyGraph) throws(MalformedImage) -> PropertyGraph {
        let result = image.withUnsafeBytes { bytes in
            Result { () throws(MalformedImage) -> IndexTable in
                var reader = ImageReader(bytes)
                let table = try IndexTable(
                    reading: &reader,
                    nodes: graph.tables.nodeTable,
                    labels: graph.labels.count,
                    keys: graph.keys.count
                )
                guard reader.remaining == 0 else { throw reader.malformed }
                return table
            }
        }
        var read = graph
        read.unique.indexTable = try result.get()
        return read
    }

    @Test("is read as it was written, and the indexes go on from there", arguments: [UInt64](1...4))
    func roundTrip(seed: UInt64) throws {
        for size in [0, 1, 40, 300] {
            let graph = try Self.graph(seed: seed, size: size)
            var read = try Self.read(Self.image(of: graph), graph)
            #expect(read.checkInvariants() == [], "seed \(seed), \(size)")
            #expect(read.dump() == graph.dump(), "seed \(seed), \(size)")
            let number = try #require(read.key("number"))
            for id in Array(read.nodes).prefix(50) { try read.set(.integer(-Int64(id.rawValue)), for: number, of: id) }
            #expect(read.checkInvariants() == [], "seed \(seed), \(size)")
        }
    }

    @Test("is small")
    func size() throws {
        let graph = try Self.graph(seed: 9, size: 4000)
        // Six indexes of 2,667 or 1,333 nodes; four bytes are the id of each.
        let entries = graph.indexes.reduce(0) {
            $0 + graph.nodes(label: $1.label, key: $1.key, in: .all).count
        }
        #expect(Self.image(of: graph).count < entries * 8)
    }

    @Test("may be damaged in any byte: it is refused, or can be used without harm", arguments: [UInt64](1...2))
    func damage(seed: UInt64) throws {
        let graph = try Self.graph(seed: seed, size: 30)
        let image = Self.image(of: graph)
        var refusals = 0
        for place in image.indices {
            for change in [1 << UInt8(place % 8), 0xFF] as [UInt8] {
                var damaged = image
                damaged[place] ^= change
                guard var read = try? Self.read(damaged, graph) else {
                    refusals += 1
                    continue
                }
                if place % 4 == 0 { use(&read) }
            }
            #expect(throws: MalformedImage.self) { try Self.read(Array(image[..<place]), graph) }
        }
        #expect(refusals > image.count, "seed \(seed)")
    }

    /// What is found does not matter here, only that nothing breaks.
    private func use(_ graph: inout PropertyGraph) {
        for (label, key, _) in graph.indexes {
            for id in Array(graph.nodes).prefix(8) {
                let value = graph.value(key, of: id)
                _ = graph.nodes(label: label, key: key, cypherEquals: value)
                for node in graph.nodes(label: label, key: key, in: ValueRange(lower: .inclusive(value))) {
                    _ = graph.labels(of: node)
                }
                try? graph.set(.integer(Int64(id.rawValue)), for: key, of: id)
                try? graph.deleteNode(id)
            }
        }
    }
}
