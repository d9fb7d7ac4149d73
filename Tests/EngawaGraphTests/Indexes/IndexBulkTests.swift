import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("Many nodes entered in an index at once")
struct IndexBulkTests {
    /// Texts that begin alike for any length, some of them the same, some cut short, some with zeros behind.
    private static func text(_ random: inout SeededGenerator) -> String {
        let length = random.below(40) == 0 ? 1200 : [5, 9, 10, 11, 33, 34, 35, 58, 60][random.below(9)]
        let end = ["", "\u{0}", "\u{0}\u{0}", "a", "が", "\(random.below(30))"][random.below(6)]
        return String(repeating: "x", count: length) + end
    }

    private static func batch(in draft: GraphDraft, _ count: Int, _ random: inout SeededGenerator) -> CreationBatch {
        var batch = draft.beginBatch()
        let sets = [["A"], ["B"], ["A", "B"]].map { batch.labelSet($0) }
        let (text, mixed, number) = (batch.key("text"), batch.key("mixed"), batch.key("number"))
        for _ in 0..<count {
            batch.createNode(labels: sets[random.below(3)])
            batch.set(batch.value(.string(Self.text(&random))), for: text)
            let value = random.value()
            if !value.isNull { batch.set(batch.value(value), for: mixed) }
            batch.set(batch.value(.integer(Int64(random.below(1000)))), for: number)
        }
        return batch
    }

    @Test("stand where they would stand one by one", arguments: [UInt64](1...4))
    func sameAsSingle(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var draft = GraphDraft(PropertyGraph())
        for key in ["text", "mixed", "number"] { draft.createIndex(label: "A", key: key) }
        // Into an empty index, into one of about the same size, and a few into many.
        for count in [300, 400, 20, 0, 1] {
            try draft.create(Self.batch(in: draft, count, &random))
            // The invariants sort by the values themselves.
            #expect(draft.graph.checkInvariants() == [], "seed \(seed), \(count)")
        }
        var later = draft.graph
        for key in ["text", "mixed", "number"] {
            let (label, token) = (later.internLabel("B"), later.internKey(key))
            later.createIndex(label: label, key: token)
        }
        #expect(later.checkInvariants() == [], "seed \(seed)")
    }

    @Test("may have one value, and then change as any")
    func equalValues() throws {
        var draft = GraphDraft(PropertyGraph())
        draft.createIndex(label: "A", key: "kind")
        var batch = draft.beginBatch()
        let (set, key) = (batch.labelSet(["A"]), batch.key("kind"))
        let value = batch.value("a kind that all of them have")
        for _ in 0..<20_000 {
            batch.createNode(labels: set)
            batch.set(value, for: key)
        }
        try draft.create(batch)
        let (label, kind) = (try #require(draft.graph.label("A")), try #require(draft.graph.key("kind")))
        #expect(draft.graph.nodes(label: label, key: kind, equals: "a kind that all of them have").count == 20_000)
        for number in stride(from: UInt32(1), to: 20_000, by: 7) {
            try draft.set("another kind than before", for: "kind", of: NodeID(rawValue: number))
        }
        #expect(draft.graph.nodes(label: label, key: kind, prefix: "another").count == 2857)
        #expect(draft.graph.checkInvariants() == [])
    }

    @Test("are sorted by texts too long to be kept as text as well")
    func longTexts() throws {
        var graph = PropertyGraph()
        let (label, key) = (graph.internLabel("A"), graph.internKey("k"))
        let long = String(repeating: "y", count: 1 << 24)
        let texts = [long, "y", String(repeating: "y", count: 300), "yyyyyyyyyyyyz"]
        for text in texts { try graph.set(.string(text), for: key, of: graph.createNode(labels: [label])) }
        graph.createIndex(label: label, key: key)
        let expected = [2, 3, 1, 4].map { NodeID(rawValue: $0) }
        #expect(Array(graph.nodes(label: label, key: key, in: .all)) == expected)
        #expect(graph.nodes(label: label, key: key, equals: .string(long)) == [expected[2]])
        try graph.set("z", for: key, of: expected[2])
        #expect(Array(graph.nodes(label: label, key: key, in: .all)).last == expected[2])
    }
}
