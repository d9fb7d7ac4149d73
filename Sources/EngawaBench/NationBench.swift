import EngawaGraph
import EngawaStore

/// A nation from its sheets: importing it, what it takes on the disk, and opening it again.
enum NationBench {
    static let name = "nation"
    static let about = "importing the national sheets of FOLDER, and opening the map with and without its checkpoint"

    private static let sheets = ["places.csv", "actors.csv", "ibasho.csv", "ties.csv", "links.csv"]
    private static let rounds = 10

    static func run(folder: String) throws(BenchFailure) {
        try BenchPlatform.withFolder { scratch throws(BenchFailure) in
            let map = scratch + "/nation.engawa"
            let files = sheets.map { folder + "/" + $0 }
            let program = BenchPlatform.sibling("engawa")
            let ended = try BenchPlatform.run(program, ["import", map] + files + ["--format", "json"])
            guard ended.status == 0 else { throw BenchFailure(message: "engawa import ended with \(ended.status)") }
            print("  import: \(text(ended.wall)) s wall, \(text(ended.cpu)) s CPU, peak \(mebibytes(ended.peak)) MiB")
            print("  the map: \(mebibytes(try BenchPlatform.size(of: map))) MiB")
            try open(map)
        }
    }

    private static func open(_ map: String) throws(BenchFailure) {
        let (store, seconds) = try opened(map, usingCheckpoints: true)
        let graph = store.latest.graph
        print("  opening in this process: \(text(seconds * 1000)) ms with the checkpoint")
        print("    \(graph.nodeCount) nodes, \(graph.relationshipCount) relationships")
        let (replayed, replaying) = try opened(map, usingCheckpoints: false)
        print("  opening in this process: \(text(replaying * 1000)) ms by replay")
        guard replayed.latest.graph.nodeCount == graph.nodeCount,
            replayed.latest.graph.relationshipCount == graph.relationshipCount
        else { throw BenchFailure(message: "the checkpoint and the transactions lead to different graphs") }
        guard let name = someName(graph) else { throw BenchFailure(message: "there is no ibasho") }
        try lookUp(LookUp.name, map, name, "opens and looks a name up, with the checkpoint")
        try lookUp(LookUp.replayName, map, name, "opens and looks a name up, by replay")
        try lookUp(LookUp.expandName, map, name, "opens and expands ten thousand nodes")
    }

    private static func lookUp(_ way: String, _ map: String, _ name: String, _ what: String) throws(BenchFailure) {
        var walls: [Double] = []
        var peak = 0
        for _ in 0..<rounds {
            let ended = try BenchPlatform.run(BenchPlatform.sibling("engawa-bench"), [way, map, name])
            guard ended.status == 0 else { throw BenchFailure(message: "the look-up found nothing") }
            walls.append(ended.wall)
            peak = max(peak, ended.peak)
        }
        print("  a process that \(what): \(Samples(walls).milliseconds); peak \(mebibytes(peak)) MiB")
    }

    private static func opened(_ map: String, usingCheckpoints: Bool) throws(BenchFailure) -> (GraphStore, Double) {
        let start = BenchPlatform.now()
        do {
            let store = try GraphStore.open(map, usingCheckpoints: usingCheckpoints)
            return (store, BenchPlatform.now() - start)
        } catch {
            throw BenchFailure(message: "the map does not open: \(error)")
        }
    }

    private static func someName(_ graph: PropertyGraph) -> String? {
        guard let label = graph.label("Ibasho"), let key = graph.key("name") else { return nil }
        let ids = Array(graph.nodes(label: label))
        return ids.isEmpty ? nil : graph.value(key, of: ids[ids.count / 2]).stringValue
    }

    private static func mebibytes(_ bytes: Int) -> Int { (bytes + (1 << 19)) >> 20 }

    private static func text(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

/// What a process of its own does for the national benchmark.
enum LookUp {
    static let name = "look-up"
    static let replayName = "look-up-by-replay"
    static let expandName = "expand"

    /// Opens the map and finds the ibasho of a name; expands ten thousand nodes from there on where that is asked for.
    static func run(_ way: String, map: String, name wanted: String) throws(BenchFailure) {
        let graph: PropertyGraph
        do {
            graph = try GraphStore.open(map, usingCheckpoints: way != replayName).latest.graph
        } catch {
            throw BenchFailure(message: "the map does not open: \(error)")
        }
        guard let label = graph.label("Ibasho"), let key = graph.key("name"),
            let found = graph.nodes(label: label, key: key, equals: .string(wanted)).first
        else { throw BenchFailure(message: "there is no such ibasho") }
        guard way == expandName else {
            // The answer is there; giving the graph back piece by piece is no part of it.
            withExtendedLifetime(graph) { BenchPlatform.exit(0) }
        }
        var seen: Set<NodeID> = [found]
        var queue = [found]
        var expanded = 0
        while expanded < queue.count, expanded < 10_000 {
            for tie in graph.relationships(of: queue[expanded], .both) where seen.insert(tie.other).inserted {
                queue.append(tie.other)
            }
            expanded += 1
        }
        guard expanded == 10_000 else { throw BenchFailure(message: "there were only \(expanded) nodes to expand") }
        if let resident = BenchPlatform.resident { print("\(resident >> 20) MiB resident") }
    }
}
