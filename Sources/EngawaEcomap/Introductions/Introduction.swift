import EngawaAlgorithms
import EngawaGraph
import EngawaSheets

/// A way in which one could be introduced to another: from each to the next, who know each other already.
public struct Introduction: Sendable, Hashable {
    /// From one to the next.
    public struct Step: Sendable, Hashable {
        /// What the two have to do with each other; where there are several ties, the nearest.
        public var kind: TieKind
        /// How strong the tie is; nil where nobody wrote it down.
        public var strength: Strength?
        /// Whether the relationship points the way that the path goes.
        public var isForward: Bool
    }

    /// Everybody from the first to the last.
    public var people: [Someone]
    /// A step from each to the next.
    public var steps: [Step]
    /// The sum of the steps: less is nearer.
    public var weight: Double

    /// Those who would introduce: all but both ends.
    public var between: ArraySlice<Someone> { people.dropFirst().dropLast() }
}

/// The ways in which one could be introduced to another.
public struct Introductions: Sendable, Hashable {
    /// Both ends, as the edition may show them.
    public var from, to: Someone
    /// The nearest first.
    public var paths: [Introduction]
    /// How many ties of the first end there are on the day, whatever they are; of the last.
    public var fromTies, toTies: Int
    /// How many ties end before they begin; none of them was gone.
    public var contradictory: Int
}

extension EcomapMap {
    /// The ways in which `from` could be introduced to `to`, the nearest first: strong ties before normal ones, weak ones
    /// and those of unknown strength. Never along a strained tie, nor one that is not there on the day.
    ///
    /// Nobody goes between whom the edition may not name, and no anonymous group. O((nodes + ties) · log nodes).
    public func introductions(
        from: NodeID,
        to: NodeID,
        count: Int = 3,
        _ request: EcomapRequest
    ) -> Introductions {
        let network = TieNetwork(self, on: request.day, [.both])
        var paths: [Introduction] = []
        if let start = network.view.node(from), let end = network.view.node(to), from != to,
            let weights = network.weights(.both)
        {
            paths = network.view.lightestPaths(count, from: start, to: end, weights) { node in
                mayIntroduce(network.view.id(of: node), request)
            }.map { introduction($0, network, request) }
        }
        return Introductions(
            from: shown(from, request),
            to: shown(to, request),
            paths: paths,
            fromTies: network.tieCount(of: from),
            toTies: network.tieCount(of: to),
            contradictory: network.contradictory
        )
    }

    /// Whether somebody can be asked, by name, to introduce others: no anonymous group, and nobody whose name the edition
    /// withholds.
    func mayIntroduce(_ node: NodeID, _ request: EcomapRequest) -> Bool {
        guard !isNobodyInParticular(node) else { return false }
        let kindClass = kindClass(of: node)
        let isPerson = kindClass == .person || tokens.person.map { graph.hasLabel(node, $0) } ?? false
        // Nobody else needs a consent; but where one is written down, it counts.
        let isAsked = isPerson || value(tokens.consent, of: node) != .null
        return !isAsked || withheldRole(of: node, kindClass, request, .ja) == nil
    }

    /// Whether a node is an anonymous group, or has a generic name: there is nobody to ask. An ibasho may be called so.
    func isNobodyInParticular(_ node: NodeID) -> Bool {
        if let group = tokens.group, graph.hasLabel(node, group) { return true }
        let kindClass = kindClass(of: node)
        guard kindClass != .group, kindClass != .ibasho, let key = tokens.name else { return kindClass == .group }
        return graph.withText(key, of: node) { GenericNames.contains($0) } ?? true
    }

    private func introduction(_ path: WeightedPath, _ network: TieNetwork, _ request: EcomapRequest) -> Introduction {
        let nodes = path.nodes.map { network.view.id(of: $0) }
        let steps = zip(nodes, nodes.dropFirst()).compactMap { first, second in
            network.ties(between: first, second).first?.step
        }
        return Introduction(people: nodes.map { shown($0, request) }, steps: steps, weight: path.weight)
    }
}

extension TieNetwork {
    /// How many relationships of a node are there. O(its relationships).
    func tieCount(of node: NodeID) -> Int {
        kinds.compactMap { map.graph.type($0.rawValue) }.reduce(0) { count, type in
            count + map.graph.relationships(of: node, .both, type: type).count { state(of: $0.relationship).isThere }
        }
    }
}
