import EngawaText

/// A line of the shell that begins with a colon.
enum ShellCommandLine {
    case help
    case schema
    case plan(String)
    case begin(String?)
    case commit
    case rollback
    case parameter(name: String, json: String)
    case parameters
    case quit

    /// What can be typed, and what it does.
    static let all: [(typed: String, meaning: Message)] = [
        (":help", Message(ja: "この説明", en: "this help")),
        (":schema", Message(ja: "マップにあるラベル、種類、プロパティ、索引", en: "labels, types, properties and indexes of the map")),
        (":plan QUERY", Message(ja: "文の実行の手順", en: "how a statement would be run")),
        (":param NAME = JSON", Message(ja: "文の中の $NAME の値", en: "the value of $NAME in statements")),
        (":params", Message(ja: "決めた値の一覧", en: "the values that were given")),
        (":begin [TEXT]", Message(ja: "トランザクションを始める（TEXT は記録のひとこと）", en: "open a transaction (TEXT is its message)")),
        (":commit", Message(ja: "トランザクションを記録する", en: "commit the transaction")),
        (":rollback", Message(ja: "トランザクションを取り消す", en: "roll the transaction back")),
        (":quit", Message(ja: "終わる（Ctrl-D も）", en: "end (Ctrl-D does too)")),
    ]

    /// Reads a line. Throws exit 1 where it is none of them.
    init(_ line: String) throws(Failure) {
        let words = line.split(maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
        let name = words.first.map(String.init) ?? line
        var rest = (words.count > 1 ? words[1] : "")[...]
        while let last = rest.last, last.isWhitespace || last == ";" { rest.removeLast() }
        switch name.hasSuffix(";") ? String(name.dropLast()) : name {
        case ":help", ":h", ":?": self = .help
        case ":schema": self = .schema
        case ":begin": self = .begin(rest.isEmpty ? nil : String(rest))
        case ":commit": self = .commit
        case ":rollback": self = .rollback
        case ":params": self = .parameters
        case ":quit", ":exit", ":q": self = .quit
        case ":plan":
            guard !rest.isEmpty else { throw ShellCommandLine.usage(":plan MATCH (n) RETURN n") }
            self = .plan(String(rest))
        case ":param":
            guard let equals = rest.firstIndex(of: "=") else { throw ShellCommandLine.usage(":param name = \"…\"") }
            let name = rest[..<equals].filter { !$0.isWhitespace }
            guard !name.isEmpty else { throw ShellCommandLine.usage(":param name = \"…\"") }
            self = .parameter(name: String(name.drop { $0 == "$" }), json: String(rest[rest.index(after: equals)...]))
        default:
            let known = ShellCommandLine.all.map { String($0.typed.prefix { $0 != " " }) }
            let near = NearestName.suggestion(for: name, among: known)
            throw .notDone(
                Message(ja: "「\(name)」は分かりません", en: "\(name) is not understood"),
                advice: near.map { Message(ja: "\($0) ですか。一覧は :help", en: "did you mean \($0)? :help lists all") }
                    ?? Message(ja: "一覧は :help", en: ":help lists all")
            )
        }
    }

    private static func usage(_ example: String) -> Failure {
        .notDone(
            Message(ja: "何かが足りません", en: "something is missing"),
            advice: Message(ja: "例: \(example)", en: "such as: \(example)")
        )
    }
}
