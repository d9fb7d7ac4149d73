import EngawaTestSupport
import Foundation
import Testing

@Suite("Commands in the documentation")
struct DocumentationTests {
    @Test(
        "every engawa command of a console block runs, in order",
        .enabled(if: Tools.hasGraphviz, "no dot here"),
        arguments: ["README.md", "Docs/ja/使いかた.md"]
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
            for command in commands {
                let words = command.split(separator: " ").dropFirst().map(String.init)
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == 0, "\(command): \(ended.errors)")
            }
        }
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
