import EngawaText

extension Help {
    /// A heading and its lines, with an empty line before; nothing where there are no lines.
    static func section(_ title: Message, _ lines: [String], _ language: Language) -> String {
        guard !lines.isEmpty else { return "" }
        return "\n\(title[language]):\n" + lines.map { $0 + "\n" }.joined()
    }

    /// Names on the left, what they mean on the right of the longest, and below a name that is very long.
    static func pairs(_ pairs: [(name: String, meaning: String)]) -> [String] {
        let limit = 30
        let width = pairs.map { DisplayWidth.of($0.name) }.filter { $0 <= limit }.max() ?? 0
        return pairs.flatMap { pair -> [String] in
            guard DisplayWidth.of(pair.name) <= width else {
                return ["  " + pair.name, String(repeating: " ", count: width + 4) + pair.meaning]
            }
            return ["  " + DisplayWidth.padded(pair.name, to: width) + "  " + pair.meaning]
        }
    }

    /// The calls to learn from, each below its meaning.
    static func examples(_ examples: [Example], _ language: Language) -> String {
        section(
            Message(ja: "例", en: "examples"),
            examples.flatMap { ["  # " + $0.meaning[language], "  " + $0.command[language]] },
            language
        )
    }

    /// An option as one types it: `-o, --output FILE`.
    static func typed(_ option: OptionSpec) -> String {
        let names = (option.short.map { "-\($0), " } ?? "") + "--" + option.name
        return switch option.takes {
        case .nothing: names
        case .value: names + " " + option.valueName + (option.isRepeatable ? " …" : "")
        case .optionalValue: names + "[=" + option.valueName + "]"
        }
    }

    /// The environment variables that every command heeds.
    static func variables(_ language: Language) -> [(String, String)] {
        [
            (
                "ENGAWA_TODAY",
                Message(
                    ja: "今日とみなす日付（2025-04-01）。なければ時計に従う",
                    en: "the date to take for today (2025-04-01); else the clock"
                )[language]
            ),
            (
                "ENGAWA_AUTHOR",
                Message(
                    ja: "記録に残す作者。なければアカウントの名前",
                    en: "who transactions are by; else the account's name"
                )[language]
            ),
            (
                "NO_COLOR",
                Message(
                    ja: "設定すると色や進み具合の表示をしない",
                    en: "no colour and no signs of progress where it is set"
                )[language]
            ),
        ]
    }

    /// The exit codes of the contract.
    static func exitCodes(_ language: Language) -> [(String, String)] {
        ExitCode.allCases.map { (String($0.rawValue), meaning(of: $0)[language]) }
    }

    private static func meaning(of code: ExitCode) -> Message {
        switch code {
        case .done: Message(ja: "できた", en: "done")
        case .notDone: Message(ja: "できなかった（居場所や入力ファイルがない、表の誤りなど）", en: "the work could not be done")
        case .usage: Message(ja: "使い方の誤り", en: "wrong usage")
        case .locked: Message(ja: "マップをほかのプロセスが使っている", en: "the map is locked by another process")
        case .damaged: Message(ja: "マップが壊れている", en: "the map is damaged")
        case .refused:
            Message(
                ja: "OS に断られた（空き容量、権限、入出力、Graphviz がないなど）",
                en: "the operating system refused (space, permission, I/O, no Graphviz)"
            )
        }
    }
}
