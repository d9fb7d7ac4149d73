import EngawaEcomap
import EngawaGraph
import EngawaText

/// `engawa match`: needs and offers of the whole map.
enum MatchCommand {
    static let command = Command(
        "match",
        Message(ja: "おねがいと提供をマップ全体で組み合わせる", en: "match needs and offers over the whole map"),
        notes: [
            Message(
                ja: "おねがい一つに、お一人だけを組み合わせます。あまっている提供と、心当たりを探しているおねがいも示します。",
                en: "Every need and every giver is matched once at most; offers and needs that are left are listed too."
            )
        ],
        arguments: [CommonArguments.map],
        options: [
            CommonOptions.edition.spec, CommonOptions.format.spec, CommonOptions.rowsOutput.spec,
            CommonOptions.asOf.spec,
            CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa match machi.engawa", en: "engawa match town.engawa"),
                Message(ja: "組み合わせの表", en: "the table of matches")
            )
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        if map.ibasho.isEmpty { _ = try map.find(nil) }
        let (day, _) = try context.day(call[CommonOptions.asOf])
        let search = GapSearch(map, GapRequest(edition: call[CommonOptions.edition] ?? .meeting, day: day))
        let list = MatchList(
            map: map,
            matches: search.needMatches,
            surpluses: search.surpluses(),
            search: search
        )
        try context.show(list.results(context.language), call)
        if list.isEmpty, Context.format(call) == .table {
            context.tell(
                Message(
                    ja: "おねがいも提供もまだありません。おねがいの表（居場所,おねがい,期限）と提供の表（名前,提供,期限）を取り込んでください",
                    en:
                        "there are no needs and no offers yet; import a sheet of needs (ibasho,need,until) and one of offers (name,offer,until)"
                )
            )
        }
        return .done
    }
}

/// Matches as they are printed.
private struct MatchList {
    let map: EcomapMap
    let matches: NeedMatches
    let surpluses: [Gap]
    let search: GapSearch

    /// What people have typed, as the edition may show it.
    private func text(of node: NodeID) -> String { search.shown(text: map.name(of: node)) }

    var isEmpty: Bool { matches.matches.isEmpty && matches.openNeeds.isEmpty && surpluses.isEmpty }

    func results(_ language: Language) -> Results {
        var rows = matches.matches.map { match in
            [
                text(of: match.need.resource), map.name(of: match.need.ibasho), match.need.until?.text ?? "",
                map.name(of: match.giver), ground(match.ground)[language],
            ]
        }
        let searching = Message(ja: "心当たりを探しています", en: "whoever knows somebody is welcome")[language]
        rows += matches.openNeeds.map { need in
            [text(of: need.resource), map.name(of: need.ibasho), need.until?.text ?? "", "", searching]
        }
        let left = Message(ja: "あまっています", en: "to give")[language]
        rows += surpluses.map { gap in
            [
                text(gap, "offer"), gap.candidates.map(\.name).joined(separator: language == .ja ? "、" : ", "),
                text(gap, "until"), text(gap, "giver"), left,
            ]
        }
        return Results(
            columns: [
                .init(Message(ja: "おねがい・提供", en: "need or offer")), .init(Message(ja: "居場所", en: "ibasho")),
                .init(Message(ja: "期限", en: "until")), .init(Message(ja: "こたえられそうな方", en: "who could help")),
                .init(Message(ja: "なぜ", en: "why")),
            ],
            rows: rows,
            json: json(language)
        )
    }

    private func ground(_ ground: NeedMatches.Ground) -> Message {
        switch ground {
        case .offer(let resource):
            let name = text(of: resource)
            return Message(ja: "「\(name)」を提供できるそうです", en: "offers \(name)")
        case .content(let content):
            let content = search.shown(text: content)
            return Message(ja: "ほかの場に「\(content)」を届けています", en: "brings \(content) to others")
        case .tag(let tag):
            return Message(ja: "「\(tag)」とあります", en: "is marked \(tag)")
        }
    }

    private func text(_ gap: Gap, _ key: String) -> String {
        switch gap.evidence[key] {
        case .text(let text)?: text
        case .date(let date)?: date.text
        default: ""
        }
    }

    private func json(_ language: Language) -> JSONText {
        [
            "matches": .array(
                matches.matches.map { match in
                    [
                        "need": .string(text(of: match.need.resource)),
                        "ibasho": .string(map.name(of: match.need.ibasho)),
                        "until": .string(orNull: match.need.until?.text), "giver": .string(map.name(of: match.giver)),
                        "why": .string(ground(match.ground)[language]), "score": .float(match.score),
                    ]
                }
            ),
            "openNeeds": .array(
                matches.openNeeds.map { need in
                    [
                        "need": .string(text(of: need.resource)), "ibasho": .string(map.name(of: need.ibasho)),
                        "until": .string(orNull: need.until?.text),
                    ]
                }
            ),
            "surpluses": .array(
                surpluses.map { gap in
                    [
                        "offer": .string(text(gap, "offer")), "giver": .string(text(gap, "giver")),
                        "until": .string(orNull: text(gap, "until").isEmpty ? nil : text(gap, "until")),
                        "takers": .strings(gap.candidates.map(\.name)),
                    ]
                }
            ),
        ]
    }
}
