import EngawaSheets

/// A text as people mean it when they compare words by eye: without spaces, with narrow Latin letters and digits, in
/// lower case. Equality and hashing are by UTF-8 bytes.
struct FoldedText: Hashable, Sendable {
    /// The folded text, as UTF-8.
    let bytes: [UInt8]

    /// Folds `text`. O(length).
    init(_ text: String) {
        var text = text
        if text.utf8.contains(0xEF), text.unicodeScalars.contains(where: { (0xFF61...0xFF9F).contains($0.value) }) {
            // Half-width kana, as old spreadsheets have them.
            text = CellText.compatible(text)
        }
        bytes = text.withUTF8(FoldedText.folded)
    }

    private static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x09, 0x0A, 0x0D, 0x20:
                index += 1
            case 0x41...0x5A:
                folded.append(byte + 0x20)
                index += 1
            case 0xC2 where text[index + 1] == 0xA0:
                index += 2
            case 0xE3 where text[index + 1] == 0x80 && text[index + 2] == 0x80:
                index += 3
            case 0xEF:
                // U+FF01 to U+FF5E, the full-width forms of ASCII.
                let scalar = Int(text[index + 1] & 0x3F) << 6 | Int(text[index + 2] & 0x3F) | 0xF000
                if (0xFF01...0xFF5E).contains(scalar) {
                    let narrow = UInt8(scalar - 0xFEE0)
                    folded.append((0x41...0x5A).contains(narrow) ? narrow + 0x20 : narrow)
                } else {
                    folded.append(contentsOf: text[index..<index + 3])
                }
                index += 3
            default:
                folded.append(byte)
                index += 1
            }
        }
        return folded
    }

    /// Whether folding surely leaves a text as it is, because there is nothing but kana and kanji in it. O(length).
    static func keeps(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index + 2 < text.count {
            guard (0xE3...0xE9).contains(text[index]) else { return false }
            // U+3000, the ideographic space.
            if text[index] == 0xE3, text[index + 1] == 0x80, text[index + 2] == 0x80 { return false }
            index += 3
        }
        return index == text.count
    }

    /// The folded text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A name as a key of a dictionary: compared and hashed by its UTF-8 bytes, which is both what openCypher means by
/// equality and much faster than Swift's canonical equivalence. Names are NFC before they get here.
struct NameKey: Hashable, Sendable {
    let name: String

    init(_ name: String) { self.name = name }

    static func == (left: NameKey, right: NameKey) -> Bool {
        left.name.utf8.elementsEqual(right.name.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var name = name
        name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
