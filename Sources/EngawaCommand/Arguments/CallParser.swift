import EngawaText

/// Sorts the words behind a command into options and positional arguments.
///
/// `--name value` and `--name=value`, `-o value` and `-ovalue`; options stand anywhere; `--` ends them; a lone `-` is
/// an argument. A word that is an option of this command is never taken for the value of the one before it.
struct CallParser {
    /// The values of each option by its long name, in order; nil for one without a value.
    private(set) var values: [String: [String?]] = [:]
    /// The words that are no options, in order.
    private(set) var positional: [String] = []

    private let command: Command
    private var rest: ArraySlice<String>

    /// A parser of `words` for `command`.
    init(_ command: Command, _ words: [String]) {
        self.command = command
        rest = words[...]
    }

    /// Reads all words. Throws exit 2 at the first that cannot be.
    mutating func parse() throws(Failure) {
        while let word = rest.popFirst() {
            if word == "--" {
                positional += rest
                rest = []
            } else if word.hasPrefix("--") {
                try parseLong(word)
            } else if word.hasPrefix("-"), word != "-" {
                try parseShort(word)
            } else {
                positional.append(word)
            }
        }
    }

    private mutating func parseLong(_ word: String) throws(Failure) {
        let (name, value) = CallParser.split(word)
        guard let option = option(typed: name) else { throw unknown(name) }
        try take(option, name, attached: value)
    }

    private mutating func parseShort(_ word: String) throws(Failure) {
        let name = String(word.prefix(2))
        guard let option = option(typed: name) else { throw unknown(CallParser.split(word).name) }
        var attached = word.count > 2 ? String(word.dropFirst(2)) : nil
        if attached?.hasPrefix("=") == true { attached?.removeFirst() }
        try take(option, name, attached: attached)
    }

    private mutating func take(_ option: OptionSpec, _ typed: String, attached: String?) throws(Failure) {
        var value = attached
        if option.takes == .value, value == nil {
            guard let next = rest.first, !isOption(next) else { throw missingValue(option, typed) }
            value = next
            rest.removeFirst()
        }
        if option.takes == .nothing, value != nil {
            throw .usage(
                Message(ja: "\(typed) は値をとりません", en: "\(typed) takes no value"),
                advice: seeHelp
            )
        }
        guard option.accepts(value) else { throw wrongValue(option, typed, value ?? "") }
        guard option.isRepeatable || values[option.name] == nil else {
            throw .usage(
                Message(ja: "\(typed) が二回あります", en: "\(typed) is given twice"),
                advice: Message(ja: "一回だけ書いてください", en: "give it once")
            )
        }
        values[option.name, default: []].append(value)
    }

    private func option(typed: String) -> OptionSpec? {
        command.options.first { typed == "--" + $0.name || $0.short.map { typed == "-" + $0 } ?? false }
    }

    private func isOption(_ word: String) -> Bool {
        word == "--" || option(typed: CallParser.split(word).name) != nil
    }

    private static func split(_ word: String) -> (name: String, value: String?) {
        guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")) else { return (word, nil) }
        return (String(word[..<equals]), String(word[word.utf8.index(after: equals)...]))
    }
}

extension CallParser {
    private var seeHelp: Message {
        let help = command.name.hasPrefix("-") ? "engawa help" : "engawa \(command.name) --help"
        return Message(ja: "使い方: \(help)", en: "see: \(help)")
    }

    private func unknown(_ typed: String) -> Failure {
        // One letter is like any other: only long names are near each other.
        let near =
            typed.count > 2
            ? NearestName.suggestion(for: typed, among: command.options.map { "--" + $0.name }) : nil
        let help = seeHelp
        return .usage(
            Message(
                ja: "\(command.name) に \(typed) というオプションはありません",
                en: "\(command.name) has no option \(typed)"
            ),
            advice: near.map { Message(ja: "\($0) ですか。\(help.ja)", en: "did you mean \($0)? \(help.en)") } ?? help
        )
    }

    private func missingValue(_ option: OptionSpec, _ typed: String) -> Failure {
        .usage(
            Message(ja: "\(typed) に値がありません", en: "\(typed) needs a value"),
            advice: Message(same: "\(typed) \(option.valueName)")
        )
    }

    private func wrongValue(_ option: OptionSpec, _ typed: String, _ value: String) -> Failure {
        let near = NearestName.suggestion(for: value, among: option.choices)
        let expected = option.expected
        return .usage(
            Message(ja: "\(typed) に「\(value)」は使えません", en: "\(typed) cannot be \"\(value)\""),
            advice: near.map {
                Message(ja: "\($0) ですか。使える値: \(expected.ja)", en: "did you mean \($0)? Allowed: \(expected.en)")
            } ?? Message(ja: "使える値: \(expected.ja)", en: "allowed: \(expected.en)")
        )
    }

    /// Gives the positional words to the arguments of `command`, by name. Throws exit 2 where one is missing or there
    /// is one too many.
    static func assign(_ words: [String], _ command: Command) throws(Failure) -> [String: [String]] {
        var rest = words[...]
        var result: [String: [String]] = [:]
        let usage = Message(
            ja: "使い方: \(command.usage(in: .ja))",
            en: "usage: \(command.usage(in: .en))"
        )
        for argument in command.arguments {
            let taken = argument.count == .oneOrMore ? rest : rest.prefix(1)
            if taken.isEmpty, argument.count != .oneOrNone {
                throw .usage(
                    Message(
                        ja: "\(command.name): \(argument.name)（\(argument.summary.ja)）がありません",
                        en: "\(command.name): \(argument.name) is missing (\(argument.summary.en))"
                    ),
                    advice: usage
                )
            }
            if argument.count == .one, taken.first?.isEmpty == true {
                throw .usage(
                    Message(
                        ja: "\(command.name): \(argument.name) が空です",
                        en: "\(command.name): \(argument.name) is empty"
                    ),
                    advice: usage
                )
            }
            result[argument.name] = Array(taken)
            rest = rest.dropFirst(taken.count)
        }
        if let extra = rest.first {
            throw .usage(
                Message(
                    ja: "\(command.name): 「\(extra)」が余分です",
                    en: "\(command.name): \"\(extra)\" is one argument too many"
                ),
                advice: usage
            )
        }
        return result
    }
}
