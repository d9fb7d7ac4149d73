import EngawaGraph

/// A relationship without which its component would fall into two.
public struct Bridge: Hashable, Sendable {
    /// The end with the lower number.
    public let first: ViewNode
    /// The end with the higher number.
    public let second: ViewNode
    /// The relationship; nil where the view was made without relationships.
    public let relationship: RelationshipID?
}

/// What a graph hangs together by: the relationships and nodes without which a component would fall apart.
public struct CutElements: Hashable, Sendable {
    /// In ascending order of their first, then second ends.
    public let bridges: [Bridge]
    /// Nodes without which there would be more components, ascending.
    public let articulationPoints: [ViewNode]
}

extension GraphView {
    /// The bridges and the articulation points (cut vertices).
    ///
    /// Two nodes with several relationships between them are not joined by a bridge: one of these can go. A view that keeps
    /// parallels says so; one that merges them no longer knows, and calls the pair a bridge where nothing else joins the
    /// two sides. Articulation points are the same in both. A relationship from a node to itself changes nothing.
    ///
    /// By one depth-first search with a stack of its own. O(nodes + relationships). Reads `.both`.
    ///
    /// Source: J. Hopcroft, R. Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", 1973; R. Tarjan, "A note
    /// on finding the bridges of a graph", 1974.
    public func cutElements() -> CutElements {
        withNeighbours(.both) { neighbours in
            var search = CutSearch(nodeCount: nodeCount)
            for root in 0..<nodeCount { search.run(neighbours, from: UInt32(root)) }
            return CutElements(
                bridges: search.bridges.sorted { ($0.first, $0.second) < ($1.first, $1.second) },
                articulationPoints: (0..<nodeCount).filter { search.isArticulation[$0] }.map { ViewNode($0) }
            )
        }
    }
}

/// The depth-first search that finds what can be returned to without the last relationship.
private struct CutSearch: ~Copyable {
    private static var none: UInt32 { .max }

    /// By node, when it was entered.
    private let entered: Scratch<UInt32>
    /// By node, the earliest entered that it or a node below it has a relationship to.
    private let low: Scratch<UInt32>
    /// By node, how many of its neighbours were looked at.
    private let looked: Scratch<UInt32>
    /// By node, the place among its neighbours at which the relationship stands that it was entered by.
    private let entrance: Scratch<UInt32>
    private let stack: Scratch<UInt32>
    private var time: UInt32 = 0

    let isArticulation: Scratch<Bool>
    private(set) var bridges: [Bridge] = []

    init(nodeCount: Int) {
        entered = Scratch(repeating: CutSearch.none, count: nodeCount)
        low = Scratch(repeating: 0, count: nodeCount)
        looked = Scratch(repeating: 0, count: nodeCount)
        entrance = Scratch(repeating: CutSearch.none, count: nodeCount)
        stack = Scratch(repeating: 0, count: nodeCount)
        isArticulation = Scratch(repeating: false, count: nodeCount)
    }

    mutating func run(_ neighbours: GraphView.Neighbours, from root: UInt32) {
        guard entered[root] == CutSearch.none else { return }
        enter(root)
        stack[0] = root
        var (depth, children) = (1, 0)
        while depth > 0 {
            let node = stack[depth - 1]
            let all = neighbours[ViewNode(rawValue: node)]
            let place = Int(looked[node])
            if place < all.count {
                looked[node] += 1
                let next = all[place].rawValue
                if entered[next] == CutSearch.none {
                    enter(next)
                    stack[depth] = next
                    depth += 1
                } else if depth > 1, next == stack[depth - 2], entrance[node] == CutSearch.none {
                    // The first relationship to the parent stands for the one entered by; any other is a way back.
                    entrance[node] = UInt32(place)
                } else {
                    low[node] = min(low[node], entered[next])
                }
                continue
            }
            depth -= 1
            guard depth > 0 else { break }
            let parent = stack[depth - 1]
            low[parent] = min(low[parent], low[node])
            if low[node] > entered[parent] { addBridge(neighbours, parent, node) }
            if depth == 1 { children += 1 } else if low[node] >= entered[parent] { isArticulation[parent] = true }
        }
        if children > 1 { isArticulation[root] = true }
    }

    private mutating func enter(_ node: UInt32) {
        entered[node] = time
        low[node] = time
        time += 1
    }

    private mutating func addBridge(_ neighbours: GraphView.Neighbours, _ parent: UInt32, _ node: UInt32) {
        let relationships = neighbours.relationships(of: ViewNode(rawValue: node))
        bridges.append(
            Bridge(
                first: ViewNode(rawValue: min(parent, node)),
                second: ViewNode(rawValue: max(parent, node)),
                relationship: relationships.isEmpty ? nil : relationships[Int(entrance[node])]
            )
        )
    }
}
