/// The text of a cell: trimmed, normalised, taken apart.
package enum CellText {
    /// `bytes` (UTF-8) as a trimmed string in NFC, or nil where nothing is left.
    static func string(_ bytes: ArraySlice<UInt8>) -> String? {
        let content = trimmed(bytes)
        guard !content.isEmpty else { return nil }
        let text = String(decoding: content, as: UTF8.self)
        return needsNormalising(content) ? FoundationText.nfc(text) : text
    }

    /// `text` trimmed and in NFC, or nil where nothing is left: what a name from elsewhere has to be compared as.
    package static func normalised(_ text: String) -> String? {
        string(Array(text.utf8)[...])
    }

    /// `text` with full-width letters, half-width kana and the like as the ordinary ones (normal form KC).
    package static func compatible(_ text: String) -> String { FoundationText.nfkc(text) }

    /// `bytes` without white space (the ideographic space, no-break and zero-width ones too) at its ends. O(length).
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while let first = rest.first {
            let width = first <= 0x20 || first == 0x7F ? 1 : wideSpace(rest.prefix(3))
            guard width > 0 else { break }
            rest = rest.dropFirst(width)
        }
        while let last = rest.last {
            if last <= 0x20 || last == 0x7F {
                rest = rest.dropLast()
            } else if rest.count >= 3, wideSpace(rest.suffix(3)) == 3 {
                rest = rest.dropLast(3)
            } else if rest.count >= 2, wideSpace(rest.suffix(2)) == 2 {
                rest = rest.dropLast(2)
            } else {
                break
            }
        }
        return rest
    }

    /// The values of a cell that holds several, in order, without blanks and repetitions.
    package static func list(_ text: String) -> [String] {
        var text = text
        var values = DistinctTexts()
        text.withUTF8 { forEachValue(of: $0) { _ = values.intern($0) } }
        return (0..<values.count).map { values.store.string($0) }
    }

    /// How many people a cell speaks of (`30`, `約30人`, `３０名`, `1,200人`, `20人程度`), or nil where it is no number.
    package static func people(_ text: String) -> Int? {
        var scalars = Array(FoundationText.nfkc(text).unicodeScalars.filter { !$0.properties.isWhitespace })[...]
        func drop(prefix words: [String]) {
            for word in words where scalars.starts(with: word.unicodeScalars) {
                scalars = scalars.dropFirst(word.unicodeScalars.count)
                return
            }
        }
        func drop(suffix words: [String]) {
            for word in words where scalars.reversed().starts(with: word.unicodeScalars.reversed()) {
                scalars = scalars.dropLast(word.unicodeScalars.count)
                return
            }
        }
        drop(prefix: ["約", "およそ", "おおよそ"])
        drop(suffix: ["程度", "くらい", "ぐらい", "ほど", "前後"])
        drop(suffix: ["人", "名"])
        let digits = scalars.filter { $0 != "," }
        guard !digits.isEmpty, digits.count <= 9, scalars.first != ",", scalars.last != "," else { return nil }
        guard digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
    }

    /// The length of the multi-byte space that `bytes` begin with: U+00A0, U+0085, U+2000–U+200B, U+2028, U+2029,
    /// U+202F, U+205F, U+3000, U+FEFF; else 0.
    private static func wideSpace(_ bytes: ArraySlice<UInt8>) -> Int {
        guard bytes.count >= 2 else { return 0 }
        let second = bytes[bytes.startIndex + 1]
        if bytes[bytes.startIndex] == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
        guard bytes.count >= 3 else { return 0 }
        let third = bytes[bytes.startIndex + 2]
        switch (bytes[bytes.startIndex], second, third) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): return 3
        case (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
        default: return 0
        }
    }

    /// Whether text may change under NFC. Latin up to U+02FF, kana without combining marks and the common kanji cannot.
    private static func needsNormalising(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let lead = bytes[index]
            switch lead {
            case 0..<0x80: index += 1
            case 0xC2...0xCB: index += 2
            case 0xE3:
                guard index + 2 < bytes.endIndex else { return true }
                // U+3099 and U+309A: the voicing marks that macOS leaves apart.
                if bytes[index + 1] == 0x82 && (0x99...0x9A).contains(bytes[index + 2]) { return true }
                guard (0x80...0x83).contains(bytes[index + 1]) else { return true }
                if bytes[index + 1] == 0x80 && bytes[index + 2] > 0xA0 { return true }
                index += 3
            case 0xE4...0xE9: index += 3
            default: return true
            }
        }
        return false
    }
}
