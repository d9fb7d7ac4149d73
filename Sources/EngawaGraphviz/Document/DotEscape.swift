/// The one place that knows how text enters a DOT file.
///
/// Text that a reader may see goes through `html`, which brings every character through DOT, Graphviz and SVG as it went
/// in. Control characters, which none of the three can carry, become their visible pictures (␀ … ␡).
enum DotEscape {
    /// A quoted string longer than this is written in pieces: Graphviz refuses pieces over 16 KiB.
    static let longestPiece = 4000

    /// An attribute's value that Graphviz takes literally, quoted. Long values are split with `+`.
    ///
    /// DOT has no way to write a backslash before a quote in such a value, nor one at its end: an invisible word joiner
    /// parts them.
    static func quoted(_ value: String) -> String {
        var pieces: [String] = []
        var piece = ""
        var size = 0
        var isAfterBackslash = false
        for raw in value.unicodeScalars {
            let scalar = raw.value == 0x0A ? raw : DotText.visible(raw)
            if scalar == "\"" {
                piece += isAfterBackslash ? "\u{2060}\\\"" : "\\\""
                size += 5
            } else if scalar.value == 0x0A {
                piece += isAfterBackslash ? "\u{2060}\n" : "\n"
                size += 4
            } else {
                piece.unicodeScalars.append(scalar)
                size += 4
            }
            isAfterBackslash = scalar == "\\"
            if size >= longestPiece, !isAfterBackslash {
                pieces.append(piece)
                piece = ""
                size = 0
            }
        }
        if isAfterBackslash { piece += "\u{2060}" }
        if !piece.isEmpty || pieces.isEmpty { pieces.append(piece) }
        return pieces.map { "\"\($0)\"" }.joined(separator: " + ")
    }

    /// A name of a node or graph: bare where it is a plain word, quoted elsewhere.
    static func identifier(_ name: String) -> String {
        let isWord =
            !name.isEmpty
            && name.utf8.allSatisfy {
                ($0 >= 97 && $0 <= 122) || ($0 >= 65 && $0 <= 90) || ($0 >= 48 && $0 <= 57) || $0 == 95
            }
            && !(name.utf8.first.map { $0 >= 48 && $0 <= 57 } ?? false)
        let keywords: Set<String> = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
        return isWord && !keywords.contains(name.lowercased()) ? name : quoted(name)
    }

    /// Text of an HTML-like label.
    ///
    /// `<`, `>` and `&` become entities and a backslash is doubled, for Graphviz reads `\N` as the node's name here too.
    /// Its SVG writer leaves an `&` alone that looks like the beginning of an entity, and joins neighbouring spaces into
    /// ones that do not break: `separator` is put in to part them into texts of their own.
    static func html(_ text: String, separator: (String) -> String) -> String {
        let scalars = Array(text.unicodeScalars.map(DotText.visible))
        var result = ""
        var wasSpace = false
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "&": result += looksLikeEntity(scalars[(index + 1)...]) ? separator("&amp;") : "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\\": result += "\\\\"
            case " " where wasSpace: result += separator(" ")
            default: result.unicodeScalars.append(scalar)
            }
            wasSpace = scalar == " " && !wasSpace
        }
        return result
    }

    /// Text in `_background`: drawn as it is, but the SVG writer's idea of entities holds here as well. There is nothing
    /// to part it with but an invisible word joiner.
    static func xdot(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars.map(DotText.visible))
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            result.unicodeScalars.append(scalar)
            if scalar == "&", looksLikeEntity(scalars[(index + 1)...]) { result += "\u{2060}" }
            if scalar == "\\", index + 1 < scalars.count, scalars[index + 1] == "\"" { result += "\u{2060}" }
        }
        return result
    }

    /// Whether what follows an `&` reads as `name;` or `#number;`.
    private static func looksLikeEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        var length = 0
        for scalar in rest {
            if scalar == ";" { return length > 0 }
            let isPart =
                scalar.properties.isASCIIHexDigit || scalar == "#" || (scalar.isASCII && scalar.properties.isAlphabetic)
            guard isPart else { return false }
            length += 1
        }
        return false
    }
}
