import EngawaAlgorithms
import EngawaGraph
import EngawaSheets

/// The ways from one to another and back, by referral (紹介先・相談先), and those who are tied to both.
public struct Routes: Sendable, Hashable {
    /// Both ends, as the edition may show them.
    public var from, to: Someone
    /// From the first to the second without anybody between: supporting, knowing and the like. A referral is among
    /// `there` or `back`.
    public var direct: [Introduction]
    /// The ways from the first to the second along referrals, the shortest first.
    public var there: [Introduction]
    /// The ways from the second to the first.
    public var back: [Introduction]
    /// From the first to the second through who is tied to both, and supports one of them or is supported, the nearest
    /// first.
    public var shared: [Introduction]
    /// How many more are tied to both than `shared` names: beyond the number asked for.
    public var moreShared: Int
    /// How many are tied to both whose name the edition withholds.
    public var withheld: Int
    /// How many ties end before they begin; none of them was gone.
    public var contradictory: Int

    /// Whether nothing at all leads from one to the other.
    public var isEmpty: Bool {
        direct.isEmpty && there.isEmpty && back.isEmpty && shared.isEmpty && withheld == 0
    }
}

extension EcomapMap {
    /// The ways from `from` to `to` and back on the day, at most `count` of each sort.
    ///
    /// Along referrals the direction counts, and the number of steps; nobody goes between whom the edition may not name,
    /// and no anonymous group. Strained ties are left out. O((nodes + referrals) · log nodes + ties of both ends).
    public func routes(from: NodeID, to: NodeID, count: Int, _ request: EcomapRequest) -> Routes {
        let referrals = TieNetwork(self, on: request.day, kinds: [.refersTo], [.outgoing])
        let (first, last) = (shown(from, request), shown(to, request))
        let ends = TieEnds(self, from, to, on: request.day)
        let all = ends.shared.filter { !isNobodyInParticular($0.node) }
        let named = all.filter { mayIntroduce($0.node, request) }
        return Routes(
            from: first,
            to: last,
            direct: ends.direct.map { Introduction(people: [first, last], steps: [$0.step], weight: $0.state.weight) },
            there: referrals.paths(from: from, to: to, count: count, request),
            back: referrals.paths(from: to, to: from, count: count, request),
            shared: named.prefix(count).map { tied in
                Introduction(
                    people: [first, shown(tied.node, request), last],
                    steps: [tied.from.step, tied.to.step],
                    weight: tied.weight
                )
            },
            moreShared: max(0, named.count - count),
            withheld: all.count - named.count,
            contradictory: referrals.contradictory + ends.contradictory
        )
    }
}

extension TieNetwork {
    /// The shortest ways along outgoing relationships.
    fileprivate func paths(from: NodeID, to: NodeID, count: Int, _ request: EcomapRequest) -> [Introduction] {
        guard let start = view.node(from), let end = view.node(to), let weights = weights(.outgoing, byStrength: false)
        else { return [] }
        return view.lightestPaths(count, from: start, to: end, weights) { map.mayIntroduce(view.id(of: $0), request) }
            .map { path in
                let nodes = path.nodes.map { view.id(of: $0) }
                let steps = zip(nodes, nodes.dropFirst()).compactMap { first, second in
                    ties(between: first, second).first(where: \.isForward)?.step
                }
                return Introduction(people: nodes.map { map.shown($0, request) }, steps: steps, weight: path.weight)
            }
    }
}

extension TieNetwork.Tie {
    /// It as a step of a way.
    var step: Introduction.Step { Introduction.Step(kind: kind, strength: state.strength, isForward: isForward) }
}

/// The ties of two nodes, and who is tied to both.
private struct TieEnds {
    typealias Tie = TieNetwork.Tie
    /// Who is tied to both, and supports one of them or is supported.
    struct Shared {
        var node: NodeID
        /// As one goes from the first end to the node, and from the node to the second end.
        var from, to: Tie
        var weight: Double { from.state.weight + to.state.weight }
    }

    /// The nearest first.
    let direct: [Tie]
    /// The nearest first.
    let shared: [Shared]
    let contradictory: Int

    /// O(ties of both).
    init(_ map: EcomapMap, _ from: NodeID, _ to: NodeID, on day: SheetDate) {
        var contradictory: Set<RelationshipID> = []
        let near = TieEnds.nearest(map, of: from, leaving: true, on: day, &contradictory)
        let far = TieEnds.nearest(map, of: to, leaving: false, on: day, &contradictory)
        self.contradictory = contradictory.count
        direct = near[to].map { $0.filter { $0.kind != .refersTo } } ?? []
        shared = near.compactMap { node, ties -> Shared? in
            guard node != to, node != from, let others = far[node], let first = ties.first, let last = others.first
            else { return nil }
            // Who merely knows both is found by introductions.
            guard (ties + others).contains(where: { $0.kind == .supports }) else { return nil }
            return Shared(node: node, from: first, to: last)
        }.sorted { ($0.weight, $0.node) < ($1.weight, $1.node) }
    }

    /// By neighbour of a node, the open ties to it, the nearest first.
    private static func nearest(
        _ map: EcomapMap,
        of node: NodeID,
        leaving: Bool,
        on day: SheetDate,
        _ contradictory: inout Set<RelationshipID>
    ) -> [NodeID: [Tie]] {
        var ties: [NodeID: [Tie]] = [:]
        for kind in TieKind.allCases {
            guard let type = map.graph.type(kind.rawValue) else { continue }
            for entry in map.graph.relationships(of: node, .both, type: type) {
                let state = map.state(of: entry.relationship, on: day)
                if state == .contradictory, kind != .refersTo { contradictory.insert(entry.relationship) }
                guard state.isOpen else { continue }
                let isOutgoing = map.graph.start(of: entry.relationship) == node
                ties[entry.other, default: []].append(
                    Tie(id: entry.relationship, kind: kind, state: state, isForward: isOutgoing == leaving)
                )
            }
        }
        return ties.mapValues { $0.sorted { ($0.state.weight, $0.id) < ($1.state.weight, $1.id) } }
    }
}
