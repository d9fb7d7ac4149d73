import EngawaEcomap
import EngawaText

/// `engawa indicators`: what can be counted of ties.
enum IndicatorsCommand {
    static let per = Option<Cadence>.choice(
        "per",
        Message(ja: "年（year）か年度（fiscal）ごとの移り変わり", en: "how it went, by year or fiscal year (from April)")
    )

    /// The ibasho (居場所); without one, all of the map together.
    static let ibasho = Argument(
        "IBASHO",
        count: .oneOrNone,
        Message(ja: "居場所の名前。省くとマップの全体を合わせて数える", en: "name of the ibasho; without it all together")
    )

    static let command = Command(
        "indicators",
        Message(
            ja: "つながりを指標にする（新しいつながり、ひろがり、公助と共助）",
            en: "count what ties tell: new ones, spread, public and mutual aid"
        ),
        notes: [
            Message(
                ja: "それぞれの数え方は、表の下、CSV の列「数え方」、JSON の formula にあります。居場所どうしを比べることはしません。",
                en:
                    "How each is computed stands below the table, in a column of CSV and as formula in JSON. Ibasho are not compared."
            ),
            Message(
                ja: "日付のないつながりは合計に入れて「未記入」と示し、新しいとも終わったとも数えません。",
                en:
                    "Ties without dates are in the totals and said to be undated; they count neither as new nor as ended."
            ),
            Message(
                ja: "きっかけは種類にまとめます。書かれたままの言葉は --for internal で見られます。",
                en: "Origins are sorted into classes; --for internal shows them as written."
            ),
        ],
        arguments: [CommonArguments.map, ibasho],
        options: [
            per.spec, CommonOptions.edition.spec, CommonOptions.format.spec, CommonOptions.rowsOutput.spec,
            CommonOptions.asOf.spec, CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(
                    ja: "engawa indicators machi.engawa みんなの食堂",
                    en: "engawa indicators town.engawa \"Everybody's Kitchen\""
                ),
                Message(ja: "一つの居場所の指標を、数え方とともに", en: "the indicators of one ibasho, with their formulas")
            ),
            Example(
                Message(
                    ja: "engawa indicators machi.engawa --per fiscal -o 年度ごと.csv",
                    en: "engawa indicators town.engawa --per fiscal -o by-year.csv"
                ),
                Message(
                    ja: "年度ごとの新しいつながりときっかけを、Excel で開ける CSV に",
                    en: "new ties and their origins by fiscal year, as CSV for Excel"
                )
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        let (day, isAsOf) = try context.day(call[CommonOptions.asOf])
        guard !map.ibasho.isEmpty else { throw EcomapError.noIbasho.failure }
        let name = call.first(ibasho)
        let node = name == nil ? nil : try map.find(name)
        let cadence = call[per]
        let request = IndicatorRequest(edition: call[CommonOptions.edition] ?? .meeting, cadence: cadence)
        let indicators = map.indicators(of: node, on: day, request)
        let format = Context.format(call)
        let results =
            cadence == nil
            ? indicators.results(context.language, format)
            : indicators.seriesResults(context.language, format)
        try context.show(results, call)
        for remark in indicators.remarks { context.tell(remark) }
        // What an end means to the numbers is among the remarks.
        if let node, indicators.ibashoEnded == nil {
            context.tellAbsence(of: node, in: map, on: day, isAsOf: isAsOf)
        }
        return .done
    }
}
