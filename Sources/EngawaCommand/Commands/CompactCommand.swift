import EngawaText

/// `engawa compact`: a shorter file.
///
/// Its words are settled; its work comes with a later version.
enum CompactCommand {
    static let before = Option<String>.text(
        "before",
        valueName: "DATE",
        Message(ja: "その日より前の記録をまとめる", en: "fold the transactions before that date into one")
    )

    static let command = Command(
        "compact",
        Message(ja: "マップのファイルを小さくする", en: "make the file of a map shorter"),
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
        isLater: true
    ) { (_, _) throws(Failure) in
        throw .notYet(
            Message(ja: "コマンド compact ", en: "the command compact"),
            instead: Message(
                ja: "マップはそのままでも使い続けられます",
                en: "a map goes on working as it is"
            )
        )
    }
}
