/// What DOT, SVG and the fonts behind them can carry of a text.
public enum DotText {
    /// The text as a drawing shows it: control characters become their visible pictures (␀ … ␡), everything else stays.
    ///
    /// Labels do this by themselves; who measures a text measures this one.
    public static func visible(_ text: String) -> String {
        var result = ""
        result.unicodeScalars.append(contentsOf: text.unicodeScalars.map { $0.value == 0x0A ? $0 : visible($0) })
        return result
    }

    /// `scalar` or what stands for it where no file format of the chain can hold it.
    static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: " "
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80...0x9F, 0xFFFE, 0xFFFF: "\u{FFFD}"
        default: scalar
        }
    }
}
