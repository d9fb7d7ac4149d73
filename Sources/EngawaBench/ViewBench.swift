import EngawaAlgorithms
import EngawaGraph

/// A view of a graph of the size of a nation: making it, and going through the neighbours of all nodes, one after another
/// and in random order. Time is that of the thread, and what comes out is compared with the graph itself.
enum ViewBench {
    static let name = "view"
    static let about =
        "expanding all nodes of a graph over a compact view; view FILE reads two columns of whole numbers"

    private static let nodes = 252_000
    private static let relationships = 1_240_000
    private static let rounds = 5

    /// The synthetic graph: ends at random, every tenth relationship at one of a thousand hubs, three types.
    static func run() throws(BenchFailure) {
        var random = SplitMix(seed: 7)
        var edges: [(Int, Int)] = []
        edges.reserveCapacity(relationships)
        for number in 0..<relationships {
            edges.append((random.below(nodes), random.below(number % 10 == 0 ? 1000 : nodes)))
        }
        try measure(nodes, edges)
    }

    /// A graph of the edges in a file of comma-separated values: two whole numbers from 0 on in each line. Lines that begin
    /// with something else are passed over.
    static func run(file: String) throws(BenchFailure) {
        let bytes = try BenchPlatform.bytes(of: file)
        var edges: [(Int, Int)] = []
        var highest = 0
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            guard fields.count >= 2, let start = number(fields[0]), let end = number(fields[1]) else { continue }
            edges.append((start, end))
            highest = max(highest, start, end)
        }
        guard !edges.isEmpty, highest < 1 << 30 else { throw BenchFailure(message: "\(file) is no list of edges") }
        try measure(highest + 1, edges)
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        Int(String(decoding: field.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self))
    }

    private static func measure(_ nodes: Int, _ edges: [(Int, Int)]) throws(BenchFailure) {
        print("  \(nodes) nodes, \(edges.count) relationships")
        let graph = try graph(nodes, edges)
        var expected = 0
        for node in graph.nodes {
            for tie in graph.relationships(of: node, .outgoing) { expected &+= Int(tie.other.rawValue) }
        }
        let all = [GraphView.Directions.outgoing, .incoming, .both, [.outgoing, .incoming, .both]]
        for (directions, what) in zip(all, ["outgoing", "incoming", "both", "all three"]) {
            best("build, \(what)") { GraphView(graph, directions: directions) }
        }
        best("build, outgoing with types and relationships") {
            GraphView(graph, directions: .outgoing, hasRelationships: true)
        }
        best("build, both, merged") { GraphView(graph, directions: .both, parallels: .merged) }
        best("build, outgoing, one type") { GraphView(graph, directions: .outgoing, types: [graph.types[0]]) }

        let view = GraphView(graph, directions: [.outgoing, .both])
        let inOrder = Array(view.nodes)
        var order = inOrder
        var random = SplitMix(seed: 3)
        for place in order.indices.reversed() { order.swapAt(place, random.below(place + 1)) }
        for (direction, what) in [(Direction.outgoing, "outgoing"), (.both, "both")] {
            for (places, how) in [(inOrder, "in order"), (order, "in random order")] {
                let sum = expand(view, direction, places, "expand all nodes, \(what), \(how)")
                guard direction == .both || sum == expected - edges.count else {
                    throw BenchFailure(message: "the view has other neighbours than the graph")
                }
            }
        }
    }

    /// The sum of the numbers of all neighbours.
    private static func expand(_ view: GraphView, _ direction: Direction, _ nodes: [ViewNode], _ what: String) -> Int {
        var sum = 0
        let seconds = (0..<rounds).map { _ in
            let start = BenchPlatform.worked()
            sum = view.withNeighbours(direction) { neighbours in
                var sum = 0
                for node in nodes {
                    for neighbour in neighbours[node] { sum &+= neighbour.index }
                }
                return sum
            }
            return BenchPlatform.worked() - start
        }
        let each = Int(seconds.min().map { $0 * 1e11 / Double(view.neighbourCount(direction)) } ?? 0)
        print("  \(what): \(Samples(seconds).milliseconds), best \(each / 100).\(each % 100 / 10)\(each % 10) ns each")
        return sum
    }

    private static func best(_ what: String, _ make: () -> GraphView) {
        let seconds = (0..<rounds).map { _ in
            let start = BenchPlatform.worked()
            let view = make()
            let end = BenchPlatform.worked()
            return view.nodeCount > 0 ? end - start : 0
        }
        print("  \(what): \(Samples(seconds).milliseconds)")
    }

    private static func graph(_ nodes: Int, _ edges: [(Int, Int)]) throws(BenchFailure) -> PropertyGraph {
        var draft = GraphDraft(PropertyGraph())
        var batch = draft.beginBatch()
        let actor = batch.labelSet(["Actor"])
        let types = ["SUPPORTS", "KNOWS", "WORKS_IN"].map { batch.type($0) }
        batch.reserve(nodes: nodes, relationships: edges.count)
        let ids = (0..<nodes).map { _ in batch.createNode(labels: actor) }
        for (number, edge) in edges.enumerated() {
            let type = types[number * 3 / edges.count]
            batch.createRelationship(type, from: ids[edge.0], to: ids[edge.1])
        }
        do throws(GraphError) {
            try draft.create(batch)
        } catch {
            throw BenchFailure(message: "the graph refused: \(error)")
        }
        return draft.graph
    }
}
