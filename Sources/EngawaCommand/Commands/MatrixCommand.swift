import EngawaText

/// `engawa matrix`: the table of 分野 × 領域.
enum MatrixCommand {
    static let command = Command(
        "matrix",
        Message(ja: "分野×領域の表でつながりを数える", en: "count the ties by field and band"),
        arguments: [CommonArguments.map, CommonArguments.ibasho],
        options: [
            CommonOptions.format.spec, CommonOptions.rowsOutput.spec, CommonOptions.asOf.spec,
            CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa matrix machi.engawa", en: "engawa matrix town.engawa"),
                Message(ja: "表を端末に表示する", en: "the table, on the terminal")
            ),
            Example(
                Message(
                    ja: "engawa matrix machi.engawa みんなの食堂 --as-of 2024-04-01 -o matrix.csv",
                    en: "engawa matrix town.engawa \"Everybody's Kitchen\" --as-of 2024-04-01 -o matrix.csv"
                ),
                Message(ja: "ある日の表を、Excel で開ける CSV に", en: "the table of a day, as CSV for Excel")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        try perform(
            call,
            context,
            map: call.value(CommonArguments.map),
            ibasho: call.first(CommonArguments.ibasho)
        )
    }

    // MARK: - To be filled

    /// Prints the matrix of `ibasho`, or of the only one, of `map`.
    private static func perform(
        _ call: ParsedCall,
        _ context: Context,
        map: String,
        ibasho: String?
    ) throws(Failure) -> ExitCode {
        throw .notYet(Message(ja: "コマンド matrix ", en: "the command matrix"), instead: Message(same: "engawa help"))
    }
}
