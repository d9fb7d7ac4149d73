import EngawaGraph

/// Going from a node to one of its neighbours.
public struct ViewStep: Hashable, Sendable {
    /// Where it leads from.
    public let source: ViewNode
    /// Where it leads to.
    public let target: ViewNode
    /// By what; nil where the view was made without relationships.
    public let relationship: RelationshipID?
}

/// Why weights cannot be used.
public enum WeightError: Error, Hashable, Sendable {
    /// The weight of this step is below zero.
    case negative(ViewStep, weight: Double)
    /// The weight of this step is not a number.
    case notANumber(ViewStep)
    /// There is not one weight for each neighbour.
    case count(expected: Int, found: Int)
}

/// What it costs to go from a node to each of its neighbours, in one direction of a view. Made once, for many searches.
///
/// No weight is below zero. One that is infinite cannot be gone.
public struct NeighbourWeights: Sendable {
    /// The direction that the neighbours are in.
    public let direction: Direction
    /// Where those of each node begin, and behind the last one where they end.
    let starts: [Int]
    let values: [Double]

    /// Asks the closure for the weight of every step. O(nodes + relationships).
    public init(
        _ view: GraphView,
        _ direction: Direction = .both,
        weight: (ViewStep) -> Double
    ) throws(WeightError) {
        var values: [Double] = []
        values.reserveCapacity(view.neighbourCount(direction))
        view.forEachStep(direction) { values.append(weight($0)) }
        try self.init(view, direction, values: values)
    }

    /// Takes the weights as they stand beside the neighbours of the first node, then of the second, and so on.
    /// O(nodes + relationships).
    public init(_ view: GraphView, _ direction: Direction = .both, values: [Double]) throws(WeightError) {
        let expected = view.neighbourCount(direction)
        guard values.count == expected else { throw .count(expected: expected, found: values.count) }
        if let place = values.firstIndex(where: { !($0 >= 0) }) {
            var (steps, found) = (0, WeightError.count(expected: expected, found: values.count))
            view.forEachStep(direction) { step in
                if steps == place {
                    let weight = values[place]
                    found = weight.isNaN ? .notANumber(step) : .negative(step, weight: weight)
                }
                steps += 1
            }
            throw found
        }
        self.direction = direction
        self.values = values
        starts = view.withNeighbours(direction) { neighbours in
            var starts = [0]
            starts.reserveCapacity(view.nodeCount + 1)
            var total = 0
            for node in view.nodes {
                total += neighbours.count(of: node)
                starts.append(total)
            }
            return starts
        }
    }
}

extension GraphView {
    /// Calls the closure with every step, node by node. O(nodes + relationships).
    fileprivate func forEachStep(_ direction: Direction, _ body: (ViewStep) -> Void) {
        withNeighbours(direction) { neighbours in
            for node in nodes {
                let (all, relationships) = (neighbours[node], neighbours.relationships(of: node))
                for place in all.indices {
                    let relationship = relationships.isEmpty ? nil : relationships[place]
                    body(ViewStep(source: node, target: all[place], relationship: relationship))
                }
            }
        }
    }
}
