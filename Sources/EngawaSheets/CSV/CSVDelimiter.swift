/// What stands between two cells.
package enum CSVDelimiter: UInt8, Sendable, Hashable {
    /// `,`
    case comma = 0x2C
    /// The tabulator.
    case tab = 0x09

    /// The delimiter of a text, told by its header line, and where that leaves it open by the name of the file; and
    /// whether the end of that line was seen.
    static func guess(in text: UnsafeRawBufferPointer, file: String) -> (delimiter: CSVDelimiter, sawLine: Bool) {
        var commas = 0
        var tabs = 0
        var isQuoted = false
        var hasContent = false
        var sawLine = false
        scan: for byte in text {
            switch byte {
            case 0x22:
                isQuoted.toggle()
                hasContent = true
            case 0x2C where !isQuoted: commas += 1
            case 0x09 where !isQuoted: tabs += 1
            case 0x0A where !isQuoted, 0x0D where !isQuoted:
                sawLine = hasContent
                if sawLine { break scan }
                commas = 0
                tabs = 0
            case 0x00...0x20: break
            default: hasContent = true
            }
        }
        let named: CSVDelimiter = isTabbed(file) ? .tab : .comma
        switch (commas, tabs) {
        case (0, 0): return (named, sawLine)
        case (_, 0): return (.comma, sawLine)
        case (0, _): return (.tab, sawLine)
        default: return (named, sawLine)
        }
    }

    private static func isTabbed(_ file: String) -> Bool {
        let name = file.lowercased()
        return name.hasSuffix(".tsv") || name.hasSuffix(".tab")
    }
}
