// The image of a column. It holds what the owners use and nothing else: leftover values and bytes are not written, each
// value is there once (unless a batch that filled the empty column brought a text twice), codes are numbered anew, and
// what can be computed is left out.
//
//     column := count of cells; a column without values ends here
//               cells, see `CellImage`
//               number of chunks, chunk*
//     chunk  := chunks skipped since the last one, width of the codes (one byte, 1 … 4), 512 codes

extension ValueColumn {
    /// Writes the image of the column. O(owners + bytes).
    func write(to writer: inout ImageWriter, _ pool: ValuePool) {
        let numbering = CodeNumbering(self, pool)
        writer.count(numbering.cells.count)
        if numbering.cells.isEmpty { return }
        CellImage.write(numbering.cells, to: &writer, pool)
        var chunks = ImageWriter()
        var chunkCount = 0
        var next = 0
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: CodeChunk.size) { translated in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: CodeChunk.size * 4) { packed in
                guard let numbers = translated.baseAddress, let bytes = packed.baseAddress else { return }
                codes.forEachChunk { start, codes in
                    let width = numbering.translate(codes, to: numbers)
                    if width == 0 { return }
                    CodeChunk.Codes.store(numbers, to: UnsafeMutableRawPointer(bytes), width: width)
                    chunks.count(start >> CodeChunk.shift - next)
                    chunks.byte(UInt8(width))
                    chunks.elements(UnsafeBufferPointer(start: bytes, count: CodeChunk.size * width))
                    next = start >> CodeChunk.shift + 1
                    chunkCount += 1
                }
            }
        }
        writer.count(chunkCount)
        chunks.bytes.withUnsafeBufferPointer { writer.elements($0) }
    }

    /// Reads the image of a column that has values of these owners only. What its cells refer to goes into the pool.
    /// O(bytes): blocks are copied as they are.
    init(reading reader: inout ImageReader, owners: Range<Int>, _ pool: inout ValuePool) throws(MalformedImage) {
        self.init()
        let cellCount = try reader.number(upTo: min(reader.remaining, Int(Int32.max)))
        if cellCount == 0 { return }
        let cells = try CellImage(reading: &reader, count: cellCount)
        try cells.cells(&pool).withUnsafeBufferPointer { dictionary.append($0) }
        var next = 0
        for _ in 0..<(try reader.count()) {
            next += try reader.number(upTo: owners.upperBound >> CodeChunk.shift)
            try readChunk(next << CodeChunk.shift, &reader, owners)
            next += 1
        }
        // Every cell has an owner.
        guard dictionary.count <= count else { throw reader.malformed }
    }

    private mutating func readChunk(
        _ start: Int,
        _ reader: inout ImageReader,
        _ owners: Range<Int>
    ) throws(MalformedImage) {
        let width = Int(try reader.byte())
        guard start < owners.upperBound, (1...4).contains(width) else { throw reader.malformed }
        let source = try reader.raw(CodeChunk.size * width, of: UInt8.self)
        let chunk = codes.unique(at: start, width: width)
        chunk.setAll(from: source)
        guard let used = chunk.count(upTo: UInt32(dictionary.count)) else { throw reader.malformed }
        let end = start + CodeChunk.size
        if start < owners.lowerBound || end > owners.upperBound {
            for owner in start..<end where !owners.contains(owner) && chunk[owner - start] != 0 {
                throw reader.malformed
            }
        }
        count += used
    }
}
