import EngawaEcomap
import EngawaText

extension Indicators {
    /// The object of `--format json`: every indicator under its key with its value, formula and parts.
    func json(_ language: Language) -> JSONText {
        var members: [(String, JSONText)] = [
            ("ibasho", .string(orNull: ibasho)), ("ibashoCount", .integer(ibashoCount)), ("asOf", .string(day)),
            ("window", ["from": .string(windowFirst), "to": .string(windowLast)]),
            (
                "indicators",
                .object(
                    Indicator.allCases.map { indicator in
                        let head: [(String, JSONText)] = [
                            ("title", .string(indicator.title[language])), ("value", jsonValue(indicator)),
                            ("formula", .string(indicator.formula[language])),
                        ]
                        return (indicator.rawValue, .object(head + parts(indicator)))
                    }
                )
            ),
            ("origins", OriginCount.json(origins, language, withTies: true)),
            ("undated", .integer(undated)), ("undecided", .integer(undecided)),
            ("contradictory", .integer(contradictory)), ("ibashoEnded", .string(orNull: ibashoEnded)),
        ]
        if !periods.isEmpty {
            members.append(("periods", .array(periods.map { $0.json(language) })))
            members.append(("withoutPeriod", .integer(withoutPeriod)))
        }
        return .object(members)
    }

    private func jsonValue(_ indicator: Indicator) -> JSONText {
        switch indicator {
        case .ties: .integer(ties)
        case .supporters: .integer(supporters)
        case .begun: .integer(begun)
        case .ended: .integer(ended)
        default: .float(orNull: value(indicator))
        }
    }

    private func parts(_ indicator: Indicator) -> [(String, JSONText)] {
        switch indicator {
        case .ties: [("undated", .integer(undated))]
        case .supporters, .begun, .ended: []
        case .cells:
            [("filled", .integer(filledCells)), ("all", .integer(cells)), ("unplaced", .integer(unplaced))]
        case .fieldDiversity: fields.parts
        case .bandDiversity: bands.parts
        case .attributeDiversity: attributes.parts
        case .kindDiversity: kinds.parts
        case .onePersonEach: [("part", .integer(onePersonEach)), ("whole", .integer(ties))]
        case .samePerson: [("part", .integer(mostOnOnePerson)), ("whole", .integer(ties))]
        case .meanAge: [("unit", "years"), ("dated", .integer(ties - undated)), ("undated", .integer(undated))]
        case .publicAid:
            [
                ("public", .integer(aid.publicAid)), ("mutual", .integer(aid.mutualAid)), ("both", .integer(aid.both)),
                ("untold", .integer(aid.untold)), ("given", .integer(aid.given)),
            ]
        }
    }
}

extension Diversity {
    fileprivate var parts: [(String, JSONText)] {
        [
            ("used", .integer(used)), ("possible", .integer(orNull: possible)), ("total", .integer(total)),
            ("unwritten", .integer(unwritten)),
        ]
    }
}

extension OriginCount {
    /// A list of origins with what was counted of each.
    static func json(_ origins: [OriginCount], _ language: Language, withTies: Bool) -> JSONText {
        .array(
            origins.map { count in
                var members: [(String, JSONText)] = [
                    ("origin", .string(count.origin.rawValue)), ("name", .string(count.name[language])),
                    ("begun", .integer(count.begun)), ("ended", .integer(count.ended)),
                ]
                if withTies { members.append(("ties", .integer(count.ties))) }
                return .object(members)
            }
        )
    }
}

extension PeriodCount {
    fileprivate func json(_ language: Language) -> JSONText {
        [
            "period": .string(label), "isRunning": .boolean(isRunning), "ties": .integer(ties),
            "supporters": .integer(supporters), "undated": .integer(undated), "begun": .integer(begun),
            "ended": .integer(ended), "origins": OriginCount.json(origins, language, withTies: false),
        ]
    }
}
