/// What the cells of all columns of a graph refer to: the bytes of long texts and of values that are more than eight
/// bytes, in the form of `ValueBytes`. No object per value.
///
/// Bytes stay when the value goes that they belong to. What is left over is given back when a graph is opened from an
/// image, which holds only what its columns use.
struct ValuePool: Sendable {
    private var bytes = BytePool()

    var copiedBytes: Int { bytes.copiedBytes }
    /// Bytes of texts and values stored.
    var byteCount: Int { bytes.byteCount }

    /// The cell of a value, which is stored in the pool where it must be. O(size of the value).
    mutating func cell(for value: Value) -> Cell {
        if let cell = Cell(immediate: value) { return cell }
        if case .string(var text) = value { return text.withUTF8 { cell(forText: $0) } }
        return Cell(tag: Tag.value, payload: ValueBytes.bytes(of: value).withUnsafeBufferPointer { bytes.store($0) })
    }

    /// The cell of a text, given as valid UTF-8. O(length).
    private mutating func cell(forText text: UnsafeBufferPointer<UInt8>) -> Cell {
        Cell(short: text) ?? Cell(tag: Tag.text, payload: bytes.store(text))
    }

    /// The value of a cell. O(size of the value).
    func value(of cell: Cell) -> Value {
        switch cell.tag {
        case Tag.text: .string(bytes.withBytes(cell.payload) { String(decoding: $0, as: UTF8.self) })
        case Tag.value: bytes.withBytes(cell.payload) { ValueBytes.value(of: UnsafeRawBufferPointer($0)) } ?? .null
        default: cell.immediateValue
        }
    }

    /// Whether a cell holds this value, by storage equality. Builds no string. O(size of the value).
    func holds(_ cell: Cell, _ value: Value) -> Bool {
        if let immediate = Cell(immediate: value) { return immediate == cell }
        if case .string(var text) = value {
            return cell.tag == Tag.text && text.withUTF8 { bytes.isEqual(cell.payload, $0) }
        }
        guard cell.tag == Tag.value else { return false }
        return ValueBytes.bytes(of: value).withUnsafeBufferPointer { bytes.isEqual(cell.payload, $0) }
    }

    /// Calls `body` with the UTF-8 bytes of a cell that holds text; nil for any other cell. O(length).
    func withText<Result>(of cell: Cell, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        if cell.tag == Tag.text { return bytes.withBytes(cell.payload, body) }
        guard Tag.isShortText(cell.tag) else { return nil }
        return withUnsafeBytes(of: cell.payload.littleEndian) {
            $0.withMemoryRebound(to: UInt8.self) {
                body(UnsafeBufferPointer(rebasing: $0.prefix(Int(cell.tag - Tag.shortText))))
            }
        }
    }

    /// The bytes that a cell refers to, valid as long as this value is there and not changed; nil where it refers to none,
    /// or they do not stand together. Unlike `withText` it leaves nothing to be held on to, so the pool is not copied.
    /// O(1).
    @inline(__always)
    func direct(_ cell: Cell) -> UnsafeBufferPointer<UInt8>? {
        cell.isReference ? bytes.direct(cell.payload) : nil
    }

    /// The number of bytes of the text or value of a cell; nil where it refers to nothing. O(1).
    func byteCount(of cell: Cell) -> Int? { cell.isReference ? bytes.length(cell.payload) : nil }

    /// Whether two cells hold the same value, by storage equality. O(length).
    func areSame(_ cell: Cell, _ other: Cell) -> Bool {
        if cell == other { return true }
        guard cell.tag == other.tag, cell.isReference else { return false }
        return bytes.withBytes(other.payload) { bytes.isEqual(cell.payload, $0) }
    }

    /// A hash that cells with the same value share. O(length).
    func hash(of cell: Cell) -> UInt64 {
        guard cell.isReference else { return cell.hash }
        var hash = StableHash()
        bytes.withBytes(cell.payload) { hash.add($0) }
        return hash.value
    }

    /// Calls `body` with the bytes of a cell that refers to some. O(length).
    func withBytes(of cell: Cell, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        if byteCount(of: cell) != nil { bytes.withBytes(cell.payload, body) }
    }

    /// Whether what a cell refers to is here and is what the cell says, for the check of invariants.
    func supports(_ cell: Cell) -> Bool {
        guard cell.isReference else {
            return Cell(immediate: cell.immediateValue) == cell
        }
        guard bytes.contains(cell.payload) else { return false }
        return bytes.withBytes(cell.payload) {
            cell.tag == Tag.text
                ? $0.count > 8 && $0.isValidUTF8 : ValueBytes.value(of: UnsafeRawBufferPointer($0)) != nil
        }
    }
}

extension ValuePool {
    /// Takes runs of bytes that stand one after another in `source` into the pool, with large copies: nothing is looked
    /// for, and runs of up to eight bytes need no place here.
    struct Bulk {
        private let source: UnsafeBufferPointer<UInt8>
        /// What was taken and is not copied yet.
        private var start = 0
        private var end = 0

        init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

        /// The cell of the text in a range of the source, which is valid UTF-8.
        @inline(__always)
        mutating func text(_ range: Range<Int>, _ pool: inout ValuePool) -> Cell {
            Cell(short: UnsafeBufferPointer(rebasing: source[range])) ?? cell(Tag.text, range, &pool)
        }

        /// The cell of a text or a value in a range of the source.
        @inline(__always)
        mutating func cell(_ tag: UInt8, _ range: Range<Int>, _ pool: inout ValuePool) -> Cell {
            if range.count > BytePool.longestDirect {
                finish(&pool)
                return Cell(tag: tag, payload: pool.bytes.store(UnsafeBufferPointer(rebasing: source[range])))
            }
            if range.lowerBound != end {
                finish(&pool)
                start = range.lowerBound
            }
            end = range.upperBound
            return Cell(tag: tag, payload: pool.bytes.reference(toNext: range.count, after: range.lowerBound - start))
        }

        /// Copies what was taken. Cells mean something only after that.
        mutating func finish(_ pool: inout ValuePool) {
            if start < end { pool.bytes.add(UnsafeBufferPointer(rebasing: source[start..<end])) }
            start = end
        }
    }

    /// The cells of the values of a batch, by their numbers. O(bytes).
    ///
    /// Texts are copied in runs, without making strings, and are not looked for: a batch holds each once. In a small
    /// batch they are, since it may be one of many that bring the same few.
    mutating func cells(of dictionary: BatchDictionary) -> BatchCells {
        let isLarge = dictionary.count > 1000
        var cells: [Cell] = []
        cells.reserveCapacity(dictionary.count)
        dictionary.bytes.withUnsafeBufferPointer { bytes in
            var texts = Bulk(bytes)
            for number in 0..<dictionary.count {
                switch dictionary.entry(number) {
                case .text(let range) where isLarge: cells.append(texts.text(range, &self))
                case .text(let range): cells.append(cell(forText: UnsafeBufferPointer(rebasing: bytes[range])))
                case .other(let place):
                    texts.finish(&self)
                    cells.append(cell(for: dictionary.others[place]))
                }
            }
            texts.finish(&self)
        }
        return BatchCells(cells, areTextsNew: isLarge)
    }
}
