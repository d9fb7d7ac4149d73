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

/// The cells of a CSV text as strings.
func cells(_ text: String, delimiter: CSVDelimiter = .comma) -> [[String]] {
    let table = CSVTable(DecodedText(bytes: Array(text.utf8), start: 0, encoding: .utf8), delimiter: delimiter)
    return table.records.map { record in
        (0..<record.count).map { place in
            table.cell(place, of: record).map { String(decoding: table.content($0), as: UTF8.self) } ?? "?"
        }
    }
}

/// SplitMix64: random numbers that a seed repeats.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
