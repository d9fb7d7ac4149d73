import EngawaEcomap
import EngawaText

/// `engawa routes`: the ways from a place to turn to (相談窓口) to a place to be (場), and back.
enum RoutesCommand {
    static let top = ReachOptions.number(
        "top",
        1...100,
        Message(ja: "それぞれの向きで示す数（省略時は 10）", en: "how many of each sort (10 by default)")
    )

    static let command = Command(
        "routes",
        Message(ja: "相談窓口から居場所へ、居場所から窓口への道を示す", en: "show the ways from a counsel desk to an ibasho, and back"),
        notes: [
            Message(
                ja: "行きと帰りは「紹介先・相談先」の向きにたどります。つなぎ手は、両方とつながりがあり、支え合いのある方や場です。",
                en:
                    "There and back follow referrals (REFERS_TO). Shared are those tied to both, by support of one of them."
            ),
            Message(
                ja: "葛藤のある間柄と、その日にない間柄は通りません。名前を出せない方は数だけ示します。",
                en: "Strained or ended ties are never a step. Those who may not be named are only counted."
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
                    ja: "engawa routes machi.engawa こども未来課 みんなの食堂",
                    en: "engawa routes town.engawa \"Children's Office\" \"Everybody's Kitchen\""
                ),
                Message(ja: "窓口から食堂への道と、食堂から窓口への道", en: "the ways from the office to the kitchen, and back")
            )
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        let request = try context.request(call)
        let (from, to) = try map.ends(call, request)
        let routes = map.routes(from: from, to: to, count: call[top] ?? 10, request)
        try context.show(routes.results(context.language, isTable: Context.format(call) == .table), call)
        context.tellWithheld([routes.from, routes.to])
        context.tellContradictory(routes.contradictory)
        for message in routes.notes { context.tell(message) }
        return .done
    }
}

extension Routes {
    /// A row for each way, there first, then back, then those who are tied to both.
    fileprivate func results(_ language: Language, isTable: Bool) -> Results {
        var rows = ways(there, Message(ja: "行き", en: "there"), language)
        rows += ways(back, Message(ja: "帰り", en: "back"), language)
        rows += ways(direct, Message(ja: "じか", en: "direct"), language)
        rows += ways(shared, Message(ja: "つなぎ手", en: "shared"), language)
        var columns: [Results.Column] = [
            .init(Message(ja: "向き", en: "direction")), .init(Message(ja: "歩数", en: "steps"), .right),
            .init(Message(ja: "間に立つ人", en: "between")), .init(Message(ja: "道すじ", en: "way")),
        ]
        if isTable {
            // The way names those between.
            columns.remove(at: 2)
            for row in rows.indices { rows[row].remove(at: 2) }
        }
        return Results(
            columns: columns,
            rows: rows,
            json: [
                "there": .array(there.map(\.json)), "back": .array(back.map(\.json)),
                "direct": .array(direct.map(\.json)), "shared": .array(shared.map(\.json)),
                "moreShared": .integer(moreShared),
                "withheld": .integer(withheld),
            ]
        )
    }

    private func ways(_ ways: [Introduction], _ direction: Message, _ language: Language) -> [[String]] {
        ways.map { way in
            let between = way.between.isEmpty ? "" : way.betweenText(language)
            return [direction[language], "\(way.steps.count)", between, way.line(language)]
        }
    }

    /// What to say besides the rows.
    fileprivate var notes: [Message] {
        var notes: [Message] = []
        if isEmpty {
            notes.append(
                Message(
                    ja:
                        "「\(from.name)」と「\(to.name)」の間の道は、この日のマップにはまだ書かれていません。関係の表に「紹介先」と書き足すと、ここに出ます",
                    en:
                        "the map has no way between \(from.name) and \(to.name) for this day; a referral (紹介先) in a sheet of links will be shown here"
                )
            )
        } else if there.isEmpty != back.isEmpty {
            let (way, other) = there.isEmpty ? (to.name, from.name) : (from.name, to.name)
            notes.append(
                Message(
                    ja: "「紹介先」は「\(way)」から「\(other)」への向きだけ書かれています。逆の向きもあれば、書き足せます",
                    en:
                        "referrals are written down from \(way) to \(other) only; add the other direction where there is one"
                )
            )
        }
        if moreShared > 0 {
            notes.append(
                Message(ja: "つなぎ手はほかに \(moreShared) います（--top で増やせます）", en: "\(moreShared) more are shared (see --top)")
            )
        }
        if withheld > 0 {
            notes.append(
                Message(
                    ja: "名前を出せないつなぎ手が \(withheld) います",
                    en: "\(withheld) are shared whose names are withheld"
                )
            )
        }
        return notes
    }
}
