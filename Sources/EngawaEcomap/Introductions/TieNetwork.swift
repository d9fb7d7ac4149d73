import EngawaAlgorithms
import EngawaGraph
import EngawaSheets

/// The people, groups and ibasho of a map and what leads from one to another on a day, laid out for searching.
struct TieNetwork {
    let map: EcomapMap
    let day: SheetDate
    let view: GraphView
    /// The kinds that are in it.
    let kinds: [TieKind]
    /// By relationship id; `unread` for those that are not in it.
    private let states: [TieState]
    /// How many relationships end before they begin; none of them counts as there.
    let contradictory: Int

    /// The network of these kinds of relationships. O(nodes + relationships).
    init(_ map: EcomapMap, on day: SheetDate, kinds: [TieKind] = TieKind.allCases, _ directions: GraphView.Directions) {
        (self.map, self.day, self.kinds) = (map, day, kinds)
        let graph = map.graph
        let view = GraphView(
            graph,
            directions: directions,
            types: kinds.compactMap { graph.type($0.rawValue) },
            labels: [map.tokens.actor, map.tokens.ibasho].compactMap { $0 },
            hasRelationships: true
        )
        self.view = view
        var states = [TieState](repeating: .unread, count: Int(graph.nextRelationshipID.rawValue))
        var contradictory = 0
        view.withNeighbours(directions.contains(.both) ? .both : .outgoing) { neighbours in
            for node in view.nodes {
                for tie in neighbours.relationships(of: node) where states[Int(tie.rawValue)] == .unread {
                    let state = map.state(of: tie, on: day)
                    states[Int(tie.rawValue)] = state
                    if state == .contradictory { contradictory += 1 }
                }
            }
        }
        (self.states, self.contradictory) = (states, contradictory)
    }

    /// What a relationship of the network is. O(1).
    func state(of tie: RelationshipID) -> TieState { states[Int(tie.rawValue)] }

    /// What every step costs: by the strength of the tie, or the same for all. One that is not open cannot be gone.
    func weights(_ direction: Direction, byStrength: Bool = true) -> NeighbourWeights? {
        try? NeighbourWeights(view, direction) { step in
            let state = step.relationship.map(state(of:)) ?? .absent
            return byStrength || !state.isOpen ? state.weight : 1
        }
    }

    /// The relationships from a node to another, whichever way they point, that are open, the nearest first.
    /// O(neighbours of the one with fewer of them).
    func ties(between first: NodeID, _ second: NodeID) -> [Tie] {
        let graph = map.graph
        let isFirst = graph.degree(of: first, .both) <= graph.degree(of: second, .both)
        let (near, far) = isFirst ? (first, second) : (second, first)
        var ties: [Tie] = []
        for kind in kinds {
            guard let type = graph.type(kind.rawValue) else { continue }
            for entry in graph.relationships(of: near, .both, type: type) where entry.other == far {
                let state = state(of: entry.relationship)
                guard state.isOpen else { continue }
                ties.append(
                    Tie(
                        id: entry.relationship,
                        kind: kind,
                        state: state,
                        isForward: graph.start(of: entry.relationship) == first
                    )
                )
            }
        }
        return ties.sorted { ($0.state.weight, $0.id) < ($1.state.weight, $1.id) }
    }

    /// A relationship between two nodes, as one goes from the first to the second.
    struct Tie {
        var id: RelationshipID
        var kind: TieKind
        var state: TieState
        /// Whether it points the way that one goes.
        var isForward: Bool
    }
}
