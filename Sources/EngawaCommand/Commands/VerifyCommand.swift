import EngawaText

/// `engawa verify`: every byte of a map.
enum VerifyCommand {
    static let salvage = Option<String>.text(
        "salvage",
        valueName: "OUT",
        Message(ja: "壊れたマップから読めるものを OUT に取り出す（これから）", en: "save what can be read of a damaged map into OUT (to come)")
    )

    static let command = Command(
        "verify",
        Message(ja: "マップが壊れていないか、すべて読んで確かめる", en: "read every byte of a map and check it"),
        notes: [
            Message(
                ja: "壊れていれば終了コードは 4 です。書きかけで終わった最後の記録は壊れたうちに入りません。",
                en: "Exit code 4 where there is damage. A last transaction that was not finished is none."
            )
        ],
        arguments: [CommonArguments.map],
        options: [salvage.spec, CommonOptions.format.spec],
        examples: [
            Example(
                Message(ja: "engawa verify machi.engawa", en: "engawa verify town.engawa"),
                Message(ja: "確かめる", en: "check a map")
            ),
            Example(
                Message(ja: "engawa verify machi.engawa --format json", en: "engawa verify town.engawa --format json"),
                Message(ja: "結果をほかのプログラムに渡す", en: "for another program")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        if call[salvage] != nil {
            throw .notYet(
                Message(ja: "壊れたマップからの取り出し（--salvage）", en: "saving a damaged map (--salvage)"),
                instead: Message(
                    ja: "engawa verify MAP で壊れた場所が分かります",
                    en: "engawa verify MAP says where the damage is"
                )
            )
        }
        return try perform(call, context, map: call.value(CommonArguments.map))
    }

    // MARK: - To be filled

    /// Checks `map` and prints what was found; exit 4 where there is damage.
    private static func perform(_ call: ParsedCall, _ context: Context, map: String) throws(Failure) -> ExitCode {
        throw .notYet(Message(ja: "コマンド verify ", en: "the command verify"), instead: Message(same: "engawa help"))
    }
}
