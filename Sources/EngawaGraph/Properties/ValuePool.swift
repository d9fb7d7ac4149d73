/// What the cells of all columns of a graph refer to: long strings, and boxes for values of any size.
struct ValuePool: Sendable {
    private enum Box: Sendable {
        /// Free; the number of the next free box, 0 for none.
        case free(UInt32)
        case value(Value)
    }

    private var text = TextPool()
    /// Boxes from 1 on.
    private var boxes = ChunkTree<Box>(absent: .free(0))
    private var boxCount: UInt32 = 0
    private var firstFree: UInt32 = 0

    var copiedBytes: Int { text.copiedBytes + boxes.copiedBytes }

    /// The cell of a value, which is stored in the pool where it must be. O(size of the value).
    mutating func cell(for value: Value) -> Cell {
        if let cell = Cell(immediate: value) { return cell }
        if case .string(var string) = value, string.utf8.count <= TextPool.longestText {
            return Cell(tag: Tag.text, payload: string.withUTF8 { text.store($0) })
        }
        var number = firstFree
        if number == 0 {
            boxCount += 1
            number = boxCount
        } else if case .free(let next) = boxes[Int(number)] {
            firstFree = next
        }
        boxes[Int(number)] = .value(value)
        return Cell(tag: Tag.boxed, payload: UInt64(number))
    }

    /// The value of a cell. O(size of the value).
    func value(of cell: Cell) -> Value {
        switch cell.tag {
        case Tag.text: .string(text.string(cell.payload))
        case Tag.boxed:
            if case .value(let value) = boxes[Int(cell.payload)] { value } else { .null }
        default: cell.immediateValue
        }
    }

    /// Whether a cell holds this value, by storage equality. Builds no string.
    func holds(_ cell: Cell, _ value: Value) -> Bool {
        if let immediate = Cell(immediate: value) { return immediate == cell }
        if cell.tag == Tag.text, case .string(var string) = value {
            return string.withUTF8 { text.isEqual(cell.payload, $0) }
        }
        return cell.tag == Tag.boxed && self.value(of: cell) == value
    }

    /// Calls the closure with the bytes of the text that a cell holds, without making a string; nil where it holds none,
    /// or one that is boxed. Valid within the closure.
    @inline(__always)
    func withText<Result>(of cell: Cell, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        if cell.tag == Tag.text { return text.withBytes(cell.payload, body) }
        guard cell.tag >= Tag.shortText, cell.tag <= Tag.lastShortText else { return nil }
        return withUnsafeBytes(of: cell.payload.littleEndian) { bytes in
            bytes.prefix(Int(cell.tag - Tag.shortText)).withMemoryRebound(to: UInt8.self, body)
        }
    }

    /// Gives back what a cell that is about to go held. Text stays.
    mutating func release(_ cell: Cell) {
        guard cell.tag == Tag.boxed else { return }
        let number = UInt32(truncatingIfNeeded: cell.payload)
        boxes[Int(number)] = .free(firstFree)
        firstFree = number
    }

    /// The numbers of the boxes in use, for the check of invariants. O(boxes).
    var usedBoxes: [UInt64] {
        (0..<UInt64(boxCount)).map { $0 + 1 }.filter {
            if case .value = boxes[Int($0)] { true } else { false }
        }
    }
}
