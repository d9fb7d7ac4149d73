import EngawaStore
import EngawaText

/// `engawa backup`: a copy.
enum BackupCommand {
    static let copy = Argument("OUT", Message(ja: "写しのパス（まだないもの）", en: "path of the copy; nothing may stand there"))

    static let command = Command(
        "backup",
        Message(ja: "マップの写しをとる", en: "copy a map"),
        notes: [
            Message(
                ja: "ほかの人が書いている間でもとれます。写しは、とり始めたときまでの記録をすべて含む、ふつうのマップです。",
                en: "Works while others write. The copy is a map like any other, with every transaction so far."
            )
        ],
        arguments: [CommonArguments.map, copy],
        options: [CommonOptions.format.spec],
        examples: [
            Example(
                Message(
                    ja: "engawa backup machi.engawa machi-2025.engawa",
                    en: "engawa backup town.engawa town-2025.engawa"
                ),
                Message(ja: "年度末の写し", en: "a copy at the end of the year")
            )
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = call.value(CommonArguments.map)
        let copy = call.value(BackupCommand.copy)
        guard map != MapFile.memory, copy != MapFile.memory else {
            throw .usage(
                Message(ja: ":memory: の写しはとれません", en: ":memory: can neither be copied nor be a copy"),
                advice: Message(ja: "ファイルの名前を書いてください（例 machi.engawa）", en: "name a file, such as town.engawa")
            )
        }
        let store = try MapFile.open(map, context)
        let number: Int
        do {
            number = try store.backUp(to: copy)
        } catch {
            throw error.failure(map)
        }
        let done = Message(
            ja: "「\(map)」の写しを「\(copy)」にとりました（記録 \(number) 番まで）",
            en: "copied \(map) to \(copy) (up to transaction \(number))"
        )
        try context.report(transaction: number, done, call)
        return .done
    }
}
