import EngawaSheets

/// The number of a text in a `TextTable`.
struct TextID: Hashable, Sendable {
    let rawValue: Int32

    /// No text.
    static let none = TextID(rawValue: -1)

    var index: Int { Int(rawValue) }
    var isNone: Bool { rawValue < 0 }
}

/// The texts of an import, each kept once, under numbers: two texts are equal exactly where their numbers are.
struct TextTable: Sendable {
    private(set) var distinct = DistinctTexts()

    /// How many texts there are.
    var count: Int { distinct.count }

    /// The number of a text, which is taken in where it is new. O(length).
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> TextID { TextID(rawValue: distinct.intern(text)) }

    /// The number of a text, which is taken in where it is new. O(length).
    mutating func intern(_ text: String) -> TextID { TextID(rawValue: distinct.intern(text)) }

    /// The numbers of all texts of a store, in their order; those that are new are taken in. O(bytes).
    mutating func intern(_ texts: TextStore) -> [TextID] { distinct.intern(texts).map { TextID(rawValue: $0) } }

    /// The number of a text that was taken in. O(length).
    func find(_ text: UnsafeBufferPointer<UInt8>) -> TextID? { distinct.find(text).map { TextID(rawValue: $0) } }

    /// The text of a number. O(length).
    func string(_ id: TextID) -> String { distinct.store.string(id.index) }

    /// Calls `body` with the bytes of a text.
    @inline(__always)
    func withBytes<Result>(_ id: TextID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        distinct.store.withBytes(id.index, body)
    }
}

// What every row asks for stands here and not in `EngawaSheets`, so that it is compiled into the loops that ask.

extension TextStore {
    /// Calls `body` with the bytes of a text.
    @inline(__always)
    func withBytes<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = Int(starts[number])
        let length = Int(words[start] >> 32)
        return words.withUnsafeBytes { bytes in
            let text = UnsafeRawBufferPointer(rebasing: bytes[(start + 1) * 8..<(start + 1) * 8 + length])
            return body(text.assumingMemoryBound(to: UInt8.self))
        }
    }
}

extension SheetBlock {
    /// The number of a row as Excel shows it.
    @inline(__always)
    func number(_ row: Int) -> Int { Int(numbers[row]) }

    /// The code at a place of a row.
    @inline(__always)
    func code(at place: Int, _ row: Int) -> UInt32 { numbers[place &* stride &+ row] }
}
