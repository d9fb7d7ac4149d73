import EngawaTestSupport
import Foundation
import Testing

@Suite("Commands in the documentation")
struct DocumentationTests {
    @Test(
        "every engawa command of a console block runs, in order",
        .enabled(if: Tools.hasGraphviz, "no dot here"),
        arguments: ["README.md", "Docs/ja/使いかた.md", "Docs/Query.md"]
    )
    func commands(page: String) throws {
        let text = try String(contentsOfFile: Repository.path(page), encoding: .utf8)
        let commands = DocumentationTests.consoleLines(of: text).filter { $0.hasPrefix("engawa ") }
        #expect(commands.count >= 2)
        try Workshop.open { shop in
            let sheet = try Data(
                contentsOf: URL(fileURLWithPath: Repository.path("Samples/minna-no-shokudo/つながり.csv"))
            )
            try shop.folder.write([UInt8](sheet), to: "つながり.csv")
            try shop.sheet("軸,名前,英語,レベル\n分野,遊び,Play,\n領域,小学校区,,elementary\n", "軸.csv")
            try shop.sheet("名前,役割,タグ\n甲,会長,歌\n乙,住民,歌\n丙,会長,絵\n丁,住民,絵\n風見中学校,学校,\n", "参加者.csv")
            for command in commands {
                let words = DocumentationTests.words(of: command).dropFirst()
                let ended = try EngawaProgram.run(Array(words), in: shop.folder.path)
                #expect(ended.exitCode == 0, "\(command): \(ended.errors)")
            }
        }
    }

    /// The words of a line as a shell reads them; single quotes are the only ones.
    private static func words(of line: String) -> [String] {
        var words = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "'": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].append(character)
            }
        }
        return words
    }

    static func consoleLines(of text: String) -> [String] {
        var lines: [String] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isInside = line == "```console"
            } else if isInside {
                lines.append(String(line))
            }
        }
        return lines
    }
}
