/// Texts, each kept once as UTF-8, under numbers from 0: two texts are equal exactly where their numbers are.
///
/// An open hash table over one run of bytes, so that a million names cost a few dozen bytes each and no allocation.
package struct DistinctTexts: Sendable {
    /// The texts by their numbers.
    package private(set) var store = TextStore()
    /// By hash; a power of two of them, at most half in use.
    private var slots = Array(repeating: Slot(), count: 16)

    /// A text by its hash; it is compared where it stands.
    fileprivate struct Slot: Sendable {
        var hash: UInt32 = 0
        /// The word in front of the text; 0 where the slot is free.
        var start: UInt32 = 0
    }

    /// An empty table.
    package init() {}

    /// How many texts there are.
    package var count: Int { store.count }

    /// The number of a text, which is taken in where it is new. O(length).
    package mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
        let text = UnsafeRawBufferPointer(text)
        return intern(text, ByteHash.hash(text))
    }

    /// The number of a text, which is taken in where it is new. O(length).
    package mutating func intern(_ text: String) -> Int32 {
        var text = text
        return text.withUTF8 { intern($0) }
    }

    /// The number of a text that was taken in. O(length).
    package func find(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        let text = UnsafeRawBufferPointer(text)
        return withReader { $0.find(text, ByteHash.hash(text)) }
    }

    /// The number of a text of this hash, which is taken in where it is new. O(length).
    @inline(__always)
    mutating func intern(_ text: UnsafeRawBufferPointer, _ hash: UInt32) -> Int32 {
        let (slot, known) = withReader { reader -> (Int, Int32?) in
            let slot = reader.slot(of: text, hash)
            return (slot, reader.number(at: slot))
        }
        if let known { return known }
        let number = Int32(truncatingIfNeeded: count)
        slots[slot] = Slot(hash: hash, start: store.append(text))
        if count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        let old = slots
        let mask = old.count * 2 - 1
        slots = Array(repeating: Slot(), count: mask + 1)
        slots.withUnsafeMutableBufferPointer { slots in
            for entry in old where entry.start != 0 {
                var slot = Int(entry.hash) & mask
                while slots[slot].start != 0 { slot = (slot + 1) & mask }
                slots[slot] = entry
            }
        }
    }

    /// Calls `body` with a reader of the table, which must not outlive the call.
    @inline(__always)
    func withReader<Result>(_ body: (Reader) -> Result) -> Result {
        slots.withUnsafeBufferPointer { slots in
            store.words.withUnsafeBytes { body(Reader(slots: slots, words: $0)) }
        }
    }

    /// A table as pointers, for loops that look up millions of texts: no reference is counted and no array is checked.
    struct Reader {
        fileprivate let slots: UnsafeBufferPointer<Slot>
        fileprivate let words: UnsafeRawBufferPointer

        /// The number of a text that was taken in. O(length).
        @inline(__always)
        func find(_ text: UnsafeRawBufferPointer, _ hash: UInt32) -> Int32? {
            number(at: slot(of: text, hash))
        }

        /// Where the only text probably stands that can have this hash; 0 where it is not known. The look-up is short,
        /// and nothing waits for it: so a run of them waits for memory once, and not once each.
        @inline(__always)
        func candidate(_ hash: UInt32) -> UInt32 {
            let slot = slots[Int(hash) & (slots.count - 1)]
            return slot.hash == hash ? slot.start : 0
        }

        /// The number of the text at a candidate, where it is this one.
        @inline(__always)
        func number(of text: UnsafeRawBufferPointer, at candidate: UInt32) -> Int32? {
            candidate != 0 && isEqual(candidate, text) ? number(ofTextAt: candidate) : nil
        }

        @inline(__always)
        fileprivate func number(at slot: Int) -> Int32? {
            let start = slots[slot].start
            return start == 0 ? nil : number(ofTextAt: start)
        }

        @inline(__always)
        fileprivate func slot(of text: UnsafeRawBufferPointer, _ hash: UInt32) -> Int {
            let mask = slots.count - 1
            var slot = Int(hash) & mask
            while true {
                let found = slots[slot]
                if found.start == 0 || (found.hash == hash && isEqual(found.start, text)) { return slot }
                slot = (slot + 1) & mask
            }
        }

        @inline(__always)
        private func number(ofTextAt start: UInt32) -> Int32 {
            Int32(truncatingIfNeeded: word(start))
        }

        @inline(__always)
        private func isEqual(_ start: UInt32, _ text: UnsafeRawBufferPointer) -> Bool {
            guard Int(word(start) >> 32) == text.count else { return false }
            return ByteHash.isEqual(words, from: (Int(start) + 1) * 8, text)
        }

        @inline(__always)
        private func word(_ place: UInt32) -> UInt64 {
            words.load(fromByteOffset: Int(place) * 8, as: UInt64.self)
        }
    }
}
