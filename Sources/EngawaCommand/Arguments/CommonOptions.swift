import EngawaEcomap
import EngawaText

/// Options that several commands share.
enum CommonOptions {
    /// `--lang`: the language of messages, headings and drawings.
    static let language = Option<Language>.choice(
        "lang",
        Message(
            ja: "メッセージ・見出し・凡例の言語（省略時はロケールに従う）",
            en: "language of messages, headings and legends (by default the locale's)"
        )
    )

    /// `--help`. It is acted on before a call is parsed; it stands here so that help lists it.
    static let help = Option<Bool>.flag(
        "help",
        short: "h",
        Message(ja: "この説明を表示する", en: "show this help")
    )

    /// `--format`: how rows are printed.
    static let format = Option<Format>.choice(
        "format",
        Message(ja: "結果の形式（省略時は table）", en: "how results are printed (table by default)")
    )

    /// `-o` where rows are printed.
    static let rowsOutput = Option<String>.text(
        "output",
        short: "o",
        valueName: "FILE",
        Message(
            ja: "結果をファイルに書く（.csv は Excel で開ける形になる）",
            en: "write the results to a file (a .csv opens in Excel)"
        )
    )

    /// `--wait`: how long to wait for another writer.
    static let wait = Option<Double>(
        "wait",
        valueName: "SECONDS",
        expected: Message(ja: "0 以上の秒数", en: "a number of seconds, 0 or more"),
        Message(
            ja: "ほかのプロセスが書いている間、最大で待つ秒数（省略時は待たない）",
            en: "how long to wait while another process writes (by default not at all)"
        )
    ) { text in
        // Swift reads "nan", "infinity" and hexadecimal too; people's seconds are digits and a point.
        guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) else { return nil }
        return Double(text)
    }

    /// `--for`: who may see rows that name people or hold what people wrote.
    static let edition = Option<Edition>.choice(
        "for",
        Message(
            ja: "誰に見せるか（省略時は meeting: 会議用。同意のない個人は出ない）",
            en: "who may see it (meeting by default: no person without consent)"
        )
    )

    /// `--at-transaction`: what the map knew.
    static let atTransaction = Option<Int>.integer(
        "at-transaction",
        least: 0,
        Message(ja: "記録 N 番の直後のマップを読む", en: "read the map as it was after transaction N")
    )

    /// `--as-of`: the world of a day. Sheets read dates, so the text goes on as it is.
    static let asOf = Option<String>.text(
        "as-of",
        valueName: "DATE",
        Message(ja: "その日に続いていたつながりを見る（例 2025-04-01）", en: "the world of that day (such as 2025-04-01)")
    )

    /// `-m`: the message of a transaction.
    static let message = Option<String>.text(
        "message",
        short: "m",
        valueName: "TEXT",
        Message(ja: "記録に残すひとこと", en: "a message to keep with the transaction")
    )

    /// The language that `words` ask for, before they are parsed, so that an error in them is told in it too.
    static func languageAsked(in words: [String]) -> Language? {
        let words = words.prefix { $0 != "--" }
        var asked: Language?
        for (index, word) in words.enumerated() {
            if word == "--lang", index + 1 < words.count {
                asked = Language(rawValue: words[index + 1]) ?? asked
            } else if word.hasPrefix("--lang=") {
                asked = Language(rawValue: String(word.dropFirst("--lang=".count))) ?? asked
            }
        }
        return asked
    }
}
