/// A graph, or a part of it, laid out for reading alone: the neighbours of every node stand one after another in memory.
///
/// What algorithms and long queries go through. A view is made of a graph as it is at that moment, in O(nodes +
/// relationships), and does not change with it. Its nodes have numbers of their own from 0 on (`ViewNode`), so that arrays
/// can be indexed by them. Neighbours are read within `withNeighbours(_:_:)`, without reference counting or allocation.
///
///     let view = GraphView(graph, directions: [.outgoing])
///     var reached = [Bool](repeating: false, count: view.nodeCount)
///     view.withNeighbours(.outgoing) { neighbours in
///         for next in neighbours[start] { reached[next.index] = true }
///     }
public struct GraphView: Sendable {
    /// Which lists of neighbours a view has.
    public struct Directions: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// The directions with these bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The nodes that relationships of a node lead to.
        public static let outgoing = Directions(rawValue: 1)
        /// The nodes that relationships to a node come from.
        public static let incoming = Directions(rawValue: 2)
        /// Both in one list: the view as an undirected graph.
        public static let both = Directions(rawValue: 4)
    }

    /// What becomes of several relationships between the same two nodes.
    public enum Parallels: Hashable, Sendable {
        /// There is a neighbour for each. Neighbours stand in the order of type, then relationship; a relationship from a
        /// node to itself is a neighbour of it, one also under `.both`.
        case kept
        /// Each neighbour is there once, and no node is one of itself: a simple graph. Neighbours stand in ascending
        /// order, and have no types or relationships.
        case merged
    }

    let numbering: ViewNumbering
    private let outgoing: NeighbourLists?
    private let incoming: NeighbourLists?
    private let both: NeighbourLists?

    /// A view of a graph. O(nodes + relationships), and for merged parallels O(d log d) for d neighbours of a node.
    ///
    /// - Parameters:
    ///   - directions: the lists of neighbours to make.
    ///   - types: the relationship types to include; nil for all.
    ///   - labels: the nodes to include are those with one of these labels; nil for all. Relationships are included where
    ///     both ends are.
    ///   - parallels: whether several relationships between two nodes stay several.
    ///   - hasRelationships: whether the ids of the relationships stand beside the neighbours; merged ones have none.
    public init(
        _ graph: PropertyGraph,
        directions: Directions = [.outgoing, .incoming],
        types: [TypeToken]? = nil,
        labels: [LabelToken]? = nil,
        parallels: Parallels = .kept,
        hasRelationships: Bool = false
    ) {
        let builder = ViewBuilder(
            numbering: ViewNumbering(graph.tables.nodes(withOneOf: labels)),
            isIncluded: graph.tables.isIncluded(types),
            relationshipCount: graph.tables.relationshipCount(types),
            isMerged: parallels == .merged,
            hasRelationships: hasRelationships && parallels == .kept
        )
        numbering = builder.numbering
        outgoing = directions.contains(.outgoing) ? builder.lists(of: graph.tables.outgoing) : nil
        incoming = directions.contains(.incoming) ? builder.lists(of: graph.tables.incoming) : nil
        both = directions.contains(.both) ? builder.lists(of: graph.tables.outgoing, graph.tables.incoming) : nil
    }

    /// How many nodes there are.
    public var nodeCount: Int { numbering.ids.count }

    /// The ids of the nodes, by their numbers: ascending.
    public var ids: [NodeID] { numbering.ids }

    /// All nodes in order.
    public var nodes: some RandomAccessCollection<ViewNode> & Sendable {
        (0..<nodeCount).lazy.map { ViewNode($0) }
    }

    /// The id of a node. O(1).
    public func id(of node: ViewNode) -> NodeID { numbering.ids[node.index] }

    /// The node with an id; nil where the view does not have it. O(1), or O(log n) where ids are far apart.
    public func node(_ id: NodeID) -> ViewNode? {
        let place = numbering.place(of: id)
        return place == ViewNumbering.none ? nil : ViewNode(rawValue: place)
    }

    /// How many neighbours all nodes have together in a direction: the number of relationships, of those within the view;
    /// under `.both` twice that less one for each from a node to itself; fewer where parallels were merged. O(1).
    public func neighbourCount(_ direction: Direction) -> Int { lists(direction).neighbours.count }

    /// Calls the closure with the neighbours of all nodes in a direction that the view was made for; traps for others.
    /// What it gives must not leave the closure. O(1).
    public func withNeighbours<Result, Failure: Error>(
        _ direction: Direction,
        _ body: (Neighbours) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try lists(direction).withNeighbours(body)
    }

    /// The neighbours of one node, where it is not many nodes that are asked for.
    public func neighbours(of node: ViewNode, _ direction: Direction, type: TypeToken? = nil) -> [ViewNode] {
        withNeighbours(direction) { neighbours in
            if let type { Array(neighbours[node, type: type]) } else { Array(neighbours[node]) }
        }
    }

    private func lists(_ direction: Direction) -> NeighbourLists {
        let lists =
            switch direction {
            case .outgoing: outgoing
            case .incoming: incoming
            case .both: both
            }
        guard let lists else { preconditionFailure("the view was not made for this direction") }
        return lists
    }
}

extension GraphTables {
    /// The nodes with at least one of these labels, or all, in ascending order. O(n).
    fileprivate func nodes(withOneOf labels: [LabelToken]?) -> [NodeID] {
        guard let labels else { return Array(nodes) }
        guard labels.count > 1 else { return labels.first.map { Array(nodes(label: $0)) } ?? [] }
        return nodes.filter { id in labels.contains { hasLabel(id, $0) } }
    }

    /// By type, whether it is to be included.
    fileprivate func isIncluded(_ types: [TypeToken]?) -> [Bool] {
        guard let types else { return Array(repeating: true, count: typeNames.count) }
        return (0..<UInt32(typeNames.count)).map { types.contains(TypeToken(rawValue: $0)) }
    }

    /// How many relationships have one of these types.
    fileprivate func relationshipCount(_ types: [TypeToken]?) -> Int {
        guard let types else { return relationshipCount }
        return Set(types).reduce(0) { $1.index < typeNames.count ? $0 + relationshipCount(type: $1) : $0 }
    }
}
