/// The codes of a column numbered anew: 1, 2 … in the order in which the owners use them first, and each cell once; with
/// a pool at hand also each value once.
struct CodeNumbering {
    /// By old code: the new one, or 0 where no owner uses it.
    private var numbers: [UInt32]
    /// By new code, less one.
    private(set) var cells: [PackedCell] = []

    /// O(owners + dictionary), with a pool and where values may repeat O(bytes) too.
    init(_ column: ValueColumn, _ pool: ValuePool? = nil) {
        let dictionary = column.dictionary
        var numbers = [UInt32](repeating: 0, count: dictionary.count + 1)
        var cells = CellSet(min(dictionary.count, column.count), mayRepeat: dictionary.mayRepeat, pool)
        numbers.withUnsafeMutableBufferPointer { numbers in
            column.codes.forEachChunk { _, codes in
                for place in 0..<CodeChunk.size {
                    let code = codes[place]
                    if code != 0, numbers[Int(code)] == 0 {
                        numbers[Int(code)] = cells.number(of: dictionary[code])
                    }
                }
            }
        }
        self.numbers = numbers
        self.cells = cells.cells
    }

    /// Writes the new codes of a chunk to `target`; gives the bytes that the largest needs, or 0 where the chunk holds
    /// no code.
    func translate(_ codes: CodeChunk.Codes, to target: UnsafeMutablePointer<UInt32>) -> Int {
        var all: UInt32 = 0
        numbers.withUnsafeBufferPointer { numbers in
            for place in 0..<CodeChunk.size {
                let code = numbers[Int(codes[place])]
                target[place] = code
                all |= code
            }
        }
        return all == 0 ? 0 : CodeChunk.width(of: all)
    }
}

/// Cells under numbers from 1 on. Where they may repeat, a hash table of open addresses finds those that are there.
private struct CellSet {
    private(set) var cells: [PackedCell] = []
    /// Numbers of cells, 0 for none; at least twice as many places as cells. Empty where no cell comes twice.
    private var places: [UInt32] = []
    /// Tells whether references to different places are to the same bytes.
    private let pool: ValuePool?

    /// A set for so many cells at most.
    init(_ capacity: Int, mayRepeat: Bool, _ pool: ValuePool?) {
        self.pool = pool
        cells.reserveCapacity(capacity)
        guard mayRepeat else { return }
        var size = 16
        while size < 2 * capacity { size *= 2 }
        places = Array(repeating: 0, count: size)
    }

    mutating func number(of cell: Cell) -> UInt32 {
        if places.isEmpty {
            cells.append(PackedCell(cell))
            return UInt32(cells.count)
        }
        var place = Int(truncatingIfNeeded: pool?.hash(of: cell) ?? cell.hash) & (places.count - 1)
        while places[place] != 0 {
            let other = cells[Int(places[place]) - 1].cell
            if other == cell || pool?.areSame(other, cell) == true { return places[place] }
            place = (place + 1) & (places.count - 1)
        }
        cells.append(PackedCell(cell))
        places[place] = UInt32(cells.count)
        return places[place]
    }
}

extension ValueColumn {
    /// Leaves out what no owner uses, and makes every chunk as narrow as it can be. O(owners + dictionary).
    mutating func numberAnew() {
        let numbering = CodeNumbering(self)
        var fresh = ValueColumn()
        numbering.cells.withUnsafeBufferPointer { fresh.dictionary.append($0) }
        fresh.dictionary.mayRepeat = dictionary.mayRepeat
        fresh.count = count
        fresh.copiedBefore = copiedBytes + numbering.cells.count * MemoryLayout<PackedCell>.stride
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: CodeChunk.size) { buffer in
            guard let translated = buffer.baseAddress else { return }
            codes.forEachChunk { start, codes in
                let width = numbering.translate(codes, to: translated)
                if width == 0 { return }
                fresh.codes.unique(at: start, width: width).setAll(translated)
                fresh.copiedBefore += CodeChunk.byteCount(width)
            }
        }
        self = fresh
    }
}
