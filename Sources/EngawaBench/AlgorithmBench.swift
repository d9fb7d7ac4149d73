import EngawaAlgorithms
import EngawaGraph
import EngawaStore
import Foundation

/// The algorithms over a national map, next to igraph on the same graph in the same run where its Python package is there.
///
/// The graph is that of the actors and ibasho with what they support and whom they know, as a simple undirected one; for the
/// matching, that of what they support alone. Answers are compared with those of igraph.
enum AlgorithmBench {
    static let name = "algorithms"
    static let about = "the algorithms over the map FOLDER, or the nation.engawa within it, next to igraph"

    static func run(path: String) throws(BenchFailure) {
        let within = path + "/nation.engawa"
        let graph: PropertyGraph
        do {
            graph = try GraphStore.open(FileManager.default.fileExists(atPath: within) ? within : path).latest.graph
        } catch {
            throw BenchFailure(message: "the map does not open: \(error)")
        }
        let views = try AlgorithmViews(graph)
        print("  \(views.all.nodeCount) nodes, \(views.all.neighbourCount(.both) / 2) ties")
        let measures = AlgorithmMeasure.all(views)
        let own = measures.map { $0.run() }
        let peer = try igraph(views)
        print("  medians of milliseconds, in brackets those of CPU: engawa, igraph, ratio of CPU; answers")
        for (measure, found) in zip(measures, own) {
            guard let other = peer[measure.name] else {
                print("  \(measure.name): \(found.milliseconds); \(measure.note(found.answer))")
                continue
            }
            print(
                "  \(measure.name): \(found.milliseconds), \(other.milliseconds), \(ratio(other.cpu / found.cpu)); "
                    + "\(measure.note(found.answer)), \(measure.note(other.answer))"
            )
            guard measure.agrees(found.answer, other.answer) else {
                throw BenchFailure(message: "\(measure.name): \(found.answer), but igraph \(other.answer)")
            }
        }
    }

    /// What igraph took for each algorithm, and found; nothing where it is not there.
    private static func igraph(
        _ views: AlgorithmViews
    ) throws(BenchFailure) -> [String: AlgorithmMeasure.Found] {
        let program = "/usr/bin/env"
        guard try BenchPlatform.run(program, ["python3", "-c", "import igraph"]).status == 0 else { return [:] }
        return try BenchPlatform.withFolder { folder throws(BenchFailure) in
            let files = ["script.py", "ties", "sides", "left", "sources", "answers"].map { folder + "/" + $0 }
            try write(Data(IgraphScript.text.utf8), files[0])
            try write(data(AlgorithmViews.edges(views.all)), files[1])
            try write(data(AlgorithmViews.edges(views.support)), files[2])
            try write(data(views.actors.map(\.rawValue)), files[3])
            try write(data(AlgorithmMeasure.drawn(views.all.nodeCount)), files[4])
            let ended = try BenchPlatform.run(
                program,
                ["python3", files[0], "\(views.all.nodeCount)", "\(AlgorithmMeasure.rounds)"] + files.dropFirst()
            )
            guard ended.status == 0 else { throw BenchFailure(message: "igraph ended with \(ended.status)") }
            let lines = String(decoding: try BenchPlatform.bytes(of: files[5]), as: UTF8.self).split(separator: "\n")
            var found: [String: AlgorithmMeasure.Found] = [:]
            for line in lines {
                let fields = line.split(separator: "\t").map(String.init)
                let numbers = fields.dropFirst().compactMap { Double($0) }
                guard numbers.count == 3 else { throw BenchFailure(message: "igraph answered \(line)") }
                found[fields[0]] = AlgorithmMeasure.Found(wall: numbers[0], cpu: numbers[1], answer: numbers[2])
            }
            return found
        }
    }

    private static func write(_ data: Data, _ file: String) throws(BenchFailure) {
        do { try data.write(to: URL(fileURLWithPath: file)) } catch {
            throw BenchFailure(message: "cannot write \(file): \(error)")
        }
    }

    private static func data(_ numbers: [UInt32]) -> Data { numbers.withUnsafeBytes { Data($0) } }

    /// With one digit behind the point.
    private static func ratio(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}

/// The parts of a national map that algorithms are measured on.
struct AlgorithmViews {
    /// Actors and ibasho with what they support and whom they know.
    let all: GraphView
    /// The same nodes, with what they support alone.
    let support: GraphView
    let actors: [ViewNode]

    init(_ graph: PropertyGraph) throws(BenchFailure) {
        guard let actor = graph.label("Actor"), let ibasho = graph.label("Ibasho"),
            let supports = graph.type("SUPPORTS"), let knows = graph.type("KNOWS")
        else { throw BenchFailure(message: "this is no map of a nation") }
        let labels = [actor, ibasho]
        let start = BenchPlatform.worked()
        let all = GraphView(graph, directions: .both, types: [supports, knows], labels: labels, parallels: .merged)
        print("  making the view: \(Samples([BenchPlatform.worked() - start]).milliseconds)")
        support = GraphView(graph, directions: .both, types: [supports], labels: labels, parallels: .merged)
        actors = graph.nodes(label: actor).compactMap { all.node($0) }
        self.all = all
    }

    /// The two ends of every tie, one after the other.
    static func edges(_ view: GraphView) -> [UInt32] {
        var edges: [UInt32] = []
        edges.reserveCapacity(view.neighbourCount(.both))
        view.withNeighbours(.both) { neighbours in
            for node in view.nodes {
                for other in neighbours[node] where node < other {
                    edges.append(node.rawValue)
                    edges.append(other.rawValue)
                }
            }
        }
        return edges
    }
}
