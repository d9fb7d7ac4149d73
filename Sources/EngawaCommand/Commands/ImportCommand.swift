import EngawaSheets
import EngawaText

/// `engawa import`: sheets into a map.
enum ImportCommand {
    static let files = Argument(
        "FILE",
        count: .oneOrMore,
        Message(ja: "CSV または TSV のファイル（いくつでも）", en: "CSV or TSV files, as many as there are")
    )
    static let dryRun = Option<Bool>.flag(
        "dry-run",
        Message(ja: "何が起きるかだけを示し、何も変えない", en: "only say what would happen; nothing is changed")
    )
    static let encoding = Option<EncodingChoice>.choice(
        "encoding",
        Message(ja: "文字コード（省略時は auto: 自動で判別）", en: "the files' encoding (auto by default: told from the bytes)")
    )

    static let command = Command(
        "import",
        Message(ja: "表（CSV・TSV）をマップに取り込む", en: "read sheets (CSV, TSV) into a map"),
        notes: [
            Message(
                ja: "マップがなければ作ります。誤りのある行はすべて示し、一つでもあれば何も取り込みません。",
                en:
                    "Creates the map where there is none. All bad rows are listed, and where there is one nothing is imported."
            ),
            Message(
                ja: "一回の取り込みは一つの記録になり、同じファイルを二度取り込んでも何も変わりません。",
                en: "All files of one call are one transaction; importing the same file again changes nothing."
            ),
        ],
        arguments: [CommonArguments.map, files],
        options: [
            dryRun.spec, encoding.spec, CommonOptions.message.spec, CommonOptions.wait.spec, CommonOptions.format.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa import machi.engawa つながり.csv", en: "engawa import town.engawa ties.csv"),
                Message(ja: "つながりの表を取り込む（マップがなければ作る）", en: "read the sheet of ties, making the map")
            ),
            Example(
                Message(
                    ja: "engawa import machi.engawa つながり.csv --dry-run",
                    en: "engawa import town.engawa ties.csv --dry-run"
                ),
                Message(ja: "取り込む前に確かめる", en: "look before importing")
            ),
            Example(
                Message(
                    ja: "engawa import machi.engawa つながり.csv 地域.csv -m \"4月の会議のあと\"",
                    en: "engawa import town.engawa ties.csv places.csv -m \"after the April meeting\""
                ),
                Message(ja: "二つの表を、ひとことを添えて", en: "two sheets, with a message to keep")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        try perform(call, context, map: call.value(CommonArguments.map), files: call.all(files))
    }

    /// Imports `files` into `map` and prints what was created and changed.
    private static func perform(
        _ call: ParsedCall,
        _ context: Context,
        map: String,
        files: [String]
    ) throws(Failure) -> ExitCode {
        var work = ImportWork(call, context, map: map)
        work.read(files)
        if work.report.errors.isEmpty { try work.importSheets() } else { try work.examine() }
        try work.show()
        return work.exitCode
    }
}
