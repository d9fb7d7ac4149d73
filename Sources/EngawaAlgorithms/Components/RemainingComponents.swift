import EngawaGraph

extension GraphView {
    /// The connected components of what is left when some nodes are taken out, and the steps that cannot be gone.
    ///
    /// A node that is taken out belongs to none: its component is `UInt32.max`. The weights have to be made for this view
    /// and `.both`; only whether they are infinite counts.
    ///
    /// By breadth-first search. O(nodes + relationships). Reads `.both`.
    ///
    /// Source: as for `connectedComponents()`.
    public func connectedComponents(
        _ weights: NeighbourWeights,
        without isOut: (ViewNode) -> Bool
    ) -> ConnectedComponents {
        precondition(
            weights.direction == .both && weights.values.count == neighbourCount(.both),
            "the weights are not of this view, or of one direction"
        )
        return withNeighbours(.both) { neighbours in
            weights.values.withUnsafeBufferPointer { values in
                let none = UInt32.max
                // Out until looked at: `none - 1` for those that are left.
                let waiting = UInt32.max - 1
                let components = Scratch(repeating: none, count: nodeCount)
                for node in 0..<nodeCount where !isOut(ViewNode(node)) { components[node] = waiting }
                let queue = Scratch(repeating: UInt32(0), count: nodeCount)
                var sizes: [Int] = []
                for start in 0..<nodeCount where components[start] == waiting {
                    let component = UInt32(sizes.count)
                    components[start] = component
                    queue[0] = UInt32(start)
                    var (head, tail) = (0, 1)
                    while head < tail {
                        let node = queue[head]
                        head += 1
                        var place = weights.starts[Int(node)]
                        for next in neighbours[ViewNode(rawValue: node)] {
                            let isOpen = values[place] < .infinity
                            place += 1
                            guard isOpen, components[next.rawValue] == waiting else { continue }
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
}
