/// Cells as bytes, for readers of large sheets.
extension CellText {
    /// Whether a text is trimmed and in NFC beyond doubt: no white space that may be wide or narrow at its ends, and
    /// nothing but ASCII, kana and the common kanji in it.
    static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last, first > 0x20, last > 0x20 else { return false }
        var index = 0
        while index < text.count {
            let lead = text[index]
            switch lead {
            case 1..<0x7F: index += 1
            case 0xE3:
                guard index + 2 < text.count, (0x80...0x83).contains(text[index + 1]), isTail(text[index + 2]) else {
                    return false
                }
                // U+3000, the ideographic space, and the voicing marks that macOS leaves apart.
                if text[index + 1] == 0x80 && (text[index + 2] == 0x80 || text[index + 2] > 0xA0) { return false }
                if text[index + 1] == 0x82 && (0x99...0x9A).contains(text[index + 2]) { return false }
                index += 3
            case 0xE4...0xE9:
                guard index + 2 < text.count, isTail(text[index + 1]), isTail(text[index + 2]) else { return false }
                index += 3
            default: return false
            }
        }
        return true
    }

    @inline(__always)
    private static func isTail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// Calls `body` with each value of a cell that holds several, trimmed and in NFC, in order; blanks are left out. O(length).
    package static func forEachValue(
        of text: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        var start = 0
        var index = 0
        while index < text.count {
            let joint = jointLength(text, at: index)
            if joint > 0 {
                withValue(UnsafeBufferPointer(rebasing: text[start..<index]), body)
                start = index + joint
            }
            index += max(joint, 1)
        }
        withValue(UnsafeBufferPointer(rebasing: text[start...]), body)
    }

    private static func withValue(
        _ part: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        if isPlain(part) {
            body(part)
        } else if var value = string(Array(part)[...]) {
            value.withUTF8(body)
        }
    }

    /// The length of what joins two values at a place of well-formed UTF-8; 0 where nothing does.
    private static func jointLength(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        let lead = text[place]
        switch lead {
        case 0x2C, 0x2F, 0x3B, 0x0A, 0x0D: return 1
        // U+0085.
        case 0xC2: return text[place + 1] == 0x85 ? 2 : 0
        case 0xE2, 0xE3, 0xEF: break
        default: return 0
        }
        switch (lead, text[place + 1], text[place + 2]) {
        // U+2028, U+2029, 、 ， ／ ；
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x8F),
            (0xEF, 0xBC, 0x9B):
            return 3
        default: return 0
        }
    }
}
