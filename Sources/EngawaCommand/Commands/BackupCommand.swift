import EngawaText

/// `engawa backup`: a copy.
///
/// Its words are settled; its work comes with a later version.
enum BackupCommand {
    static let copy = Argument("OUT", Message(ja: "写しのパス", en: "path of the copy"))

    static let command = Command(
        "backup",
        Message(ja: "マップの写しをとる", en: "copy a map"),
        arguments: [CommonArguments.map, copy],
        options: [],
        examples: [
            Example(
                Message(
                    ja: "engawa backup machi.engawa machi-2025.engawa",
                    en: "engawa backup town.engawa town-2025.engawa"
                ),
                Message(ja: "年度末の写し", en: "a copy at the end of the year")
            )
        ],
        isLater: true
    ) { (_, _) throws(Failure) in
        throw .notYet(
            Message(ja: "コマンド backup ", en: "the command backup"),
            instead: Message(
                ja: "だれも書いていないときなら、ファイルをそのまま写せます",
                en: "while nobody writes, the file can simply be copied"
            )
        )
    }
}
