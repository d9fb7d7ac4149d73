import EngawaText

/// What a command line asks for.
enum Request {
    /// `engawa --version`.
    case version
    /// Help for one command, or for all of them.
    case help(Command?)
    /// A command to run.
    case call(ParsedCall)

    /// Reads the words behind `engawa`. Throws exit 2.
    init(_ words: [String]) throws(Failure) {
        let (leading, rest) = Request.split(words)
        guard let first = rest.first else {
            throw .usage(
                Message(ja: "コマンドがありません", en: "no command given"),
                advice: Message(
                    ja: "使い方: engawa <コマンド> [引数] [オプション]（一覧は engawa help）",
                    en: "usage: engawa <command> [arguments] [options]; engawa help lists the commands"
                )
            )
        }
        let others = leading + rest.dropFirst()
        switch first {
        case "--version":
            try Request.expectNothing(others, after: first)
            self = .version
        case "--help", "-h":
            self = .help(try Request.commandToExplain(others))
        case "help":
            if Request.asksForHelp(others) {
                self = .help(nil)
            } else {
                self = .help(try Request.commandToExplain(others))
            }
        default:
            let command = try Request.command(first)
            self =
                Request.asksForHelp(others) ? .help(command) : .call(try ParsedCall(command, others))
        }
    }

    /// `--lang` may stand before the command too; whatever else does is left for the error that it is.
    private static func split(_ words: [String]) -> (leading: [String], rest: ArraySlice<String>) {
        var rest = words[...]
        var leading: [String] = []
        while let word = rest.first {
            if word.hasPrefix("--lang=") {
                leading.append(word)
                rest.removeFirst()
            } else if word == "--lang" {
                leading += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else {
                break
            }
        }
        return (leading, rest)
    }

    private static func asksForHelp(_ words: [String]) -> Bool {
        words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    }

    private static func command(_ name: String) throws(Failure) -> Command {
        if let command = Command.named(name) { return command }
        if name.hasPrefix("-") {
            throw .usage(
                Message(
                    ja: "コマンドの前にある「\(name)」は分かりません",
                    en: "\"\(name)\" before the command is not understood"
                ),
                advice: Message(
                    ja: "オプションはコマンドのあとに書きます: engawa <コマンド> [引数] [オプション]",
                    en: "options stand behind the command: engawa <command> [arguments] [options]"
                )
            )
        }
        let list = Message(ja: "コマンドの一覧: engawa help", en: "all commands: engawa help")
        let near = NearestName.suggestion(for: name, among: Command.all.map(\.name) + ["help"])
        throw .usage(
            Message(ja: "「\(name)」というコマンドはありません", en: "there is no command \"\(name)\""),
            advice: near.map {
                Message(ja: "「\($0)」ですか。\(list.ja)", en: "did you mean \"\($0)\"? \(list.en)")
            } ?? list
        )
    }

    private static func commandToExplain(_ words: [String]) throws(Failure) -> Command? {
        let call = try ParsedCall(Help.command, words.filter { $0 != "--help" && $0 != "-h" })
        guard let name = call.first(Help.topic), name != "help" else { return nil }
        return try command(name)
    }

    private static func expectNothing(_ words: [String], after first: String) throws(Failure) {
        _ = try ParsedCall(Command(first, Message(same: ""), examples: []) { _, _ in .done }, words)
    }
}
