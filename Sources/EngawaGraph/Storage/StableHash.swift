/// A 64-bit hash that gives the same number in every process, unlike `Hasher`.
///
/// Folded multiplication in the manner of wyhash: good spread, no defence against an attacker. Everything found
/// by this hash is checked against the real value, and nothing is ever listed in hash order.
package struct StableHash: Sendable {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    package init() {}

    /// The hash of what was added.
    package var value: UInt64 {
        StableHash.fold(state, 0xA076_1D64_78BD_642F)
    }

    /// Adds eight bytes.
    package mutating func add(_ word: UInt64) {
        state = StableHash.fold(state ^ word, 0xE703_7ED1_A0B4_28DB)
    }

    /// Adds the UTF-8 bytes of a text and their number. O(n).
    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    /// Adds bytes and their number. O(n).
    package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            add(bytes.littleEndianWord(from: index))
            index += 8
        }
        add(UInt64(bytes.count))
    }

    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
