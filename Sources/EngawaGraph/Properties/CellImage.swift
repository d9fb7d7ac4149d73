/// The cells of a column as they stand in an image:
///
///     cells := tag of each cell, one byte
///              width of the payloads, one byte, 1 … 8
///              payload of each cell; of a text, however short, and of a value in the form of `ValueBytes` its length
///              the bytes of all texts, one after another
///              the bytes of all those values, one after another
///
/// There are no references: where bytes stand follows from the lengths. A value here borrows the memory of the image.
struct CellImage {
    private let tags: UnsafeRawBufferPointer
    private let payloads: UnsafeBufferPointer<UInt8>
    private let width: Int
    private let texts: UnsafeBufferPointer<UInt8>
    private let values: UnsafeBufferPointer<UInt8>
    /// Where in the image they stand.
    private let malformed: MalformedImage

    static func write(_ cells: [PackedCell], to writer: inout ImageWriter, _ pool: ValuePool) {
        var all: UInt64 = 0
        for packed in cells {
            let cell = packed.cell
            writer.byte(Tag.isShortText(cell.tag) ? Tag.text : cell.tag)
            all |= payload(of: cell, pool)
        }
        let width = max(1, (71 - all.leadingZeroBitCount) >> 3)
        writer.byte(UInt8(width))
        for packed in cells {
            let payload = payload(of: packed.cell, pool)
            for place in 0..<width { writer.byte(UInt8(truncatingIfNeeded: payload >> UInt64(8 * place))) }
        }
        for packed in cells { pool.withText(of: packed.cell) { writer.elements($0) } }
        for packed in cells where packed.cell.tag == Tag.value {
            pool.withBytes(of: packed.cell) { writer.elements($0) }
        }
    }

    @inline(__always)
    private static func payload(of cell: Cell, _ pool: ValuePool) -> UInt64 {
        if Tag.isShortText(cell.tag) { return UInt64(cell.tag - Tag.shortText) }
        return pool.byteCount(of: cell).map { UInt64($0) } ?? cell.payload
    }

    /// Finds the parts of the cells; `cells` checks what they say.
    init(reading reader: inout ImageReader, count: Int) throws(MalformedImage) {
        tags = try reader.raw(count, of: UInt8.self)
        width = Int(try reader.byte())
        guard (1...8).contains(width), count <= reader.remaining / width else { throw reader.malformed }
        payloads = try reader.raw(count * width, of: UInt8.self).bindMemory(to: UInt8.self)
        var lengths = (text: 0, value: 0)
        for place in 0..<count where tags[place] == Tag.text || tags[place] == Tag.value {
            let length = CellImage.payload(place, payloads, width)
            guard length <= UInt64(reader.remaining - lengths.text - lengths.value) else { throw reader.malformed }
            if tags[place] == Tag.text { lengths.text += Int(length) } else { lengths.value += Int(length) }
        }
        texts = try reader.raw(lengths.text, of: UInt8.self).bindMemory(to: UInt8.self)
        values = try reader.raw(lengths.value, of: UInt8.self).bindMemory(to: UInt8.self)
        malformed = reader.malformed
    }

    @inline(__always)
    private static func payload(_ place: Int, _ payloads: UnsafeBufferPointer<UInt8>, _ width: Int) -> UInt64 {
        payloads.littleEndianWord(from: place * width) & UInt64.max >> UInt64(truncatingIfNeeded: 64 - 8 * width)
    }

    /// The cells, whose bytes go into the pool. O(bytes).
    func cells(_ pool: inout ValuePool) throws(MalformedImage) -> [PackedCell] {
        guard texts.isValidUTF8 else { throw malformed }
        var cells: [PackedCell] = []
        cells.reserveCapacity(tags.count)
        var bulk = ValuePool.Bulk(texts)
        var end = 0
        for place in 0..<tags.count {
            let payload = CellImage.payload(place, payloads, width)
            switch tags[place] {
            case Tag.text:
                let range = end..<end + Int(payload)
                end = range.upperBound
                // Every text begins with a character; so the one before ends with one.
                if !range.isEmpty, texts[range.lowerBound] & 0xC0 == 0x80 { throw malformed }
                cells.append(PackedCell(bulk.text(range, &pool)))
            case Tag.value: cells.append(PackedCell(.absent))
            default:
                let cell = Cell(tag: tags[place], payload: payload)
                guard cell.isWhole else { throw malformed }
                cells.append(PackedCell(cell))
            }
        }
        bulk.finish(&pool)
        try readValues(&cells, &pool)
        return cells
    }

    private func readValues(_ cells: inout [PackedCell], _ pool: inout ValuePool) throws(MalformedImage) {
        var bulk = ValuePool.Bulk(values)
        var end = 0
        for place in 0..<tags.count where tags[place] == Tag.value {
            let range = end..<end + Int(CellImage.payload(place, payloads, width))
            end = range.upperBound
            let bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: values[range]))
            guard ValueBytes.areWellFormed(bytes), ValueBytes.needsPool(bytes) else { throw malformed }
            cells[place] = PackedCell(bulk.cell(Tag.value, range, &pool))
        }
        bulk.finish(&pool)
    }
}
