import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa init and import")
struct InitImportTests {
    @Test("init makes an empty map for its owner only and says what is in it")
    func initialises() throws {
        try Workshop.open { shop in
            let json = try shop.json(try shop.good("init", "a.engawa", "--format", "json"))
            #expect(json["map"] as? String == "a.engawa")
            #expect((json["fields"] as? [String])?.first == "コミュニティ")
            #expect((json["bands"] as? [String])?.count == 6)
            let mode = try FileManager.default.attributesOfItem(atPath: shop.folder.path("a.engawa"))[.posixPermissions]
            #expect((mode as? NSNumber)?.intValue == 0o600)
            #expect(try shop.folder.names() == ["a.engawa"])
        }
    }

    @Test("init refuses to overwrite, and leaves the file as it is")
    func refusesToOverwrite() throws {
        try Workshop.open { shop in
            try shop.folder.write("mine", to: "a.engawa")
            let ended = try shop.engawa("init", "a.engawa")
            #expect(ended.exitCode == 1)
            #expect(ended.errorLines.count <= 2 && ended.errors.contains("a.engawa"))
            #expect(try shop.folder.read("a.engawa") == Array("mine".utf8))
        }
    }

    @Test("init takes axes from a file")
    func axes() throws {
        try Workshop.open { shop in
            try shop.folder.write(
                #"{"fields": ["食"], "bands": [{"name": "まち", "level": "municipality"}]}"#,
                to: "axes.json"
            )
            let json = try shop.json(try shop.good("init", "a.engawa", "--axes", "axes.json", "--format", "json"))
            #expect(json["fields"] as? [String] == ["食"])
            try shop.folder.write("{", to: "bad.json")
            let ended = try shop.engawa("init", "b.engawa", "--axes", "bad.json")
            #expect(ended.exitCode == 1 && ended.errors.contains("bad.json"))
            #expect(try shop.engawa("init", "b.engawa", "--axes", "none.json").exitCode == 1)
            #expect(!FileManager.default.fileExists(atPath: shop.folder.path("b.engawa")))
        }
    }

