import EngawaTestSupport
import Testing

@testable import EngawaSheets

@Suite struct CellTextTests {
    @Test("a text that is plain at first sight is trimmed, in NFC and well-formed")
    func plain() {
        var random = SeededGenerator(seed: 11)
        let alphabet = bytes("00 09 20 41 7E 7F 80 82 83 99 A0 A1 BF C2 E2 E3 E4 E5 E9 EA EF F0")
        var found = 0
        for _ in 0..<100_000 {
            let sample = (0..<Int.random(in: 1...7, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            guard sample.withUnsafeBufferPointer({ CellText.isPlain($0) }) else { continue }
            found += 1
            #expect(UTF8Validation.firstInvalid(in: sample) == nil && !sample.contains(0), "\(sample)")
            #expect(CellText.string(sample[...]).map { Array($0.utf8) } == sample, "\(sample)")
        }
        #expect(found > 1000)
        for word in ["食", "みんなの食堂", "カフェ", "NPO法人 山", "a"] {
            #expect(Array(word.utf8).withUnsafeBufferPointer { CellText.isPlain($0) })
        }
    }

    @Test("a look at several bytes together judges as a look at every sequence")
    func quickLook() {
        var random = SeededGenerator(seed: 12)
        let pieces = ["食", "あ", "a", ",", "\n", "é", "😀", "\u{FF21}", "\u{800}", "\u{D7FF}", "\u{E000}"].map {
            Array($0.utf8)
        }
        for round in 0..<20_000 {
            var sample = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
                pieces.randomElement(using: &random) ?? []
            }
            if round % 2 == 0, !sample.isEmpty {
                sample[Int.random(in: 0..<sample.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let isText = UTF8Validation.firstInvalid(in: sample) == nil && !sample.contains(0)
            #expect(sample.withUnsafeBytes { PlainText.holds($0, in: 0..<sample.count) } == isText, "\(sample)")
        }
    }

    @Test("a date as programs write it is read as every other date is")
    func isoDates() {
        var random = SeededGenerator(seed: 13)
        let alphabet = Array("0123456789-/.３年")
        for round in 0..<20_000 {
            var text =
                ["2024-04-01", "1999-12-31", "2000-02-30", "0999-01-01", "2023-02-29"].randomElement(using: &random)
                ?? ""
            if round % 3 > 0 {
                let place = text.index(text.startIndex, offsetBy: Int.random(in: 0..<10, using: &random))
                let change = alphabet.randomElement(using: &random) ?? "-"
                text.replaceSubrange(place...place, with: [change])
            }
            func read(_ parse: () throws(SheetDateError) -> SheetDate) -> Result<SheetDate, SheetDateError> {
                do throws(SheetDateError) { return .success(try parse()) } catch { return .failure(error) }
            }
            let asText = read { () throws(SheetDateError) in try SheetDate(parsing: text) }
            let bytes = Array(text.utf8)
            let asBytes = bytes.withUnsafeBufferPointer { bytes in
                read { () throws(SheetDateError) in try SheetDate(parsing: bytes) }
            }
            #expect(asText == asBytes, "\(text)")
        }
    }
}
