/// A set of pairs of numbers, in one table without objects.
struct PairSet {
    private var slots: [UInt64] = []
    private(set) var count = 0

    /// How many bytes it takes.
    var memory: Int { slots.count * 8 }

    /// Puts a pair in; false where it was in already. O(1) amortised.
    mutating func insert(_ left: UInt32, _ right: UInt32) -> Bool {
        if count * 2 >= slots.count { grow() }
        // 0 marks a free slot; no id is 0.
        return PairSet.insert((UInt64(left) << 32 | UInt64(right)) &+ 1, &slots, &count)
    }

    private static func insert(_ element: UInt64, _ slots: inout [UInt64], _ count: inout Int) -> Bool {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: (element &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
        while slots[place] != 0 {
            if slots[place] == element { return false }
            place = (place + 1) & mask
        }
        slots[place] = element
        count += 1
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: max(64, old.count * 2))
        count = 0
        for element in old where element != 0 { _ = PairSet.insert(element, &slots, &count) }
    }
}
