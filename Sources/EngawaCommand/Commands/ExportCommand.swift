import EngawaText

/// `engawa export`: a map for other programs.
///
/// Its words are settled; its work comes with a later version.
enum ExportCommand {
    static let format = Option<String>.text(
        "to",
        valueName: "FORMAT",
        Message(ja: "書き出す形式", en: "the format")
    )

    static let command = Command(
        "export",
        Message(ja: "マップをほかの形式に書き出す", en: "write a map in another format"),
        arguments: [CommonArguments.map],
        options: [format.spec, CommonOptions.rowsOutput.spec, CommonOptions.atTransaction.spec],
        examples: [
            Example(
                Message(
                    ja: "engawa export machi.engawa --to csv -o machi.csv",
                    en: "engawa export town.engawa --to csv -o town.csv"
                ),
                Message(ja: "表に書き出す", en: "as a sheet")
            )
        ],
        isLater: true
    ) { (_, _) throws(Failure) in
        throw .notYet(
            Message(ja: "コマンド export ", en: "the command export"),
            instead: Message(
                ja: "engawa draw MAP が DOT を、engawa matrix --format csv が表を書き出します",
                en: "engawa draw MAP writes DOT, engawa matrix --format csv a table"
            )
        )
    }
}
