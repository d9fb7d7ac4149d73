/// The lists of a view in the making, written by their addresses as long as the closure of `NeighbourLists.fill` runs.
struct ViewFilling {
    fileprivate let finder: ViewNumbering.Finder
    fileprivate let isIncluded: UnsafeBufferPointer<Bool>
    fileprivate let starts: UnsafeMutableBufferPointer<UInt32>
    fileprivate let neighbours: UnsafeMutableBufferPointer<ViewNode>
    /// Empty where there are none.
    fileprivate let relationships: UnsafeMutableBufferPointer<RelationshipID>
    fileprivate let types: UnsafeMutableBufferPointer<TypeToken>

    /// How many neighbours there are so far.
    private(set) var count = 0

    /// Adds a neighbour, where type and node are part of the view.
    @inline(__always)
    mutating func add(_ entry: Adjacent) {
        guard entry.type.index < isIncluded.count, isIncluded[entry.type.index] else { return }
        let place = finder.place(of: entry.other)
        // There is room for all that the tables count. What an image of a graph says beyond that is left out.
        guard place != ViewNumbering.none, count < neighbours.count else { return }
        neighbours[count] = ViewNode(rawValue: place)
        if !relationships.isEmpty { relationships[count] = entry.relationship }
        if !types.isEmpty { types[count] = entry.type }
        count += 1
    }

    /// Adds the neighbours of two runs in the order of both; what stands in both, once.
    @inline(__always)
    mutating func add(merging left: UnsafeBufferPointer<Adjacent>, _ right: UnsafeBufferPointer<Adjacent>) {
        var place = 0
        for entry in left {
            while place < right.count, right[place] < entry {
                add(right[place])
                place += 1
            }
            add(entry)
            if place < right.count, right[place] == entry { place += 1 }
        }
        while place < right.count {
            add(right[place])
            place += 1
        }
    }

    /// The neighbours of the node at a place are all there.
    @inline(__always)
    mutating func endList(of place: Int) { starts[place + 1] = UInt32(truncatingIfNeeded: count) }

    /// Leaves of the neighbours from a place on, which are those of a node, each once and in order, and not the node.
    mutating func merge(from start: Int, _ node: ViewNode) {
        var own = UnsafeMutableBufferPointer(rebasing: neighbours[start..<count])
        ViewFilling.sort(&own)
        var left = 0
        for neighbour in own where neighbour != node && (left == 0 || own[left - 1] != neighbour) {
            own[left] = neighbour
            left += 1
        }
        count = start + left
    }

    @inline(__always)
    private static func sort(_ nodes: inout UnsafeMutableBufferPointer<ViewNode>) {
        guard nodes.count <= 24 else { return nodes.sort() }
        // Most nodes have few neighbours.
        for place in nodes.indices.dropFirst() {
            let node = nodes[place]
            var hole = place
            while hole > 0, node < nodes[hole - 1] {
                nodes[hole] = nodes[hole - 1]
                hole -= 1
            }
            nodes[hole] = node
        }
    }
}

extension NeighbourLists {
    /// Calls the closure with what fills these lists, which are as long as they may have to be, and gives how long they
    /// have become.
    @inline(__always)
    mutating func fill(
        _ numbering: ViewNumbering,
        _ isIncluded: [Bool],
        _ body: (inout ViewFilling) -> Void
    ) -> Int {
        numbering.withFinder { finder in
            isIncluded.withUnsafeBufferPointer { isIncluded in
                starts.withUnsafeMutableBufferPointer { starts in
                    neighbours.withUnsafeMutableBufferPointer { neighbours in
                        relationships.withUnsafeMutableBufferPointer { relationships in
                            types.withUnsafeMutableBufferPointer { types in
                                var filling = ViewFilling(
                                    finder: finder,
                                    isIncluded: isIncluded,
                                    starts: starts,
                                    neighbours: neighbours,
                                    relationships: relationships,
                                    types: types
                                )
                                body(&filling)
                                return filling.count
                            }
                        }
                    }
                }
            }
        }
    }

    /// Leaves so many neighbours.
    mutating func cut(to count: Int) {
        neighbours.removeLast(neighbours.count - count)
        if !relationships.isEmpty { relationships.removeLast(relationships.count - count) }
        if !types.isEmpty { types.removeLast(types.count - count) }
    }
}
