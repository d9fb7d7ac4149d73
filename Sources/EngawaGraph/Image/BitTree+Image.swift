extension BitTree {
    /// The set as it is, for ids below `limit`, of which there is none above. 1 bit an id.
    func write(below limit: UInt32, to image: inout ImageWriter) {
        let wordCount = Int(limit >> 6) + 1
        var word = 0
        let chunkSize = ChunkTree<UInt64>.chunkSize
        let blank = [UInt64](repeating: 0, count: chunkSize)
        while word < wordCount {
            let length = min(chunkSize - word % chunkSize, wordCount - word)
            if let chunk = words.chunk(at: word) {
                image.elements(UnsafeBufferPointer(start: chunk + word % chunkSize, count: length))
            } else {
                blank.withUnsafeBufferPointer { image.elements(UnsafeBufferPointer(rebasing: $0[..<length])) }
            }
            word += length
        }
    }

    /// Reads what `write` wrote.
    init(reading image: inout ImageReader, below limit: UInt32) throws(MalformedImage) {
        self.init()
        let source = try image.raw(Int(limit >> 6) + 1, of: UInt64.self)
        for word in 0..<Int(limit >> 6) + 1 {
            let bits = source.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
            if bits != 0 { set(bits, inWord: word) }
        }
        // No id at or above the limit, and 0 is none.
        let allowed: UInt64 = limit & 63 == 0 ? 0 : (1 << UInt64(limit & 63)) - 1
        let last = words[Int(limit >> 6)]
        guard last & ~allowed == 0, !contains(0) else { throw image.malformed }
    }
}
