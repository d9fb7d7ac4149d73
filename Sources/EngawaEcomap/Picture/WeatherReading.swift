import EngawaGraph
import EngawaSheets

/// Tells the weather of cells from the ties that stand in them.
///
/// A cell is the first of these that holds:
/// - sunny: a tie is strong and something happened along it within a year; where last contacts are not known, a tie is strong;
/// - a stationary front: of its ties some date is known, and none of them began, ended or was heard of within a year; where last
///   contacts are not known, only if none of them is of normal strength, for that alone tells that something goes on;
/// - cloudy: a tie is weak, or quiet for longer than its rhythm lets expect.
/// A cell of which none holds has no sign. What an edition may not know (last contacts, strain) is not used in it.
struct WeatherReading {
    /// Who stands where, with which ties.
    struct Standing {
        let supporter: Supporter
        let node: NodeID
        let ties: [TieRecord]
    }

    /// With fewer nothing turns around anybody.
    private static let leastAround = 3

    let map: EcomapMap
    let day: SheetDate
    let edition: Edition

    private struct CellKey: Hashable, Comparable {
        let band: Int
        let field: Int

        static func < (left: CellKey, right: CellKey) -> Bool { (left.band, left.field) < (right.band, right.field) }
    }

    private var knowsContacts: Bool { edition == .internal }
    private var yearBefore: SheetDay { day.last.yearBefore }

    /// The chart. O(ties of the ibasho, and links of its supporters).
    /// - Parameter past: the ties of the ibasho that are no longer there.
    func chart(_ standings: [Standing], past: [TieRecord]) -> WeatherChart {
        var members: [CellKey: [TieRecord]] = [:]
        for standing in standings {
            guard let key = Self.key(standing.supporter.field, standing.supporter.band) else { continue }
            members[key, default: []] += standing.ties
        }
        let ended = Set(past.filter(hasEndedWithinYear).compactMap { Self.key($0.field, $0.band) })
        let (eye, eyeRule) = eye(standings, members)
        let cells = members.keys.sorted().compactMap { key -> WeatherChart.Cell? in
            var signs: [Weather] = []
            if let weather = weather(members[key] ?? [], hasEnd: ended.contains(key)) { signs.append(weather) }
            if key == eye { signs.append(.eye) }
            return signs.isEmpty ? nil : WeatherChart.Cell(field: key.field, band: key.band, signs: signs)
        }
        return WeatherChart(cells: cells, rule: knowsContacts ? .contacts : .dates, eyeRule: eyeRule)
    }

    private static func key(_ field: Int?, _ band: Int?) -> CellKey? {
        guard let field, let band else { return nil }
        return CellKey(band: band, field: field)
    }

    private func weather(_ ties: [TieRecord], hasEnd: Bool) -> Weather? {
        let dates = ties.map(dates)
        if zip(ties, dates).contains(where: { $0.strength == .strong && (!knowsContacts || isFresh($1)) }) {
            return .sunny
        }
        let mayStandStill = knowsContacts || !ties.contains { isLively($0) }
        if mayStandStill, !hasEnd, dates.contains(where: { !$0.isEmpty }), !dates.contains(where: isFresh) {
            return .front
        }
        return ties.contains(where: isFading) ? .cloudy : nil
    }

    /// When something is known to have happened along a tie.
    private func dates(_ tie: TieRecord) -> [SheetDate] {
        var dates: [SheetDate] = []
        if let since = tie.since { dates.append(since) }
        if knowsContacts, let silence = map.silence(of: tie, on: day) { dates.append(silence.heard) }
        return dates
    }

    /// Whether one of the dates may lie within the year up to the day.
    private func isFresh(_ dates: [SheetDate]) -> Bool { dates.contains { $0.last > yearBefore } }

    /// Whether a tie is of normal strength, as the edition sees it.
    private func isLively(_ tie: TieRecord) -> Bool { tie.strength == .normal || tie.strength == .stressful }

    private func isFading(_ tie: TieRecord) -> Bool {
        if tie.strength == .weak { return true }
        guard knowsContacts, tie.strength != .stressful else { return false }
        return map.silence(of: tie, on: day)?.isAgainstRhythm ?? false
    }

    private func hasEndedWithinYear(_ tie: TieRecord) -> Bool {
        guard !tie.isContradictory, let until = tie.until else { return false }
        return until.last < day.first && until.last > yearBefore
    }

    // MARK: - The eye

    /// The cell of the supporter that most others have a link with; without links between them, that with the most ties.
    private func eye(_ standings: [Standing], _ members: [CellKey: [TieRecord]]) -> (CellKey?, WeatherChart.EyeRule) {
        let nodes = standings.map(\.node).sorted()
        let around = standings.map { standing in
            (count: neighbours(of: standing.node, among: nodes), ties: standing.ties.count, standing: standing)
        }
        guard around.contains(where: { $0.count > 0 }) else {
            let most = members.values.map(\.count).max() ?? 0
            let fullest = members.keys.filter { members[$0]?.count == most }
            return (most >= Self.leastAround && fullest.count == 1 ? fullest[0] : nil, .ties)
        }
        let hub = around.max { ($0.count, $0.ties, $1.standing.node) < ($1.count, $1.ties, $0.standing.node) }
        guard let hub, hub.count >= Self.leastAround else { return (nil, .links) }
        return (Self.key(hub.standing.supporter.field, hub.standing.supporter.band), .links)
    }

    /// How many of `nodes` have a link with a node that is there on the day and not under strain.
    private func neighbours(of node: NodeID, among nodes: [NodeID]) -> Int {
        var found: Set<NodeID> = []
        for type in map.linkTypes {
            for link in map.graph.relationships(of: node, .both, type: type)
            where link.other != node && nodes.contains(sorted: link.other) && map.isThere(link.relationship, on: day) {
                let strength = map.value(map.tokens.strength, of: link.relationship).stringValue
                if strength != Strength.stressful.rawValue { found.insert(link.other) }
            }
        }
        return found.count
    }
}
