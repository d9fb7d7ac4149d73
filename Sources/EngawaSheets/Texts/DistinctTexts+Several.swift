extension DistinctTexts {
    /// How many texts are looked up together.
    private static let batch = 256

    /// The numbers of all texts of a store, in their order; those that are new are taken in. O(bytes).
    package mutating func intern(_ texts: TextStore) -> [Int32] {
        var ids: [Int32] = []
        ids.reserveCapacity(texts.count)
        texts.withTexts { texts in
            var hashes = [UInt32](repeating: 0, count: DistinctTexts.batch)
            var touched: UInt32 = 0
            var first = 0
            while first < texts.count {
                let count = min(DistinctTexts.batch, texts.count - first)
                withReader { reader in
                    for place in 0..<count {
                        hashes[place] = ByteHash.hash(texts[first + place])
                        // The slots come into the cache now, many at once.
                        touched |= reader.candidate(hashes[place])
                    }
                }
                for place in 0..<count { ids.append(intern(texts[first + place], hashes[place])) }
                first += count
            }
            withExtendedLifetime(touched) {}
        }
        return ids
    }
}

extension TextStore {
    /// All texts as raw bytes.
    struct Texts {
        fileprivate let words: UnsafeRawBufferPointer
        fileprivate let starts: UnsafeBufferPointer<UInt32>

        var count: Int { starts.count }

        @inline(__always)
        subscript(number: Int) -> UnsafeRawBufferPointer {
            let start = Int(starts[number]) * 8
            let length = Int(words.load(fromByteOffset: start, as: UInt64.self) >> 32)
            return UnsafeRawBufferPointer(rebasing: words[start + 8..<start + 8 + length])
        }
    }

    /// Calls `body` with all texts, as pointers that must not outlive the call.
    @inline(__always)
    func withTexts<Result>(_ body: (Texts) -> Result) -> Result {
        words.withUnsafeBytes { words in
            starts.withUnsafeBufferPointer { body(Texts(words: words, starts: $0)) }
        }
    }
}
