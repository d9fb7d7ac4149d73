import EngawaText

/// One run of `engawa`: from the words of the command line to an exit code.
struct Program {
    /// The version that `engawa --version` prints.
    static let version = "0.1.0"

    private let surroundings: Surroundings

    /// A run in `surroundings`.
    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// Runs the command line of this process and returns the exit code.
    static func main() -> Int32 {
        // A reader that goes away is an error of writing like any other, told on standard error.
        Platform.prepareSignals()
        if let argument = Platform.unreadableArgument() {
            // Work on a file whose name cannot be passed on would be work on another file.
            let failure = Failure.usage(
                Message(ja: "「\(argument)」は UTF-8 の名前ではありません", en: "\(argument) is no name in UTF-8"),
                advice: Message(ja: "ファイルの名前を変えてください", en: "rename the file")
            )
            let surroundings = Surroundings.ofThisProcess()
            return Program(surroundings).show(failure, Language(environment: surroundings.environment)).rawValue
        }
        return Program(.ofThisProcess()).run(Array(CommandLine.arguments.dropFirst())).rawValue
    }

    /// Runs `words`, what stands behind `engawa` on the command line. The one place that shows a failure.
    func run(_ words: [String]) -> ExitCode {
        let chosen = CommonOptions.languageAsked(in: words)
        let language = chosen ?? Language(environment: surroundings.environment)
        var code = ExitCode.done
        do {
            code = try perform(words, language, chosen)
        } catch {
            code = show(error, language)
        }
        do {
            try surroundings.output.flush()
        } catch {
            code = show(error, language)
        }
        return code
    }

    private func perform(_ words: [String], _ language: Language, _ chosen: Language?) throws(Failure) -> ExitCode {
        switch try Request(words) {
        case .version:
            try surroundings.output.writeLine("engawa \(Program.version)")
            return .done
        case .help(let command):
            let text = command.map { Help.text(of: $0, in: language) } ?? Help.overview(in: language)
            try surroundings.output.write(text)
            return .done
        case .call(let call):
            let context = try Context(surroundings, language: language, chosenLanguage: chosen)
            return try call.command.run(call, context)
        }
    }

    private func show(_ failure: Failure, _ language: Language) -> ExitCode {
        // Results that were written before the failure come before its message.
        try? surroundings.output.flush()
        for line in failure.lines(in: language) {
            try? surroundings.errors.writeLine(line)
        }
        try? surroundings.errors.flush()
        return failure.code
    }
}
