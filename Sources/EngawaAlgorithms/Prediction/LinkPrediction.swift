import EngawaGraph
import Foundation

/// Which nodes are likely to be neighbours that are not: for one node after another, the scores of all others.
///
/// Made once for a view, in O(nodes + relationships), reading `.both`. Parallels count once, and relationships from a node
/// to itself not at all, whatever the view keeps. Every function gives the nodes with a score above zero alone, the highest
/// first, and of those with the same score the one with the lower number.
///
/// In a network of one kind of nodes, those are likely to become neighbours that have neighbours in common. In one of two
/// kinds, where ties lead from one kind to the other alone, such nodes are of the same kind: `threeSteps` is meant for that.
public struct LinkPrediction: Sendable {
    /// Which nodes get a score.
    public enum Candidates: Hashable, Sendable {
        /// Those that are not neighbours yet.
        case unlinked
        /// Neighbours too.
        case all
    }

    let graph: SimpleGraph

    /// Predictions for the nodes of a view.
    public init(_ view: GraphView) { graph = SimpleGraph(view) }

    /// How many neighbours a node has in common with the other.
    ///
    /// O(degrees of the neighbours + k log k) for k scores; beside that one array of all nodes, as for every function here.
    ///
    /// Source: M. Newman, "Clustering and preferential attachment in growing networks", 2001.
    public func commonNeighbours(of node: ViewNode, _ candidates: Candidates = .unlinked) -> [LinkScore] {
        overCommonNeighbours(of: node, candidates) { _ in 1 }
    }

    /// The neighbours in common, of which each counts the less the more neighbours it has: 1 / ln(degree).
    ///
    /// O(degrees of the neighbours + k log k) for k scores.
    ///
    /// Source: L. Adamic, E. Adar, "Friends and neighbors on the web", 2003.
    public func adamicAdar(of node: ViewNode, _ candidates: Candidates = .unlinked) -> [LinkScore] {
        overCommonNeighbours(of: node, candidates) { 1 / log($0) }
    }

    /// The neighbours in common, of which each counts the less the more neighbours it has: 1 / degree.
    ///
    /// O(degrees of the neighbours + k log k) for k scores.
    ///
    /// Source: T. Zhou, L. Lü, Y.-C. Zhang, "Predicting missing links via local information", 2009.
    public func resourceAllocation(of node: ViewNode, _ candidates: Candidates = .unlinked) -> [LinkScore] {
        overCommonNeighbours(of: node, candidates) { 1 / $0 }
    }

    private func overCommonNeighbours(
        of node: ViewNode,
        _ candidates: Candidates,
        _ weight: (Double) -> Double
    ) -> [LinkScore] {
        precondition(node.index < graph.nodeCount, "the node is not of this view")
        var sums = SparseSums(count: graph.nodeCount)
        graph.neighbours.withUnsafeBufferPointer { neighbours in
            for place in graph.range(node.index) {
                let middle = Int(neighbours[place])
                // With the node alone as a neighbour it leads nowhere, and its weight may have no value.
                guard graph.degree(middle) > 1 else { continue }
                let weight = weight(Double(graph.degree(middle)))
                for next in graph.range(middle) { sums.add(weight, to: neighbours[next]) }
            }
        }
        return scores(sums, of: node, candidates)
    }

    /// What a node's sums come to as scores, sorted.
    func scores(_ sums: borrowing SparseSums, of node: ViewNode, _ candidates: Candidates) -> [LinkScore] {
        var left = Set<UInt32>()
        if candidates == .unlinked { left = Set(graph.neighbours[graph.range(node.index)]) }
        left.insert(node.rawValue)
        return sums.scores { !left.contains($0) }
    }
}

/// A sum for some of the nodes, which are known.
struct SparseSums: ~Copyable {
    private let sums: Scratch<Double>
    private let isTouched: Scratch<Bool>
    private var touched: [UInt32] = []

    init(count: Int) {
        sums = Scratch(repeating: 0, count: count)
        isTouched = Scratch(repeating: false, count: count)
    }

    subscript(node: UInt32) -> Double { sums[node] }

    mutating func add(_ value: Double, to node: UInt32) {
        if !isTouched[node] {
            isTouched[node] = true
            touched.append(node)
        }
        sums[node] += value
    }

    /// Calls the closure with each node that something was added for, in the order of the first time.
    func forEach(_ body: (UInt32, Double) -> Void) {
        for node in touched { body(node, sums[node]) }
    }

    /// The sums above zero of the nodes for which the condition holds, the highest first.
    func scores(where isWanted: (UInt32) -> Bool) -> [LinkScore] {
        touched.filter { sums[$0] > 0 && isWanted($0) }
            .map { LinkScore(node: ViewNode(rawValue: $0), score: sums[$0]) }
            .sorted { ($1.score, $0.node) < ($0.score, $1.node) }
    }
}
