import EngawaEcomap
import EngawaText

extension Seating {
    /// A table for each round, and what the seating makes possible beside what a lot would.
    func report(_ language: Language) -> Report {
        let rounds = rounds.enumerated().map { place, tables in
            (
                heading: Message(ja: "\(place + 1) 回目", en: "round \(place + 1)"),
                results: Results(columns: Seating.tableColumns, rows: rows(tables, language), json: .null)
            )
        }
        return Report(
            parts: rounds + [
                (heading: Message(ja: "この席でできること", en: "what it makes possible"), results: summary(language))
            ],
            all: Results(
                columns: [
                    .init(Message(ja: "回", en: "round"), .right), .init(Message(ja: "卓", en: "table"), .right),
                    .init(Message(ja: "名前", en: "name")), .init(Message(ja: "役割", en: "role")),
                    .init(Message(ja: "話のきっかけ", en: "topics")),
                ],
                rows: seats(language),
                json: json
            )
        )
    }

    private static let tableColumns: [Results.Column] = [
        .init(Message(ja: "卓", en: "table"), .right), .init(Message(ja: "名前", en: "names")),
        .init(Message(ja: "話のきっかけ", en: "topics")),
    ]

    private func rows(_ tables: [Table], _ language: Language) -> [[String]] {
        let comma = language == .ja ? "、" : ", "
        return tables.enumerated().map { place, table in
            let names = table.members.map { members[$0].name }.joined(separator: comma)
            return ["\(place + 1)", names, table.topics.joined(separator: comma)]
        }
    }

    private func seats(_ language: Language) -> [[String]] {
        rounds.enumerated().flatMap { round, tables in
            tables.enumerated().flatMap { place, table in
                table.members.map { member in
                    [
                        "\(round + 1)", "\(place + 1)", members[member].name,
                        members[member].role ?? members[member].kind ?? "",
                        table.topics.joined(separator: language == .ja ? "、" : ", "),
                    ]
                }
            }
        }
    }

    private func summary(_ language: Language) -> Results {
        let rows: [(Message, Int, Double)] = [
            (Message(ja: "はじめて同じ卓になる組", en: "pairs who come to know each other"), outcome.newPairs, random.newPairs),
            (
                Message(
                    ja: "　うち、きっかけのある組（共通の話題か、両方の知り合いが同じ卓に）",
                    en: "  of them with a topic, or somebody at the table who knows both"
                ),
                outcome.startedPairs, random.startedPairs
            ),
            (
                Message(ja: "知り合いがいる席", en: "seats with an acquaintance at the table"), outcome.withAcquaintance,
                random.withAcquaintance
            ),
            (
                Message(ja: "共通の話題がある席", en: "seats with a topic in common"), outcome.withTopic,
                random.withTopic
            ),
            (Message(ja: "もう一度同じ卓になる組", en: "pairs who sit together again"), outcome.repeats, random.repeats),
            (Message(ja: "同じ役割・種別の組", en: "pairs of one role or kind"), outcome.alike, random.alike),
        ]
        return Results(
            columns: [
                .init(Message(ja: "全部で \(outcome.seats) 席", en: "of \(outcome.seats) seats")),
                .init(Message(ja: "この席", en: "this seating"), .right),
                .init(Message(ja: "くじ引き（平均）", en: "by lot (mean)"), .right),
            ],
            rows: rows.map { [$0.0[language], "\($0.1)", Decimal.text($0.2)] },
            json: .null
        )
    }

