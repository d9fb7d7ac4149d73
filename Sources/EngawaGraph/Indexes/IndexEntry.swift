/// A node in an index: the key of its value, and its id.
struct IndexEntry: BitwiseCopyable, Equatable, Sendable {
    var high: UInt64
    var low: UInt32
    var node: NodeID

    @inline(__always)
    init(_ key: IndexKey, _ node: NodeID) { (high, low, self.node) = (key.high, key.low, node) }

    @inline(__always)
    var key: IndexKey { IndexKey(high: high, low: low) }
}

/// The place of an entry in an index: by value, then by id. The column holds the values, that of the entry's own node
/// too.
struct EntryPlace: SortedPlace {
    private let entry: IndexEntry
    private let cell: Cell
    private let isWhole: Bool
    private let column: IndexColumn

    @inline(__always)
    init(_ entry: IndexEntry, in column: IndexColumn) {
        self.entry = entry
        self.column = column
        cell = column.cell(of: entry.node)
        isWhole = entry.key.isWhole
    }

    @inline(__always)
    func isAfter(_ other: IndexEntry) -> Bool {
        if other.high != entry.high { return other.high < entry.high }
        if other.low != entry.low { return other.low < entry.low }
        if isWhole { return other.node < entry.node }
        return order(other) == .before
    }

    @inline(__always)
    func isBefore(_ other: IndexEntry) -> Bool {
        if other.high != entry.high { return entry.high < other.high }
        if other.low != entry.low { return entry.low < other.low }
        if isWhole { return entry.node < other.node }
        return order(other) == .after
    }

    /// How an entry with the same key stands to this place.
    @inline(never)
    private func order(_ other: IndexEntry) -> ValueOrder {
        if other.node == entry.node { return .same }
        let order = column.order(column.cell(of: other.node), cell)
        return order == .same ? ValueOrder(other.node, entry.node) : order
    }
}

/// A place between values: before all nodes that have some value, or behind them.
struct IndexBound: SortedPlace {
    /// What the key does not tell.
    private enum Rest {
        /// Nothing.
        case none
        case text([UInt8])
        case value(Value)
    }

    private let key: IndexKey
    private let rest: Rest
    /// Whether nodes with the very value stand before the place.
    private let isBehind: Bool
    private let column: IndexColumn

    /// Before or behind a value.
    init(_ value: Value, isBehind: Bool, in column: IndexColumn) {
        key = IndexKey(value)
        self.isBehind = isBehind
        self.column = column
        if key.isWhole {
            rest = .none
        } else if case .string(let text) = value {
            rest = .text(Array(text.utf8))
        } else {
            rest = .value(value)
        }
    }

    /// Before the strings from these bytes on, which need not be UTF-8.
    init(text: [UInt8], in column: IndexColumn) {
        key = text.withUnsafeBufferPointer { IndexKey(text: $0) }
        rest = key.isWhole ? .none : .text(text)
        isBehind = false
        self.column = column
    }

    /// Before the values from a key on.
    init(_ key: IndexKey, in column: IndexColumn) {
        self.key = key
        rest = .none
        isBehind = false
        self.column = column
    }

    @inline(__always)
    func isAfter(_ entry: IndexEntry) -> Bool {
        if entry.high != key.high { return entry.high < key.high }
        if entry.low != key.low { return entry.low < key.low }
        return isAfterTie(entry)
    }

    @inline(__always)
    func isBefore(_ entry: IndexEntry) -> Bool { !isAfter(entry) }

    private func isAfterTie(_ entry: IndexEntry) -> Bool {
        let order =
            switch rest {
            case .none: ValueOrder.same
            case .text(let text): text.withUnsafeBufferPointer { column.order(column.cell(of: entry.node), $0) }
            case .value(let value): column.order(column.cell(of: entry.node), value)
            }
        return order == .before || order == .same && isBehind
    }
}
