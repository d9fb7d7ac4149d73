import EngawaGraph

/// Creating many entities at once, in the shape of a nation: 250,000 nodes, 1.24 million relationships.
enum BatchBench {
    private static let nodes = 250_000
    private static let relationships = 1_240_000

    static func run() throws(BenchFailure) {
        let start = BenchPlatform.now()
        var draft = GraphDraft(PropertyGraph())
        let batch = fill(draft.beginBatch())
        let filled = BenchPlatform.now()
        report("fill the batch", filled - start)
        do {
            try draft.create(batch)
        } catch {
            throw BenchFailure(message: "the graph refused: \(error)")
        }
        let created = BenchPlatform.now()
        report("create it", created - filled)
        guard draft.graph.relationshipCount == relationships, draft.graph.nodeCount == nodes else {
            throw BenchFailure(message: "the graph lost something")
        }
        guard draft.graph.checkInvariants().isEmpty else { throw BenchFailure(message: "the graph is not sound") }
    }

    private static func report(_ what: String, _ seconds: Double) {
        let each = Int(seconds * 1e9) / (nodes + relationships)
        print("  \(what): \(Int(seconds * 1000)) ms, \(each) ns for each node and relationship with its properties")
    }

    private static func fill(_ empty: CreationBatch) -> CreationBatch {
        var batch = empty
        var state: UInt64 = 1
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let actor = batch.labelSet(["Actor"])
        let types = ["SUPPORTS", "KNOWS", "WORKS_IN"].map { batch.type($0) }
        let keys = ["name", "kind", "strength", "flow", "since", "content"].map { batch.key($0) }
        let words = ["農家", "NPO", "自治会", "企業", "学校"].map { batch.value(.string($0)) }
        let days = (0..<4000).map { batch.value(.date(CalendarDate(daysSinceEpoch: Int32(15_000 + $0)))) }
        let lists = (0..<200).map { batch.value(.list([.string("食材提供 \($0)"), .string("調理")])) }
        batch.reserve(nodes: nodes, relationships: relationships)
        var ids: [NodeID] = []
        for number in 0..<nodes {
            ids.append(batch.createNode(labels: actor))
            batch.set(batch.value(.string("北町こども食堂 \(number) 番")), for: keys[0])
            batch.set(words[random(5)], for: keys[1])
        }
        for number in 0..<relationships {
            batch.createRelationship(
                types[number * 3 / relationships],
                from: ids[random(nodes)],
                to: ids[random(nodes)]
            )
            batch.set(words[random(5)], for: keys[2])
            batch.set(words[random(5)], for: keys[3])
            batch.set(days[random(4000)], for: keys[4])
            batch.set(lists[random(200)], for: keys[5])
        }
        return batch
    }
}
