import EngawaText
import Testing

@testable import EngawaCommand

private enum Colour: String, Sendable, CaseIterable { case red, green }

private enum Fixture {
    static let map = Argument("MAP", Message(same: "a map"))
    static let extra = Argument("EXTRA", count: .oneOrNone, Message(same: "more"))
    static let files = Argument("FILE", count: .oneOrMore, Message(same: "files"))
    static let out = Option<String>.text("output", short: "o", valueName: "OUT", Message(same: "out"))
    static let colour = Option<Colour>.choice("colour", Message(same: "colour"))
    static let hide = Option<Colour>.optionalChoice("hide", alone: .red, Message(same: "hide"))
    static let dry = Option<Bool>.flag("dry-run", short: "n", Message(same: "dry"))
    static let param = Option<String>.text("param", valueName: "P", repeatable: true, Message(same: "param"))
    static let top = Option<Int>.integer("top", least: 1, Message(same: "top"))

    static func command(_ arguments: [Argument]) -> Command {
        Command(
            "try",
            Message(same: "try"),
            arguments: arguments,
            options: [out.spec, colour.spec, hide.spec, dry.spec, param.spec, top.spec, CommonOptions.wait.spec],
            examples: []
        ) { _, _ in .done }
    }

    static func parse(_ words: [String], _ arguments: [Argument] = [map, extra]) throws(Failure) -> ParsedCall {
        try ParsedCall(command(arguments), words)
    }
}

@Suite struct ParsedCallTests {
    @Test("arguments are known by their place, and one may be missing")
    func arguments() throws {
        let one = try Fixture.parse(["m"])
        #expect(one.value(Fixture.map) == "m")
        #expect(one.first(Fixture.extra) == nil)
        #expect(try Fixture.parse(["m", "x"]).first(Fixture.extra) == "x")
        let many = try Fixture.parse(["m", "a", "b"], [Fixture.map, Fixture.files])
        #expect(many.all(Fixture.files) == ["a", "b"])
    }

    @Test(
        "an option is understood in every form and at every place",
        arguments: [
            ["m", "--output", "x", "e"], ["--output", "x", "m", "e"], ["m", "e", "--output=x"], ["-o", "x", "m", "e"],
            ["m", "-ox", "e"], ["m", "-o=x", "e"], ["--output=x", "--", "m", "e"],
        ]
    )
    func forms(words: [String]) throws {
        let call = try Fixture.parse(words)
        #expect(call[Fixture.out] == "x")
        #expect(call.value(Fixture.map) == "m")
        #expect(call.first(Fixture.extra) == "e")
    }

    @Test("two dashes end the options, and one alone is an argument")
    func dashes() throws {
        let call = try Fixture.parse(["--", "--output", "-n"])
        #expect(call.value(Fixture.map) == "--output")
        #expect(call.first(Fixture.extra) == "-n")
        #expect(try Fixture.parse(["-"]).value(Fixture.map) == "-")
    }

    @Test("a value may begin with a dash or hold an equals sign, unless it is an option of the command")
    func oddValues() throws {
        #expect(try Fixture.parse(["m", "-o", "-x"])[Fixture.out] == "-x")
        #expect(try Fixture.parse(["m", "--param", "a=b=c"]).all(Fixture.param) == ["a=b=c"])
        #expect(try Fixture.parse(["m", "--output=--dry-run"])[Fixture.out] == "--dry-run")
        let missing = failure { () throws(Failure) in _ = try Fixture.parse(["m", "-o", "--dry-run"]) }
        #expect(missing?.what.en == "-o needs a value")
    }

    @Test("options have types: flags, choices, numbers, lists")
    func types() throws {
        let call = try Fixture.parse([
            "m", "--colour", "green", "--top=3", "-n", "--param", "a", "--param=b", "--wait", "1.5",
        ])
        #expect(call[Fixture.colour] == .green)
        #expect(call[Fixture.top] == 3)
        #expect(call.has(Fixture.dry))
        #expect(call.all(Fixture.param) == ["a", "b"])
        #expect(call[CommonOptions.wait] == 1.5)
        let bare = try Fixture.parse(["m"])
        #expect(bare[Fixture.colour] == nil)
        #expect(!bare.has(Fixture.dry))
        #expect(bare.all(Fixture.param) == [])
    }

    @Test("an optional value is only taken behind an equals sign")
    func optionalValue() throws {
        let alone = try Fixture.parse(["m", "--hide", "green"])
        #expect(alone[Fixture.hide] == .red)
        #expect(alone.first(Fixture.extra) == "green")
        #expect(try Fixture.parse(["m", "--hide=green"])[Fixture.hide] == .green)
        #expect(failure { () throws(Failure) in _ = try Fixture.parse(["m", "--hide=red"]) }?.code == .usage)
    }

    @Test("every wrong call is exit 2 and says what is wrong and what to do")
    func errors() {
        let cases: [([String], String, String)] = [
            ([], "try: MAP is missing (a map)", "usage: engawa try MAP [EXTRA] [options]"),
            ([""], "try: MAP is empty", "usage: engawa try MAP [EXTRA] [options]"),
            (["a", "b", "c"], "try: \"c\" is one argument too many", "usage: engawa try MAP [EXTRA] [options]"),
            (["m", "--colur"], "try has no option --colur", "did you mean --colour? see: engawa try --help"),
            (["m", "--zzz=1"], "try has no option --zzz", "see: engawa try --help"),
            (["m", "-q"], "try has no option -q", "see: engawa try --help"),
            (["m", "--colour", "gren"], "--colour cannot be \"gren\"", "did you mean green? Allowed: red|green"),
            (["m", "--colour="], "--colour cannot be \"\"", "allowed: red|green"),
            (["m", "--dry-run=yes"], "--dry-run takes no value", "see: engawa try --help"),
            (["m", "--output"], "--output needs a value", "--output OUT"),
            (["m", "--output="], "--output cannot be \"\"", "allowed: a text that is not empty"),
            (["m", "--top", "0"], "--top cannot be \"0\"", "allowed: a whole number of 1 or more"),
            (["m", "--top", "+1"], "--top cannot be \"+1\"", "allowed: a whole number of 1 or more"),
            (["m", "--top", "99999999999999999999"], "--top cannot be \"99999999999999999999\"", ""),
            (["m", "--wait", "-1"], "--wait cannot be \"-1\"", "allowed: a number of seconds, 0 or more"),
            (["m", "--wait", "nan"], "--wait cannot be \"nan\"", ""),
            (["m", "--wait", "."], "--wait cannot be \".\"", ""),
            (["m", "--top", "1", "--top", "2"], "--top is given twice", "give it once"),
        ]
        for (words, what, advice) in cases {
            let failure = failure { () throws(Failure) in _ = try Fixture.parse(words) }
            #expect(failure?.code == .usage, "\(words)")
            #expect(failure?.what.en == what, "\(words)")
            if !advice.isEmpty { #expect(failure?.advice?.en == advice, "\(words)") }
        }
    }

    @Test("a file argument that must be there is missed by its name")
    func missingFile() {
        let failure = failure { () throws(Failure) in _ = try Fixture.parse(["m"], [Fixture.map, Fixture.files]) }
        #expect(failure?.what.en == "try: FILE is missing (files)")
        #expect(failure?.advice?.en == "usage: engawa try MAP FILE… [options]")
    }
}
