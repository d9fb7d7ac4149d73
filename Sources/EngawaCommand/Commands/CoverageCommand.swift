import EngawaEcomap
import EngawaText

/// `engawa coverage`: where there are ibasho, and for whom.
enum CoverageCommand {
    static let place = Option<String>.text(
        "place",
        valueName: "NAME",
        Message(ja: "その地域の中だけを見る（市区町村や都道府県の名前）", en: "only within this place, such as a city")
    )
    static let by = Option<String>.text(
        "by",
        valueName: "PROPERTY",
        repeatable: true,
        Message(
            ja: "地域の表の列（人口など）を、居場所のある校区とない校区で合わせて並べる。何度でも",
            en: "add up a column of the places sheet, such as population; repeatable"
        )
    )

    static let command = Command(
        "coverage",
        Message(
            ja: "居場所のある小学校区（どこも）と、まだ受けとめていない言葉（どこか）を見る",
            en: "show school districts with an ibasho, and words that none has taken up"
        ),
        notes: [
            Message(
                ja: "〈どこも〉: 居場所のある小学校区の割合を、都道府県・市区町村ごとに。小学校区は地域の表から分かります。",
                en: "Everywhere: the share of school districts with an ibasho, by prefecture and municipality."
            ),
            Message(
                ja: "〈どこか〉: 人・団体のタグ、おねがいのうち、どの居場所の対象・タグにもなく、だれも提供していないもの。",
                en: "Somewhere: tags and needs that no ibasho has as audience or tag, and that nobody offers."
            ),
            Message(
                ja: "「ない」は、このマップに書かれていないという意味です。終わった居場所は数えません。",
                en: "None means none on this map. An ibasho that has ended does not count."
            ),
        ],
        arguments: [CommonArguments.map],
        options: [
            place.spec, by.spec, CommonOptions.format.spec, CommonOptions.rowsOutput.spec, CommonOptions.asOf.spec,
            CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa coverage machi.engawa", en: "engawa coverage town.engawa"),
                Message(ja: "マップの全体", en: "all of the map")
            ),
            Example(
                Message(
                    ja: "engawa coverage machi.engawa --place ひばり原市 --by 人口 -o 校区.csv",
                    en: "engawa coverage town.engawa --place Larkfield --by population -o districts.csv"
                ),
                Message(ja: "市の校区を一つずつ、人口とともに CSV に", en: "each district of a city with its population, as CSV")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        let (day, _) = try context.day(call[CommonOptions.asOf])
        let coverage: Coverage
        do {
            coverage = try map.coverage(within: call[place], by: call.all(by), on: day)
        } catch {
            throw error.failure
        }
        guard coverage.places > 0 || !map.ibasho.isEmpty else {
            throw .notDone(
                Message(ja: "このマップにはまだ居場所も地域もありません", en: "this map has neither ibasho nor places yet"),
                advice: Message(
                    ja: "居場所の表（列: 居場所、所在地、対象、タグ）と地域の表（列: 地域、レベル、上位）を取り込んでください",
                    en:
                        "import a sheet of ibasho (ibasho, place, audience, tags) and one of places (place, level, within)"
                )
            )
        }
        let format = Context.format(call)
        try context.show(coverage.results(context.language, format), call)
        if coverage.total.districts == 0, format != .table { context.tell(coverage.withoutDistrictsRemark) }
        return .done
    }
}
