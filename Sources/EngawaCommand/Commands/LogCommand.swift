import EngawaStore
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
        Message(ja: "記録 N 番で何がどう変わったかを示す", en: "what transaction N changed")
    )

    static let command = Command(
        "log",
        Message(ja: "マップの記録を新しい順に見る", en: "list the transactions, newest first"),
        notes: [
            Message(
                ja: "--show は、新しくできたもの、変わったもの（前 → 後）、なくなったものを一つずつ示します。",
                en: "--show lists what came, what changed (old → new) and what went."
            ),
            Message(
                ja: "その JSON は nodes、relationships、attributes、indexes の一覧です（change は created、changed、removed）。",
                en:
                    "Its JSON has the lists nodes, relationships, attributes and indexes; change is created, changed or removed."
            ),
        ],
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
                Message(ja: "engawa log machi.engawa --show 3", en: "engawa log town.engawa --show 3"),
                Message(ja: "3 番で何が変わったか", en: "what transaction 3 changed")
            ),
            Example(
                Message(ja: "engawa log machi.engawa --format json", en: "engawa log town.engawa --format json"),
                Message(ja: "ほかのプログラムのために", en: "for another program")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        if let number = call[show] { return try show(number, call, context) }
        return try perform(call, context, map: call.value(CommonArguments.map), limit: call[limit])
    }

    /// Prints what transaction `number` changed.
    private static func show(_ number: Int, _ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let path = call.value(CommonArguments.map)
        let store = try MapFile.open(path, context)
        let last = min(store.latest.number, call[CommonOptions.atTransaction] ?? .max)
        do {
            guard number <= last else { throw StoreError.noSuchTransaction(number, last: last) }
            try context.show(try store.contents(of: number).results(context.language), call)
        } catch let error as StoreError {
            throw error.failure(path)
        } catch {
            throw MapFile.failure(of: error, path)
        }
        return .done
    }

    /// Prints the newest `limit` transactions of `map`, or all.
    private static func perform(
        _ call: ParsedCall,
        _ context: Context,
        map path: String,
        limit: Int?
    ) throws(Failure) -> ExitCode {
        let store = try MapFile.open(path, context)
        let last = call[CommonOptions.atTransaction]
        if let last, last > store.latest.number {
            throw StoreError.noSuchTransaction(last, last: store.latest.number).failure(path)
        }
        var transactions: [TransactionSummary]
        do {
            transactions = try store.transactions().filter { $0.number <= last ?? .max }
        } catch {
            throw error.failure(path)
        }
        if let limit { transactions = Array(transactions.prefix(limit)) }
        try context.show(results(transactions, context.language), call)
        return .done
    }

    private static func results(_ transactions: [TransactionSummary], _ language: Language) -> Results {
        Results(
            columns: [
                .init(Message(ja: "番号", en: "number"), .right), .init(Message(ja: "日時", en: "time")),
                .init(Message(ja: "誰が", en: "author")), .init(Message(ja: "ひとこと", en: "message")),
                .init(Message(ja: "新規", en: "created"), .right), .init(Message(ja: "変更", en: "changed"), .right),
                .init(Message(ja: "削除", en: "removed"), .right),
            ],
            rows: transactions.map {
                [
                    "\($0.number)", Platform.localTime(milliseconds: $0.time), $0.author, $0.told[language],
                    "\($0.created)",
                    "\($0.changed)", "\($0.removed)",
                ]
            },
            json: [
                "transactions": .array(
                    transactions.map {
                        [
                            "number": .integer($0.number), "time": .string(UniversalTime.text(milliseconds: $0.time)),
                            "author": .string($0.author), "message": .string($0.message),
                            "created": .integer($0.created), "changed": .integer($0.changed),
                            "removed": .integer($0.removed), "base": .boolean($0.isBase),
                        ]
                    }
                )
            ]
        )
    }
}
