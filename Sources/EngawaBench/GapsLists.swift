import EngawaGraph

/// The ties of a map as two tables of neighbours, for the baselines: who supports each ibasho, and the other way round.
struct GapsLists: Sendable {
    /// Neighbours in a row, those of the first node first.
    struct Side: Sendable {
        let starts: [Int32]
        let ends: [Int32]

        func range(_ node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }
        func degree(_ node: Int) -> Int { Int(starts[node + 1] - starts[node]) }
    }

    let ibasho: [NodeID]
    let actors: [NodeID]
    let supporters: Side
    let supported: Side
    /// By id of a node, its number among the ibasho and among the actors; -1 where it is none.
    let ibashoNumbers: [Int32]
    let actorNumbers: [Int32]

    /// The ties of a graph; several between the same two are one. O(nodes + ties · log).
    init(_ graph: PropertyGraph) {
        let (ibashoLabel, actorLabel) = (graph.label("Ibasho"), graph.label("Actor"))
        let supports = graph.type("SUPPORTS")
        let highest = graph.nodes.reduce(0) { max($0, Int($1.rawValue)) }
        var numbers = [Int32](repeating: -1, count: highest + 1)
        let ibasho = ibashoLabel.map { Array(graph.nodes(label: $0)) } ?? []
        for (number, node) in ibasho.enumerated() { numbers[Int(node.rawValue)] = Int32(number) }
        ibashoNumbers = numbers
        let actors = graph.nodes.filter { node in
            if let actorLabel, graph.hasLabel(node, actorLabel) { return true }
            guard let supports else { return false }
            return graph.degree(of: node, .outgoing, type: supports) > 0
        }
        numbers = Array(repeating: -1, count: highest + 1)
        for (number, node) in actors.enumerated() { numbers[Int(node.rawValue)] = Int32(number) }
        actorNumbers = numbers
        supporters = GapsLists.side(ibasho, graph, supports, .incoming, actorNumbers)
        supported = GapsLists.side(actors, graph, supports, .outgoing, ibashoNumbers)
        (self.ibasho, self.actors) = (ibasho, actors)
    }

    private static func side(
        _ nodes: [NodeID],
        _ graph: PropertyGraph,
        _ type: TypeToken?,
        _ direction: Direction,
        _ numbers: [Int32]
    ) -> Side {
        var starts: [Int32] = [0]
        var ends: [Int32] = []
        for node in nodes {
            if let type {
                var own: [Int32] = []
                for tie in graph.relationships(of: node, direction, type: type) where tie.other != node {
                    own.append(numbers[Int(tie.other.rawValue)])
                }
                own.sort()
                for (place, end) in own.enumerated() where end >= 0 && (place == 0 || own[place - 1] != end) {
                    ends.append(end)
                }
            }
            starts.append(Int32(ends.count))
        }
        return Side(starts: starts, ends: ends)
    }
}

/// Scores of actors for one ibasho: a number for each, of which those that are not 0 are known.
struct GapsScores {
    private(set) var values: [Float]
    private(set) var touched: [Int32] = []

    init(count: Int) { values = Array(repeating: 0, count: count) }

    mutating func clear() {
        for actor in touched { values[Int(actor)] = 0 }
        touched.removeAll(keepingCapacity: true)
    }

    /// Adds something above 0.
    @inline(__always)
    mutating func add(_ value: Float, _ actor: Int32) {
        if values[Int(actor)] == 0 { touched.append(actor) }
        values[Int(actor)] += value
    }

    mutating func scale(_ factor: (Int) -> Float) {
        for actor in touched { values[Int(actor)] *= factor(Int(actor)) }
    }
}
