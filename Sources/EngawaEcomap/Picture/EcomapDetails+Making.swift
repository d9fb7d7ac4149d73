import EngawaGraph
import EngawaSheets
import EngawaText

extension EcomapMap {
    /// What is known of `ibasho` and its ties besides the drawing `ecomap`, which was made of it with the same `request`.
    ///
    /// O(ties of the ibasho, and the actors of the map where names are withheld).
    public func details(of ibasho: NodeID, for ecomap: Ecomap, _ request: EcomapRequest) -> EcomapDetails {
        DetailsMaker(self, ibasho, ecomap, request).details()
    }
}

/// Gathers the details of one ecomap.
private struct DetailsMaker {
    private let map: EcomapMap
    private let ibasho: NodeID
    private let ecomap: Ecomap
    private let request: EcomapRequest
    private let language: Language
    private let typed: TypedText
    private let ended: [TieRecord]

    init(_ map: EcomapMap, _ ibasho: NodeID, _ ecomap: Ecomap, _ request: EcomapRequest) {
        self.map = map
        self.ibasho = ibasho
        self.ecomap = ecomap
        self.request = request
        language = request.language ?? map.language
        ended = map.ties(of: ibasho, endedBefore: request.day, axes: map.axes)
        typed = TypedText(map, request)
    }

    func details() -> EcomapDetails {
        EcomapDetails(
            ibasho: ibashoDetails(),
            supporters: ecomap.supporters.map { $0.isWithheld ? withheld($0) : named($0) },
            former: former()
        )
    }

    private func ibashoDetails() -> IbashoDetails {
        var details = IbashoDetails()
        details.organiser = typed.name(map.value(map.tokens.organiser, of: ibasho).stringValue)
        details.venue = typed.shown(map.value(map.tokens.venue, of: ibasho).stringValue)
        details.schedule = typed.shown(map.value(map.tokens.schedule, of: ibasho).stringValue)
        details.audience = (map.value(map.tokens.audience, of: ibasho).stringList ?? []).compactMap(typed.shown)
        details.since = SheetDate(map.value(map.tokens.since, of: ibasho))
        details.note = typed.showsAll ? map.value(map.tokens.note, of: ibasho).stringValue : nil
        return details
    }

    /// What the drawing shows of somebody whose name is withheld, and nothing else.
    private func withheld(_ supporter: Supporter) -> SupporterDetails {
        SupporterDetails(
            ties: supporter.ties.map { tie in
                var details = TieDetails()
                details.contents = tie.contents.map { $0.name[language] }
                details.since = tie.sinceYear.flatMap { SheetDate(storedText: String($0)) }
                return details
            }
        )
    }

    private func named(_ supporter: Supporter) -> SupporterDetails {
        let node = NodeID(rawValue: UInt32(supporter.id))
        var details = SupporterDetails(
            ties: supporter.ties.map { tie(RelationshipID(rawValue: UInt32($0.id))) }
        )
        details.organisations = organisations(of: node)
        let isPerson = supporter.kindClass == .person || supporter.kindClass == .group
        if typed.showsAll || (!isPerson && request.anonymity != .all) { details.areas = areas(of: node) }
        if typed.showsAll {
            details.kind = map.value(map.tokens.kind, of: node).stringValue
            details.contact = map.value(map.tokens.contact, of: node).stringValue
            details.note = map.value(map.tokens.note, of: node).stringValue
        }
        return details
    }

    private func tie(_ id: RelationshipID) -> TieDetails {
        var details = TieDetails()
        details.contents = typed.contents(map.value(map.tokens.content, of: id).stringList ?? [])
        details.frequency = typed.shown(map.value(map.tokens.frequency, of: id).stringValue)
        details.means = typed.shown(map.value(map.tokens.means, of: id).stringValue)
        details.since = SheetDate(map.value(map.tokens.since, of: id))
        details.until = SheetDate(map.value(map.tokens.until, of: id))
        if typed.showsAll {
            var inside = TieDetails.Inside()
            inside.lastContact = SheetDate(map.value(map.tokens.lastContact, of: id))
            inside.origin = map.value(map.tokens.origin, of: id).stringValue
            inside.face = map.value(map.tokens.face, of: id).stringValue
            inside.reason = map.value(map.tokens.reason, of: id).stringValue
            inside.note = map.value(map.tokens.note, of: id).stringValue
            details.inside = inside
        }
        return details
    }

    /// What a supporter belongs to on the day, as far as it may be named.
    private func organisations(of node: NodeID) -> [String] {
        guard request.anonymity != .all else { return [] }
        return [map.tokens.memberOf, map.tokens.partOf].compactMap(\.self).flatMap { type in
            map.graph.relationships(of: node, .outgoing, type: type)
                .filter { map.isThere($0.relationship, on: request.day) }
                .filter { map.withheldRole(of: $0.other, map.kindClass(of: $0.other), request, language) == nil }
                .map { map.name(of: $0.other) }
        }
    }

    private func areas(of node: NodeID) -> [String] {
        var names: [String] = []
        for type in [map.tokens.locatedIn, map.tokens.activeIn].compactMap(\.self) {
            for place in map.graph.relationships(of: node, .outgoing, type: type) {
                let name = map.name(of: place.other)
                if !names.contains(name) { names.append(name) }
            }
        }
        return names
    }

    // MARK: - Ties that ended

    private func former() -> [FormerTie] {
        var places: [Int: Int] = [:]
        for (place, supporter) in ecomap.supporters.enumerated() where !supporter.isWithheld {
            places[supporter.id] = place
        }
        return ended.map { record -> FormerTie in
            let kindClass = map.kindClass(of: record.supporter)
            let role = map.withheldRole(of: record.supporter, kindClass, request, language)
            return FormerTie(
                name: role ?? map.name(of: record.supporter),
                isWithheld: role != nil,
                supporter: role == nil ? places[Int(record.supporter.rawValue)] : nil,
                kindClass: kindClass,
                field: record.field,
                band: record.band,
                strength: EcomapMap.shown(record.strength, in: request.edition),
                tie: role == nil ? tie(record.id) : years(of: record)
            )
        }
        .sorted { left, right in order(left).lexicographicallyPrecedes(order(right)) }
    }

    private func years(of record: TieRecord) -> TieDetails {
        var details = TieDetails()
        details.contents = ContentClass.recognise(record.contents).map { $0.name[language] }
        details.since = record.since.flatMap { SheetDate(storedText: String($0.year)) }
        details.until = record.until.flatMap { SheetDate(storedText: String($0.year)) }
        return details
    }

    /// The latest first; by nothing that is not shown.
    private func order(_ former: FormerTie) -> [UInt8] {
        let last = 1_000_000 - Int(former.tie.until?.last.daysSince1970 ?? 0)
        let parts = [
            String(last + 10_000_000), former.isWithheld ? "1" : "0", former.name, former.field?.description ?? "-",
            former.band?.description ?? "-", former.strength?.rawValue ?? "-", former.tie.since?.text ?? "-",
            former.tie.contents.joined(separator: "+"),
        ]
        return Array(parts.joined(separator: "\u{0}").utf8)
    }
}
