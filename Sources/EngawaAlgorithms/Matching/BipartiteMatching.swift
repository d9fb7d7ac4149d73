import EngawaGraph

/// Pairs of neighbours, one of each on the left and on the right side, so that no node is in two.
public struct BipartiteMatching: Hashable, Sendable {
    /// The pairs, in the order of their left nodes.
    public let pairs: [Pair]

    /// A left node and a right node.
    public struct Pair: Hashable, Sendable {
        /// The node of the left side.
        public let left: ViewNode
        /// The node of the right side.
        public let right: ViewNode
    }

    /// How many pairs there are.
    public var count: Int { pairs.count }
}

extension GraphView {
    /// As many pairs of neighbours as there can be, each of a node on the left side and one that is not, without any node
    /// in two pairs. Relationships between nodes of the same side are passed over.
    ///
    /// By lengthening alternating paths, in each phase all shortest ones. O((nodes + relationships) · √nodes). Reads
    /// `direction`; where it is not `.both`, relationships count that lead from the left side in it.
    ///
    /// Source: J. Hopcroft, R. Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs", 1973.
    public func maximumMatching(left: [ViewNode], _ direction: Direction = .both) -> BipartiteMatching {
        withNeighbours(direction) { neighbours in
            let search = MatchingSearch(nodeCount: nodeCount, left: left)
            while search.reach(neighbours) { search.lengthen(neighbours) }
            return BipartiteMatching(pairs: search.pairs)
        }
    }

    /// The two sides of a graph in which no two nodes of the same side are neighbours: by node, whether it is on the side
    /// of the lowest node of its component. Nil where there are no such sides.
    ///
    /// By breadth-first search. O(nodes + relationships). Reads `.both`.
    ///
    /// Source: D. Kőnig, 1916: a graph has two such sides where it has no cycle of odd length, and only there.
    public func bipartition() -> [Bool]? {
        withNeighbours(.both) { neighbours in
            let isSeen = Scratch(repeating: false, count: nodeCount)
            let isFirst = Scratch(repeating: true, count: nodeCount)
            let queue = Scratch(repeating: UInt32(0), count: nodeCount)
            for start in 0..<nodeCount where !isSeen[start] {
                isSeen[start] = true
                queue[0] = UInt32(start)
                var (head, tail) = (0, 1)
                while head < tail {
                    let node = queue[head]
                    head += 1
                    for next in neighbours[ViewNode(rawValue: node)] {
                        if !isSeen[next.rawValue] {
                            isSeen[next.rawValue] = true
                            isFirst[next.rawValue] = !isFirst[node]
                            queue[tail] = next.rawValue
                            tail += 1
                        } else if isFirst[next.rawValue] == isFirst[node] {
                            return nil
                        }
                    }
                }
            }
            return isFirst.array()
        }
    }
}

/// The phases of Hopcroft and Karp.
private struct MatchingSearch: ~Copyable {
    private static var none: UInt32 { .max }

    private let isLeft: Scratch<Bool>
    /// By node, the one that it is paired with.
    private let partners: Scratch<UInt32>
    /// By left node, how many pairs an alternating path to it from one without a pair goes through.
    private let levels: Scratch<UInt32>
    /// By left node, how many of its neighbours were looked at in this phase.
    private let looked: Scratch<Int>
    /// A queue, and then a stack.
    private let order: Scratch<UInt32>

    init(nodeCount: Int, left: [ViewNode]) {
        isLeft = Scratch(repeating: false, count: nodeCount)
        partners = Scratch(repeating: MatchingSearch.none, count: nodeCount)
        levels = Scratch(repeating: MatchingSearch.none, count: nodeCount)
        looked = Scratch(repeating: 0, count: nodeCount)
        order = Scratch(repeating: 0, count: nodeCount)
        for node in left {
            precondition(node.index < nodeCount, "the node is not of this view")
            isLeft[node.index] = true
        }
    }

    var pairs: [BipartiteMatching.Pair] {
        (0..<partners.count).filter { isLeft[$0] && partners[$0] != MatchingSearch.none }
            .map { BipartiteMatching.Pair(left: ViewNode($0), right: ViewNode(rawValue: partners[$0])) }
    }

    /// Finds the levels of the left nodes, up to the first on which one is next to a right node without a pair; false where
    /// there is none.
    func reach(_ neighbours: GraphView.Neighbours) -> Bool {
        var tail = 0
        for node in 0..<levels.count where isLeft[node] {
            looked[node] = 0
            if partners[node] == MatchingSearch.none {
                levels[node] = 0
                order[tail] = UInt32(node)
                tail += 1
            } else {
                levels[node] = MatchingSearch.none
            }
        }
        var (head, last) = (0, MatchingSearch.none)
        while head < tail {
            let node = order[head]
            head += 1
            guard levels[node] <= last else { break }
            for next in neighbours[ViewNode(rawValue: node)] where !isLeft[next.rawValue] {
                let partner = partners[next.rawValue]
                if partner == MatchingSearch.none {
                    last = levels[node]
                } else if last == MatchingSearch.none, levels[partner] == MatchingSearch.none {
                    levels[partner] = levels[node] + 1
                    order[tail] = partner
                    tail += 1
                }
            }
        }
        return last != MatchingSearch.none
    }

    /// Goes along the levels from every left node without a pair to a right node without one, and pairs anew on the way.
    func lengthen(_ neighbours: GraphView.Neighbours) {
        for root in 0..<levels.count where isLeft[root] && partners[root] == MatchingSearch.none {
            order[0] = UInt32(root)
            var depth = 1
            while depth > 0 {
                let node = order[depth - 1]
                let all = neighbours[ViewNode(rawValue: node)]
                guard looked[node] < all.count else {
                    levels[node] = MatchingSearch.none
                    depth -= 1
                    continue
                }
                let next = all[looked[node]].rawValue
                looked[node] += 1
                guard !isLeft[next] else { continue }
                let partner = partners[next]
                if partner == MatchingSearch.none {
                    for place in 0..<depth { pair(order[place], neighbours) }
                    break
                }
                guard levels[partner] != MatchingSearch.none, levels[partner] == levels[node] + 1 else { continue }
                order[depth] = partner
                depth += 1
            }
        }
    }

    /// Pairs a left node with the neighbour looked at last; no other path of this phase goes through it.
    private func pair(_ node: UInt32, _ neighbours: GraphView.Neighbours) {
        let right = neighbours[ViewNode(rawValue: node)][looked[node] - 1].rawValue
        partners[node] = right
        partners[right] = node
        levels[node] = MatchingSearch.none
    }
}
