/// Bytes that are no image of a graph.
package struct MalformedImage: Error, Equatable {
    /// Where, counted from the first byte of the image.
    package let position: Int
}

/// Reads what `ImageWriter` writes. Any bytes are safe to read: what does not fit throws.
///
/// It borrows the memory: it must not outlive the closure that it was made in.
struct ImageReader {
    let bytes: UnsafeRawBufferPointer
    private(set) var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var remaining: Int { bytes.count - position }
    var malformed: MalformedImage { MalformedImage(position: position) }

    @inline(__always)
    mutating func byte() throws(MalformedImage) -> UInt8 {
        guard position < bytes.count else { throw malformed }
        defer { position &+= 1 }
        return bytes[position]
    }

    @inline(__always)
    mutating func number() throws(MalformedImage) -> UInt64 {
        let first = try byte()
        if first < 0x80 { return UInt64(first) }
        var number = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while true {
            let next = try byte()
            guard shift < 63 || next <= 1 else { throw malformed }
            number |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return number }
            shift += 7
            guard shift <= 63 else { throw malformed }
        }
    }

    mutating func signed() throws(MalformedImage) -> Int64 {
        let number = try number()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    /// A number that is at most `limit`.
    mutating func number(upTo limit: Int) throws(MalformedImage) -> Int {
        let number = try number()
        guard number <= UInt64(limit) else { throw malformed }
        return Int(number)
    }

    /// A count of things that take at least one byte each.
    mutating func count() throws(MalformedImage) -> Int { try number(upTo: remaining) }

    /// So many elements, where they stand; not aligned.
    mutating func raw<Element: BitwiseCopyable>(
        _ count: Int,
        of type: Element.Type
    ) throws(MalformedImage) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= remaining / MemoryLayout<Element>.stride else { throw malformed }
        defer { position += count * MemoryLayout<Element>.stride }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count * MemoryLayout<Element>.stride])
    }

    /// What `ImageWriter.elements` wrote.
    mutating func elements<Element: BitwiseCopyable>(
        _ count: Int,
        of type: Element.Type
    ) throws(MalformedImage) -> [Element] {
        let source = try raw(count, of: type)
        return Array(unsafeUninitializedCapacity: count) { target, initialized in
            if count > 0, let from = source.baseAddress, let to = target.baseAddress {
                UnsafeMutableRawPointer(to).copyMemory(from: from, byteCount: source.count)
            }
            initialized = count
        }
    }

    /// What `ImageWriter.array` wrote.
    mutating func array<Element: BitwiseCopyable>(of type: Element.Type) throws(MalformedImage) -> [Element] {
        try elements(try count(), of: type)
    }

    /// A text in valid UTF-8.
    mutating func text() throws(MalformedImage) -> String {
        let source = try raw(try count(), of: UInt8.self)
        guard let text = String(validating: source, as: UTF8.self) else { throw malformed }
        return text
    }
}
