/// The columns of all property keys for one kind of owner, nodes or relationships.
struct PropertyTable: Sendable {
    private var columns = ChunkTree<ValueColumn>(absent: ValueColumn())
    /// One more than the highest key that ever had a value.
    private(set) var keyCount = 0

    var copiedBytes: Int {
        var bytes = columns.copiedBytes
        forEachColumn { bytes += $0?.pointee.copiedBytes ?? 0 }
        return bytes
    }

    /// What the columns take in memory, without the branches of their trees. O(chunks).
    var byteCount: Int {
        var bytes = 0
        forEachColumn { bytes += $0?.pointee.byteCount ?? 0 }
        return bytes
    }

    /// The cell of an owner under a key. O(log n).
    @inline(__always)
    subscript(key: KeyToken, owner: Int) -> Cell { columns.pointer(to: key.index)?.pointee[owner] ?? .absent }

    /// The cells of several owners under a key. O(n log n).
    @inline(__always)
    func cells(_ key: KeyToken, _ count: Int, _ owner: (Int) -> Int) -> [Cell] {
        guard let column = columns.pointer(to: key.index) else { return [Cell](repeating: .absent, count: count) }
        var cells: [Cell] = []
        cells.reserveCapacity(count)
        for place in 0..<count { cells.append(column.pointee[owner(place)]) }
        return cells
    }

    /// How many owners have a value under a key. O(1).
    func count(_ key: KeyToken) -> Int { columns.pointer(to: key.index)?.pointee.count ?? 0 }

    /// Puts a cell in the place of the present one. O(log n), but for numbering a column anew, see `ValueColumn`.
    mutating func set(_ cell: Cell, _ key: KeyToken, _ owner: Int) {
        guard self[key, owner] != cell else { return }
        unique(key).pointee[owner] = cell
    }

    /// Gives owners that have no value under a key yet those of a column of a batch; `first` is the owner that its
    /// number 0 stands for. O(values), plus O(log n) for each distinct one.
    mutating func fill(
        _ key: KeyToken,
        from first: Int,
        _ column: CreationBatch.Column,
        _ values: inout BatchCells
    ) {
        if !column.owners.isEmpty { unique(key).pointee.fill(from: first, column, &values) }
    }

    /// Puts a whole column in the place of the present one.
    mutating func replaceColumn(_ key: KeyToken, with column: ValueColumn) {
        unique(key).pointee = column
    }

    private mutating func unique(_ key: KeyToken) -> UnsafeMutablePointer<ValueColumn> {
        keyCount = max(keyCount, key.index + 1)
        return columns.unique(at: key.index)
    }

    /// Calls `body` with the column of each key, in the order of key tokens; nil where there is none.
    func forEachColumn(below limit: Int? = nil, _ body: (UnsafePointer<ValueColumn>?) -> Void) {
        for key in 0..<(limit ?? keyCount) { body(columns.pointer(to: key)) }
    }

    /// The values of an owner in the order of key tokens. O(keys).
    func values(of owner: Int, _ pool: ValuePool) -> [(key: KeyToken, value: Value)] {
        var values: [(key: KeyToken, value: Value)] = []
        for key in 0..<keyCount {
            guard let cell = columns.pointer(to: key)?.pointee[owner], cell != .absent else { continue }
            values.append((KeyToken(rawValue: UInt32(key)), pool.value(of: cell)))
        }
        return values
    }

    /// Removes all values of an owner. O(keys).
    mutating func removeAll(of owner: Int) {
        for key in 0..<keyCount { set(.absent, KeyToken(rawValue: UInt32(key)), owner) }
    }
}
