/// What the first bytes of a file say of it.
enum FileSignature {
    /// A ZIP archive (`.xlsx`) or an OLE file (`.xls`).
    case workbook
    case pdf
    /// A byte order mark.
    case utf8, utf16LittleEndian, utf16BigEndian
    /// Nothing.
    case none

    init(_ head: UnsafeRawBufferPointer) {
        func begins(_ signature: [UInt8]) -> Bool { head.starts(with: signature) }
        if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0xD0, 0xCF, 0x11, 0xE0]) {
            self = .workbook
        } else if begins([0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if begins([0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else if begins([0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if begins(Array("%PDF-".utf8)) {
            self = .pdf
        } else {
            self = .none
        }
    }

    /// Where UTF-8 begins, which has to be tried first; nil where the file is something else or is said to be.
    func startOfUTF8(_ choice: EncodingChoice) -> Int? {
        switch self {
        case .utf8: 3
        case .none: choice == .cp932 ? nil : 0
        case .workbook, .pdf, .utf16LittleEndian, .utf16BigEndian: nil
        }
    }
}
