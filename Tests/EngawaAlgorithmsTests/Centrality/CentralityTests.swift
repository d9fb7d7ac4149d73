import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaAlgorithms

@Suite("Centrality")
struct CentralityTests {
    @Test("is what networkx computes for published graphs", arguments: Fixture.names)
    func published(name: String) throws {
        let fixture = try Fixture.load(name)
        for view in try fixture.sample().views {
            #expect(isClose(view.degreeCentrality(), fixture.degreeCentrality))
            let distance = view.distanceCentrality()
            #expect(isClose(distance.closeness, fixture.closeness))
            #expect(isClose(distance.harmonic, fixture.harmonic))
            #expect(isClose(view.betweenness(), fixture.betweenness))
            #expect(isClose(view.betweenness(isNormalized: true), fixture.normalizedBetweenness))
            #expect(isClose(view.betweenness(.outgoing), fixture.directedBetweenness))
            #expect(isClose(view.betweenness(.incoming), fixture.directedBetweenness))
            let rank = view.pageRank(.both, tolerance: 1e-14, maximumIterations: 1000)
            #expect(isClose(rank.scores, fixture.pageRank))
            #expect(rank.hasConverged && rank.iterations > 1)
            let directed = view.pageRank(tolerance: 1e-14, maximumIterations: 1000)
            #expect(isClose(directed.scores, fixture.directedPageRank))
            #expect(abs(directed.scores.reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test("is what igraph computes for published graphs", arguments: Fixture.names)
    func publishedByIgraph(name: String) throws {
        let fixture = try Fixture.load(name)
        let expected = fixture.igraph
        for view in try fixture.sample().views {
            // igraph does not scale closeness by the part reached, which is all in these graphs.
            let distance = view.distanceCentrality()
            #expect(isClose(distance.closeness, expected.closeness))
            #expect(isClose(distance.harmonic, expected.harmonic))
            #expect(isClose(view.betweenness(), expected.betweenness))
            #expect(isClose(view.betweenness(.outgoing), expected.directedBetweenness))
            let rank = view.pageRank(.both, tolerance: 1e-14, maximumIterations: 1000)
            #expect(isClose(rank.scores, expected.pageRank))
            let directed = view.pageRank(tolerance: 1e-14, maximumIterations: 1000)
            #expect(isClose(directed.scores, expected.directedPageRank))
        }
    }

    /// Betweenness from the numbers of paths between all pairs.
    private static func naive(_ sample: SampleGraph, isDirected: Bool) -> [Double] {
        let distances = sample.allDistances(isDirected: isDirected)
        let nodes = 0..<sample.nodeCount
        var counts = nodes.map { first in nodes.map { $0 == first ? 1.0 : 0 } }
        for length in 1...max(1, sample.nodeCount) {
            for first in nodes {
                for second in nodes where distances[first][second] == Double(length) {
                    counts[first][second] = sample.edges.reduce(0) { sum, edge in
                        var more = 0.0
                        if edge.1 == second, distances[first][edge.0] == Double(length - 1) {
                            more += counts[first][edge.0]
                        }
                        if !isDirected, edge.0 == second, distances[first][edge.1] == Double(length - 1) {
                            more += counts[first][edge.1]
                        }
                        return sum + more
                    }
                }
            }
        }
        return nodes.map { middle in
            var sum = 0.0
            for first in nodes where first != middle {
                for second in nodes where second != middle && second != first {
                    let length = distances[first][second]
                    guard length < .infinity, distances[first][middle] + distances[middle][second] == length else {
                        continue
                    }
                    sum += counts[first][middle] * counts[middle][second] / counts[first][second]
                }
            }
            return isDirected ? sum : sum / 2
        }
    }

    @Test("betweenness is the part of all shortest paths, parallels counting as paths", arguments: [UInt64](1...30))
    func betweenness(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sample = try SampleGraph(random: &generator, nodes: 1 + generator.below(11), edges: generator.below(30))
        #expect(isClose(sample.kept.betweenness(), CentralityTests.naive(sample, isDirected: false)))
        #expect(isClose(sample.kept.betweenness(.outgoing), CentralityTests.naive(sample, isDirected: true)))
    }

    @Test("betweenness stands more paths than a number can count")
    func manyPaths() throws {
        // Two ways from each to the next, 3000 times: 2 to the power of 3000 paths.
        let layers = 3000
        let edges = (0..<layers).flatMap { layer in
            let start = 3 * layer
            return [(start, start + 1), (start, start + 2), (start + 1, start + 3), (start + 2, start + 3)]
        }
        let view = try SampleGraph(3 * layers + 1, edges).merged
        let sampled = view.sampledBetweenness(.outgoing, samples: 20, seed: 5)
        #expect(sampled.scores.allSatisfy { $0.isFinite })
        // Either way has half of the paths from the first node: those to all nodes behind.
        view.withNeighbours(.outgoing) { neighbours in
            var counts = PathCounts(neighbours)
            counts.add(from: ViewNode(0))
            let expected = (0..<view.nodeCount).map { node in
                let behind = 3 * (layers - node / 3)
                return node == 0 ? 0 : node % 3 == 0 ? Double(behind) : Double(behind - 2) / 2
            }
            #expect(isClose(counts.totals, expected))
        }
    }

    @Test("sampled betweenness is within its bound, and exact from all nodes", arguments: Fixture.names)
    func sampled(name: String) throws {
        let fixture = try Fixture.load(name)
        let view = try fixture.sample().merged
        let all = view.sampledBetweenness(samples: 1000)
        #expect(isClose(all.scores, fixture.normalizedBetweenness))
        #expect(all.errorBound == 0 && all.sampleCount == view.nodeCount)
        for seed in UInt64(0)..<20 {
            let some = view.sampledBetweenness(samples: 10, probability: 0.999, seed: seed)
            let error = zip(some.scores, fixture.normalizedBetweenness).map { abs($0 - $1) }.max() ?? 0
            #expect(error <= some.errorBound && some.sampleCount == 10 && some.probability == 0.999)
            #expect(some == view.sampledBetweenness(samples: 10, probability: 0.999, seed: seed))
        }
    }

    @Test("the number of samples for a bound gives that bound")
    func sampleCount() throws {
        let count = SampledBetweenness.sampleCount(errorBound: 0.05, probability: 0.95, nodeCount: 126_000)
        #expect(count == 3087)
        let view = try SampleGraph.chain(5000).merged
        let samples = SampledBetweenness.sampleCount(errorBound: 0.3, probability: 0.9, nodeCount: 5000)
        #expect(view.sampledBetweenness(samples: samples, probability: 0.9).errorBound <= 0.3)
        #expect(view.sampledBetweenness(samples: samples - 1, probability: 0.9).errorBound > 0.3)
        #expect(SampledBetweenness.sampleCount(errorBound: 0.001, probability: 0.9, nodeCount: 50) == 50)
    }

    @Test("PageRank is what its definition says", arguments: [UInt64](1...30))
    func pageRank(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let nodes = 1 + generator.below(12)
        let sample = try SampleGraph(random: &generator, nodes: nodes, edges: generator.below(30))
        let damping = [0, 0.5, 0.85, 0.99][generator.below(4)]
        var degrees = [Double](repeating: 0, count: nodes)
        for (start, _) in sample.edges { degrees[start] += 1 }
        var scores = [Double](repeating: 1 / Double(nodes), count: nodes)
        for _ in 0..<5000 {
            let stranded = scores.indices.reduce(0) { degrees[$1] == 0 ? $0 + scores[$1] : $0 }
            var next = [Double](
                repeating: (1 - damping + damping * stranded) / Double(nodes),
                count: nodes
            )
            for (start, end) in sample.edges { next[end] += damping * scores[start] / degrees[start] }
            scores = next
        }
        let found = sample.kept.pageRank(damping: damping, tolerance: 1e-14, maximumIterations: 10_000)
        #expect(isClose(found.scores, scores))
        #expect(found.hasConverged)
    }

    @Test("PageRank stops when it is told to, and says so")
    func stops() throws {
        let view = try Fixture.load("karate").sample().merged
        let rank = view.pageRank(.both, maximumIterations: 2)
        #expect(rank.iterations == 2 && !rank.hasConverged && rank.change > 0)
    }

    @Test("there may be no node, or one")
    func small() throws {
        for view in try SampleGraph(0, []).views {
            #expect(view.degreeCentrality().isEmpty && view.betweenness().isEmpty)
            #expect(view.distanceCentrality() == DistanceCentrality(closeness: [], harmonic: []))
            #expect(view.pageRank().scores.isEmpty)
            #expect(view.sampledBetweenness(samples: 3).scores.isEmpty)
        }
        for view in try SampleGraph(1, [(0, 0)]).views {
            #expect(view.degreeCentrality() == [1] && view.betweenness(isNormalized: true) == [0])
            #expect(view.distanceCentrality() == DistanceCentrality(closeness: [0], harmonic: [0]))
            #expect(view.pageRank().scores == [1])
            #expect(view.sampledBetweenness(samples: 3).scores == [0])
        }
    }

    @Test("a long chain needs no deep stack")
    func chain() throws {
        let view = try SampleGraph.chain(200_000).merged
        let sampled = view.sampledBetweenness(samples: 2)
        #expect(sampled.scores.count == 200_000 && sampled.scores.allSatisfy { $0 >= 0 })
    }
}
