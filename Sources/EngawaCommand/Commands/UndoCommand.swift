import EngawaText

/// `engawa undo`: a transaction taken back.
///
/// Its words are settled; its work comes with a later version.
enum UndoCommand {
    static let number = Argument(
        "N",
        count: .oneOrNone,
        Message(ja: "記録の番号（省略時は最後のもの）", en: "the transaction's number (the last one by default)")
    )

    static let command = Command(
        "undo",
        Message(ja: "記録を一つ取り消す（新しい記録として）", en: "take a transaction back, as a new transaction"),
        arguments: [CommonArguments.map, number],
        options: [CommonOptions.format.spec, CommonOptions.message.spec, CommonOptions.wait.spec],
        examples: [
            Example(
                Message(ja: "engawa undo machi.engawa", en: "engawa undo town.engawa"),
                Message(ja: "最後の取り込みを取り消す", en: "take the last import back")
            )
        ],
        isLater: true
    ) { (_, _) throws(Failure) in
        throw .notYet(
            Message(ja: "コマンド undo ", en: "the command undo"),
            instead: Message(
                ja: "engawa import --dry-run で、取り込む前に確かめられます",
                en: "engawa import --dry-run shows what would happen beforehand"
            )
        )
    }
}
