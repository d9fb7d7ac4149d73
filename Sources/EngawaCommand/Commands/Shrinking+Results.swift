import EngawaEcomap
import EngawaText

extension Shrinking {
    /// A row for each measure, that of the persons first.
    func results(_ percent: Double, _ language: Language) -> Results {
        let people = [
            Message(ja: "減る個人", en: "persons fewer")[language], "\(persons)", "\(removed)", "\(removed)", "\(removed)",
            Shrinking.share(Double(removed), of: persons),
        ]
        let rows = outcomes.map { outcome in
            [
                outcome.measure.name[language], outcome.of.map { "\($0)" } ?? "", Decimal.text(outcome.mean),
                "\(outcome.low)", "\(outcome.high)", Shrinking.share(outcome.mean, of: outcome.of),
            ]
        }
        return Results(
            columns: [
                .init(Message(ja: "変わること", en: "what changes")), .init(Message(ja: "全体", en: "of"), .right),
                .init(Message(ja: "平均", en: "mean"), .right), .init(Message(ja: "少ないとき(5%)", en: "low (5 %)"), .right),
                .init(Message(ja: "多いとき(95%)", en: "high (95 %)"), .right),
                .init(Message(ja: "全体に対して", en: "share"), .right),
            ],
            rows: [people] + rows,
            json: json(percent)
        )
    }

    /// What to say besides the rows: how chance came in, and what there was nothing of.
    func notes(_ percent: Double) -> [Message] {
        guard persons > 0 else {
            return [
                Message(
                    ja: "このマップには個人（種別が個人の方）が書かれていないので、変わるところはありません",
                    en: "the map has no persons (種別 個人), so nothing changes"
                )
            ]
        }
        return [
            Message(
                ja:
                    "個人 \(persons) 人から \(removed) 人（\(Decimal.text(percent))%）をくじで選び、\(draws) 回数えました。種は \(seed)（--seed）です",
                en:
                    "\(removed) of \(persons) persons (\(Decimal.text(percent)) %) were drawn by lot, \(draws) times; the seed is \(seed)"
            )
        ]
    }

    private func json(_ percent: Double) -> JSONText {
        [
            "population": .float(-percent), "persons": .integer(persons), "removed": .integer(removed),
            "draws": .integer(draws), "seed": .integer(seed),
            "measures": .array(
                outcomes.map {
                    [
                        "measure": .string($0.measure.rawValue), "of": .integer(orNull: $0.of),
                        "mean": .float($0.mean),
                        "low": .integer($0.low), "high": .integer($0.high),
                    ]
                }
            ),
        ]
    }

    private static func share(_ number: Double, of whole: Int?) -> String {
        guard let whole, whole > 0 else { return "" }
        return Decimal.text(number * 100 / Double(whole)) + "%"
    }
}

extension Shrinking.Measure {
    /// What is counted.
    var name: Message {
        switch self {
        case .ties: Message(ja: "減るつながり", en: "ties fewer")
        case .links: Message(ja: "減るそのほかの間柄", en: "other relationships fewer")
        case .ibasho: Message(ja: "ほかのつながりがまだ書かれていない居場所", en: "ibasho of which no other tie is written down")
        case .contents: Message(ja: "持ち寄る人がほかにいない内容", en: "contents that nobody else brings")
        case .cells: Message(ja: "空くマス（分野×領域）", en: "cells that empty (field × band)")
        case .parts: Message(ja: "ほかと離れるまとまり", en: "parts that come off the rest")
        }
    }
}
