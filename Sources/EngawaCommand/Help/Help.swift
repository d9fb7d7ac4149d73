import EngawaText

/// The help texts, made from the commands' own data.
enum Help {
    /// The command to explain.
    static let topic = Argument(
        "COMMAND",
        count: .oneOrNone,
        Message(ja: "説明するコマンド", en: "the command to explain")
    )

    /// `engawa help`, as parsing sees it.
    static let command = Command(
        "help",
        Message(ja: "コマンドの説明を表示する", en: "explain the commands"),
        arguments: [topic],
        examples: []
    ) { _, _ in .done }

    /// The help of one command.
    static func text(of command: Command, in language: Language) -> String {
        var text = "engawa \(command.name): \(command.summary[language])\n"
        if command.isLater {
            text += Message(ja: "（これからの版で使えるようになります）", en: "(to come with a later version)")[language] + "\n"
        }
        text += section(Message(ja: "使い方", en: "usage"), ["  " + command.usage(in: language)], language)
        if !command.notes.isEmpty {
            text += "\n" + command.notes.map { $0[language] + "\n" }.joined()
        }
        text += section(
            Message(ja: "引数", en: "arguments"),
            pairs(command.arguments.map { ($0.usage(in: language), $0.summary[language]) }),
            language
        )
        text += section(
            Message(ja: "オプション", en: "options"),
            pairs(command.options.map { (typed($0), $0.summary[language]) }),
            language
        )
        return text + examples(command.examples, language)
    }

    /// The help of all commands.
    static func overview(in language: Language) -> String {
        var text = "Engawa 縁側 \(Program.version)\n"
        text +=
            Message(
                ja: "居場所を支えるつながりを一つのマップに記録し、会議で読めるエコマップに描きます。",
                en: "Keeps the ties that support a community place (居場所 ibasho) in a map, and draws them as an ecomap."
            )[language] + "\n"
        let usage = Message(
            ja: "  engawa <コマンド> [引数] [オプション]",
            en: "  engawa <command> [arguments] [options]"
        )
        text += section(Message(ja: "使い方", en: "usage"), [usage[language]], language)
        let later = Message(ja: "（これから）", en: " (to come)")[language]
        text += section(
            Message(ja: "コマンド", en: "commands"),
            pairs(
                (Command.all + [Help.command]).map { ($0.name, $0.summary[language] + ($0.isLater ? later : "")) }
            ),
            language
        )
        text += section(Message(ja: "環境変数", en: "environment"), pairs(variables(language)), language)
        text += section(Message(ja: "終了コード", en: "exit codes"), pairs(exitCodes(language)), language)
        text += examples(overviewExamples, language)
        return text + "\n"
            + Message(
                ja: "コマンドごとの説明: engawa help <コマンド>　版: engawa --version",
                en: "help for one command: engawa help <command>; the version: engawa --version"
            )[language] + "\n"
    }

    private static let overviewExamples = [
        Example(
            Message(ja: "engawa import machi.engawa つながり.csv", en: "engawa import town.engawa ties.csv"),
            Message(ja: "表計算ソフトの CSV からマップを作る", en: "make a map from a spreadsheet's CSV")
        ),
        Example(
            Message(ja: "engawa draw machi.engawa -o machi.svg", en: "engawa draw town.engawa -o town.svg"),
            Message(ja: "エコマップを描く", en: "draw the ecomap")
        ),
    ]
}
