import EngawaText

/// `engawa forget`: a person taken out of the whole history.
///
/// Its words are settled; its work comes with a later version.
enum ForgetCommand {
    static let actor = Argument("ACTOR", Message(ja: "人・団体の名前", en: "the actor's name"))
    static let id = Option<Int>.integer(
        "id",
        least: 0,
        Message(ja: "同じ名前があるときの番号", en: "which one, where several have the name")
    )

    static let command = Command(
        "forget",
        Message(ja: "人や団体を、過去の記録からも消す", en: "remove an actor, from the history too"),
        arguments: [CommonArguments.map, actor],
        options: [id.spec, CommonOptions.format.spec, CommonOptions.wait.spec],
        examples: [
            Example(
                Message(ja: "engawa forget machi.engawa 山田さん", en: "engawa forget town.engawa \"Mr Yamada\""),
                Message(ja: "本人の求めに応じて消す", en: "as the person asks")
            )
        ],
        isLater: true
    ) { (_, _) throws(Failure) in
        throw .notYet(
            Message(ja: "コマンド forget ", en: "the command forget"),
            instead: Message(
                ja: "engawa draw --anonymize で、図の名前を伏せられます",
                en: "engawa draw --anonymize withholds names in drawings"
            )
        )
    }
}
