import EngawaGraph

/// What a search for candidates reads of a map, from the graph as it is or from columns that were made of it before.
///
/// Both give the same in the same order.
protocol CandidateReader: AnyObject, Sendable {
    /// Whether a node may be a candidate: an actor, or what supports an ibasho.
    func isCandidate(_ node: NodeID) -> Bool
    /// How many ties a node has to ibasho.
    func tieCount(of node: NodeID) -> Int
    /// How many ties there are to an ibasho.
    func supporterCount(of ibasho: NodeID) -> Int
    /// Those who support an ibasho, once for each tie.
    func forEachSupporter(of ibasho: NodeID, _ body: (NodeID) -> Void)
    /// The ibasho that a node supports, once for each tie.
    func forEachSupported(by node: NodeID, _ body: (NodeID) -> Void)
    /// How many links a node has, ended ones too, and ties to it, where it is an ibasho.
    func linkCount(of node: NodeID) -> Int
    /// The links of a node that there are on the day, and ties to it.
    func forEachLink(of node: NodeID, _ body: (_ other: NodeID, _ isStrong: Bool) -> Void)
    /// Where a node is: its areas (活動範囲), or where there are none its location (所在地).
    func forEachPlace(of node: NodeID, _ body: (NodeID) -> Void)
    /// How many nodes are located or active in a place itself.
    func presentCount(in place: NodeID) -> Int
    /// The nodes that are active in a place itself, then those that are located there.
    func forEachPresent(in place: NodeID, _ body: (NodeID) -> Void)
    /// The places right above a place.
    func forEachAbove(_ place: NodeID, _ body: (NodeID) -> Void)
    /// The places right below a place.
    func forEachBelow(_ place: NodeID, _ body: (NodeID) -> Void)
    /// The fields that a node works in.
    func forEachField(of node: NodeID, _ body: (NodeID) -> Void)
}

/// Reads a graph as it is: for one ibasho, or some.
final class GraphReader: CandidateReader {
    let map: EcomapMap
    let linkTypes: [TypeToken]
    private let presence: Presence
    private let strong: (key: KeyToken, value: Value)?

    init(_ map: EcomapMap, presence: Presence) {
        (self.map, self.presence) = (map, presence)
        let tokens = map.tokens
        linkTypes = [
            tokens.knows, tokens.memberOf, tokens.partOf, tokens.commissions, tokens.agreedWith, tokens.refersTo,
        ].compactMap { $0 }
        strong = tokens.strength.map { ($0, .string(Strength.strong.rawValue)) }
    }

    func isCandidate(_ node: NodeID) -> Bool {
        if let actor = map.tokens.actor, map.graph.hasLabel(node, actor) { return true }
        return tieCount(of: node) > 0
    }

    func tieCount(of node: NodeID) -> Int { degree(node, .outgoing, map.tokens.supports) }

    func supporterCount(of ibasho: NodeID) -> Int { degree(ibasho, .incoming, map.tokens.supports) }

    func forEachSupporter(of ibasho: NodeID, _ body: (NodeID) -> Void) {
        forEach(ibasho, .incoming, map.tokens.supports, body)
    }

    func forEachSupported(by node: NodeID, _ body: (NodeID) -> Void) {
        forEach(node, .outgoing, map.tokens.supports, body)
    }

    func linkCount(of node: NodeID) -> Int {
        linkTypes.reduce(supporterCount(of: node)) { $0 + map.graph.degree(of: node, .both, type: $1) }
    }

    func forEachLink(of node: NodeID, _ body: (_ other: NodeID, _ isStrong: Bool) -> Void) {
        forEachPresentLink(of: node) { body($0.other, isStrong($0.relationship)) }
    }

    /// The links themselves, in the same order; those to one node alone where it is given.
    func forEachPresentLink(of node: NodeID, to wanted: NodeID? = nil, _ body: (Adjacent) -> Void) {
        func take(_ links: AdjacentSequence) {
            for link in links where wanted == nil || link.other == wanted {
                if presence.holds(link.relationship) { body(link) }
            }
        }
        for type in linkTypes { take(map.graph.relationships(of: node, .both, type: type)) }
        if let supports = map.tokens.supports {
            take(map.graph.relationships(of: node, .incoming, type: supports))
        }
    }

    func forEachPlace(of node: NodeID, _ body: (NodeID) -> Void) {
        var isActive = false
        forEach(node, .outgoing, map.tokens.activeIn) {
            isActive = true
            body($0)
        }
        if !isActive { forEach(node, .outgoing, map.tokens.locatedIn, body) }
    }

    func presentCount(in place: NodeID) -> Int {
        degree(place, .incoming, map.tokens.activeIn) + degree(place, .incoming, map.tokens.locatedIn)
    }

    func forEachPresent(in place: NodeID, _ body: (NodeID) -> Void) {
        forEach(place, .incoming, map.tokens.activeIn, body)
        forEach(place, .incoming, map.tokens.locatedIn, body)
    }

    func forEachAbove(_ place: NodeID, _ body: (NodeID) -> Void) { forEach(place, .outgoing, map.tokens.within, body) }

    func forEachBelow(_ place: NodeID, _ body: (NodeID) -> Void) { forEach(place, .incoming, map.tokens.within, body) }

    func forEachField(of node: NodeID, _ body: (NodeID) -> Void) { forEach(node, .outgoing, map.tokens.worksIn, body) }

    private func isStrong(_ link: RelationshipID) -> Bool {
        guard let strong else { return false }
        return map.graph.has(strong.value, for: strong.key, of: link)
    }

    private func degree(_ node: NodeID, _ direction: Direction, _ type: TypeToken?) -> Int {
        type.map { map.graph.degree(of: node, direction, type: $0) } ?? 0
    }

    private func forEach(_ node: NodeID, _ direction: Direction, _ type: TypeToken?, _ body: (NodeID) -> Void) {
        guard let type else { return }
        for one in map.graph.relationships(of: node, direction, type: type) { body(one.other) }
    }
}
