/// The texts of one column under codes, while a sheet is read: 0 is a blank cell, and equal texts have equal codes.
///
/// In most columns few texts stand in many cells. A cell is looked up by its bytes as they stand in the file, so that
/// checking, trimming, normalising and resolving quotes is done once for each way of writing a text.
struct ColumnCodes {
    private var texts = DistinctTexts()
    /// Cells that are written otherwise than their texts, by the bytes of the file, and their codes.
    private var spellings = DistinctTexts()
    private var codesOfSpellings: [UInt32] = []
    /// Whether all cells so far are UTF-8 without a zero byte.
    private(set) var isText = true

    /// The texts, whose numbers are one below their codes.
    var store: TextStore { texts.store }

    /// Writes the codes of cells, of which every `stride`-th belongs to the column, to `codes`. O(bytes).
    mutating func write(
        _ cells: UnsafePointer<CSVCell>,
        stride: Int,
        of bytes: UnsafeRawBufferPointer,
        to codes: UnsafeMutableBufferPointer<UInt32>,
        _ scratch: inout Scratch
    ) {
        // All cells are hashed and looked for before the first text is compared: the processor then waits for the
        // memory of many at once.
        scratch.withPointers { hashes, candidates in
            texts.withReader { reader in
                var cell = cells
                for row in 0..<codes.count {
                    let hash = ByteHash.hash(cell.pointee.written(in: bytes))
                    hashes[row] = hash
                    candidates[row] = reader.candidate(hash)
                    cell += stride
                }
            }
            var row = 0
            while true {
                row = texts.withReader { reader in
                    writeKnown(cells, stride: stride, of: bytes, from: row, to: codes, hashes, candidates, reader)
                }
                if row == codes.count { break }
                codes[row] = newCode(of: cells[row * stride], in: bytes, hashes[row])
                row += 1
            }
        }
    }

    /// Room for what is known of the cells of a batch.
    struct Scratch {
        private var hashes: [UInt32]
        private var candidates: [UInt32]

        init(count: Int) {
            hashes = Array(repeating: 0, count: count)
            candidates = hashes
        }

        @inline(__always)
        fileprivate mutating func withPointers(
            _ body: (UnsafeMutableBufferPointer<UInt32>, UnsafeMutableBufferPointer<UInt32>) -> Void
        ) {
            hashes.withUnsafeMutableBufferPointer { hashes in
                candidates.withUnsafeMutableBufferPointer { body(hashes, $0) }
            }
        }
    }

    /// Writes codes as far as the cells are known and returns the row of the first one that is not.
    @inline(__always)
    private func writeKnown(
        _ cells: UnsafePointer<CSVCell>,
        stride: Int,
        of bytes: UnsafeRawBufferPointer,
        from start: Int,
        to codes: UnsafeMutableBufferPointer<UInt32>,
        _ hashes: UnsafeMutableBufferPointer<UInt32>,
        _ candidates: UnsafeMutableBufferPointer<UInt32>,
        _ reader: DistinctTexts.Reader
    ) -> Int {
        var row = start
        var next = cells + start * stride
        while row < codes.count {
            let cell = next.pointee
            if cell.isEmpty {
                codes[row] = 0
            } else {
                // Bytes that are some text are that text. Those of a raw cell begin with a quote that is none of its
                // text.
                if cell.isRaw { return row }
                let text = cell.written(in: bytes)
                let found = reader.number(of: text, at: candidates[row]) ?? reader.find(text, hashes[row])
                guard let found else { return row }
                codes[row] = UInt32(bitPattern: found) &+ 1
            }
            row &+= 1
            next += stride
        }
        return row
    }

    @inline(never)
    private mutating func newCode(of cell: CSVCell, in bytes: UnsafeRawBufferPointer, _ hash: UInt32) -> UInt32 {
        let written = cell.written(in: bytes)
        if !cell.isRaw, CellText.isPlain(written.assumingMemoryBound(to: UInt8.self)) {
            return UInt32(bitPattern: texts.intern(written, hash)) + 1
        }
        // No cell that is not raw begins with a quote, so that the two kinds of cells cannot be mixed up here.
        let spelling = written.assumingMemoryBound(to: UInt8.self)
        if let known = spellings.find(spelling) { return codesOfSpellings[Int(known)] }
        isText = isText && PlainText.holds(written, in: 0..<written.count)
        guard isText else { return 0 }
        var code: UInt32 = 0
        if let text = CellText.string(cell.content(in: bytes)[...]) {
            code = UInt32(bitPattern: texts.intern(text)) + 1
        }
        _ = spellings.intern(spelling)
        codesOfSpellings.append(code)
        return code
    }
}
