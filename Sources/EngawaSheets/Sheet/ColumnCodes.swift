/// The texts of one column under codes, while a sheet is read: 0 is a blank cell, and equal texts have equal codes.
///
/// In most columns few texts stand in many cells. A cell is looked up by its bytes as they stand in the file, so that
/// trimming, normalising and resolving quotes is done once for each way of writing a text.
struct ColumnCodes {
    private var texts = TextTable()
    /// Cells that are written otherwise than their texts, by the bytes of the file, and their codes.
    private var spellings = TextTable()
    private var codesOfSpellings: [UInt32] = []

    /// The texts, whose numbers are one below their codes.
    var store: TextStore { texts.store }

    /// The code of a cell that is not empty. O(length).
    @inline(__always)
    mutating func code(of cell: CSVCell, in bytes: UnsafeRawBufferPointer) -> UInt32 {
        let written = UnsafeRawBufferPointer(rebasing: bytes[cell.range]).assumingMemoryBound(to: UInt8.self)
        // Bytes that are some text are that text. Those of a raw cell begin with a quote that is none of its text.
        if !cell.isRaw, let known = texts.find(written) { return UInt32(known.rawValue) + 1 }
        return newCode(of: cell, written)
    }

    @inline(never)
    private mutating func newCode(of cell: CSVCell, _ written: UnsafeBufferPointer<UInt8>) -> UInt32 {
        if !cell.isRaw, CellText.isPlain(written) { return UInt32(texts.intern(written).rawValue) + 1 }
        // No cell that is not raw begins with a quote, so that the two kinds of cells cannot be mixed up here.
        if let known = spellings.find(written) { return codesOfSpellings[known.index] }
        let content = cell.isRaw ? CSVCell.unquoted(UnsafeRawBufferPointer(written)[...]) : Array(written)
        var code: UInt32 = 0
        if let text = CellText.string(content[...]) { code = UInt32(texts.intern(text).rawValue) + 1 }
        _ = spellings.intern(written)
        codesOfSpellings.append(code)
        return code
    }
}

extension CellText {
    /// Whether a text is trimmed and in NFC beyond doubt: no white space that may be wide or narrow at its ends, and
    /// nothing but ASCII, kana and the common kanji in it.
    fileprivate static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last, first > 0x20, last > 0x20 else { return false }
        var index = 0
        while index < text.count {
            let lead = text[index]
            switch lead {
            case 0..<0x7F: index += 1
            case 0xE3:
                guard index + 2 < text.count, (0x80...0x83).contains(text[index + 1]) else { return false }
                // U+3000, the ideographic space, and the voicing marks that macOS leaves apart.
                if text[index + 1] == 0x80 && (text[index + 2] == 0x80 || text[index + 2] > 0xA0) { return false }
                if text[index + 1] == 0x82 && (0x99...0x9A).contains(text[index + 2]) { return false }
                index += 3
            case 0xE4...0xE9: index += 3
            default: return false
            }
        }
        return true
    }
}
