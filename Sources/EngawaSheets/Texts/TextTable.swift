/// Texts, each kept once as UTF-8, under numbers from 0: two texts are equal exactly where their numbers are.
///
/// An open hash table over one run of bytes, so that a million names cost a few dozen bytes each and no allocation.
package struct TextTable: Sendable {
    /// The texts by their numbers.
    package private(set) var store = TextStore()
    /// By hash; a power of two of them, at most half in use.
    private var slots = Array(repeating: Slot(), count: 16)

    /// A text by its hash, with its place, so that it is compared without another look-up.
    private struct Slot: Sendable {
        var hash: UInt32 = 0
        /// -1 where the slot is free.
        var number: Int32 = -1
        var length: Int32 = 0
        var start: UInt32 = 0
    }

    /// An empty table.
    package init() {}

    /// How many texts there are.
    package var count: Int { store.count }

    /// The number of a text, which is taken in where it is new. O(length).
    package mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
        let hash = ByteHash.hash(UnsafeRawBufferPointer(text))
        let slot = slot(of: text, hash)
        if slots[slot].number >= 0 { return TextID(rawValue: slots[slot].number) }
        let number = Int32(count)
        let place = store.append(text)
        slots[slot] = Slot(hash: hash, number: number, length: place.length, start: place.start)
        if count * 2 > slots.count { grow() }
        return TextID(rawValue: number)
    }

    /// The number of a text, which is taken in where it is new. O(length).
    package mutating func intern(_ text: String) -> TextID {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    /// The number of a text that was taken in. O(length).
    package func find(_ text: UnsafeBufferPointer<UInt8>) -> TextID? {
        let number = slots[slot(of: text, ByteHash.hash(UnsafeRawBufferPointer(text)))].number
        return number < 0 ? nil : TextID(rawValue: number)
    }

    /// The text of a number. O(length).
    package func string(_ id: TextID) -> String { store.string(id) }

    /// Calls `body` with the bytes of a text.
    @inlinable
    package func withBytes<Result>(_ id: TextID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        store.withBytes(id, body)
    }

    @inline(__always)
    private func slot(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while true {
            let found = slots[slot]
            if found.number < 0 || (found.hash == hash && isEqual(found, text)) { return slot }
            slot = (slot + 1) & mask
        }
    }

    @inline(__always)
    private func isEqual(_ slot: Slot, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(slot.length) == text.count else { return false }
        return store.bytes.withUnsafeBytes {
            ByteHash.isEqual($0, from: Int(slot.start) * 8, UnsafeRawBufferPointer(text))
        }
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
