import EngawaText

/// Why a command ends without its result: an exit code and what to tell the person, in one or two lines.
struct Failure: Error, Sendable, Hashable {
    /// How the process ends.
    var code: ExitCode
    /// What is wrong, and where.
    var what: Message
    /// What to do about it.
    var advice: Message?
    /// Lines that show the place, below what is wrong: of a query that failed.
    var excerpt: [String] = []

    /// A failure from its parts.
    init(_ code: ExitCode, _ what: Message, advice: Message? = nil) {
        self.code = code
        self.what = what
        self.advice = advice
    }

    /// The work could not be done: exit 1.
    static func notDone(_ what: Message, advice: Message? = nil) -> Failure {
        Failure(.notDone, what, advice: advice)
    }

    /// Wrong usage: exit 2.
    static func usage(_ what: Message, advice: Message? = nil) -> Failure {
        Failure(.usage, what, advice: advice)
    }

    /// `what` does not exist yet; `instead` says what does: exit 1.
    static func notYet(_ what: Message, instead: Message) -> Failure {
        Failure(
            .notDone,
            Message(ja: "\(what.ja)はまだありません", en: "\(what.en) does not exist yet"),
            advice: instead
        )
    }

    /// The operating system refused `doing`: exit 5.
    static func refused(_ error: SystemError, _ doing: Message, advice: Message? = nil) -> Failure {
        Failure(
            .refused,
            Message(ja: "\(doing.ja): \(error.message.ja)", en: "\(doing.en): \(error.message.en)"),
            advice: advice ?? error.advice
        )
    }

    /// The one or two lines as they are shown, and those of the excerpt: escaped for a terminal, without line ends.
    func lines(in language: Language) -> [String] {
        ["engawa: " + TerminalText.escaped(what[language])]
            + excerpt.map { "  " + TerminalText.escaped($0) }
            + (advice.map { ["  " + TerminalText.escaped($0[language])] } ?? [])
    }
}
