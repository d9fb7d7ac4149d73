/// Text on its way to a terminal, or to a log that someone reads in one: the one owner of terminal escaping.
///
/// A name in a sheet may hold anything. What could move the cursor, change the terminal, break a line or turn the
/// direction of the rest of the line around is shown as an escape instead of being sent.
package enum TerminalText {
    /// `text` as one line that is safe to show: line breaks and tabs as `\n`, `\r`, `\t`, other control characters
    /// (C0, DEL, C1), separators of lines and paragraphs, and controls of direction that reach beyond their own text
    /// as `\u{1B}`. Everything else is as it was; a backslash stays single, so this is for eyes and not for reading
    /// back. O(length).
    package static func escaped(_ text: some StringProtocol) -> String {
        guard text.unicodeScalars.contains(where: mustBeEscaped) else { return String(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard mustBeEscaped(scalar) else {
                result.append(scalar)
                continue
            }
            let escape =
                switch scalar {
                case "\n": "\\n"
                case "\r": "\\r"
                case "\t": "\\t"
                default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                }
            result.append(contentsOf: escape.unicodeScalars)
        }
        return String(result)
    }

    private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0: true
        // Line and paragraph separator; embeddings, overrides and isolates of direction.
        case 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
