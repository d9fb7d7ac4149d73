import EngawaGraph
import EngawaText

/// Makes a network: reads the ties of the ibasho, and decides once who may be named.
struct NetworkMaker {
    private let map: EcomapMap
    private let request: EcomapRequest
    private let language: Language
    private let axes: Axes
    private let found: [NodeID]
    /// The one ibasho whose name is shown whatever is withheld: it is asked for by that name.
    var alwaysNamed: NodeID?
    /// Whom alone to show beside the ibasho, also without ties; nil for all supporters.
    var members: [NodeID]?

    init(_ map: EcomapMap, _ request: EcomapRequest, hubs: [NodeID]) {
        self.map = map
        self.request = request
        language = request.language ?? map.language
        axes = map.axes
        found = hubs
    }

    /// The ties of one supporter, each with the position of its ibasho.
    private struct Read {
        var node: NodeID
        var ties: [EcomapMap.ShownTie]
        var hubs: [Int]
    }

    func network(_ scope: NetworkEcomap.Scope) -> NetworkEcomap {
        let read = readings()
        let (hubs, order, withheldHubs) = hubs(read)
        var place = [Int](repeating: 0, count: order.count)
        for (position, old) in order.enumerated() { place[old] = position }
        let isHub = Dictionary(uniqueKeysWithValues: found.indices.map { (found[$0], place[$0]) })
        var named: [(node: NodeID, supporter: NetworkSupporter)] = []
        var withheld: [Withheld] = []
        var hidden: [NodeID] = []
        var hubTies: [HubTie] = []
        for one in read {
            let targets = one.hubs.map { place[$0] }
            if let own = isHub[one.node] {
                let ties = map.supporter(one.node, one.ties).ties
                hubTies += zip(ties, targets).map { HubTie(supporter: own, hub: $1, tie: $0) }.filter { $0.hub != own }
                continue
            }
            var supporter = map.supporter(one.node, one.ties)
            supporter.field = supporter.field ?? map.fields(of: one.node, axes).first
            if let role = map.withheldRole(of: one.node, supporter.kindClass, request, language) {
                hidden.append(one.node)
                withheld.append(Withheld(supporter: supporter, role: role, hubs: targets))
            } else {
                named.append((one.node, NetworkSupporter(supporter, hubs: targets)))
            }
        }
        let standIns = EcomapMap.standIns(for: withheld, above: map.highestNode + withheldHubs, in: language)
        var ends: [NodeID: NetworkLink.End] = isHub.mapValues { .hub($0) }
        for (position, one) in named.enumerated() { ends[one.node] = .supporter(position) }
        for (position, one) in standIns.enumerated() {
            ends[hidden[one.source]] = .supporter(named.count + position)
        }
        if withheldHubs > 0 {
            for index in hubTies.indices { hubTies[index].tie.id = index }
        }
        return NetworkEcomap(
            scope: scope,
            hubs: hubs,
            supporters: named.map(\.supporter) + standIns.map { NetworkSupporter($0.supporter, hubs: $0.hubs) },
            hubTies: hubTies,
            links: links(ends),
            fields: axes.fields,
            bands: axes.bands.map(\.entry),
            edition: request.edition,
            withheldNames: withheld.count + withheldHubs,
            day: request.day.text,
            isAsOf: request.isAsOf,
            language: language
        )
    }

    /// Everybody with a tie to one of the ibasho, or the members, by id.
    private func readings() -> [Read] {
        let ladders = PlaceLadders(map)
        var records: [NodeID: [TieRecord]] = [:]
        var hubOf: [RelationshipID: Int] = [:]
        for (position, hub) in found.enumerated() {
            for tie in map.ties(of: hub, on: request.day, axes: axes, ladders: ladders) {
                records[tie.supporter, default: []].append(tie)
                hubOf[tie.id] = position
            }
        }
        if let members {
            let shown = Set(members).union(found)
            records = records.filter { shown.contains($0.key) }
            for member in members where records[member] == nil { records[member] = [] }
        }
        return records.sorted { $0.key < $1.key }.map { node, records in
            let ties = EcomapMap.ranked(records, in: request.edition)
            return Read(node: node, ties: ties, hubs: ties.map { hubOf[$0.record.id] ?? 0 })
        }
    }

    /// The ibasho to show, which position each had before, and how many names of them are withheld. Withheld ones come
    /// last and are numbered by how much is drawn of them, not by when they came in.
    private func hubs(_ read: [Read]) -> (hubs: [Hub], order: [Int], withheld: Int) {
        let roles = found.map { hub in
            hub == alwaysNamed ? nil : map.withheldRole(of: hub, .ibasho, request, language)
        }
        var weights = [Int](repeating: 0, count: found.count)
        for one in read {
            for hub in one.hubs { weights[hub] += 1 }
        }
        let open = found.indices.filter { roles[$0] == nil }
        let closed = found.indices.filter { roles[$0] != nil }.sorted {
            (weights[$1], $0) < (weights[$0], $1)
        }
        var names = StandInNames(language)
        let hubs =
            open.map { Hub(id: Int(found[$0].rawValue), name: map.name(of: found[$0])) }
            + closed.enumerated().map { offset, position in
                Hub(id: map.highestNode + offset + 1, name: names.next(for: roles[position] ?? ""))
            }
        return (hubs, open + closed, closed.count)
    }

    /// The relations between those that are shown, one of a kind for every pair.
    private func links(_ ends: [NodeID: NetworkLink.End]) -> [NetworkLink] {
        let types: [(TypeToken?, Relation)] = [
            (map.tokens.knows, .knows), (map.tokens.memberOf, .memberOf), (map.tokens.partOf, .partOf),
            (map.tokens.commissions, .commissions), (map.tokens.agreedWith, .agreedWith),
            (map.tokens.refersTo, .refersTo),
        ]
        var result: Set<NetworkLink> = []
        for (type, relation) in types {
            guard let type else { continue }
            for (node, from) in ends {
                for link in map.graph.relationships(of: node, .outgoing, type: type) {
                    guard let to = ends[link.other], to != from, map.isThere(link.relationship, on: request.day) else {
                        continue
                    }
                    // Knowing each other and agreeing lead both ways.
                    let isMutual = relation == .knows || relation == .agreedWith
                    let isTurned = isMutual && NetworkMaker.order(to) < NetworkMaker.order(from)
                    result.insert(
                        NetworkLink(from: isTurned ? to : from, to: isTurned ? from : to, relation: relation)
                    )
                }
            }
        }
        return result.sorted {
            let (a, b) = (NetworkMaker.order($0.from), NetworkMaker.order($1.from))
            let (c, d) = (NetworkMaker.order($0.to), NetworkMaker.order($1.to))
            return (a.0, a.1, c.0, c.1, $0.relation.rawValue) < (b.0, b.1, d.0, d.1, $1.relation.rawValue)
        }
    }

    private static func order(_ end: NetworkLink.End) -> (Int, Int) {
        switch end {
        case .hub(let index): (0, index)
        case .supporter(let index): (1, index)
        }
    }
}
