import EngawaStore
import EngawaText

/// `engawa undo`: a transaction taken back.
enum UndoCommand {
    static let number = Argument(
        "N",
        count: .oneOrNone,
        Message(ja: "記録の番号（省略時は最後のもの）", en: "the transaction's number (the last one by default)")
    )

    static let command = Command(
        "undo",
        Message(ja: "記録を一つ取り消す（新しい記録として）", en: "take a transaction back, as a new transaction"),
        notes: [
            Message(
                ja: "後の記録で加わったものが失われるときは、取り消さずに、何が妨げかを示します。",
                en: "Where something that came later would be lost, nothing is done and what stands in the way is told."
            ),
            Message(ja: "取り消しも記録なので、また取り消せます。", en: "An undo is a transaction and can be taken back too."),
        ],
        arguments: [CommonArguments.map, number],
        options: [CommonOptions.format.spec, CommonOptions.message.spec, CommonOptions.wait.spec],
        examples: [
            Example(
                Message(ja: "engawa undo machi.engawa", en: "engawa undo town.engawa"),
                Message(ja: "最後の取り込みを取り消す", en: "take the last import back")
            ),
            Example(
                Message(ja: "engawa undo machi.engawa 3", en: "engawa undo town.engawa 3"),
                Message(ja: "記録 3 番を取り消す", en: "take transaction 3 back")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = call.value(CommonArguments.map)
        let number = try chosen(call)
        let store = try MapFile.open(map, context)
        let undone: (undone: Int, transaction: Int)
        do {
            undone = try store.undo(number, wait: call[CommonOptions.wait] ?? 0) { number in
                let message = Message(ja: "取り消し: 記録 \(number) 番", en: "undo: transaction \(number)")
                return context.note(call[CommonOptions.message] ?? message[context.language])
            }
        } catch let error as UndoError {
            throw error.failure
        } catch {
            throw MapFile.failure(of: error, map)
        }
        MapFile.tellSetAside(store, context)
        let done = Message(
            ja: "記録 \(undone.undone) 番を取り消しました（記録 \(undone.transaction) 番）",
            en: "took transaction \(undone.undone) back (transaction \(undone.transaction))"
        )
        try context.report(transaction: undone.transaction, done, call)
        return .done
    }

    /// The number that was asked for, nil for the last one. Throws exit 2 where it is none.
    private static func chosen(_ call: ParsedCall) throws(Failure) -> Int? {
        guard let text = call.first(number) else { return nil }
        guard let number = Int(text), number > 0 else {
            throw .usage(
                Message(ja: "「\(text)」は記録の番号ではありません", en: "\(text) is not the number of a transaction"),
                advice: Message(ja: "番号は engawa log MAP で分かります", en: "engawa log MAP lists the numbers")
            )
        }
        return number
    }
}
