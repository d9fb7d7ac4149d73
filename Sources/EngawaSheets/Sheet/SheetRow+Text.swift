/// Cells as bytes, for readers that see every cell of a large sheet.
extension Sheet {
    /// The place of a column in the rows, to be looked up once; nil where the sheet has none.
    package func place(of column: SheetColumn) -> Int? { storage.header.places[column.ordinal] }
}

extension SheetRow {
    /// Calls `body` with the text of the cell at a place, trimmed and in NFC; not at all where it is blank. Makes no
    /// string but of a cell that has to be unquoted or normalised. O(length).
    package func withText(at place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard let cell = storage.table.cell(place, of: record), !cell.range.isEmpty else { return }
        let isPlain =
            !cell.isRaw
            && storage.table.bytes.withUnsafeBufferPointer { bytes in
                let text = UnsafeBufferPointer(rebasing: bytes[cell.range])
                guard CellText.isPlain(text) else { return false }
                body(text)
                return true
            }
        if isPlain { return }
        guard var text = CellText.string(storage.table.content(cell)) else { return }
        text.withUTF8(body)
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
