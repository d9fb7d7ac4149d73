import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaSheets

/// Random sheets against a naive reading of them, whole and piece by piece.
@Suite struct SheetModelTests {
    @Test("a sheet says what its cells say one by one, and in pieces of any length the same", arguments: 1...40)
    func random(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let file = FileManager.default.temporaryDirectory.appending(path: "engawa-sheets-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        for round in 0..<12 {
            let bytes = Self.file(&random)
            try Data(bytes).write(to: file)
            let choice = EncodingChoice.allCases.randomElement(using: &random) ?? .auto
            let whole = Reading { () throws(SheetErrors) in
                try Sheet(bytes: bytes, file: file.path, encoding: choice)
            }
            #expect(whole.matches(Self.naive(bytes, file: file.path, choice)), "seed \(seed), round \(round)")
            let piece = [16, 17, 31, 64, 1000, 1 << 18].randomElement(using: &random) ?? 16
            let pieces = Reading { () throws(SheetErrors) in
                try Sheet(path: file.path, encoding: choice, meter: nil, piece: piece)
            }
            // Two sheets that differ would fill many pages.
            let isSame = pieces == whole
            #expect(isSame, "seed \(seed), round \(round), pieces of \(piece)")
        }
    }

    @Test("damage behind the first piece has the place that it has in the whole file")
    func damage() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "engawa-sheets-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let rows = String(repeating: "食堂,山田\n", count: 100)
        let damages: [[UInt8]] = [[0xE5, 0x0A], [0x00], [0xFF], [0x22, 0xC3, 0x22], [0xED, 0xA0, 0x80]]
        for damage in damages {
            for column in 0...3 {
                let cells = Array(repeating: Array("a".utf8), count: column) + [damage]
                let bytes = Array(("居場所,名前\n" + rows).utf8) + cells.joined(separator: [0x2C]) + Array("\nb,c\n".utf8)
                try Data(bytes).write(to: file)
                let whole = Reading { () throws(SheetErrors) in try Sheet(bytes: bytes, file: file.path) }
                let pieces = Reading { () throws(SheetErrors) in
                    try Sheet(path: file.path, encoding: .auto, meter: nil, piece: 64)
                }
                let isSame = pieces == whole
                #expect(!whole.failures.isEmpty && isSame, "\(damage) in column \(column)")
            }
        }
    }

    @Test("several files are read as each of them is, in their order")
    func several() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "engawa-sheets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SeededGenerator(seed: 7)
        var paths: [String] = []
        for number in 0..<9 {
            let path = folder.path + "/\(number).csv"
            try Data(Self.file(&random)).write(to: URL(filePath: path))
            paths.append(path)
        }
        paths.insert(folder.path + "/none.csv", at: 4)
        let results = Sheet.read(paths: paths)
        #expect(results.count == paths.count)
        for (path, result) in zip(paths, results) {
            let alone = Reading { () throws(SheetErrors) in try Sheet(path: path) }
            let isSame = Reading { () throws(SheetErrors) in try result.get() } == alone
            #expect(isSame, "\(path)")
        }
    }

    /// Mostly a sheet of ties, with what people do to sheets.
    private static func file(_ random: inout SeededGenerator) -> [UInt8] {
        let alphabet = [
            "a", "食", "が", "か\u{3099}", "é", "😀", " ", "　", "\u{A0}", "\"\"", "\"x\"", "=1", "一二三四五六七八九十", "\u{7F}",
            "", "", "", "x,", "\t", "\u{2028}",
        ]
        func cell() -> String {
            let text = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? ""
            }.joined()
            switch Int.random(in: 0..<8, using: &random) {
            case 0: return "\"\(text.replacing("\"", with: "\"\""))\""
            case 1: return "\"\(text.replacing("\"", with: "\"\""))\n\"tail"
            case 2: return "\"\(text.replacing("\"", with: "\"\""))\r\n行\""
            default: return text.replacing("\"", with: "")
            }
        }
        let ends = ["\n", "\r\n", "\r"]
        let end = ends.randomElement(using: &random) ?? "\n"
        let headers = ["居場所,名前,内容,備考", "\n, ,\n居場所,名前,,分類", "名前,\"居\"\"場所\",居場所", "sep=,\n居場所,名前"]
        var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
        text += (headers.randomElement(using: &random) ?? "") + end
        for _ in 0..<Int.random(in: 0...600, using: &random) / 3 {
            let width = [4, 4, 4, 4, 3, 2, 0, 5].randomElement(using: &random) ?? 4
            text += (0..<width).map { _ in cell() }.joined(separator: ",")
            text += Int.random(in: 0..<20, using: &random) == 0 ? ends.randomElement(using: &random) ?? end : end
        }
        var bytes = Array(text.utf8)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: bytes = Array(bytes.dropLast(Int.random(in: 1...5, using: &random)))
        case 1: bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        default: break
        }
        return bytes
    }

    /// What a sheet of good UTF-8 says, cell by cell; nil where the file is something else.
    private static func naive(_ bytes: [UInt8], file: String, _ choice: EncodingChoice) -> (
        rows: [[String?]], bad: [Int]
    )? {
        guard let text = try? DecodedText(bytes, choice: choice), text.encoding == .utf8 else { return nil }
        let content = Array(text.bytes[text.start...])
        return content.withUnsafeBytes { content in
            guard let opening = CSVOpening(of: content, isWhole: true, file: file) else { return nil }
            var scanner = CSVScanner(opening.delimiter)
            var (index, number, width) = (opening.length, 1, 0)
            var rows: [[String?]] = []
            var bad: [Int] = []
            while index < content.count, let next = scanner.row(of: content, at: index, isLast: true) {
                let cells = scanner.cells.map { CellText.string($0.content(in: content)[...]) }
                if scanner.isUnterminated {
                    bad.append(number)
                } else if cells.contains(where: { $0 != nil }) {
                    if width == 0 {
                        width = (cells.lastIndex { $0 != nil } ?? 0) + 1
                    } else if cells.dropFirst(width).contains(where: { $0 != nil }) {
                        bad.append(number)
                    } else {
                        let padding = [String?](repeating: nil, count: max(width - cells.count, 0))
                        rows.append([String(number)] + cells.prefix(width) + padding)
                    }
                }
                index = next
                number += 1
            }
            return (rows, bad)
        }
    }
}

/// What came of reading a file, to be compared.
private struct Reading: Equatable {
    var rows: [[[UInt8]?]] = []
    var errors: [SheetError] = []
    var failures: [SheetError] = []
    var encoding: TextEncoding?
    private var hasHeadless = false

    init(_ read: () throws(SheetErrors) -> Sheet) {
        do throws(SheetErrors) {
            let sheet = try read()
            encoding = sheet.encoding
            errors = sheet.errors
            let places = sheet.storage.header.titles.indices
            hasHeadless = sheet.storage.header.titles.contains { $0 == nil }
            rows = sheet.rows.indices.map { row in
                [Array(String(sheet.rows[row].number).utf8)]
                    + places.map { place in
                        let code = sheet.storage.rows.code(place, ofRow: row)
                        return code == 0 ? nil : Array(sheet.storage.texts[place].string(Int(code) - 1).utf8)
                    }
            }
        } catch {
            failures = error.errors
        }
    }

    /// Whether this is what a naive reading gives; anything where that gives nothing, or the file is no sheet.
    func matches(_ naive: (rows: [[String?]], bad: [Int])?) -> Bool {
        guard let naive, failures.isEmpty, !hasHeadless else { return true }
        return rows == naive.rows.map { $0.map { $0.map { Array($0.utf8) } } } && errors.compactMap(\.row) == naive.bad
    }
}
