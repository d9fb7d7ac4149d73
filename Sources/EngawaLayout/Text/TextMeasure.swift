/// How wide text is, without a font at hand.
///
/// Latin letters by the advance widths of Noto Sans CJK JP, everything that this font draws in a full square as one em,
/// what it lacks (and another font will draw) as a little more than it is likely to take. A drawing made with these
/// widths holds its text also where the real font is slightly wider: `safety` is added.
package enum TextMeasure {
    /// What is added to every width, as a share of it.
    static let safety = 0.012

    /// The width of one line in ems. O(length).
    package static func width(_ text: String, bold: Bool = false) -> Double {
        var thousandths = 0
        for scalar in text.unicodeScalars {
            thousandths += advance(scalar, bold: bold)
        }
        return Double(thousandths) / 1000 * (1 + safety)
    }

    /// The width of one line in ems where every letter is as wide as a whole number of steps: what a renderer that aligns
    /// letters with pixels makes of it. O(length).
    ///
    /// - Parameter step: the step in ems.
    package static func width(_ text: String, bold: Bool = false, step: Double) -> Double {
        text.unicodeScalars.reduce(0) { sum, scalar in
            sum + (Double(advance(scalar, bold: bold)) / 1000 / step).rounded() * step
        }
    }

    /// The advance of one scalar in thousandths of an em; 0 for what stands on its neighbour.
    static func advance(_ scalar: Unicode.Scalar, bold: Bool) -> Int {
        let value = scalar.value
        switch value {
        case 0x20...0x7E:
            return Int((bold ? AdvanceWidths.boldASCII : AdvanceWidths.regularASCII)[Int(value - 0x20)])
        case 0xA0...0xFF:
            return Int((bold ? AdvanceWidths.boldLatin1 : AdvanceWidths.regularLatin1)[Int(value - 0xA0)])
        case 0x3040...0x3098, 0x309B...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF60:
            return 1000
        case 0xFF61...0xFF9F:
            return 500
        case 0x300...0x36F, 0x3099...0x309A, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF:
            return 0
        case 0x1F000...0x1FAFF, 0x2600...0x27BF, 0x2400...0x243F:
            return 1400
        case 0x200D:
            // Joins emoji into one where there is a font of them, and is a box of its own where there is none.
            return 500
        case 0x900...0x109F, 0x1780...0x17FF:
            // Scripts of India and South-East Asia: without a font of theirs every letter and mark is a wide box.
            return 1300
        default:
            return unlisted(scalar)
        }
    }

    /// What the font has in a full square, or lacks. A mark over a letter takes no room where its script has a font, but
    /// some where it is drawn as a box with its number.
    private static func unlisted(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .format, .control: 0
        case .nonspacingMark, .enclosingMark: 700
        default: 1000
        }
    }
}
