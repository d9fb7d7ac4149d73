import EngawaGraph
import EngawaTestSupport

/// A graph by the numbers of its nodes, from 0, which are those in its views too.
struct SampleGraph {
    let nodeCount: Int
    let edges: [(Int, Int)]
    private let graph: PropertyGraph

    init(_ nodeCount: Int, _ edges: [(Int, Int)]) throws {
        (self.nodeCount, self.edges) = (nodeCount, edges)
        var graph = PropertyGraph()
        let ids = (0..<nodeCount).map { _ in graph.createNode() }
        let types = [graph.internType("A"), graph.internType("B")]
        for (place, (start, end)) in edges.enumerated() {
            _ = try graph.createRelationship(types[place % 2], from: ids[start], to: ids[end])
        }
        self.graph = graph
    }

    /// Relationships between random nodes; with `isSimple` none twice and none from a node to itself.
    init(random generator: inout SeededGenerator, nodes: Int, edges: Int, isSimple: Bool = false) throws {
        var (list, seen): ([(Int, Int)], Set<[Int]>) = ([], [])
        for _ in 0..<edges where nodes > 0 {
            let (first, second) = (generator.below(nodes), generator.below(nodes))
            if isSimple, first == second || !seen.insert([min(first, second), max(first, second)]).inserted {
                continue
            }
            list.append((first, second))
        }
        try self.init(nodes, list)
    }

    static func chain(_ count: Int) throws -> SampleGraph { try SampleGraph(count, (1..<count).map { ($0 - 1, $0) }) }

    var kept: GraphView { GraphView(graph, directions: [.outgoing, .incoming, .both], hasRelationships: true) }
    var merged: GraphView { GraphView(graph, directions: [.outgoing, .incoming, .both], parallels: .merged) }
    /// Both, as most answers are the same for them.
    var views: [GraphView] { [kept, merged] }

    /// How many components there are without an edge, or without a node.
    func componentCount(withoutEdge edge: Int? = nil, withoutNode node: Int? = nil) -> Int {
        var labels = Array(0..<nodeCount)
        for _ in 0..<nodeCount {
            for (place, (first, second)) in edges.enumerated()
            where place != edge && first != node && second != node {
                let lowest = min(labels[first], labels[second])
                (labels[first], labels[second]) = (lowest, lowest)
            }
        }
        return labels.indices.filter { labels[$0] == $0 && $0 != node }.count
    }

    /// The distances between all nodes, by Floyd and Warshall; nil where there is no path.
    func allDistances(isDirected: Bool, weight: (Int) -> Double = { _ in 1 }) -> [[Double]] {
        var distances = [[Double]](repeating: Array(repeating: .infinity, count: nodeCount), count: nodeCount)
        for node in 0..<nodeCount { distances[node][node] = 0 }
        for (place, (first, second)) in edges.enumerated() {
            distances[first][second] = min(distances[first][second], weight(place))
            if !isDirected { distances[second][first] = min(distances[second][first], weight(place)) }
        }
        for middle in 0..<nodeCount {
            for first in 0..<nodeCount {
                for second in 0..<nodeCount {
                    let through = distances[first][middle] + distances[middle][second]
                    distances[first][second] = min(distances[first][second], through)
                }
            }
        }
        return distances
    }
}
