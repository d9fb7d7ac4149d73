/// The distinct cells of a column, under codes from 1 on. Only grows, until the column is numbered anew.
///
/// A hash table finds the code of a cell, but only among the first 16,384: a column with more distinct values hardly
/// repeats them, and a table of all would cost more than what it saves. Beyond that a cell may stand here more than
/// once, and nothing but memory depends on it: cells are compared, never codes.
struct CellDictionary: Sendable {
    /// By code; code 0 is the absent cell.
    private var cells = ChunkTree<PackedCell>(absent: PackedCell(.absent))
    /// The highest code in use.
    private(set) var count = 0
    /// Open addressing: the code in the lower half of an element, bits of the hash in the upper; 0 for a free place.
    private var places = ChunkTree<UInt32>(absent: 0)
    /// A power of two, at least twice `indexedCount`; 0 while nothing was looked for.
    private var placeCount = 0
    /// The codes up to this one are in the table.
    private var indexedCount = 0
    private var copiedBefore = 0
    /// Whether a value may have two codes: some got theirs without being looked for among all others, or may stand in
    /// the pool twice.
    var mayRepeat = false

    private static let fewestPlaces = 512
    private static let mostIndexed = 16_384

    var copiedBytes: Int { cells.copiedBytes + places.copiedBytes + copiedBefore }

    /// What the cells and the table take in memory.
    var byteCount: Int { count * MemoryLayout<PackedCell>.stride + placeCount * MemoryLayout<UInt32>.stride }

    /// The cell of a code. O(log n).
    @inline(__always)
    subscript(code: UInt32) -> Cell {
        guard let cell = cells.pointer(to: Int(code)) else { return .absent }
        return cell.pointee.cell
    }

    /// The code of a cell that is not absent, a new one where none is found. O(log n).
    mutating func code(for cell: Cell) -> UInt32 {
        if indexedCount < min(count, CellDictionary.mostIndexed) || placeCount == 0 { index() }
        let hash = cell.hash
        var place = Int(truncatingIfNeeded: hash) & (placeCount - 1)
        while case let found = places[place], found != 0 {
            let code = found & 0xFFFF
            if found >> 16 == UInt32(hash >> 48), self[code] == cell { return code }
            place = (place + 1) & (placeCount - 1)
        }
        let code = append(cell)
        if cell.isReference, count > 1 { mayRepeat = true }
        if count <= CellDictionary.mostIndexed {
            if 2 * count > placeCount {
                index()
            } else {
                places[place] = CellDictionary.element(code, hash)
                indexedCount = count
            }
        } else {
            mayRepeat = true
        }
        return code
    }

    private mutating func append(_ cell: Cell) -> UInt32 {
        count += 1
        cells.unique(at: count).pointee = PackedCell(cell)
        return UInt32(count)
    }

    /// Gives each of these cells, which have none, the next code. O(cells).
    mutating func append(_ more: UnsafeBufferPointer<PackedCell>) {
        guard let source = more.baseAddress else { return }
        cells.withRun(from: count + 1, count: more.count) { places, offset, length in
            places.update(from: source + offset, count: length)
        }
        count += more.count
    }

    /// Makes the table anew, with room to grow. O(codes that it may hold).
    private mutating func index() {
        indexedCount = min(count, CellDictionary.mostIndexed)
        placeCount = CellDictionary.fewestPlaces
        while placeCount < min(3 * indexedCount, 2 * CellDictionary.mostIndexed) { placeCount *= 2 }
        copiedBefore += places.copiedBytes
        places = ChunkTree(absent: 0)
        for code in 0..<UInt32(indexedCount) {
            let hash = self[code + 1].hash
            var place = Int(truncatingIfNeeded: hash) & (placeCount - 1)
            while places[place] != 0 { place = (place + 1) & (placeCount - 1) }
            places[place] = CellDictionary.element(code + 1, hash)
        }
    }

    @inline(__always)
    private static func element(_ code: UInt32, _ hash: UInt64) -> UInt32 { UInt32(hash >> 48) << 16 | code }
}

/// A cell in nine bytes: in an array, `Cell` would take sixteen.
struct PackedCell: BitwiseCopyable, Sendable {
    private typealias Eight = (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8)

    private let payload: Eight
    private let tag: UInt8

    @inline(__always)
    init(_ cell: Cell) {
        // The same eight bytes, which then need no alignment.
        payload = unsafeBitCast(cell.payload, to: Eight.self)
        tag = cell.tag
    }

    @inline(__always)
    var cell: Cell { Cell(tag: tag, payload: unsafeBitCast(payload, to: UInt64.self)) }
}
