/// What stands between two cells.
package enum CSVDelimiter: UInt8, Sendable, Hashable {
    /// `,`
    case comma = 0x2C
    /// The tabulator.
    case tab = 0x09

    /// The delimiter of a file, told by its header line, and where that leaves it open by its name.
    static func guess(in text: DecodedText, file: String) -> CSVDelimiter {
        let named: CSVDelimiter = isTabbed(file) ? .tab : .comma
        var commas = 0
        var tabs = 0
        var isQuoted = false
        var hasContent = false
        scan: for byte in text.bytes[text.start...] {
            switch byte {
            case 0x22:
                isQuoted.toggle()
                hasContent = true
            case 0x2C where !isQuoted: commas += 1
            case 0x09 where !isQuoted: tabs += 1
            case 0x0A where !isQuoted, 0x0D where !isQuoted:
                if hasContent { break scan }
                commas = 0
                tabs = 0
            case 0x00...0x20: break
            default: hasContent = true
            }
        }
        switch (commas, tabs) {
        case (0, 0): return named
        case (_, 0): return .comma
        case (0, _): return .tab
        default: return named
        }
    }

    private static func isTabbed(_ file: String) -> Bool {
        let name = file.lowercased()
        return name.hasSuffix(".tsv") || name.hasSuffix(".tab")
    }
}
