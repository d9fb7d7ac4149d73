/// The values of one key of nodes, to be looked up and compared: what an index orders its nodes by.
///
/// A copy of the tables that it reads, which shares their blocks. It must be gone before they change, or else they copy
/// what they write to.
struct IndexColumn: Sendable {
    let key: KeyToken
    private let table: PropertyTable
    private let pool: ValuePool

    init(_ key: KeyToken, _ table: PropertyTable, _ pool: ValuePool) {
        (self.key, self.table, self.pool) = (key, table, pool)
    }

    /// The cell of a node. O(log n).
    @inline(__always)
    func cell(of node: NodeID) -> Cell { table[key, node.index] }

    /// The entry of a node for the value that it has at present; nil where it has none.
    @inline(__always)
    func entry(of node: NodeID) -> IndexEntry? {
        let cell = cell(of: node)
        return cell.tag == Tag.absent ? nil : IndexEntry(key(of: cell), node)
    }

    /// The place of a node's entry among the others.
    @inline(__always)
    func place(of entry: IndexEntry) -> EntryPlace { EntryPlace(entry, in: self) }

    /// The value of a node, `.null` where it has none.
    func value(of node: NodeID) -> Value { pool.value(of: cell(of: node)) }

    /// Calls the closure with the bytes of a cell's text; nil where it is none.
    @inline(__always)
    func withText<Result>(of cell: Cell, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        pool.withText(of: cell, body)
    }

    /// The key of a cell that is not absent.
    @inline(__always)
    func key(of cell: Cell) -> IndexKey {
        pool.withText(of: cell) { IndexKey(text: $0) } ?? IndexKey(pool.value(of: cell))
    }

    /// How one cell stands to another.
    func order(_ left: Cell, _ right: Cell) -> ValueOrder {
        // Most of what is compared here at all is the same text, and that stands in one place mostly.
        if left == right { return .same }
        let ofTexts = pool.withText(of: left) { left in pool.withText(of: right) { left.order($0) } }
        if let order = ofTexts ?? nil { return order }
        return pool.value(of: left).order(pool.value(of: right))
    }

    /// How a cell stands to a text.
    func order(_ cell: Cell, _ text: UnsafeBufferPointer<UInt8>) -> ValueOrder {
        pool.withText(of: cell) { $0.order(text) } ?? ValueOrder(pool.value(of: cell).kind, .string)
    }

    /// How a cell stands to a value.
    func order(_ cell: Cell, _ value: Value) -> ValueOrder { pool.value(of: cell).order(value) }

    /// Whether the node of one entry stands before that of another: by value, then by id.
    @inline(__always)
    func precedes(_ left: IndexEntry, _ right: IndexEntry) -> Bool {
        switch order(left, right) {
        case .before: true
        case .same: left.node < right.node
        case .after: false
        }
    }

    /// How the values of two entries stand.
    @inline(__always)
    func order(_ left: IndexEntry, _ right: IndexEntry) -> ValueOrder {
        if left.high != right.high { return left.high < right.high ? .before : .after }
        if left.low != right.low { return left.low < right.low ? .before : .after }
        if left.key.isWhole { return .same }
        return order(cell(of: left.node), cell(of: right.node))
    }
}
