import EngawaGraph

/// The property graph in process: building one, reading it, and what a small change to a snapshot of it costs.
enum GraphBench {
    private static let nodes = 100_000
    private static let relationships = 400_000

    static func run() throws(BenchFailure) {
        let start = BenchPlatform.now()
        var graph = PropertyGraph()
        do {
            try build(&graph)
        } catch {
            throw BenchFailure(message: "the graph refused: \(error)")
        }
        let built = BenchPlatform.now()
        report("build", built - start, per: nodes + relationships)

        var sum = 0
        for node in graph.nodes {
            for tie in graph.relationships(of: node, .outgoing) { sum += Int(tie.other.rawValue & 1) }
        }
        let read = BenchPlatform.now()
        guard sum > 0 else { throw BenchFailure(message: "the graph lost its relationships") }
        report("expand every node", read - built, per: relationships)

        try measureChanges(graph)
    }

    private static func build(_ graph: inout PropertyGraph) throws(GraphError) {
        let (actor, supports) = (graph.internLabel("Actor"), graph.internType("SUPPORTS"))
        let (name, number, since) = (graph.internKey("name"), graph.internKey("number"), graph.internKey("since"))
        var ids: [NodeID] = []
        for index in 0..<nodes {
            let id = graph.createNode(labels: [actor])
            try graph.set(.string("こども食堂 \(index)"), for: name, of: id)
            try graph.set(.integer(Int64(index)), for: number, of: id)
            ids.append(id)
        }
        var state: UInt64 = 1
        for index in 0..<relationships {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let end = ids[Int(state >> 33) % nodes]
            let id = try graph.createRelationship(supports, from: ids[index % nodes], to: end)
            try graph.set(.integer(Int64(index % 20 + 2000)), for: since, of: id)
        }
    }

    /// Each change is made to a fresh snapshot, as a transaction does.
    private static func measureChanges(_ graph: PropertyGraph) throws(BenchFailure) {
        guard let name = graph.key("name"), let supports = graph.type("SUPPORTS") else { return }
        let rounds = 2000
        let ids = Array(graph.nodes.prefix(rounds + 1))
        var latest = graph
        let before = latest.copiedBytes
        let start = BenchPlatform.now()
        for round in 0..<rounds {
            var draft = latest
            do {
                try draft.set(.string("改名 \(round)"), for: name, of: ids[round])
                _ = try draft.createRelationship(supports, from: ids[round], to: ids[rounds])
            } catch {
                throw BenchFailure(message: "the graph refused: \(error)")
            }
            latest = draft
        }
        let seconds = BenchPlatform.now() - start
        report("a rename and a tie, each on a fresh snapshot", seconds, per: rounds)
        print("    copied \((latest.copiedBytes - before) / rounds) bytes per change")
    }

    private static func report(_ what: String, _ seconds: Double, per count: Int) {
        let nanoseconds = Int(seconds * 1e9 / Double(count))
        print(
            "  \(what): \(Samples([seconds]).milliseconds.split(separator: ",")[0].dropFirst(4)) ms, \(nanoseconds) ns each"
        )
    }
}
