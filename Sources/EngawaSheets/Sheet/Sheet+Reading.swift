extension Sheet {
    /// Reads the sheet in the file at `path`.
    ///
    /// Throws where there is no sheet: the file cannot be read, is no text, or has a header that fits no kind. Rows that
    /// are wrong are listed in `errors` instead, all of them. O(n).
    public init(path: String, encoding: EncodingChoice = .auto) throws(SheetErrors) {
        let bytes: [UInt8]
        do {
            bytes = try SheetFile.bytes(path: path)
        } catch {
            throw SheetErrors([error])
        }
        try self.init(bytes: bytes, file: path, encoding: encoding)
    }

    /// Reads a sheet from the bytes of a file; `file` names it in errors, and its ending may tell the delimiter.
    public init(bytes: [UInt8], file: String, encoding: EncodingChoice = .auto) throws(SheetErrors) {
        guard bytes.count <= SheetFile.limit else {
            throw SheetErrors([SheetError(file: file, code: .tooLarge(limit: SheetFile.limit))])
        }
        var text: DecodedText
        do {
            text = try DecodedText(bytes, choice: encoding)
        } catch {
            throw SheetErrors([Self.error(error, file: file)])
        }
        let delimiter = Self.skipSeparatorLine(&text) ?? CSVDelimiter.guess(in: text, file: file)
        // A conversion can be half as long again as the file.
        guard text.bytes.count <= SheetFile.limit else {
            throw SheetErrors([SheetError(file: file, code: .tooLarge(limit: SheetFile.limit))])
        }
        let table = CSVTable(text, delimiter: delimiter)
        guard let first = table.records.first else {
            if let open = table.unterminated {
                throw SheetErrors([Self.unterminated(open, titles: [], file: file)])
            }
            throw SheetErrors([SheetError(file: file, code: .empty)])
        }
        let titles = Self.titles(of: first, in: table)
        do {
            let header = try SheetHeader(titles: titles)
            storage = Self.checked(table, header: header, encoding: text.encoding, file: file)
        } catch {
            throw SheetErrors(
                error.problems.map { SheetError(file: file, row: first.row, column: $0.column, code: $0.code) }
            )
        }
    }

    /// The line `sep=,` that some programs put before the header for Excel, which does not count it as a row.
    private static func skipSeparatorLine(_ text: inout DecodedText) -> CSVDelimiter? {
        let rest = text.bytes[text.start...]
        guard rest.starts(with: Array("sep=".utf8)), rest.count > 5 else { return nil }
        let place = text.start + 4
        guard let delimiter = CSVDelimiter(rawValue: rest[place]) else { return nil }
        guard rest[place + 1] == 0x0A || rest[place + 1] == 0x0D else { return nil }
        let isPair = rest[place + 1] == 0x0D && rest.count > 6 && rest[place + 2] == 0x0A
        text.start = place + (isPair ? 3 : 2)
        return delimiter
    }

    /// The headers of a row; blank ones at its end are left out.
    static func titles(of record: CSVRecord, in table: CSVTable) -> [String?] {
        var titles = (0..<record.count).map { place in
            table.cell(place, of: record).flatMap { CellText.string(table.content($0)) }
        }
        while let last = titles.last, last == nil { titles.removeLast() }
        return titles
    }
}

extension Sheet {
    /// All bytes of the file at `path`, with the errors that reading a sheet has.
    package static func bytes(path: String) throws(SheetError) -> [UInt8] {
        try SheetFile.bytes(path: path)
    }
}
