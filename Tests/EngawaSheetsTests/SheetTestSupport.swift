@testable import EngawaSheets

/// The bytes of a text of hexadecimal numbers.
func bytes(_ hex: String) -> [UInt8] {
    hex.split(separator: " ").compactMap { UInt8($0, radix: 16) }
}

/// A sheet from a text in UTF-8.
func sheet(_ text: String, file: String = "つながり.csv") throws(SheetErrors) -> Sheet {
    try Sheet(bytes: Array(text.utf8), file: file)
}

/// The errors that keep bytes from being a sheet.
func failures(_ bytes: [UInt8], encoding: EncodingChoice = .auto, file: String = "a.csv") -> [SheetError] {
    do throws(SheetErrors) {
        _ = try Sheet(bytes: bytes, file: file, encoding: encoding)
        return []
    } catch {
        return error.errors
    }
}

/// The cells of a CSV text as strings; rows of blank cells, and one that never ends, are left out.
func cells(_ text: String, delimiter: CSVDelimiter = .comma) -> [[String]] {
    var scanner = CSVScanner(delimiter)
    var rows: [[String]] = []
    Array(text.utf8).withUnsafeBytes { bytes in
        var index = 0
        while index < bytes.count, let next = scanner.row(of: bytes, at: index, isLast: true) {
            let isRow = !scanner.isUnterminated && !scanner.cells.allSatisfy { $0.isBlank(in: bytes) }
            if isRow { rows.append(scanner.cells.map { String(decoding: $0.content(in: bytes), as: UTF8.self) }) }
            index = next
        }
    }
    return rows
}