    /// What to say besides the rows.
    func notes(isTable: Bool) -> [Message] {
        var notes: [Message] = []
        if !isTable {
            notes.append(
                Message(
                    ja: "はじめて同じ卓になる組は \(outcome.newPairs)（くじ引きの平均は \(Decimal.text(random.newPairs))）です",
                    en:
                        "\(outcome.newPairs) pairs come to know each other (by lot \(Decimal.text(random.newPairs)) on average)"
                )
            )
        }
        notes.append(
            Message(
                ja: "種は \(seed) です。--seed を変えると別の席になります",
                en: "the seed is \(seed); another --seed gives another seating"
            )
        )
        if Double(outcome.newPairs) < random.newPairs, hasAcquaintances {
            notes.append(
                Message(
                    ja: "どの席にも知り合いがいるようにしたぶん、はじめての組はくじ引きより少なめです",
                    en: "as everybody sits with an acquaintance, fewer pairs are new than by lot"
                )
            )
        }
        if !hasAcquaintances {
            notes.append(
                Message(
                    ja: "参加者どうしの知り合いは、マップにも表にも書かれていません。共通の話題と、はじめての出会いで席を決めました",
                    en: "neither map nor list says who knows whom; topics and new acquaintances decided"
                )
            )
        }
        if !hasTopics {
            notes.append(
                Message(
                    ja: "二人に共通するタグ・分野・地域が書かれていません。表に「タグ」の列を足すと、話のきっかけが作れます",
                    en:
                        "no two share a tag, field or area; a column tags in the list gives them something to talk about"
                )
            )
        }
        if outcome.strained > 0 {
            notes.append(
                Message(
                    ja: "人数と卓の数の都合で、席を離しきれないところがあります。席を見直してください",
                    en: "not all who are better apart could be seated apart; please look at the tables"
                )
            )
        }
        if outcome.repeats > 0 {
            notes.append(
                Message(
                    ja: "人数と回数の都合で、もう一度同じ卓になる組が \(outcome.repeats) あります",
                    en: "with so many members and rounds, \(outcome.repeats) pairs sit together again"
                )
            )
        }
        return notes + unresolved
    }

    private var unresolved: [Message] {
        func list(_ names: [String], _ language: Language) -> String {
            let shown = names.prefix(10)
            let more = names.count - shown.count
            switch language {
            case .ja: return shown.joined(separator: "、") + (more > 0 ? " ほか \(more) 人" : "")
            case .en: return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
            }
        }
        var notes: [Message] = []
        if !unknown.isEmpty {
            notes.append(
                Message(
                    ja: "マップにない方が \(unknown.count) 人います（表に書かれたことだけで決めました）: \(list(unknown, .ja))",
                    en: "\(unknown.count) are not on the map and were seated by the list alone: \(list(unknown, .en))"
                )
            )
        }
        if !ambiguous.isEmpty {
            notes.append(
                Message(
                    ja: "同じ名前がマップに二つ以上ある方がいます（番号の列で区別できます）: \(list(ambiguous, .ja))",
                    en: "several on the map have these names (a column id tells them apart): \(list(ambiguous, .en))"
                )
            )
        }
        return notes
    }

    private var json: JSONText {
        [
            "rounds": .array(
                rounds.map { tables in
                    .array(
                        tables.map { table in
                            [
                                "members": .strings(table.members.map { members[$0].name }),
                                "topics": .strings(table.topics),
                            ]
                        }
                    )
                }
            ),
            "seats": .integer(outcome.seats),
            "newAcquaintances": .integer(outcome.newPairs), "withStart": .integer(outcome.startedPairs),
            "withAcquaintance": .integer(outcome.withAcquaintance),
            "withTopic": .integer(outcome.withTopic), "repeatedPairs": .integer(outcome.repeats),
            "alikePairs": .integer(outcome.alike),
            "random": [
                "draws": .integer(random.draws), "newAcquaintances": .float(random.newPairs),
                "withStart": .float(random.startedPairs),
                "withAcquaintance": .float(random.withAcquaintance), "withTopic": .float(random.withTopic),
                "repeatedPairs": .float(random.repeats), "alikePairs": .float(random.alike),
            ],
            "seed": .integer(seed), "unknown": .strings(unknown), "ambiguous": .strings(ambiguous),
        ]
    }
}
