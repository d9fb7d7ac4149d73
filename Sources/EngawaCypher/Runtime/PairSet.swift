/// A set of pairs of numbers, in tables without objects: bits for the first few left numbers, hashes for all others.
struct PairSet {
    private static let bitSets = 64
    /// For each of the first left numbers, a bit for each right number.
    private var bits: [[UInt64]] = []
    private var slots: [UInt64] = []
    private var hashed = 0
    private(set) var count = 0

    /// How many bytes it takes.
    var memory: Int { slots.count * 8 + bits.reduce(0) { $0 + $1.count * 8 } }

    /// Puts a pair in; false where it was in already. O(1) amortised.
    @inline(__always)
    mutating func insert(_ left: UInt32, _ right: UInt32) -> Bool {
        if left < PairSet.bitSets { return insertBit(Int(left), Int(right)) }
        return insertHash(left, right)
    }

    @inline(__always)
    private mutating func insertBit(_ left: Int, _ right: Int) -> Bool {
        let (word, bit) = (right >> 6, UInt64(1) << UInt64(right & 63))
        if left >= bits.count || word >= bits[left].count { makeRoom(left, word) }
        if bits[left][word] & bit != 0 { return false }
        bits[left][word] |= bit
        count += 1
        return true
    }

    private mutating func makeRoom(_ left: Int, _ word: Int) {
        while bits.count <= left { bits.append([]) }
        let size = max(word + 1, bits[left].count * 2, 16)
        bits[left].append(contentsOf: repeatElement(0, count: size - bits[left].count))
    }

    private mutating func insertHash(_ left: UInt32, _ right: UInt32) -> Bool {
        if hashed * 2 >= slots.count { grow() }
        // 0 marks a free slot.
        guard PairSet.insert((UInt64(left) << 32 | UInt64(right)) &+ 1, &slots) else { return false }
        hashed += 1
        count += 1
        return true
    }

    private static func insert(_ element: UInt64, _ slots: inout [UInt64]) -> Bool {
        let mask = slots.count - 1
        // The upper bits of the product depend on all bits of the pair.
        var place = Int(
            truncatingIfNeeded: (element &* 0x9E37_79B9_7F4A_7C15) >> UInt64(slots.count.leadingZeroBitCount + 1)
        )
        while slots[place] != 0 {
            if slots[place] == element { return false }
            place = (place + 1) & mask
        }
        slots[place] = element
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: max(64, old.count * 2))
        for element in old where element != 0 { _ = PairSet.insert(element, &slots) }
    }
}
