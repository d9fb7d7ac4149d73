/// On which side of its column a text stands.
package enum Alignment: Sendable, Hashable {
    /// Text.
    case left
    /// Numbers.
    case right
}

extension DisplayWidth {
    /// `text` with spaces added on the side away from `alignment`, so that it fills `width` cells; unchanged where it
    /// fills more. O(length).
    package static func padded(_ text: String, to width: Int, _ alignment: Alignment = .left) -> String {
        let missing = width - of(text)
        guard missing > 0 else { return text }
        let spaces = String(repeating: " ", count: missing)
        return switch alignment {
        case .left: text + spaces
        case .right: spaces + text
        }
    }

    /// `text` cut to at most `width` cells, between grapheme clusters, with `…` in place of what is cut; unchanged
    /// where it fits. One cell may stay free where a wide character does not fit any more. O(length).
    package static func truncated(_ text: String, to width: Int) -> String {
        if of(text) <= width { return text }
        guard width > 0 else { return "" }
        var result = ""
        var used = 0
        for character in text {
            let cells = of(character)
            if used + cells > width - 1 { break }
            result.append(character)
            used += cells
        }
        return result + "…"
    }
}
