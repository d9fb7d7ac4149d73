import Testing

@testable import EngawaSheets

@Suite struct CP932Tests {
    @Test("what Japanese Excel writes comes out as it was typed")
    func excelBytes() throws {
        // 居場所,名前 / みんなの食堂,髙橋①～ｱ㈱
        let file = bytes(
            """
            8B 8F 8F EA 8F 8A 2C 96 BC 91 4F 0D 0A 82 DD 82 F1 82 C8 82 CC 90 48 93 B0 2C FB FC 8B B4 87 40 81 60 B1 \
            87 8A 0D 0A
            """
        )
        let sheet = try Sheet(bytes: file, file: "a.csv")
        #expect(sheet.encoding == .cp932)
        #expect(sheet.rows.count == 1)
        #expect(sheet.rows[0][.ibasho] == "みんなの食堂")
        #expect(sheet.rows[0][.name] == "髙橋①～ｱ㈱")
    }

    @Test("every pair of bytes decodes as in Windows' code page, or not at all")
    func wholeCodePage() {
        // The number and the FNV-1a hash are those of the code page itself (its 9,604 characters of two bytes, 外字 included).
        var count = 0
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for lead in Array(UInt8(0x81)...0x9F) + Array(UInt8(0xE0)...0xFC) {
            for trail in UInt8.min...UInt8.max {
                let scalars = (try? CP932.decode([lead, trail])).map {
                    Array(String(decoding: $0, as: UTF8.self).unicodeScalars)
                }
                var value: UInt32 = 0
                if let scalars, scalars.count == 1 {
                    value = scalars[0].value
                    count += 1
                }
                for byte in [value >> 8, value & 0xFF] {
                    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                }
            }
        }
        #expect(count == 9604)
        #expect(hash == 0xD39444CDA07545AE)
    }

    @Test("single bytes are ASCII, half-width kana or an error")
    func singleBytes() throws {
        for byte in UInt8.min..<0x80 {
            #expect(try CP932.decode([byte]) == [byte])
        }
        #expect(try CP932.decode([0xA1, 0xDF]) == Array("｡ﾟ".utf8))
        for byte: UInt8 in [0x80, 0xA0, 0xFD, 0xFE, 0xFF, 0x81, 0xFC] {
            #expect(throws: DecodingFailure.self) { try CP932.decode([byte]) }
        }
    }

    @Test(
        "the characters that platforms disagree about are those of Windows",
        arguments: [
            ("81 5C", "―"), ("81 5F", "＼"), ("81 60", "～"), ("81 61", "∥"), ("81 7C", "－"), ("81 91", "￠"),
            ("81 92", "￡"), ("81 CA", "￢"), ("F0 40", "\u{E000}"), ("F9 FC", "\u{E757}"),
        ]
    )
    func disputed(hex: String, text: String) throws {
        #expect(try CP932.decode(bytes(hex)) == Array(text.utf8))
    }

    @Test("bytes that are no character are reported with row, column, line and offset")
    func undecodable() throws {
        // A quoted line break in row 2 makes row 3 begin in line 4.
        let head = bytes("8B 8F 8F EA 8F 8A 2C 96 BC 91 4F 0D 0A 22 0D 0A 61 22 2C 62 0D 0A")
        let errors = failures(head + bytes("63 2C 82 20 0D 0A"), encoding: .cp932)
        let offset = head.count + 2
        #expect(
            errors == [
                SheetError(
                    file: "a.csv",
                    row: 3,
                    column: "名前",
                    code: .notDecodable(.cp932, byteOffset: offset, line: 4)
                )
            ]
        )
    }
}
