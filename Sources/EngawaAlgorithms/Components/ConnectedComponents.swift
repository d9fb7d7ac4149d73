import EngawaGraph

/// The parts of a graph between which no path leads, whichever way its relationships point.
public struct ConnectedComponents: Hashable, Sendable {
    /// The component of every node. Components have numbers from 0 on, in the order of their lowest nodes.
    public let components: [UInt32]
    /// How many nodes each component has.
    public let sizes: [Int]

    /// How many components there are.
    public var count: Int { sizes.count }

    /// The component of a node. O(1).
    public subscript(node: ViewNode) -> Int { Int(components[node.index]) }

    /// The component with most nodes, the first of several; nil where there are no nodes. O(components).
    public var largest: Int? { sizes.indices.max { (sizes[$0], $1) < (sizes[$1], $0) } }

    /// The nodes of a component, ascending. O(nodes).
    public func nodes(of component: Int) -> [ViewNode] {
        components.indices.filter { Int(components[$0]) == component }.map { ViewNode($0) }
    }
}

extension GraphView {
    /// The connected components (weakly connected, where relationships have a direction that matters).
    ///
    /// By breadth-first search. O(nodes + relationships). Reads `.both`.
    ///
    /// Source: J. Hopcroft, R. Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", 1973.
    public func connectedComponents() -> ConnectedComponents {
        withNeighbours(.both) { neighbours in
            let none = UInt32.max
            let components = Scratch(repeating: none, count: nodeCount)
            let queue = Scratch(repeating: UInt32(0), count: nodeCount)
            var sizes: [Int] = []
            for start in 0..<nodeCount where components[start] == none {
                let component = UInt32(sizes.count)
                components[start] = component
                queue[0] = UInt32(start)
                var (head, tail) = (0, 1)
                while head < tail {
                    let node = ViewNode(rawValue: queue[head])
                    head += 1
                    for next in neighbours[node] where components[next.rawValue] == none {
                        components[next.rawValue] = component
                        queue[tail] = next.rawValue
                        tail += 1
                    }
                }
                sizes.append(tail)
            }
            return ConnectedComponents(components: components.array(), sizes: sizes)
        }
    }
}
