/// The number of a text in a `DistinctTexts`.
package struct TextID: Hashable, Sendable {
    package let rawValue: Int32

    @inlinable @inline(__always) package init(rawValue: Int32) { self.rawValue = rawValue }

    /// No text.
    @inlinable @inline(__always) package static var none: TextID { TextID(rawValue: -1) }

    @inlinable @inline(__always) package var index: Int { Int(rawValue) }
    @inlinable @inline(__always) package var isNone: Bool { rawValue < 0 }
}

/// Texts as UTF-8, one behind the other, under numbers from 0.
///
/// In front of each stand its number and its length, so that who looks for a text finds all of it in one place.
package struct TextStore: Sendable {
    /// The texts in words of eight bytes. No text begins at the first word.
    @usableFromInline private(set) var words: [UInt64] = [0]
    /// For each text the word in front of it: its number and, in the upper half, its length. 32 bits reach 32 GiB.
    @usableFromInline private(set) var starts: [UInt32] = []

    /// No texts.
    package init() {}

    /// How many texts there are.
    package var count: Int { starts.count }

    /// The text of a number. O(length).
    package func string(_ id: TextID) -> String {
        withBytes(id) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the bytes of a text.
    @inlinable
    package func withBytes<Result>(_ id: TextID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = Int(starts[id.index])
        let length = Int(words[start] >> 32)
        return words.withUnsafeBytes { bytes in
            let text = UnsafeRawBufferPointer(rebasing: bytes[(start + 1) * 8..<(start + 1) * 8 + length])
            return body(text.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Adds a text behind the others and returns the word in front of it. O(length).
    mutating func append(_ text: UnsafeRawBufferPointer) -> UInt32 {
        let start = words.count
        let number = UInt64(UInt32(truncatingIfNeeded: starts.count))
        words.append(number | UInt64(truncatingIfNeeded: text.count) << 32)
        words.append(contentsOf: repeatElement(0, count: (text.count + 7) / 8))
        words.withUnsafeMutableBytes { bytes in
            UnsafeMutableRawBufferPointer(rebasing: bytes[((start + 1) * 8)...]).copyMemory(from: text)
        }
        starts.append(UInt32(truncatingIfNeeded: start))
        return UInt32(truncatingIfNeeded: start)
    }
}
