import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaAlgorithms

@Suite("Paths and distances")
struct PathTests {
    @Test("are those that networkx and igraph find in published graphs", arguments: Fixture.names)
    func published(name: String) throws {
        let fixture = try Fixture.load(name)
        for view in try fixture.sample().views {
            let distances = view.distances(from: ViewNode(0))
            #expect(view.nodes.map { distances[$0] } == fixture.distances)
            #expect(fixture.igraph.distances == fixture.distances)
            for node in view.nodes {
                #expect(view.shortestPath(from: ViewNode(0), to: node)?.count == distances[node].map { $0 + 1 })
            }
        }
        let view = try fixture.sample().kept
        let weights = try NeighbourWeights(view) { step in fixture.weights[Int(step.relationship?.rawValue ?? 0) - 1] }
        let paths = view.weightedPaths(from: ViewNode(0), weights)
        #expect(view.nodes.map { paths[$0] } == fixture.weightedDistances)
        #expect(fixture.igraph.weightedDistances == fixture.weightedDistances)
    }

    /// Whether every step of a path is a relationship.
    private static func isPath(_ path: [ViewNode], _ view: GraphView, _ direction: Direction) -> Bool {
        zip(path, path.dropFirst()).allSatisfy { view.neighbours(of: $0, direction).contains($1) }
    }

    @Test("are those of Floyd and Warshall in random graphs", arguments: [UInt64](1...40))
    func naive(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let nodes = 1 + generator.below(12)
        let sample = try SampleGraph(random: &generator, nodes: nodes, edges: generator.below(30))
        let weights = sample.edges.map { _ in Double(generator.below(8)) }
        for direction in Direction.allCases {
            let hops = sample.allDistances(isDirected: direction != .both)
            let weighted = sample.allDistances(isDirected: direction != .both) { weights[$0] }
            for view in sample.views {
                for (first, second) in view.nodes.flatMap({ first in view.nodes.map { (first, $0) } }) {
                    let (start, end) = direction == .incoming ? (second, first) : (first, second)
                    let expected = hops[start.index][end.index]
                    #expect(view.distances(from: first, direction)[second].map(Double.init) ?? .infinity == expected)
                    let path = view.shortestPath(from: first, to: second, direction)
                    #expect(path.map { Double($0.count - 1) } ?? .infinity == expected)
                    if let path {
                        #expect(path.first == first && path.last == second)
                        #expect(PathTests.isPath(path, view, direction))
                    }
                }
            }
            let view = sample.kept
            let costs = try NeighbourWeights(view, direction) { weights[Int($0.relationship?.rawValue ?? 0) - 1] }
            for first in view.nodes {
                let paths = view.weightedPaths(from: first, costs)
                for second in view.nodes {
                    let (start, end) = direction == .incoming ? (second, first) : (first, second)
                    #expect(paths[second] ?? .infinity == weighted[start.index][end.index])
                    let path = paths.path(to: second)
                    #expect((path != nil) == (paths[second] != nil))
                    #expect(path.map { PathTests.isPath($0, view, direction) } != false)
                    let single = view.weightedPath(from: first, to: second, costs)
                    #expect(single?.nodes == path && single?.weight == paths[second])
                }
            }
        }
    }

    @Test("weights below zero, or that are no numbers, or too few, are errors")
    func wrongWeights() throws {
        let view = try SampleGraph(3, [(0, 1), (1, 2)]).kept
        let step = ViewStep(
            source: ViewNode(1),
            target: ViewNode(2),
            relationship: RelationshipID(rawValue: 2)
        )
        #expect(throws: WeightError.negative(step, weight: -1)) {
            _ = try NeighbourWeights(view, .outgoing, values: [0, -1])
        }
        #expect(throws: WeightError.notANumber(step)) {
            _ = try NeighbourWeights(view, .outgoing) { $0.source.index == 1 ? .nan : 1 }
        }
        #expect(throws: WeightError.count(expected: 2, found: 1)) {
            _ = try NeighbourWeights(view, .outgoing, values: [1])
        }
        let blocked = try NeighbourWeights(view, .outgoing, values: [1, .infinity])
        #expect(view.weightedPath(from: ViewNode(0), to: ViewNode(2), blocked) == nil)
    }

    @Test("lead along a long chain")
    func chain() throws {
        let view = try SampleGraph.chain(200_000).merged
        let (first, last) = (ViewNode(0), ViewNode(199_999))
        #expect(view.distances(from: first)[last] == 199_999)
        #expect(view.shortestPath(from: first, to: last)?.count == 200_000)
        #expect(view.shortestPath(from: last, to: first, .outgoing) == nil)
        let weights = try NeighbourWeights(view) { _ in 0.5 }
        #expect(view.weightedPath(from: last, to: first, weights)?.weight == 99_999.5)
    }
}
