extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF).
    /// O(n), without making a string; most long texts at some gigabytes a second.
    var isValidUTF8: Bool {
        let text = UTF8Text(bytes: UnsafeRawBufferPointer(self))
        return count < 2 * UTF8Text.blockSize ? text.end(ofCharactersFrom: 0) == count : text.isValidInBlocks
    }
}

private struct UTF8Text {
    let bytes: UnsafeRawBufferPointer

    static let blockSize = 64
    private typealias Words = SIMD2<UInt64>

    /// Block after block without looking at single characters: a byte must continue a character exactly where one of
    /// the three bytes before it asks for that. Blocks with a lead byte that asks for more are read character by
    /// character.
    var isValidInBlocks: Bool {
        // The first block has no three bytes before it.
        var index = end(ofCharactersFrom: 0, upTo: UTF8Text.blockSize)
        if index < UTF8Text.blockSize { return false }
        while index + UTF8Text.blockSize <= bytes.count {
            let (wrong, special) = survey(index)
            if wrong != 0 { return false }
            let next = index + UTF8Text.blockSize
            if special != 0 {
                // From the character that reaches into the block to the one that reaches out of it.
                let start = startOfCharacter(before: index)
                if end(ofCharactersFrom: start, upTo: next) < next { return false }
            }
            index = next
        }
        return end(ofCharactersFrom: startOfCharacter(before: index)) == bytes.count
    }

    /// Not zero where a byte does not fit those before it, and where a lead byte is none or asks for certain bytes.
    @inline(__always)
    private func survey(_ start: Int) -> (wrong: UInt64, special: UInt64) {
        var (wrong, special) = (Words(repeating: 0), Words(repeating: 0))
        var index = start
        while index < start &+ UTF8Text.blockSize {
            let (here, first, second, third) = (words(index), words(index - 1), words(index - 2), words(index - 3))
            let follows = here & ~(here &<< 1)
            let mustFollow =
                first & (first &<< 1) | second & (second &<< 1) & (second &<< 2)
                | third & (third &<< 1) & (third &<< 2) & (third &<< 3)
            wrong |= follows ^ mustFollow
            // 0xF0 and above; 0xC0 and 0xC1, 0xE0, 0xED. Now and then a byte beside one is taken for one.
            special |= here & (here &<< 1) & (here &<< 2) & (here &<< 3)
            special |= UTF8Text.zeros((here & 0xFEFE_FEFE_FEFE_FEFE) ^ 0xC0C0_C0C0_C0C0_C0C0)
            special |= UTF8Text.zeros(here ^ 0xE0E0_E0E0_E0E0_E0E0)
            special |= UTF8Text.zeros(here ^ 0xEDED_EDED_EDED_EDED)
            index &+= 16
        }
        return (UTF8Text.highBits(of: wrong), UTF8Text.highBits(of: special))
    }

    /// The highest bit of every byte that is zero, and perhaps of one above it.
    @inline(__always)
    private static func zeros(_ words: Words) -> Words { (words &- 0x0101_0101_0101_0101) & ~words }

    @inline(__always)
    private static func highBits(of words: Words) -> UInt64 {
        (words[0] | words[1]) & 0x8080_8080_8080_8080
    }

    @inline(__always)
    private func words(_ index: Int) -> Words { bytes.loadUnaligned(fromByteOffset: index, as: Words.self) }

    private func startOfCharacter(before index: Int) -> Int {
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The index behind the characters that begin at `start`, before `limit`, and are well-formed.
    func end(ofCharactersFrom start: Int, upTo limit: Int = .max) -> Int {
        var index = start
        while index < min(limit, bytes.count) {
            let length = length(ofCharacterAt: index)
            if length == 0 { break }
            index += length
        }
        return index
    }

    /// The length of the character that begins at an index, or 0 where none does.
    @inline(__always)
    private func length(ofCharacterAt index: Int) -> Int {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        let left = bytes.count - index
        func follows(_ distance: Int) -> Bool { bytes[index + distance] & 0xC0 == 0x80 }
        switch lead {
        case 0xC2...0xDF: return left >= 2 && follows(1) ? 2 : 0
        case 0xE0...0xEF:
            guard left >= 3, follows(1), follows(2) else { return 0 }
            if lead == 0xE0 && bytes[index + 1] < 0xA0 { return 0 }
            return lead == 0xED && bytes[index + 1] >= 0xA0 ? 0 : 3
        case 0xF0...0xF4:
            guard left >= 4, follows(1), follows(2), follows(3) else { return 0 }
            if lead == 0xF0 && bytes[index + 1] < 0x90 { return 0 }
            return lead == 0xF4 && bytes[index + 1] >= 0x90 ? 0 : 4
        default: return 0
        }
    }
}
