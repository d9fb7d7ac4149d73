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
        var named: [Supporter] = []
        var withheld: [Withheld] = []
        for (node, records) in supporters(of: ibasho, on: request.day, axes: axes) {
            let supporter = supporter(node, EcomapMap.ranked(records, in: request.edition))
            if let role = withheldRole(of: node, supporter.kindClass, request, language) {
                withheld.append(Withheld(supporter: supporter, role: role))
            } else {
                named.append(supporter)
            }
        }
        return Ecomap(
            ibasho: Hub(id: Int(ibasho.rawValue), name: name(of: ibasho)),
            fields: axes.fields,
            bands: axes.bands.map(\.entry),
            supporters: named
                + EcomapMap.standIns(for: withheld, above: highestNode, in: language).map(\.supporter),
            edition: request.edition,
            withheldNames: withheld.count,
            day: request.day.text,
            isAsOf: request.isAsOf,
            language: language
        )
    }

    /// Who supports `ibasho` on `day`, by id, each with its ties.
    private func supporters(
        of ibasho: NodeID,
        on day: SheetDate,
        axes: Axes
    ) -> [(node: NodeID, ties: [TieRecord])] {
        var ties: [NodeID: [TieRecord]] = [:]
        for tie in self.ties(of: ibasho, on: day, axes: axes) {
            ties[tie.supporter, default: []].append(tie)
        }
        return ties.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
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
    private static func shown(_ strength: Strength?, in edition: Edition) -> Strength? {
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
