import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("Statistics of a graph")
struct StatisticsTests {
    @Test("count nodes and relationships by labels and types, with every change")
    func counts() throws {
        var graph = PropertyGraph()
        let (actor, person, ibasho) = (
            graph.internLabel("Actor"), graph.internLabel("Person"), graph.internLabel("Ibasho")
        )
        let (supports, knows) = (graph.internType("SUPPORTS"), graph.internType("KNOWS"))
        let diner = graph.createNode(labels: [ibasho])
        let farm = graph.createNode(labels: [actor])
        let tanaka = graph.createNode(labels: [person, actor])
        _ = graph.createNode()
        let first = try graph.createRelationship(supports, from: farm, to: diner)
        let second = try graph.createRelationship(supports, from: farm, to: diner)
        _ = try graph.createRelationship(supports, from: tanaka, to: diner)
        let self2self = try graph.createRelationship(knows, from: tanaka, to: tanaka)

        #expect(graph.relationshipCount(label: actor, type: supports, .outgoing) == 3)
        #expect(graph.relationshipCount(label: person, type: supports, .outgoing) == 1)
        #expect(graph.relationshipCount(label: ibasho, type: supports, .incoming) == 3)
        #expect(graph.relationshipCount(label: ibasho, type: supports, .outgoing) == 0)
        #expect(graph.relationshipCount(label: person, .both) == 3)
        #expect(graph.nodeCount(startsOf: supports) == 2 && graph.nodeCount(endsOf: supports) == 1)
        #expect(graph.nodeCount(labels: [actor]) == 2 && graph.nodeCount(labels: [actor, person]) == 1)
        #expect(graph.nodeCount(labels: []) == 4 && graph.nodeCount(labels: [person, ibasho]) == 0)
        let sets = graph.labelSetCounts
        #expect(sets.map(\.count) == [1, 1, 1, 1])
        #expect(sets.map(\.labels) == [[], [ibasho], [actor], [actor, person]])

        try graph.deleteRelationship(first)
        #expect(graph.nodeCount(startsOf: supports) == 2)
        try graph.deleteRelationship(second)
        #expect(graph.nodeCount(startsOf: supports) == 1)
        try graph.removeLabel(actor, from: tanaka)
        #expect(graph.relationshipCount(label: actor, .both) == 0)
        try graph.addLabel(ibasho, to: tanaka)
        #expect(graph.relationshipCount(label: ibasho, type: knows, .both) == 2)
        try graph.deleteRelationship(self2self)
        try graph.detachDeleteNode(diner)
        #expect(graph.relationshipCount(label: ibasho, .both) == 0 && graph.nodeCount(endsOf: supports) == 0)
        #expect(graph.labelSetCounts.map(\.count) == [1, 1, 1])
        #expect(graph.checkInvariants() == [])
    }

    @Test("follow a label that comes to and goes from a hub")
    func hubs() throws {
        var graph = PropertyGraph()
        let labels = ["A", "B"].map { graph.internLabel($0) }
        let types = ["T", "U", "V"].map { graph.internType($0) }
        let hub = graph.createNode(labels: [labels[0]])
        for number in 0..<300 {
            let other = graph.createNode(labels: [labels[number % 2]])
            _ = try graph.createRelationship(types[number % 3], from: number % 5 == 0 ? other : hub, to: hub)
        }
        #expect(graph.relationshipCount(label: labels[0], type: types[1], .incoming) == 100)
        try graph.addLabel(labels[1], to: hub)
        #expect(graph.relationshipCount(label: labels[1], type: types[1], .incoming) == 100)
        try graph.removeLabel(labels[0], from: hub)
        #expect(graph.relationshipCount(label: labels[0], .incoming) == 0)
        #expect(graph.checkInvariants() == [])
    }

    @Test("of a batch are those of its single changes, whether it is large or small", arguments: [3, 40, 2000])
    func batches(_ size: Int) throws {
        var random = SeededGenerator(seed: UInt64(size))
        var draft = GraphDraft(PropertyGraph())
        for round in 0..<3 {
            var batch = draft.beginBatch()
            let sets = [["A"], ["B", "A"], []].map { batch.labelSet($0) }
            let types = ["T", "U"].map { batch.type($0) }
            var ids = Array(draft.graph.nodes)
            for _ in 0..<(round == 0 ? 500 : size) { ids.append(batch.createNode(labels: sets[random.below(3)])) }
            for _ in 0..<size {
                let (start, end) = (ids[random.below(ids.count)], ids[random.below(9) == 0 ? 0 : ids.count - 1])
                batch.createRelationship(types[random.below(2)], from: start, to: end)
            }
            try draft.create(batch)
            // Every relationship of the first node gets the label late, which counts them one by one.
            try draft.addLabel("C", to: ids[0])
            #expect(draft.graph.checkInvariants() == [], "round \(round)")
        }
    }

    @Test("are read from an image as they were written")
    func image() throws {
        var history = RandomHistory(seed: 5, deletionsPerHundred: 10)
        for _ in 0..<600 { try history.step() }
        let graph = history.draft.graph
        let counts = (labels: graph.labels.count, types: graph.types.count, sets: graph.tables.labelSets.count)
        var writer = ImageWriter()
        graph.tables.statistics.write(
            to: &writer,
            labels: counts.labels,
            types: counts.types,
            labelSets: counts.sets
        )
        let image = writer.bytes
        func read(_ bytes: [UInt8]) throws(MalformedImage) -> StatisticsTable {
            try bytes.withUnsafeBytes { bytes in
                Result { () throws(MalformedImage) -> StatisticsTable in
                    var reader = ImageReader(bytes)
                    return try StatisticsTable(
                        reading: &reader,
                        labels: counts.labels,
                        types: counts.types,
                        labelSets: counts.sets
                    )
                }
            }.get()
        }
        var copy = graph
        copy.unique.statistics = try read(image)
        #expect(copy.checkInvariants() == [])
        for length in image.indices {
            #expect(throws: MalformedImage.self) { try read(Array(image[..<length])) }
        }
    }
}
