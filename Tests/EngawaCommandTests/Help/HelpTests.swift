import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaCommand

@Suite struct HelpTests {
    @Test("help reads as it is kept", arguments: Command.all.map(\.name) + ["help"])
    func golden(name: String) {
        for language in Language.allCases {
            let words = name == "help" ? ["help"] : [name, "--help"]
            let run = InProcess.run(words + ["--lang", language.rawValue])
            #expect(run.code == .done)
            #expect(run.errors == "")
            #expect(Golden.difference(run.output, "help/\(name).\(language.rawValue).txt") == nil)
        }
    }

    @Test("help is found in every way that people try")
    func ways() {
        let draw = InProcess.run(["draw", "--help"]).output
        for words in [["help", "draw"], ["draw", "m", "-h"], ["--help", "draw"], ["draw", "--bogus", "--help"]] {
            #expect(InProcess.run(words).output == draw, "\(words)")
        }
        let all = InProcess.run(["help"]).output
        for words in [["--help"], ["-h"], ["help", "help"], ["help", "--help"]] {
            #expect(InProcess.run(words).output == all, "\(words)")
        }
    }

    @Test("every command of the contract is known, and none is known twice")
    func commands() {
        let names = Command.all.map(\.name)
        #expect(
            names.sorted() == [
                "backup", "compact", "coverage", "draw", "export", "forget", "gaps", "groups", "import", "indicators",
                "init", "introduce", "log", "match", "matrix", "platform", "query", "report", "routes", "set", "shell",
                "template", "undo",
                "verify", "whatif",
            ]
        )
        for command in Command.all {
            #expect(Set(command.options.map(\.name)).count == command.options.count, "\(command.name)")
            let shorts = command.options.compactMap(\.short)
            #expect(Set(shorts).count == shorts.count, "\(command.name)")
            // What may be left out stands behind what may not, and only the last may be repeated.
            let counts = command.arguments.map(\.count)
            #expect(counts.drop { $0 == .one }.dropLast().allSatisfy { $0 == .oneOrNone }, "\(command.name)")
        }
    }

    @Test("every example is a call that the command understands", arguments: Language.allCases)
    func examples(language: Language) throws {
        for command in Command.all {
            #expect(!command.examples.isEmpty, "\(command.name)")
            for example in command.examples {
                let line = example.command[language]
                let words = shellWords(String(line.split(separator: " | ")[0]))
                #expect(words.prefix(2) == ["engawa", command.name], "\(line)")
                #expect(throws: Never.self, "\(line)") { _ = try ParsedCall(command, Array(words.dropFirst(2))) }
            }
        }
    }

    @Test("help has no line wider than a terminal of 120 cells and ends its lines")
    func width() {
        for language in Language.allCases {
            let texts = Command.all.map { Help.text(of: $0, in: language) } + [Help.overview(in: language)]
            for text in texts {
                #expect(text.hasSuffix("\n"))
                for line in text.split(separator: "\n") {
                    #expect(DisplayWidth.of(line) <= 120, "\(line)")
                    #expect(line.last != " ", "\(line)")
                }
            }
        }
    }

    /// Splits a line as a shell does, as far as the examples need it: both kinds of quotes.
    private func shellWords(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if quote == nil, character == " " {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
