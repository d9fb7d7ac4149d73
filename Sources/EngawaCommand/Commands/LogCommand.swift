import EngawaText

/// `engawa log`: what happened to a map.
enum LogCommand {
    static let limit = Option<Int>.integer(
        "limit",
        least: 1,
        Message(ja: "新しいものから N 件だけ", en: "only the newest N")
    )
    static let show = Option<Int>.integer(
        "show",
        least: 1,
        Message(ja: "記録 N 番の中身を言葉で示す（これから）", en: "transaction N in words (to come)")
    )

    static let command = Command(
        "log",
        Message(ja: "マップの記録を新しい順に見る", en: "list the transactions, newest first"),
        arguments: [CommonArguments.map],
        options: [
            limit.spec, show.spec, CommonOptions.format.spec, CommonOptions.rowsOutput.spec,
            CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa log machi.engawa --limit 10", en: "engawa log town.engawa --limit 10"),
                Message(ja: "最近の 10 件", en: "the last ten transactions")
            ),
            Example(
                Message(ja: "engawa log machi.engawa --format json", en: "engawa log town.engawa --format json"),
                Message(ja: "ほかのプログラムのために", en: "for another program")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        if call[show] != nil {
            throw .notYet(
                Message(ja: "一つの記録の説明（--show）", en: "showing one transaction (--show)"),
                instead: Message(ja: "engawa log MAP で一覧が見られます", en: "engawa log MAP lists the transactions")
            )
        }
        return try perform(call, context, map: call.value(CommonArguments.map), limit: call[limit])
    }

    // MARK: - To be filled

    /// Prints the newest `limit` transactions of `map`, or all.
    private static func perform(
        _ call: ParsedCall,
        _ context: Context,
        map: String,
        limit: Int?
    ) throws(Failure) -> ExitCode {
        throw .notYet(Message(ja: "コマンド log ", en: "the command log"), instead: Message(same: "engawa help"))
    }
}
