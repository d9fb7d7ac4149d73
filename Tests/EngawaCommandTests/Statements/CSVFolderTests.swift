import EngawaCypher
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaCommand

@Suite("The folder of LOAD CSV")
struct CSVFolderTests {
    private func rows(_ folder: CSVFolder, _ name: String, _ terminator: Character = ",") -> [[String]]? {
        try? folder.rows(of: name, terminator: terminator)
    }

    private func problem(_ folder: CSVFolder, _ name: String) -> String? {
        do {
            _ = try folder.rows(of: name, terminator: ",")
            return nil
        } catch {
            return error.detail
        }
    }

    @Test("gives the rows of its files, in any encoding and with any separator")
    func reads() throws {
        try withTemporaryDirectory { place in
            let folder = try CSVFolder(place.path)
            try FileManager.default.createDirectory(atPath: place.path + "/中", withIntermediateDirectories: true)
            func write(_ bytes: [UInt8], _ name: String) throws {
                try Data(bytes).write(to: URL(fileURLWithPath: place.path + "/" + name))
            }
            try write(Array("\u{FEFF}名前,数\r\n\"農園, \"\"緑\"\"\n\",1\r\r\na,\n".utf8), "中/a.csv")
            #expect(rows(folder, "中/a.csv") == [["名前", "数"], ["農園, \"緑\"\n", "1"], ["a", ""]])
            // 名前 in CP932.
            try write([0x96, 0xBC, 0x91, 0x4F, 0x3B, 0x31, 0x0A], "b.csv")
            #expect(rows(folder, "b.csv", ";") == [["名前", "1"]])
            #expect(rows(folder, "b.csv") == [["名前;1"]])
            try write(Array("a、b".utf8), "c.csv")
            #expect(rows(folder, "c.csv", "、") == [["a", "b"]])
            try write([], "d.csv")
            #expect(rows(folder, "d.csv") == [])
            try write(Array("a,\"b\nc".utf8), "e.csv")
            #expect(problem(folder, "e.csv") == "FileUnreadable")
            try write([0x61, 0x00, 0x62], "f.csv")
            #expect(problem(folder, "f.csv") == "FileUnreadable")
        }
    }

    @Test("gives nothing from outside")
    func outside() throws {
        try withTemporaryDirectory { place in
            try FileManager.default.createDirectory(atPath: place.path + "/in/sub", withIntermediateDirectories: true)
            try Data("secret\n".utf8).write(to: URL(fileURLWithPath: place.path + "/out.csv"))
            try Data("a\n".utf8).write(to: URL(fileURLWithPath: place.path + "/in/sub/a.csv"))
            let links = [("in/link.csv", "../out.csv"), ("in/folder", ".."), ("in/near.csv", "sub/a.csv")]
            for (link, target) in links {
                try FileManager.default.createSymbolicLink(atPath: place.path + "/" + link, withDestinationPath: target)
            }
            let folder = try CSVFolder(place.path + "/in")
            #expect(rows(folder, "sub/a.csv") == [["a"]])
            for name in [
                "../out.csv", "sub/../../out.csv", "/etc/passwd", place.path + "/out.csv", "", "sub/", "./sub/a.csv",
                "file:///etc/passwd", "http://example.org/a.csv", "sub//a.csv", "sub/a.csv\u{0}",
            ] {
                #expect(problem(folder, name) == "FileNotAllowed", "\(name)")
            }
            #expect(problem(folder, "link.csv") == "FileNotAllowed")
            #expect(problem(folder, "near.csv") == "FileNotAllowed")
            #expect(
                problem(folder, "folder/out.csv") == "FileNotFound"
                    || problem(folder, "folder/out.csv") == "FileNotAllowed"
            )
            #expect(problem(folder, "none.csv") == "FileNotFound")
            #expect(problem(folder, "sub") == "FileNotFound")
            #expect(throws: Failure.self) { try CSVFolder(place.path + "/out.csv") }
        }
    }
}
