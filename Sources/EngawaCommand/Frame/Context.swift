import EngawaSheets
import EngawaText

/// What a command body is given besides its call.
struct Context {
    /// Results, and only results.
    let output: Writer
    /// What is typed, or sent by another program.
    let input: LineReader
    /// The environment variables.
    let environment: [String: String]
    /// The language of messages and headings: `--lang`, else the locale's.
    let language: Language
    /// The language that `--lang` asks for, nil without it. A map's own language decides about drawings then.
    let chosenLanguage: Language?
    /// Today: `ENGAWA_TODAY`, else the clock.
    let today: SheetDay
    /// Whether somebody types at a terminal.
    let inputIsTerminal: Bool
    /// Whether results go to a terminal.
    let outputIsTerminal: Bool
    /// Whether signs of progress may be shown on standard error.
    let mayShowProgress: Bool
    /// How files are written; tests let it fail.
    var files = FileCalls()

    private let errors: Writer
    private let accountName: () -> String

    /// The context of one call. Throws exit 2 where `ENGAWA_TODAY` is no date.
    init(_ surroundings: Surroundings, language: Language, chosenLanguage: Language?) throws(Failure) {
        output = surroundings.output
        input = surroundings.input
        inputIsTerminal = surroundings.inputIsTerminal
        errors = surroundings.errors
        environment = surroundings.environment
        self.language = language
        self.chosenLanguage = chosenLanguage
        outputIsTerminal = surroundings.outputIsTerminal
        mayShowProgress = surroundings.errorsAreTerminal && (surroundings.environment["NO_COLOR"] ?? "").isEmpty
        accountName = surroundings.accountName
        if let text = environment["ENGAWA_TODAY"], !text.isEmpty {
            guard let date = SheetDate(storedText: text), date.precision == .day else {
                throw .usage(
                    Message(
                        ja: "環境変数 ENGAWA_TODAY の「\(text)」は日付ではありません",
                        en: "the environment variable ENGAWA_TODAY is \"\(text)\", which is no date"
                    ),
                    advice: Message(
                        ja: "2025-04-01 の形で書くか、設定を消してください",
                        en: "write it as 2025-04-01, or unset it"
                    )
                )
            }
            today = date.first
        } else {
            today = surroundings.clock()
        }
    }

    /// Who a transaction is by: `ENGAWA_AUTHOR`, else the account's name.
    var author: String {
        if let author = environment["ENGAWA_AUTHOR"], !author.isEmpty { return author }
        return accountName()
    }

    /// Tells the person something that is no result, on standard error, as one line that begins `engawa: `.
    /// Standard error that cannot be written to is no reason to fail.
    func tell(_ message: Message) {
        try? errors.writeLine("engawa: " + TerminalText.escaped(message[language]))
        try? errors.flush()
    }

    /// Tells the person of a failure that does not end the work.
    func tell(_ failure: Failure) {
        for line in failure.lines(in: language) { try? errors.writeLine(line) }
        try? errors.flush()
    }

    /// Writes to the terminal of standard error as it is, for a line that is written over. Nothing where `text` is empty,
    /// or where no progress may be shown.
    func rewrite(_ text: String) {
        guard mayShowProgress, !text.isEmpty else { return }
        try? errors.write(text)
        try? errors.flush()
    }

    /// Writes one line of results in the language chosen, escaped for a terminal.
    func say(_ message: Message) throws(Failure) {
        try output.writeLine(TerminalText.escaped(message[language]))
    }
}
