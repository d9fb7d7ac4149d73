import EngawaSheets
import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaCommand

@Suite struct ProgramTests {
    @Test("the version is one line")
    func version() {
        let run = InProcess.run(["--version"])
        #expect(run.code == .done)
        #expect(run.output == "engawa 0.1.0\n")
        #expect(run.errors == "")
    }

    @Test("wrong usage is exit 2, one or two lines on standard error, nothing on standard output")
    func usageErrors() {
        let calls = [
            [], ["paint"], ["lgo"], ["--bogus"], ["-x", "draw"], ["--lang"], ["--lang", "fr", "log", "m"],
            ["log", "m", "--lang=fr"], ["draw"], ["draw", "m", "--format", "json"], ["log", "m", "--format", "xml"],
            ["import", "m"], ["init"], ["draw", "m", "i", "j"], ["help", "paint"], ["help", "draw", "x"],
            ["--version", "x"], ["draw", "m", "-o", "x.jpg"], ["draw", "m", "-o", "svg"],
            ["draw", "m", "--view", "pie"],
            ["draw", "m", "--paper", "a5"], ["draw", "m", "--for", "all"], ["draw", "m", "--anonymize=some"],
            ["import", "m", "f", "--encoding", "latin1"], ["log", "m", "--limit", "0"], ["query", "m"],
            ["query", "m", "RETURN 1", "--param", "=1"], ["forget", "m"], ["backup", "m"],
            ["matrix", "m", "--at-transaction", "-1"], ["import", "m", "f", "--wait", "soon"],
        ]
        for words in calls {
            for language in ["ja", "en"] {
                let run = InProcess.run(words, environment: ["LANG": language])
                let lines = run.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                #expect(run.code == .usage, "\(words)")
                #expect(run.output == "", "\(words)")
                #expect((1...2).contains(lines.count), "\(words): \(run.errors)")
                #expect(run.errors.hasPrefix("engawa: "), "\(words)")
            }
        }
    }

    @Test("an unknown command gets the nearest known name")
    func suggestion() {
        let run = InProcess.run(["drwa", "m"])
        #expect(
            run.errors == "engawa: there is no command \"drwa\"\n  did you mean \"draw\"? all commands: engawa help\n"
        )
    }

    @Test("the language is that of --lang, wherever it stands, else that of the locale")
    func language() {
        let japanese = "engawa: 「paint」というコマンドはありません\n  コマンドの一覧: engawa help\n"
        #expect(InProcess.run(["paint", "--lang", "ja"]).errors == japanese)
        #expect(InProcess.run(["--lang=ja", "paint"]).errors == japanese)
        #expect(InProcess.run(["paint"], environment: ["LC_ALL": "ja_JP.UTF-8"]).errors == japanese)
        let english = "engawa: there is no command \"paint\"\n  all commands: engawa help\n"
        #expect(InProcess.run(["paint", "--lang=en"], environment: ["LC_ALL": "ja_JP.UTF-8"]).errors == english)
        #expect(InProcess.run(["paint", "--", "--lang", "ja"]).errors == english)
    }

    @Test("what comes later says so and what there is instead, exit 1")
    func later() {
        let calls = [
            ["export", "m", "--to", "csv", "-o", "x"]
        ]
        for words in calls {
            let run = InProcess.run(words)
            #expect(run.code == .notDone, "\(words)")
            #expect(run.output == "", "\(words)")
            #expect(run.errors.contains("does not exist yet\n  "), "\(words): \(run.errors)")
        }
    }

    @Test("control characters in what was typed do not reach the terminal")
    func escaping() {
        let run = InProcess.run(["\u{1B}[2Jx\ny"])
        #expect(run.errors.hasPrefix("engawa: there is no command \"\\u{1B}[2Jx\\ny\"\n"))
    }

    @Test("a full disk under standard output is exit 5, told once")
    func fullDisk() {
        let errors = Sink()
        var surroundings = InProcess.surroundings(Sink(), errors)
        surroundings.output = Writer(Message(same: "standard output")) { (_) throws(SystemError) in throw .noSpace }
        #expect(Program(surroundings).run(["help"]) == .refused)
        #expect(
            errors.text == """
                engawa: cannot write to standard output: no space left on the disk
                  free some space, or choose another place

                """
        )
    }

    @Test("today is ENGAWA_TODAY, else the clock; what is no date is exit 2")
    func today() throws {
        let sink = Sink()
        func context(_ environment: [String: String]) throws(Failure) -> Context {
            try Context(InProcess.surroundings(sink, sink, environment), language: .en, chosenLanguage: nil)
        }
        #expect(try context([:]).today.text == "2025-04-01")
        #expect(try context(["ENGAWA_TODAY": ""]).today.text == "2025-04-01")
        #expect(try context(["ENGAWA_TODAY": "2024-02-29"]).today == SheetDay(year: 2024, month: 2, day: 29))
        for text in [
            "2025-02-29", "1900-02-29", "2025-4-1", "2025-13-01", "2025-00-10", "2025-04-31", "today", "2025-04-010",
        ] {
            let failure = failure { () throws(Failure) in _ = try context(["ENGAWA_TODAY": text]) }
            #expect(failure?.code == .usage, "\(text)")
            #expect(failure?.what.en.contains(text) == true)
        }
    }

    @Test("the author is ENGAWA_AUTHOR, else the account's name")
    func author() throws {
        let sink = Sink()
        func author(_ environment: [String: String]) throws(Failure) -> String {
            try Context(InProcess.surroundings(sink, sink, environment), language: .en, chosenLanguage: nil).author
        }
        #expect(try author(["ENGAWA_AUTHOR": "山田"]) == "山田")
        #expect(try author(["ENGAWA_AUTHOR": ""]) == "account")
        #expect(try author([:]) == "account")
    }

    @Test("notices go to standard error, one line each, escaped")
    func notices() throws {
        let output = Sink()
        let errors = Sink()
        let context = try Context(InProcess.surroundings(output, errors), language: .ja, chosenLanguage: nil)
        context.tell(Message(ja: "作りました\nx", en: "made"))
        try context.say(Message(ja: "結果", en: "result"))
        try context.output.flush()
        #expect(errors.text == "engawa: 作りました\\nx\n")
        #expect(output.text == "結果\n")
    }
}
