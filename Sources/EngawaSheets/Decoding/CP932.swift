/// Code page 932 to UTF-8.
///
/// The characters of vendors (① 髙 ㈱) and half-width kana are there; the user-defined area (外字) becomes the private
/// use area U+E000–U+E757, as Windows has it. 0x80, 0xA0 and 0xFD–0xFF are no characters.
enum CP932 {
    /// `bytes` as UTF-8, or where and after what text they cease to be CP932. O(n).
    static func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> [UInt8] {
        // Every distinct character is looked up once; 0 is one that was not met yet.
        var known = [UInt16](repeating: 0, count: 0x1_0000)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            switch lead {
            case 0..<0x80:
                output.append(lead)
                index += 1
            case 0xA1...0xDF:
                output.appendUTF8(0xFF61 + UInt32(lead) - 0xA1)
                index += 1
            case 0x81...0x9F, 0xE0...0xFC:
                guard index + 1 < bytes.count else {
                    throw .undecodable(.cp932, byteOffset: index, before: output)
                }
                let key = Int(lead) << 8 | Int(bytes[index + 1])
                if known[key] == 0 {
                    guard let unit = unit(lead: lead, trail: bytes[index + 1]) else {
                        throw .undecodable(.cp932, byteOffset: index, before: output)
                    }
                    known[key] = unit
                }
                output.appendUTF8(UInt32(known[key]))
                index += 2
            default:
                throw .undecodable(.cp932, byteOffset: index, before: output)
            }
        }
        return output
    }

    private static func unit(lead: UInt8, trail: UInt8) -> UInt16? {
        guard (0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail) else { return nil }
        guard (0xF0...0xF9).contains(lead) else { return FoundationText.unit(lead: lead, trail: trail) }
        let place = UInt16(trail) - (trail > 0x7F ? 0x41 : 0x40)
        return 0xE000 + (UInt16(lead) - 0xF0) * 188 + place
    }
}
