import EngawaText

/// A command of `engawa` as data: what it is called, takes and does. Parsing and help both come from here.
struct Command: Sendable {
    /// The body. It returns the exit code for results that were printed (`verify` of a damaged map prints what it
    /// found and returns 4), and throws where there is nothing to print but the failure.
    typealias Body = @Sendable (ParsedCall, Context) throws(Failure) -> ExitCode

    /// What one types.
    var name: String
    /// What it does, in one line.
    var summary: Message
    /// What more there is to know, a paragraph per message; help shows it below the usage.
    var notes: [Message]
    /// The arguments in order; at most the last one takes several values.
    var arguments: [Argument]
    /// The options in the order in which help lists them; `--lang` and `--help` belong to every command.
    var options: [OptionSpec]
    /// Calls to learn from.
    var examples: [Example]
    /// Whether its work comes with a later version.
    var isLater: Bool
    /// What it does.
    var run: Body

    /// A command from its parts.
    init(
        _ name: String,
        _ summary: Message,
        notes: [Message] = [],
        arguments: [Argument] = [],
        options: [OptionSpec] = [],
        examples: [Example],
        isLater: Bool = false,
        run: @escaping Body
    ) {
        self.name = name
        self.summary = summary
        self.notes = notes
        self.arguments = arguments
        self.options = options + [CommonOptions.language.spec, CommonOptions.help.spec]
        self.examples = examples
        self.isLater = isLater
        self.run = run
    }

    /// Whether the command has `option`.
    func has<Value>(_ option: Option<Value>) -> Bool {
        options.contains { $0.name == option.spec.name }
    }

    /// The usage line, without the word usage: `engawa draw MAP [IBASHO] [options]`.
    func usage(in language: Language) -> String {
        let words = ["engawa", name] + arguments.map { $0.usage(in: language) }
        return (words + [Message(ja: "[オプション]", en: "[options]")[language]]).joined(separator: " ")
    }
}

/// A call to learn from, in the help.
struct Example: Sendable {
    /// What to type.
    var command: Message
    /// What it does.
    var meaning: Message

    /// An example; `command` may differ by language where it holds names.
    init(_ command: Message, _ meaning: Message) {
        self.command = command
        self.meaning = meaning
    }

    /// An example that is typed the same in every language.
    init(_ command: String, _ meaning: Message) {
        self.init(Message(same: command), meaning)
    }
}
