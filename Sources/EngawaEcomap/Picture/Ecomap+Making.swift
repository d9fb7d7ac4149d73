import EngawaGraph
import EngawaSheets
import EngawaText

extension EcomapMap {
    /// The network of `ibasho` as `request` may see it.
    ///
    /// Names that the edition withholds, and everything that it does not show, are left out here and nowhere else.
    /// O(s log s) in the number s of the ibasho's supporters.
    public func ecomap(of ibasho: NodeID, _ request: EcomapRequest) -> Ecomap {
        let axes = axes
        let language = request.language ?? language
        let reading = request.since.map { ChangeReading(self, since: $0, request) }
        var counts: [TieChange: Int] = [:]
        var named: [Supporter] = []
        var gone: [Supporter] = []
        var withheld: [Withheld] = []
        var standings: [WeatherReading.Standing] = []
        let all = allTies(of: ibasho, axes: axes)
        for party in parties(all, on: request.day, reading) {
            let changes = (party.ties + party.ended).compactMap { reading?.change(of: $0) }
            for change in changes { counts[change, default: 0] += 1 }
            let isGone = party.ties.isEmpty
            var supporter = supporter(
                party.node,
                EcomapMap.ranked(isGone ? party.ended : party.ties, in: request.edition)
            )
            supporter.changes = TieChange.allCases.filter(changes.contains)
            if !isGone {
                standings.append(WeatherReading.Standing(supporter: supporter, node: party.node, ties: party.ties))
            }
            if let role = withheldRole(of: party.node, supporter.kindClass, request, language) {
                withheld.append(Withheld(supporter: supporter, role: role, isGone: isGone))
            } else if isGone {
                gone.append(supporter)
            } else {
                named.append(supporter)
            }
        }
        let standIns = EcomapMap.standIns(for: withheld, above: highestNode, in: language).map(\.supporter)
        let present = withheld.count { !$0.isGone }
        var ecomap = Ecomap(
            ibasho: Hub(id: Int(ibasho.rawValue), name: name(of: ibasho)),
            fields: axes.fields,
            bands: axes.bands.map(\.entry),
            supporters: named + standIns.prefix(present),
            edition: request.edition,
            withheldNames: withheld.count,
            day: request.day.text,
            isAsOf: request.isAsOf,
            language: language
        )
        if request.withGaps { ecomap.gaps = gapMarks(of: ibasho, request, axes: axes) }
        if request.withWeather {
            let past = all.filter { !$0.isThere(on: request.day) }
            ecomap.weather = WeatherReading(map: self, day: request.day, edition: request.edition)
                .chart(standings, past: past)
        }
        if let reading {
            ecomap.change = NetworkChange(
                since: reading.since.text,
                new: counts[.new, default: 0],
                ended: counts[.ended, default: 0],
                quiet: reading.knowsContacts ? counts[.quiet, default: 0] : nil,
                gone: gone + standIns.dropFirst(present)
            )
        }
        return ecomap
    }

    /// Somebody with a tie to an ibasho: those of the day, and those that have ended since another.
    private struct Party {
        let node: NodeID
        var ties: [TieRecord] = []
        var ended: [TieRecord] = []
    }

    /// Whose ties are there on `day`, or have ended by then, by id, each with its ties.
    private func parties(_ ties: [TieRecord], on day: SheetDate, _ reading: ChangeReading?) -> [Party] {
        var parties: [NodeID: Party] = [:]
        for tie in ties {
            if tie.isThere(on: day) {
                parties[tie.supporter, default: Party(node: tie.supporter)].ties.append(tie)
            } else if reading?.change(of: tie) == .ended {
                parties[tie.supporter, default: Party(node: tie.supporter)].ended.append(tie)
            }
        }
        return parties.values.sorted { $0.node < $1.node }
    }

    /// A tie with its strength as an edition shows it.
    typealias ShownTie = (record: TieRecord, strength: Strength?)

    /// Ties as an edition shows them, the strongest and then oldest first.
    static func ranked(_ records: [TieRecord], in edition: Edition) -> [ShownTie] {
        records.map { record in
            (record: record, strength: EcomapMap.shown(record.strength, in: edition))
        }.sorted { left, right in
            let (a, b) = (EcomapMap.rank(left.strength), EcomapMap.rank(right.strength))
            if a != b { return a < b }
            let (c, d) = (
                left.record.since?.first.daysSince1970 ?? .max, right.record.since?.first.daysSince1970 ?? .max
            )
            return c == d ? left.record.id < right.record.id : c < d
        }
    }

    /// A supporter with these ties, the first of which say where it stands.
    func supporter(_ node: NodeID, _ shown: [ShownTie]) -> Supporter {
        Supporter(
            id: Int(node.rawValue),
            name: name(of: node),
            kindClass: kindClass(of: node),
            field: shown.first?.record.field,
            band: shown.first?.record.band,
            ties: shown.map { record, strength in
                Tie(
                    id: Int(record.id.rawValue),
                    strength: strength,
                    flow: record.flow,
                    sinceYear: record.since?.year,
                    contents: ContentClass.recognise(record.contents)
                )
            }
        )
    }

    func kindClass(of node: NodeID) -> KindClass {
        if let ibasho = tokens.ibasho, graph.hasLabel(node, ibasho) { return .ibasho }
        return value(tokens.kindClass, of: node).stringValue.flatMap(KindClass.init(rawValue:)) ?? .other
    }

    /// A strained tie is nobody's business outside the internal edition: it is drawn like a normal one.
    static func shown(_ strength: Strength?, in edition: Edition) -> Strength? {
        strength == .stressful && edition != .internal ? .normal : strength
    }

    private static func rank(_ strength: Strength?) -> Int {
        switch strength {
        case .strong: 0
        case .normal: 1
        case .weak: 2
        case .stressful: 3
        case nil: 4
        }
    }

    /// A number that no node has.
    var highestNode: Int { Int(graph.nextNodeID.rawValue) }
}
