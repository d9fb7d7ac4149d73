/// How a CSV text opens.
struct CSVOpening {
    let delimiter: CSVDelimiter
    /// How many bytes stand before the first row.
    let length: Int

    /// The opening of a text, or of its first lines. Nil where these say too little, and are not all.
    init?(of lines: UnsafeRawBufferPointer, isWhole: Bool, file: String) {
        let guess = CSVDelimiter.guess(in: lines, file: file)
        guard isWhole || guess.sawLine else { return nil }
        self = CSVOpening.separatorLine(lines) ?? CSVOpening(delimiter: guess.delimiter, length: 0)
    }

    private init(delimiter: CSVDelimiter, length: Int) {
        (self.delimiter, self.length) = (delimiter, length)
    }

    /// The line `sep=,` that some programs put before the header for Excel, which does not count it as a row.
    private static func separatorLine(_ text: UnsafeRawBufferPointer) -> CSVOpening? {
        guard text.starts(with: "sep=".utf8), text.count > 5, let delimiter = CSVDelimiter(rawValue: text[4]) else {
            return nil
        }
        guard text[5] == 0x0A || text[5] == 0x0D else { return nil }
        let isPair = text[5] == 0x0D && text.count > 6 && text[6] == 0x0A
        return CSVOpening(delimiter: delimiter, length: isPair ? 7 : 6)
    }
}
