/// The number of a text in a `TextTable`.
struct TextID: Hashable, Sendable {
    let rawValue: Int32

    /// No text.
    static let none = TextID(rawValue: -1)

    var index: Int { Int(rawValue) }
    var isNone: Bool { rawValue < 0 }
}

/// Texts, each kept once as UTF-8, under numbers from 0: two texts are equal exactly where their numbers are.
///
/// An open hash table over one run of bytes, so that a million names cost a few dozen bytes each and no allocation.
struct TextTable: Sendable {
    private var bytes: [UInt8] = []
    private var places: [Place] = []
    /// By hash; a power of two of them, at most half in use.
    private var slots = Array(repeating: Slot(), count: 64)

    /// Where a text stands: its first byte, in units of eight bytes (texts begin there, so that 32 bits reach 32 GiB),
    /// and how many there are.
    private struct Place: Sendable {
        var start: UInt32
        var length: Int32
    }

    /// A text by its hash, with its place, so that it is compared without another look-up.
    private struct Slot: Sendable {
        var hash: UInt32 = 0
        /// -1 where the slot is free.
        var number: Int32 = -1
        var length: Int32 = 0
        var start: UInt32 = 0
    }

    /// How many texts there are.
    var count: Int { places.count }

    /// The number of a text, which is taken in where it is new. O(length).
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
        let hash = ByteHash.hash(text)
        let slot = slot(of: text, hash)
        if slots[slot].number >= 0 { return TextID(rawValue: slots[slot].number) }
        let number = Int32(count)
        while bytes.count % 8 != 0 { bytes.append(0) }
        let start = UInt32(bytes.count / 8)
        bytes.append(contentsOf: text)
        slots[slot] = Slot(hash: hash, number: number, length: Int32(text.count), start: start)
        places.append(Place(start: start, length: Int32(text.count)))
        if count * 2 > slots.count { grow() }
        return TextID(rawValue: number)
    }

    /// The number of a text, which is taken in where it is new. O(length).
    mutating func intern(_ text: String) -> TextID {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    /// The number of a text that was taken in. O(length).
    func find(_ text: UnsafeBufferPointer<UInt8>) -> TextID? {
        let number = slots[slot(of: text, ByteHash.hash(text))].number
        return number < 0 ? nil : TextID(rawValue: number)
    }

    /// The text of a number. O(length).
    func string(_ id: TextID) -> String {
        withBytes(id) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the bytes of a text.
    func withBytes<Result>(_ id: TextID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = Int(places[id.index].start) * 8
        let range = start..<start + Int(places[id.index].length)
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    private func slot(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while true {
            let found = slots[slot]
            if found.number < 0 || (found.hash == hash && isEqual(found, text)) { return slot }
            slot = (slot + 1) & mask
        }
    }

    private func isEqual(_ slot: Slot, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(slot.length) == text.count else { return false }
        return bytes.withUnsafeBufferPointer { ByteHash.isEqual($0, from: Int(slot.start) * 8, text) }
    }

    private mutating func grow() {
        let old = slots
        let mask = old.count * 2 - 1
        slots = Array(repeating: Slot(), count: mask + 1)
        for entry in old where entry.number >= 0 {
            var slot = Int(entry.hash) & mask
            while slots[slot].number >= 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }
}

/// Hashing and comparing of bytes, eight at a time: every cell of a sheet comes through here.
enum ByteHash {
    /// A hash of the bytes and their number; nothing is ever listed in its order.
    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(text)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(raw.count)
        var index = 0
        while index + 8 <= raw.count {
            state = mixed(state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index += 1
        }
        state = mixed(state ^ rest)
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }

    /// Whether the bytes of `whole` from `start` on, of which there are enough, are those of `text`.
    static func isEqual(_ whole: UnsafeBufferPointer<UInt8>, from start: Int, _ text: UnsafeBufferPointer<UInt8>)
        -> Bool
    {
        let (left, right) = (UnsafeRawBufferPointer(whole), UnsafeRawBufferPointer(text))
        var index = 0
        while index + 8 <= right.count {
            let word = left.loadUnaligned(fromByteOffset: start + index, as: UInt64.self)
            guard word == right.loadUnaligned(fromByteOffset: index, as: UInt64.self) else { return false }
            index += 8
        }
        while index < right.count {
            guard left[start + index] == right[index] else { return false }
            index += 1
        }
        return true
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
