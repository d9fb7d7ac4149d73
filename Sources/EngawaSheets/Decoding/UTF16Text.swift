/// UTF-16 to UTF-8.
enum UTF16Text {
    /// The text behind the byte order mark (2 bytes) of `bytes` as UTF-8, or where it ceases to be UTF-16. O(n).
    static func decode(_ bytes: [UInt8], as encoding: TextEncoding) throws(DecodingFailure) -> [UInt8] {
        let high = encoding == .utf16BigEndian ? 0 : 1
        func unit(at index: Int) -> UInt32 {
            UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
        }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var index = 2
        while index + 1 < bytes.count {
            let first = unit(at: index)
            if first == 0 { throw .binary }
            if first & 0xF800 != 0xD800 {
                output.appendUTF8(first)
                index += 2
                continue
            }
            guard first < 0xDC00, index + 3 < bytes.count, unit(at: index + 2) & 0xFC00 == 0xDC00 else {
                throw .undecodable(encoding, byteOffset: index, before: output)
            }
            output.appendUTF8(0x1_0000 + ((first & 0x3FF) << 10 | unit(at: index + 2) & 0x3FF))
            index += 4
        }
        if index < bytes.count { throw .undecodable(encoding, byteOffset: index, before: output) }
        return output
    }
}
