extension DecodedText {
    /// The text of a file's bytes.
    ///
    /// A byte order mark decides; else the user's choice; else (`auto`) it is UTF-8 where all of it is well-formed,
    /// and CP932 where that fits. O(n).
    init(_ bytes: [UInt8], choice: EncodingChoice) throws(DecodingFailure) {
        if bytes.isEmpty { throw .empty }
        let signature = bytes.withUnsafeBytes { FileSignature($0) }
        switch signature {
        case .workbook: throw .workbook
        case .utf16LittleEndian:
            self.init(utf8: try UTF16Text.decode(bytes, as: .utf16LittleEndian), from: .utf16LittleEndian)
            return
        case .utf16BigEndian:
            self.init(utf8: try UTF16Text.decode(bytes, as: .utf16BigEndian), from: .utf16BigEndian)
            return
        case .pdf: throw .binary
        case .utf8, .none: break
        }
        let start = signature.startOfUTF8(choice)
        if let start, bytes.withUnsafeBytes({ PlainText.holds($0, in: start..<bytes.count) }) {
            self.init(bytes: bytes, start: start, encoding: .utf8)
            return
        }
        if bytes.contains(0) { throw .binary }
        guard let start, let bad = UTF8Validation.firstInvalid(in: bytes, from: start) else {
            self.init(utf8: try CP932.decode(bytes), from: .cp932)
            return
        }
        let failure = DecodingFailure.undecodable(.utf8, byteOffset: bad, before: Array(bytes[start..<bad]))
        if choice == .utf8 || start > 0 || Self.hasKana(bytes[..<bad]) { throw failure }
        do {
            self.init(utf8: try CP932.decode(bytes), from: .cp932)
        } catch {
            // Neither fits: the reading that came further is the likelier one.
            if case .undecodable(_, let offset, _) = error, offset >= bad { throw error }
            throw failure
        }
    }

    private init(utf8: [UInt8], from encoding: TextEncoding) {
        self.init(bytes: utf8, start: 0, encoding: encoding)
    }

    /// Whether well-formed UTF-8 holds a kana: then it is UTF-8 beyond doubt, and what follows it is damage.
    ///
    /// The same bytes in CP932 are the kanji 縺 繧 繝, which no text has where its first Japanese character stands.
    private static func hasKana(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            if bytes[index] == 0xE3 && (0x81...0x83).contains(bytes[index + 1]) { return true }
            index += 1
        }
        return false
    }
}
