extension Sheet {
    /// How many bytes of a file are looked at together: few enough to stay in the processor's cache.
    static let piece = 1 << 18

    /// Reads the sheet in the file at `path`.
    ///
    /// Throws where there is no sheet: the file cannot be read, is no text, or has a header that fits no kind. Rows that
    /// are wrong are listed in `errors` instead, all of them. O(n).
    public init(path: String, encoding: EncodingChoice = .auto) throws(SheetErrors) {
        try self.init(path: path, encoding: encoding, meter: nil)
    }

    /// The same, piece by piece where that is possible; `meter` is told of every piece.
    init(
        path: String,
        encoding: EncodingChoice,
        meter: ReadingMeter?,
        piece: Int = Sheet.piece
    ) throws(SheetErrors) {
        let bytes: [UInt8]
        do throws(SheetError) {
            let input = try SheetFile.open(path)
            if let storage = try Sheet.streamed(input, file: path, encoding, meter, piece: piece) {
                self.init(storage: storage)
                return
            }
            bytes = try input.bytes()
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
        let text: DecodedText
        do {
            text = try DecodedText(bytes, choice: encoding)
        } catch {
            throw SheetErrors([Self.error(error, file: file)])
        }
        // A conversion can be half as long again as the file.
        guard text.bytes.count <= SheetFile.limit else {
            throw SheetErrors([SheetError(file: file, code: .tooLarge(limit: SheetFile.limit))])
        }
        let read = text.bytes.withUnsafeBytes { bytes in
            Sheet.read(UnsafeRawBufferPointer(rebasing: bytes[text.start...]), text.encoding, file: file)
        }
        self.init(storage: try read.get())
    }

    private static func read(
        _ text: UnsafeRawBufferPointer,
        _ encoding: TextEncoding,
        file: String
    ) -> Result<Storage, SheetErrors> {
        guard let opening = CSVOpening(of: text, isWhole: true, file: file) else {
            return .failure(SheetErrors([SheetError(file: file, code: .empty)]))
        }
        var scan = SheetScan(file: file, delimiter: opening.delimiter)
        do throws(SheetErrors) {
            _ = try scan.take(text, from: opening.length, isLast: true)
            return .success(try scan.finished(encoding))
        } catch {
            return .failure(error)
        }
    }

    /// Reads a sheet piece by piece where it is what most are: good UTF-8 below a good header. Nil where it is not, or
    /// no file that can be read again: then all its bytes have to be looked at to say what it is. O(n), in little memory.
    private static func streamed(
        _ input: borrowing SheetFile,
        file: String,
        _ choice: EncodingChoice,
        _ meter: ReadingMeter?,
        piece: Int
    ) throws(SheetError) -> Storage? {
        guard input.isRegular else { return nil }
        guard input.size <= SheetFile.limit else {
            throw SheetError(file: file, code: .tooLarge(limit: SheetFile.limit))
        }
        var window = SheetWindow(room: min(input.size + 1, piece))
        try window.fill(from: input)
        guard let mark = FileSignature(window.content).startOfUTF8(choice) else { return nil }
        window.drop(mark)
        var opening = CSVOpening(of: window.lines, isWhole: window.isLast, file: file)
        while opening == nil {
            try window.fill(from: input)
            opening = CSVOpening(of: window.lines, isWhole: window.isLast, file: file)
        }
        guard let opening else { return nil }
        window.drop(opening.length)
        var scan = SheetScan(file: file, delimiter: opening.delimiter)
        while true {
            guard let taken = try? scan.take(window.lines, from: 0, isLast: window.isLast), scan.isText else {
                return nil
            }
            if window.isLast { return try? scan.finished(.utf8) }
            window.drop(taken)
            meter?.add(taken)
            try window.fill(from: input)
            guard window.size <= SheetFile.limit else {
                throw SheetError(file: file, code: .tooLarge(limit: SheetFile.limit))
            }
        }
    }

    /// The headers of a row; blank ones at its end are left out.
    static func titles(of cells: [CSVCell], in bytes: UnsafeRawBufferPointer) -> [String?] {
        var titles = cells.map { CellText.string($0.content(in: bytes)[...]) }
        while let last = titles.last, last == nil { titles.removeLast() }
        return titles
    }
}

extension Sheet {
    /// All bytes of the file at `path`, with the errors that reading a sheet has.
    package static func bytes(path: String) throws(SheetError) -> [UInt8] {
        try SheetFile.open(path).bytes()
    }
}
