import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaCommand

@Suite struct ResultsTests {
    private let results = Results(
        columns: [.init(Message(ja: "名前", en: "name")), .init(Message(ja: "数", en: "count"), .right)],
        rows: [["縁側", "3"], ["a,b", "10"]],
        json: ["rows": 2]
    )

    private func show(_ words: [String], _ language: Language = .en) throws -> String {
        let sink = Sink()
        let context = try Context(InProcess.surroundings(sink, Sink()), language: language, chosenLanguage: nil)
        try context.show(results, ParsedCall(MatrixCommand.command, ["m"] + words))
        try context.output.flush()
        return sink.text
    }

    @Test("rows are printed in each format, headings in the language chosen")
    func formats() throws {
        #expect(try show([]) == "name  count\n----  -----\n縁側      3\na,b      10\n")
        #expect(try show(["--format", "table"], .ja) == "名前  数\n----  --\n縁側   3\na,b   10\n")
        #expect(try show(["--format", "json"]) == "{\"rows\": 2}\n")
        #expect(try show(["--format=csv"]) == "name,count\n縁側,3\n\"a,b\",10\n")
    }

    @Test("a file's ending chooses the format, and a .csv is made for Excel")
    func files() throws {
        try withTemporaryDirectory { folder in
            #expect(try show(["-o", folder.path("x.csv")]) == "")
            _ = try show(["-o", folder.path("x.json")])
            _ = try show(["-o", folder.path("x.txt")])
            _ = try show(["-o", folder.path("csv.txt"), "--format", "csv"])
            #expect(try folder.read("x.csv") == Array("\u{FEFF}name,count\r\n縁側,3\r\n\"a,b\",10\r\n".utf8))
            #expect(try folder.read("x.json") == Array("{\"rows\": 2}\n".utf8))
            #expect(try folder.read("x.txt").starts(with: Array("name  count\n".utf8)))
            #expect(try folder.read("csv.txt") == Array("name,count\n縁側,3\n\"a,b\",10\n".utf8))
        }
    }
}
