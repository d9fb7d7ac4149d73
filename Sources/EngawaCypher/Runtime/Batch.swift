import EngawaGraph

/// Some rows on their way from one step to the next, column by column. A column's number is its slot.
final class Batch {
    /// How many rows a batch has, about: enough that a step's own cost does not show, few enough for the caches.
    static let size = 1024

    var count: Int
    var columns: [Column]

    init(width: Int, count: Int = 0) {
        self.count = count
        columns = [Column](filled: .absent, width)
    }

    /// One row without columns: what a query begins with.
    static func unit(width: Int) -> Batch { Batch(width: width, count: 1) }

    func value(_ slot: Int, _ row: Int) -> CypherValue { columns[slot][row] }

    /// The rows with these numbers, in their order, with these columns alone.
    func gather(_ rows: [Int32], _ slots: [Int]) -> Batch {
        let result = Batch(width: columns.count, count: rows.count)
        for slot in slots { result.columns[slot] = columns[slot].gather(rows) }
        return result
    }
}

/// The values of one slot.
package enum Column {
    /// No step has written it.
    case absent
    case nodes([NodeID])
    case relationships([RelationshipID])
    case values([CypherValue])
    /// The same in every row.
    case constant(CypherValue)
    /// A property of nodes, which is looked up when it is asked for.
    case property(PropertyColumn)

    /// The value in a row.
    package subscript(row: Int) -> CypherValue {
        switch self {
        case .absent: .null
        case .nodes(let ids): .node(ids[row])
        case .relationships(let ids): .relationship(ids[row])
        case .values(let values): values[row]
        case .constant(let value): value
        case .property(let column): column[row]
        }
    }

    /// The same with properties looked up.
    var lookedUp: Column {
        guard case .property(let column) = self else { return self }
        return .values(column.graph.values(column.key, of: column.nodes).map { CypherValue($0) })
    }

    func gather(_ rows: [Int32]) -> Column {
        switch self {
        case .absent, .constant: self
        case .nodes(let ids): .nodes(Column.gather(ids, rows))
        case .relationships(let ids): .relationships(Column.gather(ids, rows))
        case .values(let values): .values(Column.gather(values, rows))
        case .property(let column):
            .property(PropertyColumn(nodes: Column.gather(column.nodes, rows), key: column.key, graph: column.graph))
        }
    }

    private static func gather<Element>(_ elements: [Element], _ rows: [Int32]) -> [Element] {
        elements.withUnsafeBufferPointer { elements in rows.map { elements[Int($0)] } }
    }

    /// The node in a row; nil where it is null.
    func node(_ row: Int) -> NodeID? {
        switch self {
        case .nodes(let ids): return ids[row]
        case .absent, .relationships, .property: return nil
        case .values(let values):
            if case .node(let id) = values[row] { return id }
            return nil
        case .constant(let value):
            if case .node(let id) = value { return id }
            return nil
        }
    }

    /// Appends the rows of another column, of which this one has `count` so far.
    mutating func append(_ other: Column, count: Int, adding added: Int) {
        switch (self, other) {
        case (.absent, .absent): break
        case (.nodes(var ids), .nodes(let more)):
            self = .absent
            ids.append(contentsOf: more)
            self = .nodes(ids)
        case (.relationships(var ids), .relationships(let more)):
            self = .absent
            ids.append(contentsOf: more)
            self = .relationships(ids)
        case (.property(var column), .property(let more)) where column.key == more.key:
            self = .absent
            column.nodes.append(contentsOf: more.nodes)
            self = .property(column)
        case (.values(var values), _):
            self = .absent
            values.reserveCapacity(values.count + added)
            for row in 0..<added { values.append(other[row]) }
            self = .values(values)
        default:
            if count == 0 {
                self = other
            } else {
                var values: [CypherValue] = []
                values.reserveCapacity(count + added)
                for row in 0..<count { values.append(self[row]) }
                for row in 0..<added { values.append(other[row]) }
                self = .values(values)
            }
        }
    }

    /// How many bytes its values have when each stands by itself, about; a text that was not looked up yet counts as a
    /// short one.
    func valueMemory(_ count: Int) -> Int {
        switch self {
        case .absent, .nodes, .relationships: 24 * count
        case .constant(let value): (24 + value.extraMemory) * count
        case .property: 48 * count
        case .values: memory(count)
        }
    }

    /// How many bytes it holds, about.
    func memory(_ count: Int) -> Int {
        switch self {
        case .absent, .constant: return 0
        case .nodes, .relationships, .property: return 4 * count
        case .values(let values):
            var bytes = 24 * count
            for value in values { bytes += value.extraMemory }
            return bytes
        }
    }
}

/// One property of nodes, row by row; node 0 stands for none.
package struct PropertyColumn {
    package var nodes: [NodeID]
    package let key: KeyToken
    package let graph: PropertyGraph

    /// The value in a row.
    package subscript(row: Int) -> CypherValue {
        nodes[row].rawValue == 0 ? .null : CypherValue(graph.value(key, of: nodes[row]))
    }

    /// How the values of two rows stand to each other in the order of `ORDER BY`.
    func order(_ left: Int, _ right: Int) -> ValueOrder {
        if let order = graph.textOrder(key, of: nodes[left], to: key, of: nodes[right]) {
            return order < 0 ? .before : order > 0 ? .after : .same
        }
        return self[left].order(self[right])
    }
}

extension Array {
    /// The same element so many times. Unlike `init(repeating:count:)` it does not look the type of its memory up at run
    /// time, which costs as much as the rest where a statement needs many small ones.
    @inline(__always)
    init(filled element: Element, _ count: Int) {
        self = []
        reserveCapacity(count)
        append(contentsOf: repeatElement(element, count: count))
    }
}

extension CypherValue {
    /// How many bytes it holds outside of itself, about.
    var extraMemory: Int {
        switch self {
        case .string(let text): text.utf8.count > 15 ? text.utf8.count + 32 : 0
        case .list(let values): 32 + values.reduce(0) { $0 + 24 + $1.extraMemory }
        case .map(let map): 32 + map.reduce(0) { $0 + 40 + $1.key.utf8.count + $1.value.extraMemory }
        case .path(let path): 96 + 8 * path.nodes.count
        case .dateTime, .duration: 48
        default: 0
        }
    }
}
