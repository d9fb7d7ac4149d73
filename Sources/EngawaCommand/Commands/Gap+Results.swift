import EngawaEcomap
import EngawaText

/// A list of gaps as it is printed.
struct GapList {
    let gaps: [Gap]
    let map: EcomapMap
    /// Whether the ibasho is named in a column of its own.
    let namesIbasho: Bool

    func results(_ language: Language) -> Results {
        let axes = map.axes
        var columns = [Results.Column(Message(ja: "番", en: "no."), .right)]
        if namesIbasho { columns.append(.init(Message(ja: "居場所", en: "ibasho"))) }
        columns += [
            .init(Message(ja: "種類", en: "kind")), .init(Message(ja: "分野", en: "field")),
            .init(Message(ja: "領域", en: "band")), .init(Message(ja: "なぜ", en: "why")),
            .init(Message(ja: "声をかけられそうな先", en: "who could be asked")),
            .init(Message(ja: "紹介の道", en: "introduction")),
        ]
        if gaps.contains(where: { $0.answer != nil }) { columns.append(.init(Message(ja: "答え", en: "answer"))) }
        let rows = gaps.map { gap in
            var row = ["\(gap.rank)"]
            if namesIbasho { row.append(gap.ibashoName ?? "") }
            row.append(gap.kind.name[language])
            row.append(gap.field.map { axes.fields[$0].name(in: language) } ?? "")
            row.append(gap.band.map { axes.bands[$0].entry.name(in: language) } ?? "")
            row.append(gap.why[language])
            row.append(gap.candidates.map(\.name).joined(separator: language == .ja ? "、" : ", "))
            row.append((gap.candidates.first?.introduction ?? []).joined(separator: " → "))
            if columns.count > row.count {
                row.append(gap.answer.map { "\($0.word.words[language]) \($0.day.text)" } ?? "")
            }
            return row
        }
        var results = Results(
            columns: columns,
            rows: rows,
            json: ["gaps": .array(gaps.map { $0.json(axes, language) })]
        )
        results.prose = gaps.flatMap { prose($0, axes, language) }
        return results
    }

    /// A gap in a few lines, for the eye: a sentence is too long for a column.
    private func prose(_ gap: Gap, _ axes: Axes, _ language: Language) -> [String] {
        let join = language == .ja ? "、" : ", "
        let place = [
            namesIbasho ? gap.ibashoName : nil, gap.field.map { axes.fields[$0].name(in: language) },
            gap.band.map { axes.bands[$0].entry.name(in: language) },
        ]
        .compactMap { $0 }.joined(separator: join)
        let brackets = language == .ja ? ("（", "）") : (" (", ")")
        var lines = [
            "\(gap.rank). \(gap.kind.name[language])\(place.isEmpty ? "" : brackets.0 + place + brackets.1)",
            "   \(gap.why[language])",
        ]
        for candidate in gap.candidates {
            let way = candidate.introduction.joined(separator: " → ")
            // A candidate's own gap has said why already.
            let why =
                gap.kind == .candidate
                ? way
                : [candidate.why[language], way].filter { !$0.isEmpty }.joined(separator: language == .ja ? "。" : "; ")
            lines.append("   ・\(candidate.name)\(why.isEmpty ? "" : (language == .ja ? "：" : ": ") + why)")
        }
        if let answer = gap.answer {
            lines.append(
                "   \(Message(ja: "答え", en: "answer")[language]): \(answer.word.words[language]) \(answer.day.text)"
            )
        }
        return lines + [""]
    }
}

extension Gap {
    /// The object of the contract.
    func json(_ axes: Axes, _ language: Language) -> JSONText {
        var members: [(String, JSONText)] = [
            ("kind", .string(kind.rawValue)), ("ibasho", .string(orNull: ibashoName)),
            ("field", .string(orNull: field.map { axes.fields[$0].name })),
            ("band", .string(orNull: band.map { axes.bands[$0].entry.name })), ("why", .string(why[language])),
            ("evidence", .object(evidence.items.map { ($0.key, $0.value.json) })),
            (
                "candidates",
                .array(
                    candidates.map { candidate in
                        [
                            "name": .string(candidate.name), "score": .float(candidate.score),
                            "why": .string(candidate.why[language]), "introduction": .strings(candidate.introduction),
                        ]
                    }
                )
            ), ("rank", .integer(rank)),
        ]
        if let answer {
            members.append(("answer", ["word": .string(answer.word.words[language]), "day": .string(answer.day.text)]))
        }
        return .object(members)
    }
}

extension GapEvidence.Value {
    fileprivate var json: JSONText {
        switch self {
        case .text(let text): .string(text)
        case .texts(let texts): .strings(texts)
        case .count(let count): .integer(count)
        case .date(let date): .string(date.text)
        }
    }
}
