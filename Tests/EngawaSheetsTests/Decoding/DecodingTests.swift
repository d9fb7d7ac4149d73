import EngawaTestSupport
import Testing

@testable import EngawaSheets

@Suite struct DecodingTests {
    private let text = "居場所,名前\r\n食堂,𠮷田😀\r\n"

    private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? pair : pair.reversed()
        }
    }

    @Test("the encoding is told from the bytes")
    func encodings() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let files: [([UInt8], TextEncoding)] = [
            (Array(text.utf8), .utf8),
            (mark + Array(text.utf8), .utf8),
            (utf16(text, bigEndian: false), .utf16LittleEndian),
            (utf16(text, bigEndian: true), .utf16BigEndian),
        ]
        for (file, encoding) in files {
            let sheet = try Sheet(bytes: file, file: "a.csv")
            #expect(sheet.encoding == encoding)
            #expect(sheet.columns == [.ibasho, .name])
            #expect(sheet.rows.map { $0[.name] } == ["𠮷田😀"])
        }
    }

    @Test("the Unicode text of Excel is tab-separated UTF-16 and reads as well")
    func unicodeText() throws {
        let sheet = try Sheet(bytes: utf16("居場所\t名前\r\n食堂\ta,b\r\n", bigEndian: false), file: "a.txt")
        #expect(sheet.rows.map { $0[.name] } == ["a,b"])
    }

    @Test("the user's choice decides where there is no byte order mark")
    func choice() throws {
        let cp932 = bytes("96 BC 91 4F 2C 94 4E 0A 61 2C 62 0A")
        #expect(try Sheet(bytes: cp932, file: "a", encoding: .cp932).unknownColumns == ["年"])
        let errors = failures(cp932, encoding: .utf8)
        #expect(errors.map(\.code) == [.notDecodable(.utf8, byteOffset: 0, line: 1)])
        #expect(errors.map(\.row) == [1])
    }

    @Test("damaged UTF-8 is not taken for CP932, and the place of the damage is told")
    func damagedUTF8() {
        let head = Array("居場所,名前\nみんなの食堂,".utf8)
        let errors = failures(head + [0xE3, 0x81, 0x0A] + Array("a,b\n".utf8))
        let code = SheetError.Code.notDecodable(.utf8, byteOffset: head.count, line: 2)
        #expect(errors == [SheetError(file: "a.csv", row: 2, column: "名前", code: code)])
    }

    @Test("what is no text has errors of its own")
    func noText() {
        #expect(failures([]).map(\.code) == [.empty])
        #expect(failures([0xEF, 0xBB, 0xBF]).map(\.code) == [.empty])
        #expect(failures(Array("\r\n , ,\n\n".utf8)).map(\.code) == [.empty])
        #expect(failures([0xFF, 0xFE]).map(\.code) == [.empty])
        #expect(failures(Array("名前\0\n".utf8)).map(\.code) == [.binary])
        #expect(failures(Array("%PDF-1.7".utf8)).map(\.code) == [.binary])
        #expect(failures([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]).map(\.code) == [.workbook])
        #expect(failures([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).map(\.code) == [.workbook])
    }

    @Test("a lone surrogate and half a unit are errors of UTF-16")
    func brokenUTF16() {
        let odd = failures([0xFF, 0xFE, 0x41, 0x00, 0x42])
        #expect(odd.map(\.code) == [.notDecodable(.utf16LittleEndian, byteOffset: 4, line: 1)])
        let lone = failures([0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x41])
        #expect(lone.map(\.code) == [.notDecodable(.utf16BigEndian, byteOffset: 2, line: 1)])
    }

    @Test("the first byte that is no UTF-8 is found at every place", arguments: [0, 1, 7, 8, 9, 15, 16, 23])
    func firstInvalid(place: Int) {
        let good = [UInt8](repeating: 0x61, count: place)
        let broken = [
            "80", "C0 80", "C1 BF", "E0 80 80", "E0 9F BF", "ED A0 80", "F0 80 80 80", "F4 90 80 80", "F5 80 80 80",
            "C3", "E3 81", "F0 9F 98", "E3 81 41", "FF",
        ]
        for hex in broken {
            #expect(UTF8Validation.firstInvalid(in: good + bytes(hex)) == place, "\(hex)")
        }
        for hex in ["C2 80", "E0 A0 80", "ED 9F BF", "EE 80 80", "F0 90 80 80", "F4 8F BF BF"] {
            #expect(UTF8Validation.firstInvalid(in: good + bytes(hex) + good) == nil, "\(hex)")
        }
    }

    @Test("random bytes are judged as the standard library judges them")
    func againstStandardLibrary() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let alphabet = bytes("41 80 BF C2 DF E0 E3 81 A0 9F ED F0 90 8F F4 F5")
        for _ in 0..<20_000 {
            let sample = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            let isValid = String(validating: sample, as: UTF8.self) != nil
            #expect((UTF8Validation.firstInvalid(in: sample) == nil) == isValid, "seed \(seed): \(sample)")
        }
    }
}
