import Foundation
import Testing

@testable import EngawaSheets

@Suite struct SamplesTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Samples")

    private static let names = [
        "food-support-npo", "kurume-welab46", "minna-no-shokudo", "miyanomae-terrace", "nabari",
    ]

    private func file(_ path: String) -> URL {
        Self.folder.appending(path: path)
    }

    @Test("every sample is listed here")
    func listed() throws {
        let entries = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let folders = entries.filter { FileManager.default.fileExists(atPath: file($0 + "/README.md").path) }
        #expect(folders.sorted() == Self.names)
    }

    @Test("every sheet of a sample is CP932 with CRLF and has no error", arguments: names)
    func sheets(name: String) throws {
        let entries = try FileManager.default.contentsOfDirectory(atPath: file(name).path)
        for entry in entries.filter({ $0.hasSuffix(".csv") }).sorted() {
            let path = file(name + "/" + entry).path
            let sheet = try Sheet(path: path)
            #expect(sheet.encoding == .cp932)
            #expect(sheet.errors.isEmpty)
            #expect(sheet.unknownColumns.isEmpty)
            #expect(!sheet.rows.isEmpty)
            let bytes = try Data(contentsOf: URL(filePath: path))
            #expect(bytes.count { $0 == 0x0A } == bytes.count { $0 == 0x0D })
            for row in sheet.rows {
                for column in [SheetColumn.since, .until, .lastContact] {
                    #expect(throws: Never.self) { _ = try row.date(column) }
                }
                #expect(throws: Never.self) { _ = try row.people(.size) }
            }
        }
    }

    @Test("every sample has a sheet of ties to one ibasho", arguments: names)
    func ties(name: String) throws {
        let sheet = try Sheet(path: file(name + "/つながり.csv").path)
        #expect(sheet.kind == .ties)
        #expect(Set(sheet.rows.map { $0[.ibasho] }).count == 1)
        #expect(Set(sheet.rows.map { $0[.name] }).count == sheet.rows.count)
        #expect(sheet.rows.allSatisfy { $0[.name] != nil && $0[.ibasho] != nil })
    }

    @Test("samples from documents state no strength", arguments: names.filter { $0 != "minna-no-shokudo" })
    func blanks(name: String) throws {
        let sheet = try Sheet(path: file(name + "/つながり.csv").path)
        #expect(sheet.rows.allSatisfy { $0[.strength] == nil && $0[.since] == nil })
    }

    @Test("みんなの食堂 has 45 supporters today and what its README says of it")
    func shokudo() throws {
        let ties = try Sheet(path: file("minna-no-shokudo/つながり.csv").path).rows
        #expect(ties.count { $0[.until] == nil } == 45)
        #expect(ties.count { $0[.until] != nil } == 1)
        #expect(ties.count { $0[.strength] == "葛藤" } == 1)
        #expect(ties.count { $0.list(.field).count == 2 } == 1)
        #expect(ties.count { $0[.kind] == "匿名グループ" } == 1)
        #expect(ties.count { $0[.content] != nil } > 40)
        #expect(ties.contains { $0[.since] == nil })
        let precisions = try Set(ties.compactMap { try $0.date(.since)?.precision })
        #expect(precisions.count == SheetDate.Precision.allCases.count)
        let actors = try Sheet(path: file("minna-no-shokudo/人・団体.csv").path)
        #expect(actors.kind == .actors)
        let consents = actors.rows.compactMap { $0[.consent] }
        #expect(consents == ["公開可", "会議まで", "内部のみ"])
        let names = Set(ties.compactMap { $0[.name] })
        #expect(actors.rows.allSatisfy { $0[.name].map(names.contains) ?? false })
    }
}
