/// How the text of a file is written in bytes.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// UTF-16, little-endian, with a byte order mark ("Unicode text" of Excel).
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, big-endian, with a byte order mark.
    case utf16BigEndian = "utf-16be"
    /// Code page 932, Microsoft's Shift_JIS, as Japanese Excel writes it.
    case cp932
}

/// Which encoding the user says a file has (`--encoding`). The raw value is the option's word.
///
/// A byte order mark always wins: it is no text in any other reading.
public enum EncodingChoice: String, Sendable, Hashable, CaseIterable {
    /// Look at the bytes.
    case auto
    /// UTF-8.
    case utf8 = "utf-8"
    /// Code page 932.
    case cp932
}

/// The text of a file as UTF-8, which it is certain to be.
struct DecodedText: Sendable {
    /// The bytes of the file (where it was UTF-8) or of its conversion.
    var bytes: [UInt8]
    /// Where the text begins: behind a byte order mark.
    var start: Int
    /// How the file was written.
    var encoding: TextEncoding
}

/// Why the bytes of a file are not text.
enum DecodingFailure: Error, Sendable {
    case empty
    case binary
    case workbook
    /// `before` is the text up to the bad byte, as UTF-8.
    case undecodable(TextEncoding, byteOffset: Int, before: [UInt8])
}
