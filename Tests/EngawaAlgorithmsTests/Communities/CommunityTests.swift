import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaAlgorithms

@Suite("Communities")
struct CommunityTests {
    @Test("modularity is what networkx and igraph compute for published graphs", arguments: Fixture.names)
    func modularity(name: String) throws {
        let fixture = try Fixture.load(name)
        for view in try fixture.sample().views {
            let weights = try fixture.weights(view)
            for division in fixture.igraph.communities {
                let found = view.modularity(
                    of: division.communities,
                    weights: division.isWeighted ? weights : nil,
                    resolution: division.resolution
                )
                #expect(isClose([found, found], [division.modularity, division.networkx]))
            }
        }
    }

    @Test("are as good as those that igraph finds in published graphs", arguments: Fixture.names)
    func published(name: String) throws {
        let fixture = try Fixture.load(name)
        let view = try fixture.sample().merged
        let weights = try fixture.weights(view)
        for division in fixture.igraph.communities {
            // As many seeds as igraph had, and the best and the middle one of them.
            let found = (0..<200).map { seed in
                view.leidenCommunities(
                    weights: division.isWeighted ? weights : nil,
                    resolution: division.resolution,
                    maximumIterations: 100,
                    seed: seed
                ).modularity
            }.sorted()
            #expect(found[199] >= division.modularity - 1e-9)
            #expect(found[99] >= division.middle - 1e-9)
        }
    }

    @Test(
        "of published graphs are the best that there are, at the resolution 1",
        arguments: [
            ("karate", 0.419_789_612_1), ("southern-women", 0.336_005_554_8), ("florentine", 0.398_75),
            ("les-miserables", 0.560_008_370_0),
        ]
    )
    func best(name: String, expected: Double) throws {
        // By igraph's exact `community_optimal_modularity`; of Les Misérables the best known.
        let view = try Fixture.load(name).sample().merged
        let found = (0..<100).map { view.leidenCommunities(seed: $0).modularity }
        #expect(abs((found.max() ?? 0) - expected) < 1e-9)
        #expect(found.allSatisfy { $0 > expected * 0.9 })
    }

    /// Modularity by its definition over all pairs of nodes.
    static func naive(
        _ sample: SampleGraph,
        _ communities: [UInt32],
        _ weights: [Double],
        _ resolution: Double
    ) -> Double {
        let nodes = 0..<sample.nodeCount
        var ties = nodes.map { _ in nodes.map { _ in 0.0 } }
        for (place, (first, second)) in sample.edges.enumerated() {
            ties[first][second] += weights[place]
            ties[second][first] += weights[place]
        }
        let strengths = ties.map { $0.reduce(0, +) }
        let total = strengths.reduce(0, +)
        guard total > 0 else { return 0 }
        var sum = 0.0
        for first in nodes {
            for second in nodes where communities[first] == communities[second] {
                sum += ties[first][second] - resolution * strengths[first] * strengths[second] / total
            }
        }
        return sum / total
    }

    /// Whether everyone in a community reaches the others by ties of a weight above zero within it.
    static func areConnected(_ sample: SampleGraph, _ found: Communities, _ weights: [Double]) throws -> Bool {
        let within = sample.edges.indices
            .filter {
                weights[$0] > 0 && found.communities[sample.edges[$0].0] == found.communities[sample.edges[$0].1]
            }
            .map { sample.edges[$0] }
        return try SampleGraph(sample.nodeCount, within).componentCount() == found.count
    }

    @Test(
        "are connected, of the modularity that they say, and not to be bettered by one node",
        arguments: [UInt64](1...80)
    )
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let nodes = generator.below(40)
        let sample = try SampleGraph(random: &generator, nodes: nodes, edges: generator.below(120))
        let resolution = [0, 0.3, 1, 1, 2, 5][generator.below(6)]
        let isWeighted = seed % 2 == 0
        let values = sample.edges.map { _ in isWeighted ? Double(generator.below(6)) / 2 : 1 }
        let view = sample.kept
        let weights = try NeighbourWeights(view) { values[Int($0.relationship?.rawValue ?? 0) - 1] }
        // Until nothing can be bettered.
        let found = view.leidenCommunities(
            weights: isWeighted ? weights : nil,
            resolution: resolution,
            maximumIterations: 100,
            seed: seed
        )
        let score = CommunityTests.naive(sample, found.communities, values, resolution)
        #expect(isClose([found.modularity], [score]))
        #expect(isClose([view.modularity(of: found.communities, weights: weights, resolution: resolution)], [score]))
        #expect(try CommunityTests.areConnected(sample, found, values))
        // In the order of their lowest nodes.
        var seen: [UInt32] = []
        for community in found.communities where !seen.contains(community) { seen.append(community) }
        #expect(seen == (0..<UInt32(found.count)).map { $0 })
        for community in 0..<found.count { #expect(found.nodes(of: community).count == found.sizes[community]) }
        #expect(found.sizes.reduce(0, +) == nodes)
        for node in 0..<nodes {
            for community in 0..<UInt32(found.count) {
                var other = found.communities
                other[node] = community
                #expect(CommunityTests.naive(sample, other, values, resolution) <= score + 1e-9)
            }
        }
    }

    @Test("are the same for the same seed, whichever way ties point")
    func determinism() throws {
        var generator = SeededGenerator(seed: 5)
        let sample = try SampleGraph(random: &generator, nodes: 500, edges: 1500)
        let turned = try SampleGraph(500, sample.edges.map { ($0.1, $0.0) })
        let first = sample.merged.leidenCommunities(seed: 3)
        #expect(first == sample.merged.leidenCommunities(seed: 3))
        #expect(first == turned.merged.leidenCommunities(seed: 3))
        #expect(Set((0..<5).map { sample.merged.leidenCommunities(seed: $0).communities }).count > 1)
    }

    @Test("are the planted ones, where nearly all ties are within them")
    func planted() throws {
        var generator = SeededGenerator(seed: 9)
        let (groups, size) = (50, 20)
        var edges: [(Int, Int)] = []
        for group in 0..<groups {
            for _ in 0..<150 {
                edges.append((group * size + generator.below(size), group * size + generator.below(size)))
            }
            edges.append((group * size, (group + 1) % groups * size))
        }
        let found = try SampleGraph(groups * size, edges).kept.leidenCommunities()
        #expect(found.sizes == Array(repeating: size, count: groups))
        #expect(found.communities == (0..<groups * size).map { UInt32($0 / size) })
        #expect(found.largest == 0)
    }
}
