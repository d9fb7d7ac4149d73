import EngawaCypher
import EngawaStore
import EngawaText

/// The options of the commands that run openCypher statements.
enum StatementOptions {
    /// `--timeout`: how long a statement may take.
    static let timeout = Option<Duration>(
        "timeout",
        valueName: "TIME",
        expected: Message(ja: "10s、500ms、2m のような時間", en: "a time such as 10s, 500ms or 2m"),
        Message(ja: "文にかけてよい時間（例 10s）", en: "how long a statement may take (such as 10s)"),
        read: { duration($0) }
    )

    /// `--max-rows`: how many rows a result may have.
    static let rows = Option<Int>.integer(
        "max-rows",
        least: 0,
        Message(ja: "結果の行数の上限", en: "how many rows a result may have")
    )

    /// `--memory`: how much memory a statement may use.
    static let memory = Option<Int>(
        "memory",
        valueName: "SIZE",
        expected: Message(ja: "1g、512m のような大きさ", en: "a size such as 1g or 512m"),
        Message(ja: "文が使ってよいメモリー（省略時は 1g）", en: "how much memory a statement may use (1g by default)"),
        read: { bytes($0) }
    )

    /// `--csv-folder`: where `LOAD CSV` may read.
    static let csvFolder = Option<String>.text(
        "csv-folder",
        valueName: "DIR",
        Message(
            ja: "LOAD CSV が読んでよいフォルダー（省略時は読まない）",
            en: "the folder that LOAD CSV may read in (by default none)"
        )
    )

    /// A number and a unit (seconds without one); nil for other text.
    static func duration(_ text: String) -> Duration? {
        guard let (number, unit) = split(text) else { return nil }
        let seconds: Double
        switch unit {
        case "ms": seconds = number / 1000
        case "", "s": seconds = number
        case "m", "min": seconds = number * 60
        case "h": seconds = number * 3600
        default: return nil
        }
        return seconds <= 1e10 ? .seconds(seconds) : nil
    }

    /// A number and a unit, of 1024 each (bytes without one); nil for other text, and for less than a byte.
    static func bytes(_ text: String) -> Int? {
        guard let (number, unit) = split(text.lowercased()) else { return nil }
        let bytes: Double
        switch unit {
        case "", "b": bytes = number
        case "k", "kb", "kib": bytes = number * 0x1p10
        case "m", "mb", "mib": bytes = number * 0x1p20
        case "g", "gb", "gib": bytes = number * 0x1p30
        default: return nil
        }
        return bytes >= 1 && bytes < 0x1p62 ? Int(bytes) : nil
    }

    /// Digits with at most one point, and what stands behind them.
    private static func split(_ text: String) -> (number: Double, unit: String)? {
        let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
        guard let number = Double(digits) else { return nil }
        return (number, String(text.dropFirst(digits.count)))
    }
}

extension StatementRunner {
    /// A runner on the map of `call`, with what its options say.
    convenience init(_ store: GraphStore, _ call: ParsedCall, _ context: Context) throws(Failure) {
        let given = call.command.has(CommonOptions.message) ? call[CommonOptions.message] : nil
        let defaultMessage = given ?? Message(ja: "クエリ", en: "query")[context.language]
        var setup = Setup(
            note: { context.note($0 ?? defaultMessage) },
            tell: { MapFile.tellSetAside($0, context) }
        )
        setup.wait = call[CommonOptions.wait] ?? 0
        if let memory = call[StatementOptions.memory] { setup.memory = memory }
        if let folder = call[StatementOptions.csvFolder] { setup.files = try CSVFolder(folder) }
        self.init(store, setup)
    }
}
