/// The part of a file that is being read: what was not taken yet, and as much behind it as there is room for.
///
/// Memory of its own instead of an array, so that the bytes stay where they are while they are looked at, and one
/// window serves a whole file.
struct SheetWindow: ~Copyable {
    private var memory: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    /// How many bytes came from the file so far.
    private(set) var size = 0
    /// Whether nothing stands behind the window.
    private(set) var isLast = false

    /// An empty window; `room` is how many bytes it holds before it has to grow.
    init(room: Int) {
        memory = .allocate(byteCount: max(room, 16), alignment: 16)
    }

    deinit { memory.deallocate() }

    /// The whole lines in the window; everything in it where nothing stands behind it.
    var lines: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: memory[start..<(isLast ? end : lineEnd)])
    }

    /// Everything in the window.
    var content: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[start..<end]) }

    /// Takes the first bytes out of the window.
    mutating func drop(_ count: Int) {
        precondition(count <= end - start, "more than there is")
        start += count
    }

    /// Reads as much as there is room for, which is made where less than half of the window is free.
    mutating func fill(from file: borrowing SheetFile) throws(SheetError) {
        let rest = end - start
        if rest > memory.count / 2 {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: memory.count * 2, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<end]))
            memory.deallocate()
            memory = larger
        } else if rest > 0 {
            // The two may overlap, which is allowed here.
            memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<end]))
        }
        (start, end) = (0, rest)
        while end < memory.count {
            let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: memory[end...]))
            if count == 0 {
                isLast = true
                return
            }
            end += count
            size += count
        }
    }

    /// Where the last whole line ends. A carriage return at the end of the window may be half of a line's end.
    private var lineEnd: Int {
        var place = end
        while place > start {
            let byte = memory[place - 1]
            if byte == 0x0A || (byte == 0x0D && place < end) { return place }
            place -= 1
        }
        return start
    }
}
