import Foundation

/// What this module takes from Foundation: the CP932 code page one character at a time, and Unicode normal forms.
///
/// It stands in one file so that nothing else depends on how a platform spells these.
enum FoundationText {
    /// The UTF-16 unit of the two CP932 bytes `lead` and `trail`, or nil where the code page has no such character.
    static func unit(lead: UInt8, trail: UInt8) -> UInt16? {
        // Platforms disagree about these seven; Windows and Excel, whose files we read, do not.
        switch (lead, trail) {
        case (0x81, 0x5C): return 0x2015
        case (0x81, 0x5F): return 0xFF3C
        case (0x81, 0x60): return 0xFF5E
        case (0x81, 0x61): return 0x2225
        case (0x81, 0x7C): return 0xFF0D
        case (0x81, 0x91): return 0xFFE0
        case (0x81, 0x92): return 0xFFE1
        case (0x81, 0xCA): return 0xFFE2
        default: break
        }
        guard let text = String(bytes: [lead, trail], encoding: .shiftJIS) else { return nil }
        let units = Array(text.utf16)
        guard units.count == 1, units[0] != 0xFFFD else { return nil }
        return units[0]
    }

    /// `text` in Unicode normal form C. O(n).
    static func nfc(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping
    }

    /// `text` in Unicode normal form KC: full-width letters, half-width kana and the like become the ordinary ones.
    static func nfkc(_ text: String) -> String {
        // Foundation leaves the voicing marks of half-width kana apart; form C puts them together.
        text.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
    }
}
