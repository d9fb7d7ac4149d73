/// How many cells of a terminal text fills.
///
/// East Asian Width W and F fill two cells, combining and invisible characters none, everything else one. Characters
/// of *ambiguous* width (`○ → α`) fill one: glibc, macOS and the terminals in use today count them so in UTF-8, in
/// Japanese locales too, and a table is aligned only where it counts as the terminal does. An emoji fills two however
/// many code points it is made of (skin tones, flags, families joined by ZWJ).
package enum DisplayWidth {
    /// The cells that `text` fills. Control characters count 0: `TerminalText.escaped` takes them out first.
    /// O(length).
    package static func of(_ text: some StringProtocol) -> Int {
        let bytes = text.utf8
        if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return bytes.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The cells that one grapheme cluster fills.
    package static func of(_ character: Character) -> Int {
        var sum = 0
        var isEmojiSequence = false
        var first: Unicode.Scalar?
        for scalar in character.unicodeScalars {
            sum += of(scalar)
            guard let start = first else {
                first = scalar
                continue
            }
            // VS16 asks for the emoji form, ZWJ joins emoji, a modifier is a skin tone, two indicators are a flag.
            switch scalar.value {
            case 0xFE0F: isEmojiSequence = isEmojiSequence || start.properties.isEmoji
            case 0x200D, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF:
                isEmojiSequence = isEmojiSequence || start.properties.isEmoji
            default: break
            }
        }
        return isEmojiSequence ? 2 : sum
    }

    /// The cells that one code point fills on its own.
    private static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x20 || (0x7F..<0xA0).contains(value) { return 0 }
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        // Vowels and finals of Hangul syllables written in parts: they join the consonant before them.
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        return WideRanges.contains(value) || scalar.properties.isEmojiPresentation ? 2 : 1
    }
}
