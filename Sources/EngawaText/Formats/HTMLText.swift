/// Text on its way into HTML, or into SVG within HTML: the one owner of its escaping.
package enum HTMLText {
    /// `text` so that it stands for itself between tags and within a quoted attribute.
    ///
    /// What HTML cannot hold is shown by its picture (␀ … ␡), what would turn the direction of the rest of the page by a
    /// replacement character. Everything else stays. O(length).
    package static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append(shown(scalar))
            }
        }
        return result
    }

    /// `json` so that it stands for itself within a `script` element of a data type: no `<` that could end the element, no
    /// `&`, and no separator that older readers of JavaScript take for the end of a line.
    package static func script(_ json: JSONText) -> String {
        var result = ""
        // In JSON these stand within strings only, where an escape means the same.
        for scalar in json.text.unicodeScalars {
            switch scalar {
            case "<": result += "\\u003c"
            case ">": result += "\\u003e"
            case "&": result += "\\u0026"
            case "\u{2028}": result += "\\u2028"
            case "\u{2029}": result += "\\u2029"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: "\u{FFFD}"
        default: scalar
        }
    }
}
