import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaAlgorithms

@Suite("Prediction of links")
struct PredictionTests {
    /// Whether scores are those expected. Nodes whose scores differ by rounding alone may change places.
    private static func isSame(_ scores: [LinkScore], _ expected: [[Double]]) -> Bool {
        let isSorted = zip(scores, scores.dropFirst()).allSatisfy { ($1.score, $0.node) < ($0.score, $1.node) }
        let byNode = scores.sorted { $0.node < $1.node }
        let expected = expected.sorted { $0[0] < $1[0] }
        return isSorted && byNode.map { Double($0.node.index) } == expected.map { $0[0] }
            && isClose(byNode.map(\.score), expected.map { $0[1] })
    }

    @Test("gives the scores of networkx in published graphs", arguments: Fixture.names)
    func published(name: String) throws {
        let fixture = try Fixture.load(name)
        for view in try fixture.sample().views {
            let (prediction, node) = (LinkPrediction(view), ViewNode(0))
            #expect(PredictionTests.isSame(prediction.commonNeighbours(of: node), fixture.commonNeighbours))
            #expect(PredictionTests.isSame(prediction.adamicAdar(of: node), fixture.adamicAdar))
            #expect(PredictionTests.isSame(prediction.resourceAllocation(of: node), fixture.resourceAllocation))
            #expect(PredictionTests.isSame(prediction.katz(of: node), fixture.katz))
            #expect(PredictionTests.isSame(prediction.threeSteps(of: node), fixture.threeSteps))
        }
    }

    @Test("gives what the definitions say, neighbours left out or not", arguments: [UInt64](1...30))
    func naive(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let nodes = 1 + generator.below(12)
        let sample = try SampleGraph(random: &generator, nodes: nodes, edges: generator.below(40))
        var isTied = [[Bool]](repeating: Array(repeating: false, count: nodes), count: nodes)
        for (first, second) in sample.edges where first != second {
            (isTied[first][second], isTied[second][first]) = (true, true)
        }
        let degrees = isTied.map { row in Double(row.filter { $0 }.count) }
        let all = 0..<nodes
        func expected(_ node: Int, _ candidates: LinkPrediction.Candidates, _ score: (Int) -> Double) -> [[Double]] {
            all.filter { $0 != node && (candidates == .all || !isTied[node][$0]) }
                .map { [Double($0), score($0)] }.filter { $0[1] > 0 }
        }
        let prediction = LinkPrediction(seed % 2 == 0 ? sample.kept : sample.merged)
        for node in all {
            for candidates in [LinkPrediction.Candidates.unlinked, .all] {
                let common = expected(node, candidates) { other in
                    all.reduce(0) { $0 + (isTied[node][$1] && isTied[$1][other] ? 1 : 0) }
                }
                #expect(PredictionTests.isSame(prediction.commonNeighbours(of: ViewNode(node), candidates), common))
                let allocation = expected(node, candidates) { other in
                    all.reduce(0) { $0 + (isTied[node][$1] && isTied[$1][other] ? 1 / degrees[$1] : 0) }
                }
                #expect(
                    PredictionTests.isSame(prediction.resourceAllocation(of: ViewNode(node), candidates), allocation)
                )
                let steps = expected(node, candidates) { other in
                    var sum = 0.0
                    for first in all where isTied[node][first] && first != other {
                        for second in all where isTied[first][second] && isTied[second][other] && second != node {
                            sum += 1 / (degrees[first] * degrees[second]).squareRoot()
                        }
                    }
                    return sum
                }
                #expect(PredictionTests.isSame(prediction.threeSteps(of: ViewNode(node), candidates), steps))
            }
        }
    }

    @Test("a node without neighbours has no scores")
    func alone() throws {
        for view in try SampleGraph(3, [(0, 0), (1, 2)]).views {
            let prediction = LinkPrediction(view)
            for node in [ViewNode(0), ViewNode(1)] {
                #expect(prediction.commonNeighbours(of: node).isEmpty && prediction.adamicAdar(of: node).isEmpty)
                #expect(prediction.threeSteps(of: node, .all).isEmpty && prediction.katz(of: node).isEmpty)
            }
            #expect(prediction.katz(of: ViewNode(0), .all).isEmpty)
            #expect(prediction.katz(of: ViewNode(1), longest: 1, .all) == [LinkScore(node: ViewNode(2), score: 0.05)])
        }
    }
}
