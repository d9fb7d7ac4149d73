/// The columns of all property keys for one kind of owner, nodes or relationships.
struct PropertyTable: Sendable {
    private var columns = ChunkTree<ValueColumn>(absent: ValueColumn())
    /// One more than the highest key that ever had a value.
    private var keyCount = 0

    var copiedBytes: Int {
        (0..<keyCount).reduce(columns.copiedBytes) { $0 + columns[$1].copiedBytes }
    }

    /// The cell of an owner under a key. O(log n).
    @inline(__always)
    subscript(key: KeyToken, owner: Int) -> Cell { columns.pointer(to: key.index)?.pointee[owner] ?? .absent }

    /// How many owners have a value under a key. O(1).
    func count(_ key: KeyToken) -> Int { columns[key.index].count }

    /// Puts a cell in the place of the present one, which is released. O(log n).
    mutating func set(_ cell: Cell, _ key: KeyToken, _ owner: Int, _ pool: inout ValuePool) {
        keyCount = max(keyCount, key.index + 1)
        let column = columns.unique(at: key.index)
        let old = column.pointee[owner]
        guard old != cell else { return }
        column.pointee[owner] = cell
        if old.tag == Tag.boxed { pool.release(old) }
    }

    /// The values of an owner in the order of key tokens. O(keys).
    func values(of owner: Int, _ pool: ValuePool) -> [(key: KeyToken, value: Value)] {
        var values: [(key: KeyToken, value: Value)] = []
        for key in 0..<keyCount where columns.pointer(to: key)?.pointee.hasValue(owner) == true {
            values.append(
                (KeyToken(rawValue: UInt32(key)), pool.value(of: self[KeyToken(rawValue: UInt32(key)), owner]))
            )
        }
        return values
    }

    /// Removes all values of an owner. O(keys).
    mutating func removeAll(of owner: Int, _ pool: inout ValuePool) {
        for key in 0..<keyCount where columns.pointer(to: key)?.pointee.hasValue(owner) == true {
            set(.absent, KeyToken(rawValue: UInt32(key)), owner, &pool)
        }
    }
}
