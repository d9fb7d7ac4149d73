import EngawaText

/// `engawa gaps`: missing links.
///
/// Its words are settled; its work comes with a later version.
enum GapsCommand {
    static let top = Option<Int>.integer(
        "top",
        least: 1,
        Message(ja: "上から N 件だけ", en: "only the first N")
    )

    static let command = Command(
        "gaps",
        Message(ja: "まだないつながりの候補を、役に立つ順に示す", en: "list missing links, most useful first"),
        arguments: [CommonArguments.map, CommonArguments.ibasho],
        options: [
            top.spec, CommonOptions.format.spec, CommonOptions.rowsOutput.spec, CommonOptions.asOf.spec,
            CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa gaps machi.engawa --top 5", en: "engawa gaps town.engawa --top 5"),
                Message(ja: "候補を五つ", en: "five of them")
            )
        ],
        isLater: true
    ) { (_, _) throws(Failure) in
        throw .notYet(
            Message(ja: "コマンド gaps ", en: "the command gaps"),
            instead: Message(
                ja: "engawa matrix MAP で、空いている分野と領域が分かります",
                en: "engawa matrix MAP shows which fields and bands are empty"
            )
        )
    }
}
