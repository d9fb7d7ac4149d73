/// The number of a text in a `TextTable`.
package struct TextID: Hashable, Sendable {
    package let rawValue: Int32

    @inlinable package init(rawValue: Int32) { self.rawValue = rawValue }

    /// No text.
    @inlinable package static var none: TextID { TextID(rawValue: -1) }

    @inlinable package var index: Int { Int(rawValue) }
    @inlinable package var isNone: Bool { rawValue < 0 }
}

/// Texts as UTF-8, one behind the other, under numbers from 0.
package struct TextStore: Sendable {
    @usableFromInline var bytes: [UInt8] = []
    @usableFromInline var places: [Place] = []

    /// Where a text stands: its first byte, in units of eight bytes (texts begin there, so that 32 bits reach 32 GiB),
    /// and how many there are.
    @usableFromInline struct Place: Sendable {
        @usableFromInline var start: UInt32
        @usableFromInline var length: Int32

        init(start: UInt32, length: Int32) { (self.start, self.length) = (start, length) }
    }

    /// No texts.
    package init() {}

    /// How many texts there are.
    package var count: Int { places.count }

    /// The text of a number. O(length).
    package func string(_ id: TextID) -> String {
        withBytes(id) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the bytes of a text.
    @inlinable
    package func withBytes<Result>(_ id: TextID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = Int(places[id.index].start) * 8
        let range = start..<start + Int(places[id.index].length)
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Adds a text behind the others. O(length).
    mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Place {
        while bytes.count % 8 != 0 { bytes.append(0) }
        let place = Place(start: UInt32(bytes.count / 8), length: Int32(text.count))
        bytes.append(contentsOf: text)
        places.append(place)
        return place
    }
}
