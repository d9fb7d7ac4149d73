/// What is wrong with a sheet, and where. The words for it are made elsewhere, in the user's language.
public struct SheetError: Error, Sendable, Hashable {
    /// The path of the file, as it was given.
    public var file: String
    /// The row as Excel numbers it (the header is 1), where there is one.
    public var row: Int?
    /// The column: its header, or its letter in Excel where the header is blank.
    public var column: String?
    /// What is wrong.
    public var code: Code

    /// An error from its parts.
    public init(file: String, row: Int? = nil, column: String? = nil, code: Code) {
        self.file = file
        self.row = row
        self.column = column
        self.code = code
    }

    /// What can be wrong with a sheet.
    public enum Code: Sendable, Hashable {
        /// There is no such file.
        case missingFile
        /// The path names a directory.
        case isDirectory
        /// The system refused to open or read the file.
        case unreadable(errno: Int32)
        /// The file is longer than `limit` bytes.
        case tooLarge(limit: Int)
        /// There is nothing in the file, or only blank cells.
        case empty
        /// The file is not text.
        case binary
        /// The file is an Excel workbook; it has to be saved as CSV.
        case workbook
        /// The byte at `byteOffset` (from 0), in line `line` (from 1), is no text in `encoding`.
        case notDecodable(TextEncoding, byteOffset: Int, line: Int)
        /// The headers fit no kind of sheet. `guesses` pairs headers with known ones that look like them.
        case noKnownKind(found: [String], guesses: [HeaderGuess])
        /// A sheet of this kind needs a column that is not there; `guess` is a header that may be meant for it.
        case missingColumn(header: String, kind: SheetKind, found: [String], guess: String?)
        /// The header of the column stands over several ones, with these letters in Excel.
        case duplicateColumn(letters: [String])
        /// A cell has content but its column no header. The first such row of the column is named.
        case blankHeader
        /// A row has content beyond the last header.
        case tooManyCells(found: Int, expected: Int)
        /// A quote opens in this cell and never closes.
        case unterminatedQuote
        /// A cell is no date.
        case badDate(SheetDateError)
        /// A cell is no number of people.
        case badCount(text: String)
    }
}

/// A header nearly like a known one.
public struct HeaderGuess: Sendable, Hashable {
    /// The header as it stands in the sheet.
    public var found: String
    /// The header that may be meant.
    public var known: String

    /// A guess from its parts.
    public init(found: String, known: String) {
        self.found = found
        self.known = known
    }
}

/// All that keeps a file from being read as a sheet; never empty.
public struct SheetErrors: Error, Sendable, Hashable {
    /// The errors in the order of their places.
    public var errors: [SheetError]

    /// A collection of errors; there must be one at least.
    public init(_ errors: [SheetError]) {
        precondition(!errors.isEmpty)
        self.errors = errors
    }
}
