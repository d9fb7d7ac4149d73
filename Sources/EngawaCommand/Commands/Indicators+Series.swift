import EngawaEcomap
import EngawaText

extension Indicators {
    /// A row per period. A table has the origins in words; CSV has a column for each.
    func seriesResults(_ language: Language, _ format: Format) -> Results {
        var columns = [
            Results.Column(Message(ja: "期間", en: "period")),
            Results.Column(Message(ja: "つながり", en: "ties"), .right),
            Results.Column(Message(ja: "支え手", en: "supporters"), .right),
            Results.Column(Message(ja: "開始未記入", en: "undated"), .right),
            Results.Column(Message(ja: "新しい", en: "new"), .right),
            Results.Column(Message(ja: "終わった", en: "ended"), .right),
        ]
        let origins = periods.flatMap(\.origins).reduce(into: [Message]()) { names, count in
            if !names.contains(count.name) { names.append(count.name) }
        }
        if format == .csv {
            columns += origins.map { .init(Message(ja: "新しい：\($0.ja)", en: "new: \($0.en)"), .right) }
            columns += origins.map { .init(Message(ja: "終わった：\($0.ja)", en: "ended: \($0.en)"), .right) }
        } else {
            columns.append(.init(Message(ja: "新しいつながりのきっかけ", en: "origins of new ties")))
            columns.append(.init(Message(ja: "終わったつながりのきっかけ", en: "origins of ended ties")))
        }
        let rows = periods.map { period in
            let label = PeriodCount.shown(period.label, language) + (period.isRunning && format == .table ? "＊" : "")
            let row =
                [label]
                + [period.ties, period.supporters, period.undated, period.begun, period.ended].map(String.init)
            guard format == .csv else {
                return row + [
                    OriginCount.list(period.origins, \.begun)[language],
                    OriginCount.list(period.origins, \.ended)[language],
                ]
            }
            func counts(_ count: KeyPath<OriginCount, Int>) -> [String] {
                origins.map { name in
                    "\(period.origins.filter { $0.name == name }.reduce(0) { $0 + $1[keyPath: count] })"
                }
            }
            return row + counts(\.begun) + counts(\.ended)
        }
        return Results(columns: columns, rows: rows, json: json(language), legend: seriesLegend(language))
    }

    private func seriesLegend(_ language: Language) -> [String] {
        var lines = ["", heading[language]]
        if periods.last?.isRunning ?? false {
            lines.append(Message(ja: "＊ \(day) まで", en: "＊ until \(day)")[language])
        }
        lines.append(
            Message(
                ja: "つながり・支え手: その期間の終わりに続いているもの。開始が未記入のものはどの期間にも入っている（開始未記入）",
                en: "ties, supporters: what goes on at the end of the period; undated ones are in every period"
            )[language]
        )
        lines.append(
            Message(
                ja: "新しい・終わった: 開始・終了がその期間に確かに入るもの。その期間の終わりの日までのものは、その期間に終わったと数える",
                en: "new, ended: whose beginning or end surely lies in the period; the last day of a period is in it"
            )[language]
        )
        if withoutPeriod > 0 {
            lines.append(
                Message(
                    ja: "開始か終了が二つの期間にまたがるつながり \(withoutPeriod) 件は、その開始・終了をどの期間にも数えていない",
                    en:
                        "ties with a beginning or an end that may lie in two periods, which is counted in neither: \(withoutPeriod)"
                )[language]
            )
        }
        return lines
    }
}

extension PeriodCount {
    /// The label of a period as people of a language write it: 2024年度, FY2024.
    fileprivate static func shown(_ label: String, _ language: Language) -> String {
        switch language {
        case .ja: label
        case .en:
            label.hasSuffix("年度") ? (label.hasPrefix("〜") ? "〜" : "") + "FY" + label.filter(\.isNumber) : label
        }
    }
}
