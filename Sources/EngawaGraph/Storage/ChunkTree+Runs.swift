extension ChunkTree {
    /// Calls `body` with the places of a run of indices, a chunk at a time: where they are in memory, which index of
    /// the run the first of them is, and how many there are. O(count / chunk size) chunks are made unique.
    @inline(__always)
    mutating func withRun<Failure: Error>(
        from first: Int,
        count: Int,
        _ body: (UnsafeMutablePointer<Element>, _ offset: Int, _ count: Int) throws(Failure) -> Void
    ) throws(Failure) {
        var done = 0
        while done < count {
            let start = first + done
            let length = min(count - done, ChunkTree.chunkSize - start % ChunkTree.chunkSize)
            try body(unique(at: start), done, length)
            done += length
        }
    }

    /// Writes the same element to a run of indices.
    mutating func fill(from first: Int, count: Int, with element: Element) {
        withRun(from: first, count: count) { places, _, count in places.update(repeating: element, count: count) }
    }
}

extension BitTree {
    /// Adds a run of ids, none of which is there. O(count / 64).
    mutating func insert(_ first: UInt32, count: Int) {
        var next = Int(first)
        let end = next + count
        while next < end {
            let word = next >> 6
            let last = min(end, (word + 1) << 6)
            let ones: UInt64 = last - next == 64 ? .max : (1 << UInt64(last - next)) - 1
            set(ones << UInt64(next & 63), inWord: word)
            next = last
        }
    }
}
