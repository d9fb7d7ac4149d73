import EngawaEcomap
import EngawaText

/// `engawa introduce`: who could introduce one to another.
enum IntroduceCommand {
    static let top = ReachOptions.number(
        "top",
        1...100,
        Message(ja: "道の数（省略時は 3）", en: "how many ways (3 by default)")
    )

    static let command = Command(
        "introduce",
        Message(ja: "誰から誰へ紹介してもらえそうか、近い道を示す", en: "show who could introduce one to another"),
        notes: [
            Message(
                ja: "強いつながりほど近いとみます（強い 1、普通 1.5、弱い 2.5、未記入 3）。葛藤のある間柄と、その日にない間柄は通りません。",
                en:
                    "Strong ties are nearest (1; normal 1.5, weak 2.5, unknown 3). Strained or ended ties are never a step."
            ),
            Message(
                ja: "間に立つのは、その版で名前を出せる方だけです。匿名グループや「有志」のような名前は間に立ちません。",
                en: "Only those stand between whom the edition may name; anonymous groups never do."
            ),
        ],
        arguments: [CommonArguments.map, ReachOptions.from, ReachOptions.to],
        options: [
            top.spec, CommonOptions.edition.spec, CommonOptions.format.spec, CommonOptions.rowsOutput.spec,
            CommonOptions.asOf.spec, CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(
                    ja: "engawa introduce machi.engawa みんなの食堂 風見中学校",
                    en: "engawa introduce town.engawa \"Everybody's Kitchen\" \"Kazami School\""
                ),
                Message(ja: "食堂から中学校へ、会議で話せる道を三つ", en: "three ways from the kitchen to the school, for a meeting")
            ),
            Example(
                Message(
                    ja: "engawa introduce machi.engawa みんなの食堂 風見中学校 --for internal --top 5",
                    en: "engawa introduce town.engawa \"Everybody's Kitchen\" \"Kazami School\" --for internal --top 5"
                ),
                Message(ja: "個人の方も間に立つ道を五つ（内部用）", en: "five, persons among them (for those who keep the map)")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        let request = try context.request(call)
        let (from, to) = try map.ends(call, request)
        let found = map.introductions(from: from, to: to, count: call[top] ?? 3, request)
        try context.show(found.results(context.language, isTable: Context.format(call) == .table), call)
        context.tellWithheld([found.from, found.to])
        context.tellContradictory(found.contradictory)
        if found.paths.isEmpty { context.tell(found.noWay(request.edition)) }
        return .done
    }
}

extension Introductions {
    /// A row for each way. A table has no room for those between beside the way, which names them.
    fileprivate func results(_ language: Language, isTable: Bool) -> Results {
        var columns: [Results.Column] = [
            .init(Message(ja: "順", en: "rank"), .right), .init(Message(ja: "間に立つ人", en: "between")),
            .init(Message(ja: "道すじ", en: "way")), .init(Message(ja: "遠さ", en: "distance"), .right),
        ]
        var rows = paths.enumerated().map { place, path in
            ["\(place + 1)", path.betweenText(language), path.line(language), "\(path.weight)"]
        }
        if isTable {
            columns = [columns[0], columns[3], columns[2]]
            rows = rows.map { [$0[0], $0[3], $0[2]] }
        }
        return Results(columns: columns, rows: rows, json: ["paths": .array(paths.map(\.json))])
    }

    /// What to say where there is no way.
    fileprivate func noWay(_ edition: Edition) -> Message {
        var text = Message(
            ja: "「\(from.name)」から「\(to.name)」へたどれる道は、この日のマップに書かれている間柄の中にはありません。",
            en: "no way leads from \(from.name) to \(to.name) by the ties that the map has for this day."
        )
        for (end, count) in [(from, fromTies), (to, toTies)] where count == 0 {
            text =
                text
                + Message(
                    ja: "「\(end.name)」のつながりは、まだ書かれていません。",
                    en: " No tie of \(end.name) is written down yet."
                )
        }
        if edition != .internal {
            text =
                text
                + Message(
                    ja: "名前を出せない方は通っていません（--for internal なら通ります）。",
                    en: " Persons who may not be named here were not asked (--for internal does)."
                )
        }
        return text
            + Message(
                ja: "知り合いの表（名前1、名前2）に書き足すと見つかることがあります。いまはつながらない、というのも一つの選び方です",
                en: " A sheet of links (from, to) may show one; not to be linked is a choice too"
            )
    }
}
