/// The part of a file that a scan is looking at: one buffer that moves along, filled in large reads.
///
/// A map is read and not mapped into memory: a writer may cut an unfinished tail while somebody reads, and a mapping
/// would then end the process with a signal instead of an error.
final class FileWindow {
    /// How much one read takes at least, as far as the file goes.
    private static let stride = 1 << 20

    private let file: OpenFile
    /// The end of what is looked at; what is written behind it meanwhile does not count.
    let limit: UInt64
    private var buffer: UnsafeMutableRawBufferPointer
    private var start: UInt64 = 0
    private var filled = 0

    init(_ file: OpenFile, limit: UInt64) {
        self.file = file
        self.limit = limit
        buffer = .allocate(byteCount: 0, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// The `count` bytes at `offset`; nil where the file ends before. They are valid until the next call.
    func bytes(at offset: UInt64, count: Int) throws(LogError) -> UnsafeRawBufferPointer? {
        guard offset <= limit, UInt64(count) <= limit - offset else { return nil }
        if offset < start || offset + UInt64(count) > start + UInt64(filled) {
            try fill(from: offset, count: count)
            guard filled >= count else { return nil }
        }
        let first = Int(offset - start)
        return UnsafeRawBufferPointer(rebasing: buffer[first..<first + count])
    }

    private func fill(from offset: UInt64, count: Int) throws(LogError) {
        let wanted = Int(min(limit - offset, UInt64(max(count, Self.stride))))
        if buffer.count < wanted {
            buffer.deallocate()
            buffer = .allocate(byteCount: wanted, alignment: 16)
        }
        filled = 0
        start = offset
        filled = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: offset)
    }
}