    @Test("import makes the map where there is none and says so; the second time nothing changes")
    func importsTwice() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,強さ\n食堂,農園,強い\n食堂,自治会,\n")
            let first = try shop.engawa("import", "a.engawa", "ties.csv", "--format", "json")
            #expect(first.exitCode == 0 && first.errors.contains("a.engawa"))
            let json = try shop.json(first.output)
            #expect(json["transaction"] as? Int == 2)
            #expect(
                [json["rows"], json["created"], json["changed"], json["unchanged"]].map { $0 as? Int } == [2, 2, 0, 0]
            )
            #expect((json["errors"] as? [Any])?.isEmpty == true)
            let bytes = try shop.folder.read("a.engawa")
            let again = try shop.json(try shop.good("import", "a.engawa", "ties.csv", "--format", "json"))
            #expect(again["transaction"] is NSNull)
            #expect([again["created"], again["changed"], again["unchanged"]].map { $0 as? Int } == [0, 0, 2])
            #expect(try shop.folder.read("a.engawa") == bytes)
        }
    }

    @Test("a dry run says what would happen and touches nothing")
    func dryRun() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n食堂,農園\n")
            let json = try shop.json(try shop.good("import", "a.engawa", "ties.csv", "--dry-run", "--format", "json"))
            #expect(json["created"] as? Int == 1 && json["transaction"] is NSNull)
            #expect(try shop.folder.names() == ["ties.csv"])
            try shop.good("init", "a.engawa")
            let bytes = try shop.folder.read("a.engawa")
            try shop.good("import", "a.engawa", "ties.csv", "--dry-run")
            #expect(try shop.folder.read("a.engawa") == bytes)
        }
    }

    @Test("bad rows are all told, with file, row and column, and nothing is imported", arguments: [true, false])
    func badRows(mapExists: Bool) throws {
        try Workshop.open { shop in
            if mapExists { try shop.good("init", "a.engawa") }
            let before = try? shop.folder.read("a.engawa")
            try shop.sheet(
                "居場所,名前,領域,強さ,開始,終了\n食堂,農園,宇宙,,,\n食堂,店,,×,,\n食堂,寺,,,2023-02-30,\n食堂,園,,,2024,2020\n食堂,良い店,市内,,,\n"
            )
            let ended = try shop.engawa("import", "a.engawa", "ties.csv")
            #expect(ended.exitCode == 1 && ended.output.isEmpty)
            for place in ["row 2, column 領域", "row 3, column 強さ", "row 4, column 開始", "row 5, column 終了"] {
                #expect(ended.errors.contains("ties.csv, " + place), "\(place)")
            }
            #expect(ended.errors.contains("自治会・町内") && ended.errors.contains("葛藤"))
            #expect((try? shop.folder.read("a.engawa")) == before)
            let json = try shop.json(try shop.engawa("import", "a.engawa", "ties.csv", "--format", "json").output)
            let errors = try #require(json["errors"] as? [[String: Any]])
            #expect(errors.map { $0["row"] as? Int } == [2, 3, 4, 5])
            #expect(
                errors.allSatisfy {
                    $0["file"] as? String == "ties.csv" && $0["column"] is String && $0["message"] is String
                }
            )
            #expect(json["created"] as? Int == 0)
        }
    }

    @Test("files that are no sheets are told in one or two lines, exit 1, and make no map")
    func badFiles() throws {
        try Workshop.open { shop in
            try FileManager.default.createDirectory(
                atPath: shop.folder.path("folder.csv"),
                withIntermediateDirectories: false
            )
            try shop.folder.write([0x00, 0x01, 0xFF, 0x00], to: "binary.csv")
            try shop.sheet("", "empty.csv")
            try shop.sheet("居場所,強さ\n食堂,強い\n", "column.csv")
            try shop.sheet("あ,い\n1,2\n", "other.csv")
            try shop.sheet("居場所,名前\n食堂,農園,余り\n", "cells.csv")
            for name in [
                "missing.csv", "folder.csv", "binary.csv", "empty.csv", "column.csv", "other.csv", "cells.csv",
            ] {
                let ended = try shop.engawa("import", "a.engawa", name)
                #expect(ended.exitCode == 1, "\(name)")
                #expect((1...2).contains(ended.errorLines.count), "\(name): \(ended.errors)")
                #expect(ended.errors.contains(name))
                #expect(ended.output.isEmpty)
            }
            #expect(!FileManager.default.fileExists(atPath: shop.folder.path("a.engawa")))
        }
    }

    @Test("where a file is missing, the bad rows of the others are told all the same")
    func missingAndBad() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,強さ\n食堂,甲,×\n")
            let json = try shop.json(
                try shop.engawa("import", "a.engawa", "ties.csv", "none.csv", "--format", "json").output
            )
            let errors = try #require(json["errors"] as? [[String: Any]])
            #expect(Set(errors.map { $0["file"] as? String }) == ["none.csv", "ties.csv"])
            #expect(try shop.folder.names() == ["ties.csv"])
        }
    }

    @Test("all sheets of a call go in together, whatever their order")
    func allSheets() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n食堂,山本花子\n食堂,農園\n")
            try shop.sheet("名前,種別,同意\n山本花子,個人,公開可\n", "actors.csv")
            try shop.sheet("地域,レベル,上位\n青葉市,市区町村,\n東学区,小学校区,青葉市\n", "places.csv")
            try shop.sheet("居場所,所在地\n食堂,東学区\n", "ibasho.csv")
            try shop.good("import", "a.engawa", "ties.csv", "actors.csv", "places.csv", "ibasho.csv")
            #expect(unwrapped(try shop.good("draw", "a.engawa", "--for", "public")).contains("山本花子"))
            let again = try shop.good(
                "import",
                "a.engawa",
                "ibasho.csv",
                "places.csv",
                "actors.csv",
                "ties.csv",
                "--format",
                "json"
            )
            #expect(try shop.json(again)["transaction"] is NSNull)
        }
    }

    @Test("a path that holds something else is no map, and is left alone")
    func notAMap() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n食堂,農園\n")
            try shop.folder.write("not a map at all, but long enough to be looked at as one, really", to: "text.engawa")
            try shop.folder.write("", to: "empty.engawa")
            for name in ["text.engawa", "empty.engawa", "."] {
                for words in [
                    ["import", name, "ties.csv"], ["draw", name], ["matrix", name], ["log", name], ["verify", name],
                ] {
                    let ended = try EngawaProgram.run(words, in: shop.folder.path)
                    #expect(ended.exitCode == 1, "\(words): \(ended.errors)")
                    #expect((1...2).contains(ended.errorLines.count), "\(words): \(ended.errors)")
                }
            }
            #expect(try shop.engawa("draw", "missing.engawa").exitCode == 1)
            #expect(try shop.folder.names() == ["empty.engawa", "text.engawa", "ties.csv"])
        }
    }

    @Test("a link that leads nowhere yet is followed: the map is made where it leads to")
    func danglingLink() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n食堂,農園\n")
            try FileManager.default.createSymbolicLink(
                atPath: shop.folder.path("link.engawa"),
                withDestinationPath: "real.engawa"
            )
            try shop.good("import", "link.engawa", "ties.csv")
            #expect(try shop.folder.names() == ["link.engawa", "real.engawa", "ties.csv"])
            try shop.good("verify", "real.engawa")
        }
    }

    @Test("a map in a folder that is not there is refused by the system: exit 5")
    func noFolder() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n食堂,農園\n")
            #expect(try shop.engawa("import", "none/a.engawa", "ties.csv").exitCode == 5)
            #expect(try shop.engawa("init", "none/a.engawa").exitCode == 5)
        }
    }

    @Test("sheets are read in UTF-8, UTF-16 and CP932, and a wrong --encoding is an error")
    func encodings() throws {
        try Workshop.open { shop in
            let text = "居場所,名前\r\n食堂,①髙橋～\r\n"
            try shop.folder.write([0xEF, 0xBB, 0xBF] + Array(text.utf8), to: "bom.csv")
            try shop.folder.write([UInt8](try #require(text.data(using: .utf16LittleEndian))).withBOM, to: "utf16.csv")
            try shop.folder.write([UInt8](try #require(text.data(using: .shiftJIS))), to: "cp932.csv")
            for name in ["bom.csv", "utf16.csv", "cp932.csv"] {
                try shop.good("import", "\(name).engawa", name)
                let dot = try shop.good("draw", "\(name).engawa", "--for", "internal")
                #expect(unwrapped(dot).contains("①髙橋～"), "\(name)")
            }
            let ended = try shop.engawa("import", "x.engawa", "cp932.csv", "--encoding", "utf-8")
            #expect(ended.exitCode == 1 && ended.errors.contains("cp932"))
        }
    }

    @Test("the language of messages follows the locale and --lang")
    func languages() throws {
        try Workshop.open { shop in
            let english = try shop.engawa("import", "a.engawa", "missing.csv")
            #expect(english.errors.contains("no such file"))
            let japanese = try shop.engawa("import", "a.engawa", "missing.csv", environment: ["LC_ALL": "ja_JP.UTF-8"])
            #expect(japanese.errors.contains("ファイルがありません"))
            #expect(try shop.engawa("import", "a.engawa", "missing.csv", "--lang", "ja").errors == japanese.errors)
        }
    }
}

extension [UInt8] {
    /// The bytes behind the byte order mark of UTF-16LE.
    fileprivate var withBOM: [UInt8] { [0xFF, 0xFE] + self }
}
