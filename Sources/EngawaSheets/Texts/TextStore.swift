/// Texts as UTF-8, one behind the other, under numbers from 0.
///
/// In front of each stand its number and its length, so that who looks for a text finds all of it in one place.
package struct TextStore: Sendable {
    /// The texts in words of eight bytes. No text begins at the first word.
    package private(set) var words: [UInt64] = [0]
    /// For each text the word in front of it: its number and, in the upper half, its length. 32 bits reach 32 GiB.
    package private(set) var starts: [UInt32] = []

    /// No texts.
    package init() {}

    /// How many texts there are.
    package var count: Int { starts.count }

    /// The text of a number. O(length).
    package func string(_ number: Int) -> String {
        withTexts { String(decoding: $0[number], as: UTF8.self) }
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
