import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaAlgorithms

@Suite("The lightest paths")
struct LightestPathTests {
    /// The weights of all paths without a node twice, each by the lightest steps, ascending.
    private static func all(
        _ view: GraphView,
        _ direction: Direction,
        _ weight: (ViewStep) -> Double,
        from start: ViewNode,
        to end: ViewNode,
        through isOpen: (ViewNode) -> Bool
    ) -> [Double] {
        var steps: [[Int: Double]] = Array(repeating: [:], count: view.nodeCount)
        view.withNeighbours(direction) { neighbours in
            for node in view.nodes {
                for (next, relationship) in zip(neighbours[node], neighbours.relationships(of: node)) {
                    let cost = weight(ViewStep(source: node, target: next, relationship: relationship))
                    steps[node.index][next.index] = min(steps[node.index][next.index] ?? .infinity, cost)
                }
            }
        }
        var weights: [Double] = []
        func go(_ node: Int, _ seen: Set<Int>, _ sum: Double) {
            if node == end.index { return weights.append(sum) }
            if node != start.index, !isOpen(ViewNode(node)) { return }
            for (next, cost) in steps[node] where !seen.contains(next) && cost < .infinity {
                go(next, seen.union([next]), sum + cost)
            }
        }
        go(start.index, [start.index], 0)
        return weights.sorted()
    }

    @Test("are as light as the lightest of all paths of random graphs, and all different", arguments: [UInt64](1...60))
    func naive(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let nodes = 2 + generator.below(6)
        let sample = try SampleGraph(random: &generator, nodes: nodes, edges: generator.below(14))
        let costs = sample.edges.map { _ in generator.below(9) == 0 ? Double.infinity : Double(generator.below(5)) }
        let closed = generator.below(nodes + 2)
        let view = sample.kept
        func weight(_ step: ViewStep) -> Double { costs[Int(step.relationship?.rawValue ?? 0) - 1] }
        for direction in Direction.allCases {
            let weights = try NeighbourWeights(view, direction, weight: weight)
            for (start, end) in view.nodes.flatMap({ first in view.nodes.map { (first, $0) } }) {
                let expected = LightestPathTests.all(view, direction, weight, from: start, to: end) {
                    $0.index != closed
                }
                for count in [0, 1, 3, 500] {
                    let found = view.lightestPaths(count, from: start, to: end, weights) { $0.index != closed }
                    #expect(found.map(\.weight) == Array(expected.prefix(count)))
                    #expect(Set(found.map(\.nodes)).count == found.count)
                    for path in found {
                        #expect(path.nodes.first == start && path.nodes.last == end)
                        #expect(Set(path.nodes).count == path.nodes.count)
                        #expect(!path.nodes.dropFirst().dropLast().contains { $0.index == closed })
                    }
                }
            }
        }
    }

    @Test("of a hub come quickly, though it has a hundred thousand neighbours")
    func hub() throws {
        let count = 100_000
        let edges = (2..<count).flatMap { [(0, $0)] } + [(1, 2), (1, 3), (1, 4), (0, 1)]
        let view = try SampleGraph(count, edges).kept
        let weights = try NeighbourWeights(view) { _ in 1 }
        let paths = view.lightestPaths(3, from: ViewNode(0), to: ViewNode(1), weights)
        #expect(paths.map { $0.nodes.map(\.index) } == [[0, 1], [0, 2, 1], [0, 3, 1]])
    }
}
