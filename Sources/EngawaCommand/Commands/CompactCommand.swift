import EngawaStore
import EngawaText

/// `engawa compact`: a shorter file.
enum CompactCommand {
    static let before = Option<String>.text(
        "before",
        valueName: "DATE",
        Message(ja: "その日より前の記録だけをまとめる（例 2023-04-01）", en: "fold only what is before that date (such as 2023-04-01)")
    )

    static let command = Command(
        "compact",
        Message(ja: "マップのファイルを小さくする", en: "make the file of a map shorter"),
        notes: [
            Message(
                ja: "まとめた記録は一つになり、途中の様子は見られなくなります。後の記録の番号は変わりません。",
                en: "What is folded becomes one transaction, without what was between; later ones keep their numbers."
            ),
            Message(
                ja: "元に戻せないので、先に engawa backup で写しをとっておくと安心です。",
                en: "There is no way back: take a copy with engawa backup first."
            ),
        ],
        arguments: [CommonArguments.map],
        options: [before.spec, CommonOptions.format.spec, CommonOptions.wait.spec],
        examples: [
            Example(
                Message(
                    ja: "engawa compact machi.engawa --before 2023-04-01",
                    en: "engawa compact town.engawa --before 2023-04-01"
                ),
                Message(ja: "古い記録をまとめる", en: "fold what is old")
            )
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = call.value(CommonArguments.map)
        // The first day that a date in any precision means; the days of the log are those of this place.
        let day = try call[before].map { text throws(Failure) in try context.day(text, of: "--before").first.text }
        let store = try MapFile.open(map, context)
        let base: Int?
        do {
            base = try store.compact(wait: call[CommonOptions.wait] ?? 0) { transaction in
                guard let day else { return true }
                return Platform.localTime(milliseconds: transaction.time).prefix(10) < day
            }
        } catch {
            throw MapFile.failure(of: error, map)
        }
        MapFile.tellSetAside(store, context)
        let last = store.latest.number
        guard let base else {
            let line = Message(ja: "まとめる記録がありません。マップはそのままです", en: "there is nothing to fold; the map is unchanged")
            try context.report(transaction: last, line, call)
            return .done
        }
        let line = Message(
            ja: "記録 1〜\(base) 番を一つにまとめました（最後の記録は \(last) 番のまま）",
            en: "folded transactions 1 to \(base) into one (the last one is still \(last))"
        )
        try context.report(transaction: last, line, call)
        return .done
    }
}
