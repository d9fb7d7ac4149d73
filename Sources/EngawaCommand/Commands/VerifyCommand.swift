import EngawaStore
import EngawaText

/// `engawa verify`: every byte of a map.
enum VerifyCommand {
    static let salvage = Option<String>.text(
        "salvage",
        valueName: "OUT",
        Message(ja: "壊れる前までの記録を新しいマップ OUT に取り出す", en: "save the transactions before the damage into a new map OUT")
    )

    static let command = Command(
        "verify",
        Message(ja: "マップが壊れていないか、すべて読んで確かめる", en: "read every byte of a map and check it"),
        notes: [
            Message(
                ja: "壊れていれば終了コードは 4 です。書きかけで終わった最後の記録は壊れたうちに入りません。",
                en: "Exit code 4 where there is damage. A last transaction that was not finished is none."
            ),
            Message(
                ja: "--salvage は最初に壊れた場所より後の記録を取り出しません。何が失われたかを一覧で示します。",
                en: "--salvage saves nothing behind the first damage; it lists what is lost."
            ),
        ],
        arguments: [CommonArguments.map],
        options: [salvage.spec, CommonOptions.format.spec],
        examples: [
            Example(
                Message(ja: "engawa verify machi.engawa", en: "engawa verify town.engawa"),
                Message(ja: "確かめる", en: "check a map")
            ),
            Example(
                Message(
                    ja: "engawa verify machi.engawa --salvage machi-2.engawa",
                    en: "engawa verify town.engawa --salvage town-2.engawa"
                ),
                Message(ja: "壊れたマップから取り出す", en: "save what is whole of a damaged map")
            ),
            Example(
                Message(ja: "engawa verify machi.engawa --format json", en: "engawa verify town.engawa --format json"),
                Message(ja: "結果をほかのプログラムに渡す", en: "for another program")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        return try perform(call, context, map: call.value(CommonArguments.map))
    }

    /// Checks `map` and prints what was found; exit 4 where there is damage.
    private static func perform(_ call: ParsedCall, _ context: Context, map: String) throws(Failure) -> ExitCode {
        let report: VerificationReport
        do {
            report = try GraphStore.verify(map, salvagingTo: call[salvage])
        } catch {
            throw error.failure(map)
        }
        if (call[CommonOptions.format] ?? .table) == .table {
            for line in lines(report, map) + report.salvageLines(to: call[salvage]) { try context.say(line) }
        } else {
            try context.show(results(report, salvage: call[salvage], context.language), call)
        }
        return report.ok ? .done : .damaged
    }

    private static func lines(_ report: VerificationReport, _ map: String) -> [Message] {
        let size = Message(
            ja: "記録 \(report.transactions) 件、\(report.bytes) バイト",
            en: "\(report.transactions) transactions, \(report.bytes) bytes"
        )
        var lines: [Message] = []
        if report.ok {
            lines.append(
                Message(ja: "「\(map)」に壊れたところはありません（", en: "\(map) is sound (") + size + Message(ja: "）", en: ")")
            )
        } else {
            lines.append(Message(ja: "「\(map)」が壊れています（", en: "\(map) is damaged (") + size + Message(ja: "）", en: ")"))
            lines += report.damage.map(\.message) + report.inconsistencies.map { Message(same: $0) }
            if let last = report.lastGood {
                let time = Platform.localTime(milliseconds: last.time)
                lines.append(
                    Message(
                        ja: "最後の確かな記録: \(last.number) 番（\(time)）",
                        en: "the last good transaction: \(last.number) (\(time))"
                    )
                )
            }
        }
        if let tail = report.unfinishedTail {
            lines.append(
                Message(
                    ja: "最後の \(tail.bytes) バイトは書きかけの記録です（位置 \(tail.offset) から）。次に書くときに別のファイルへ移ります",
                    en:
                        "the last \(tail.bytes) bytes (from \(tail.offset)) are an unfinished transaction; the next write sets them aside"
                )
            )
        }
        return lines
    }

    private static func results(
        _ report: VerificationReport,
        salvage copy: String?,
        _ language: Language
    ) -> Results {
        Results(
            columns: [
                .init(Message(ja: "位置", en: "offset"), .right), .init(Message(ja: "ブロック", en: "sequence"), .right),
                .init(Message(ja: "内容", en: "message")),
            ],
            rows: report.damage.map { ["\($0.offset)", "\($0.sequence)", $0.reason.message[language]] },
            json: ([
                "ok": .boolean(report.ok), "transactions": .integer(report.transactions),
                "bytes": .integer(Int(clamping: report.bytes)),
                "damage": .array(
                    report.damage.map {
                        [
                            "offset": .integer(Int(clamping: $0.offset)),
                            "sequence": .integer(Int(clamping: $0.sequence)),
                            "message": .string($0.reason.message[language]),
                        ]
                    }
                ),
                "lastGood": report.lastGood.map {
                    ["number": .integer($0.number), "time": .string(UniversalTime.text(milliseconds: $0.time))]
                } ?? .null,
                "unfinished": report.unfinishedTail.map {
                    ["offset": .integer(Int(clamping: $0.offset)), "bytes": .integer(Int(clamping: $0.bytes))]
                } ?? .null,
            ] as JSONText).adding(report.salvageJSON(to: copy))
        )
    }
}
