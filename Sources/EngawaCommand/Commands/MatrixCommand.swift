import EngawaEcomap
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

    /// Prints the matrix of `ibasho`, or of the only one, of `map`.
    private static func perform(
        _ call: ParsedCall,
        _ context: Context,
        map path: String,
        ibasho name: String?
    ) throws(Failure) -> ExitCode {
        let map = try MapFile.read(path, call, context)
        let (day, isAsOf) = try context.day(call[CommonOptions.asOf])
        let ibasho = try map.find(name)
        let matrix = map.matrix(of: ibasho, on: day)
        let format = Context.format(call)
        try context.show(matrix.results(context.language, withTotals: format == .table), call)
        if matrix.unplaced > 0, format == .json {
            context.tell(
                Message(
                    ja: "分野か領域が未記入のつながりが \(matrix.unplaced) 件あり、counts に入っていません",
                    en: "\(matrix.unplaced) ties have no field or no band written down and are not in the counts"
                )
            )
        }
        context.tellAbsence(of: ibasho, in: map, on: day, isAsOf: isAsOf)
        return .done
    }
}
