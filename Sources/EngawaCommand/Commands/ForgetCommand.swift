import EngawaGraph
import EngawaSheets
import EngawaStore
import EngawaText

/// `engawa forget`: a person taken out of the whole history.
enum ForgetCommand {
    static let actor = Argument("ACTOR", Message(ja: "人・団体の名前", en: "the actor's name"))
    static let id = Option<Int>.integer(
        "id",
        least: 0,
        Message(ja: "同じ名前があるときの番号", en: "which one, where several have the name")
    )

    /// What says nothing about who it was. Everything else goes, columns that the map does not know among it.
    private static let keptOfNode: Set<String> = ["kind", "kindClass", "size"]
    private static let keptOfRelationships: Set<String> = [
        "content", "fields", "strength", "flow", "frequency", "means", "since", "until", "lastContact", "band",
    ]

    static let command = Command(
        "forget",
        Message(ja: "人や団体を、過去の記録からも消す", en: "remove an actor, from the history too"),
        notes: [
            Message(
                ja: "名前、連絡先、備考などが、すべての記録と書きかけのファイルから消えます。つながりは名前のないまま残ります。",
                en: "Name, contact, notes and the like leave every transaction and side file; the ties stay, unnamed."
            ),
            Message(
                ja: "ほかの人の備考などに名前が残るところは、変えずに一覧で示します。写しは別のファイルなので、そちらでも行ってください。",
                en:
                    "Texts of others that hold the name are listed, not changed. Copies are files of their own: forget there too."
            ),
            Message(ja: "元に戻せません。", en: "There is no way back."),
        ],
        arguments: [CommonArguments.map, actor],
        options: [id.spec, CommonOptions.format.spec, CommonOptions.wait.spec],
        examples: [
            Example(
                Message(ja: "engawa forget machi.engawa 山田さん", en: "engawa forget town.engawa \"Mr Yamada\""),
                Message(ja: "本人の求めに応じて消す", en: "as the person asks")
            )
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = call.value(CommonArguments.map)
        let name = CellText.normalised(call.value(actor)) ?? ""
        let store = try MapFile.open(map, context)
        let report: ForgetReport
        do {
            let message = Message(ja: "人や団体を一件、記録から消した", en: "forgot an actor")
            report = try store.forget(
                Forgetting(
                    name: name,
                    node: call[id].flatMap { UInt32(exactly: $0) }.map { NodeID(rawValue: $0) },
                    label: "Actor",
                    keptOfNode: keptOfNode,
                    keptOfRelationships: keptOfRelationships,
                    normalised: { CellText.normalised($0) ?? "" }
                ),
                note: context.note(message[context.language]),
                wait: call[CommonOptions.wait] ?? 0
            )
        } catch let error as ForgetError {
            throw error.failure
        } catch {
            throw MapFile.failure(of: error, map)
        }
        for file in report.removedFiles {
            context.tell(Message(ja: "書きかけのファイル「\(file)」を消しました", en: "removed \(file), which was never finished"))
        }
        if (call[CommonOptions.format] ?? .table) == .table {
            try context.say(
                Message(
                    ja: "すべての記録から消しました（記録 \(report.transaction) 番）",
                    en: "taken out of every transaction (transaction \(report.transaction))"
                )
            )
            if report.mentions.isEmpty { return .done }
            context.tell(
                Message(
                    ja: "ほかの人の書いたものに名前が残っています。ご判断ください",
                    en: "texts of others still hold the name; it is for you to decide"
                )
            )
        }
        try context.show(report.results(context.language), call)
        return .done
    }
}
