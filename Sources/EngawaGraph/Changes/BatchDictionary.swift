/// The values of a batch, each under a number from 0: texts as bytes in one run, everything else as values.
package struct BatchDictionary: Sendable, Hashable {
    /// The bytes of all texts, one after another.
    package private(set) var bytes: [UInt8] = []
    /// For a text its first byte and its length, in the upper 40 and the lower 24 bits; for another value the bit 63
    /// and its place among the others.
    private var entries: [UInt64] = []
    /// The values that are not among the texts.
    package private(set) var others: [Value] = []

    private static let otherMark: UInt64 = 1 << 63
    /// The longest text that an entry can say; longer ones stand among the others.
    private static let longestText = 1 << 24 - 1

    /// What stands under a number.
    package enum Entry {
        /// A text: where its bytes are.
        case text(Range<Int>)
        /// Another value, by its place among these.
        case other(Int)
    }

    /// The empty dictionary.
    package init() {}

    /// How many values there are.
    package var count: Int { entries.count }

    /// What stands under a number. O(1).
    package func entry(_ number: Int) -> Entry {
        let entry = entries[number]
        if entry & BatchDictionary.otherMark != 0 { return .other(Int(entry & ~BatchDictionary.otherMark)) }
        let start = Int(entry >> 24)
        return .text(start..<start + Int(entry & 0xFF_FFFF))
    }

    /// The value of a number. O(size).
    package func value(_ number: Int) -> Value {
        switch entry(number) {
        case .text(let range): .string(String(decoding: bytes[range], as: UTF8.self))
        case .other(let place): others[place]
        }
    }

    /// Takes in a text, given as valid UTF-8. O(length).
    @discardableResult
    package mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard text.count <= BatchDictionary.longestText else {
            return append(.string(String(decoding: text, as: UTF8.self)))
        }
        entries.append(UInt64(bytes.count) << 24 | UInt64(text.count))
        bytes.append(contentsOf: text)
        return UInt32(entries.count - 1)
    }

    /// Takes in a value. O(size).
    @discardableResult
    package mutating func append(_ value: Value) -> UInt32 {
        if case .string(var text) = value, text.utf8.count <= BatchDictionary.longestText {
            return text.withUTF8 { append($0) }
        }
        entries.append(BatchDictionary.otherMark | UInt64(others.count))
        others.append(value)
        return UInt32(entries.count - 1)
    }

    /// Makes room.
    package mutating func reserve(_ count: Int, bytes byteCount: Int) {
        entries.reserveCapacity(count)
        bytes.reserveCapacity(byteCount)
    }
}
