import EngawaGraph
import Synchronization

/// The neighbours of all nodes by relationships of one type in one direction, one after another in memory, by the ids of
/// the nodes: a `GraphView` with its numbers turned back into ids. Immutable.
final class AdjacencyLists: Sendable {
    /// Where the neighbours of each node begin, by its id; one more at the end.
    let starts: [UInt32]
    /// Those of each node in ascending order.
    let neighbours: [NodeID]
    /// Beside each neighbour its relationship.
    let relationships: [RelationshipID]

    /// O(nodes + relationships of the type).
    init(_ graph: PropertyGraph, _ type: TypeToken, _ direction: Direction) {
        let directions: GraphView.Directions =
            switch direction {
            case .outgoing: .outgoing
            case .incoming: .incoming
            case .both: .both
            }
        let view = GraphView(graph, directions: directions, types: [type], hasRelationships: true)
        let ids = view.ids
        let size = Int(graph.nextNodeID.rawValue) + 1
        let total = view.neighbourCount(direction)
        var starts = [UInt32](repeating: 0, count: size + 1)
        var relationships: [RelationshipID] = []
        relationships.reserveCapacity(total)
        var neighbours: [NodeID] = []
        neighbours.reserveCapacity(total)
        var pairs: [UInt64] = []
        view.withNeighbours(direction) { lists in
            var next = 0
            for (place, id) in ids.enumerated() {
                while next <= Int(id.rawValue) {
                    starts[next] = UInt32(truncatingIfNeeded: neighbours.count)
                    next += 1
                }
                let node = ViewNode(place)
                let (others, ties) = (lists[node], lists.relationships(of: node))
                let first = neighbours.count
                var isSorted = true
                for other in others {
                    let id = ids[other.index]
                    if let last = neighbours.last, neighbours.count > first, last > id { isSorted = false }
                    neighbours.append(id)
                }
                relationships.append(contentsOf: ties)
                if isSorted { continue }
                pairs.removeAll(keepingCapacity: true)
                for index in 0..<others.count {
                    pairs.append(UInt64(neighbours[first + index].rawValue) << 32 | UInt64(ties[index].rawValue))
                }
                pairs.sort()
                for (index, pair) in pairs.enumerated() {
                    neighbours[first + index] = NodeID(rawValue: UInt32(truncatingIfNeeded: pair >> 32))
                    relationships[first + index] = RelationshipID(rawValue: UInt32(truncatingIfNeeded: pair))
                }
            }
            while next <= size {
                starts[next] = UInt32(truncatingIfNeeded: neighbours.count)
                next += 1
            }
        }
        self.starts = starts
        self.neighbours = neighbours
        self.relationships = relationships
    }

    /// The places of the neighbours of a node.
    @inline(__always)
    func range(of node: NodeID) -> Range<Int> {
        let index = Int(node.rawValue)
        guard index + 1 < starts.count else { return 0..<0 }
        return Int(starts[index])..<Int(starts[index + 1])
    }

    /// The first place in a range whose neighbour is this node or a later one. O(log n).
    @inline(__always)
    func place(of node: NodeID, in range: Range<Int>) -> Int {
        neighbours.withUnsafeBufferPointer { neighbours in
            var (low, high) = (range.lowerBound, range.upperBound)
            while low < high {
                let middle = (low + high) >> 1
                if neighbours[middle].rawValue < node.rawValue { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Calls the closure with all neighbours and, beside them, their relationships.
    @inline(__always)
    func withLists(_ body: (UnsafeBufferPointer<NodeID>, UnsafeBufferPointer<RelationshipID>) -> Void) {
        neighbours.withUnsafeBufferPointer { neighbours in
            relationships.withUnsafeBufferPointer { relationships in body(neighbours, relationships) }
        }
    }
}

/// Which nodes have a label: a bit for each, by their ids. Immutable.
final class LabelBits: Sendable {
    let words: [UInt64]

    /// O(nodes).
    init(_ graph: PropertyGraph, _ label: LabelToken) {
        var words = [UInt64](repeating: 0, count: Int(graph.nextNodeID.rawValue) / 64 + 1)
        for node in graph.nodes(label: label) { words[Int(node.rawValue) >> 6] |= 1 << UInt64(node.rawValue & 63) }
        self.words = words
    }
}

/// Tables that belong to one version of a graph, each made when so many nodes were asked for what it holds that making it
/// pays.
private struct AskedTables<Key: Hashable & Sendable, Table: Sendable>: Sendable {
    private var tables: [Key: Table] = [:]
    private var asked: [Key: Int] = [:]
    /// Smaller graphs are as fast without.
    private static var fewestAsked: Int { 4096 }

    /// The table of a key, where there is one or it is time to make it.
    /// - Parameter count: how many nodes are about to be asked.
    mutating func table(_ key: Key, asking count: Int, _ graph: PropertyGraph, _ make: () -> Table) -> Table? {
        if let table = tables[key] { return table }
        let asked = self.asked[key, default: 0] + count
        self.asked[key] = asked
        // Making one costs about what asking every eighth node costs.
        guard asked >= max(Self.fewestAsked, graph.nodeCount / 8) else { return nil }
        let table = make()
        tables[key] = table
        return table
    }
}

/// The lists of one version of a graph, made when enough nodes were asked for their neighbours that making them pays; and
/// likewise the nodes of labels.
final class AdjacencyCache: Sendable {
    private struct Key: Hashable {
        let type: TypeToken
        let direction: Direction
    }

    private struct State {
        var graph: PropertyGraph?
        var lists = AskedTables<Key, AdjacencyLists>()
        var bits = AskedTables<LabelToken, LabelBits>()

        /// Forgets what belongs to another version.
        mutating func prepare(for version: PropertyGraph) {
            if let known = graph, !known.isSameVersion(as: version) { self = State() }
            if graph == nil { graph = version }
        }
    }

    private let state = Mutex(State())

    /// The lists of a type in a direction, where there are any or it is time to make them.
    /// - Parameter count: how many nodes are about to be asked for their neighbours.
    func lists(_ graph: PropertyGraph, _ type: TypeToken, _ direction: Direction, asking count: Int) -> AdjacencyLists?
    {
        state.withLock { state in
            state.prepare(for: graph)
            return state.lists.table(Key(type: type, direction: direction), asking: count, graph) {
                AdjacencyLists(graph, type, direction)
            }
        }
    }

    /// Which nodes have a label, where it is known or it is time to find out.
    /// - Parameter count: how many nodes are about to be asked for the label.
    func bits(_ graph: PropertyGraph, _ label: LabelToken, asking count: Int) -> LabelBits? {
        state.withLock { state in
            state.prepare(for: graph)
            return state.bits.table(label, asking: count, graph) { LabelBits(graph, label) }
        }
    }
}
