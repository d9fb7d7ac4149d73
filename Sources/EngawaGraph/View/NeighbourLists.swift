/// The neighbours of all nodes of a view in one direction, those of the first node first.
struct NeighbourLists: Sendable {
    /// Where the neighbours of each node begin, and behind the last one where they end.
    var starts: [UInt32]
    var neighbours: [ViewNode]
    /// Beside each neighbour its relationship; empty where the view has none.
    var relationships: [RelationshipID]
    /// Beside each neighbour the type; empty where the view has only one, or none.
    var types: [TypeToken]
    /// The type of all, where there is only one.
    var onlyType: TypeToken?

    func withNeighbours<Result, Failure: Error>(
        _ body: (GraphView.Neighbours) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try starts.withUnsafeBufferPointer { starts throws(Failure) in
            try neighbours.withUnsafeBufferPointer { neighbours throws(Failure) in
                try relationships.withUnsafeBufferPointer { relationships throws(Failure) in
                    try types.withUnsafeBufferPointer { types throws(Failure) in
                        try body(
                            GraphView.Neighbours(
                                nodeCount: starts.count - 1,
                                starts: starts.baseAddress,
                                neighbours: neighbours.baseAddress,
                                relationships: relationships.isEmpty ? nil : relationships.baseAddress,
                                types: types.isEmpty ? nil : types.baseAddress,
                                onlyType: onlyType
                            )
                        )
                    }
                }
            }
        }
    }
}

extension GraphView {
    /// The neighbours of all nodes in one direction, as long as the closure runs that it was given to.
    ///
    /// Reading them is reading memory in a row: no allocation, no reference counting.
    @frozen public struct Neighbours {
        /// How many nodes there are.
        public let nodeCount: Int
        // By addresses: every bound within the other lists is one of `starts`, so only the node has to be checked.
        @usableFromInline let starts: UnsafePointer<UInt32>?
        @usableFromInline let neighbours: UnsafePointer<ViewNode>?
        @usableFromInline let relationships: UnsafePointer<RelationshipID>?
        @usableFromInline let types: UnsafePointer<TypeToken>?
        @usableFromInline let onlyType: TypeToken?

        init(
            nodeCount: Int,
            starts: UnsafePointer<UInt32>?,
            neighbours: UnsafePointer<ViewNode>?,
            relationships: UnsafePointer<RelationshipID>?,
            types: UnsafePointer<TypeToken>?,
            onlyType: TypeToken?
        ) {
            (self.nodeCount, self.starts) = (nodeCount, starts)
            (self.neighbours, self.relationships) = (neighbours, relationships)
            (self.types, self.onlyType) = (types, onlyType)
        }

        /// The neighbours of a node. O(1).
        @inlinable public subscript(node: ViewNode) -> UnsafeBufferPointer<ViewNode> {
            @inline(__always) get { Neighbours.slice(neighbours, range(of: node)) }
        }

        /// How many neighbours a node has. O(1).
        @inlinable
        @inline(__always)
        public func count(of node: ViewNode) -> Int {
            let (start, end) = range(of: node)
            return end &- start
        }

        /// The relationships to the neighbours of a node, in the same order; empty where the view was made without them.
        @inlinable
        @inline(__always)
        public func relationships(of node: ViewNode) -> UnsafeBufferPointer<RelationshipID> {
            Neighbours.slice(relationships, range(of: node))
        }

        /// The neighbours of a node by relationships of one type. O(log d) for d neighbours. Traps where parallels were
        /// merged, as there are no types then.
        @inlinable public subscript(node: ViewNode, type type: TypeToken) -> UnsafeBufferPointer<ViewNode> {
            Neighbours.slice(neighbours, range(of: node, type))
        }

        /// The relationships of one type of a node, in the order of the neighbours of that type. O(log d).
        @inlinable public func relationships(
            of node: ViewNode,
            type: TypeToken
        ) -> UnsafeBufferPointer<RelationshipID> {
            Neighbours.slice(relationships, range(of: node, type))
        }

        @inlinable
        @inline(__always)
        static func slice<Element>(
            _ elements: UnsafePointer<Element>?,
            _ range: (start: Int, end: Int)
        ) -> UnsafeBufferPointer<Element> {
            guard let elements else { return UnsafeBufferPointer(start: nil, count: 0) }
            return UnsafeBufferPointer(start: elements + range.start, count: range.end &- range.start)
        }

        @inlinable
        @inline(__always)
        func range(of node: ViewNode) -> (start: Int, end: Int) {
            precondition(node.index < nodeCount, "the node is not of this view")
            guard let starts else { return (0, 0) }
            return (Int(starts[node.index]), Int(starts[node.index &+ 1]))
        }

        @usableFromInline
        func range(of node: ViewNode, _ type: TypeToken) -> (start: Int, end: Int) {
            let all = range(of: node)
            if let onlyType { return type == onlyType ? all : (all.start, all.start) }
            if all.start == all.end { return all }
            guard let types else { preconditionFailure("the view has no types") }
            return (lowerBound(all) { types[$0] < type }, lowerBound(all) { types[$0] <= type })
        }

        /// The first place of a range for which the condition, true for some first ones, is not true.
        private func lowerBound(_ range: (start: Int, end: Int), _ isBefore: (Int) -> Bool) -> Int {
            var (low, high) = range
            while low < high {
                let middle = (low + high) / 2
                if isBefore(middle) { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }
}
