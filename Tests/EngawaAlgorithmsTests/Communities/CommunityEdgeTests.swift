import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaAlgorithms

@Suite("Communities at the edges")
struct CommunityEdgeTests {
    @Test("there may be no node, or no tie")
    func empty() throws {
        for view in try SampleGraph(0, []).views {
            let none = Communities(communities: [], sizes: [], modularity: 0, iterations: 1)
            #expect(view.leidenCommunities().communities == none.communities)
            #expect(view.leidenCommunities().largest == nil)
            #expect(view.modularity(of: []) == 0)
        }
        for view in try SampleGraph(3, []).views {
            let found = view.leidenCommunities()
            #expect(found.communities == [0, 1, 2])
            #expect(found.modularity == 0)
        }
    }

    @Test("a relationship from a node to itself counts in its strength, and joins it with nobody")
    func loops() throws {
        let sample = try SampleGraph(4, [(0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 2)])
        let found = sample.kept.leidenCommunities()
        #expect(found.count == 4)
        #expect(found.modularity == CommunityTests.naive(sample, found.communities, Array(repeating: 1, count: 6), 1))
        #expect(sample.merged.leidenCommunities().communities == [0, 0, 0, 1])
    }

    @Test("parts that nothing joins share no community, not even at the resolution 0")
    func parts() throws {
        let sample = try SampleGraph(8, [(0, 2), (2, 4), (4, 0), (1, 3), (3, 5), (5, 1)])
        for resolution in [0, 0.1, 1] {
            for view in sample.views {
                let found = view.leidenCommunities(resolution: resolution)
                #expect(found.communities == [0, 1, 0, 1, 0, 1, 2, 3])
                #expect(found.sizes == [3, 3, 1, 1])
            }
        }
        // So high that nobody stays with anybody.
        #expect(sample.kept.leidenCommunities(resolution: 100).count == 8)
    }

    @Test("parallels bind more tightly where a view keeps them")
    func parallels() throws {
        let edges = [(0, 1), (1, 2), (2, 3), (3, 0)]
        let sample = try SampleGraph(4, edges + Array(repeating: (0, 1), count: 9) + Array(repeating: (2, 3), count: 9))
        #expect(sample.kept.leidenCommunities().communities == [0, 0, 1, 1])
        #expect(sample.kept.leidenCommunities().modularity > sample.merged.leidenCommunities().modularity)
    }

    @Test("a tie has the mean of the weights that its ends give it, and one of weight 0 binds nobody")
    func weights() throws {
        let sample = try SampleGraph(5, [(0, 1), (1, 2), (2, 3), (3, 0), (3, 4)])
        let view = sample.merged
        let ends: [[Int]: Double] = [
            [0, 1]: 1, [1, 0]: 9, [1, 2]: 1, [2, 1]: 1, [2, 3]: 10, [3, 2]: 0, [0, 3]: 0, [3, 0]: 2,
        ]
        let uneven = try NeighbourWeights(view) { ends[[$0.source.index, $0.target.index]] ?? 0 }
        let even = try NeighbourWeights(view) { step in
            let (source, target) = (step.source.index, step.target.index)
            return ((ends[[source, target]] ?? 0) + (ends[[target, source]] ?? 0)) / 2
        }
        let found = view.leidenCommunities(weights: uneven)
        #expect(found == view.leidenCommunities(weights: even))
        #expect(found.communities == [0, 0, 1, 1, 2])
        #expect(isClose([found.modularity], [CommunityTests.naive(sample, found.communities, [5, 1, 5, 1, 0], 1)]))
        // The unit of the weights says nothing.
        for scale in [1e-30, 1e30] {
            let scaled = try NeighbourWeights(view) { (ends[[$0.source.index, $0.target.index]] ?? 0) * scale }
            #expect(view.leidenCommunities(weights: scaled).communities == found.communities)
        }
    }

    @Test("a star, a long chain and two cliques with one tie between them")
    func shapes() throws {
        #expect(try SampleGraph(1000, (1..<1000).map { (0, $0) }).kept.leidenCommunities().count == 1)
        let chain = try SampleGraph.chain(200_000).kept.leidenCommunities()
        #expect(chain.modularity > 0.99)
        #expect(zip(chain.communities, chain.communities.dropFirst()).allSatisfy { $0 == $1 || $0 + 1 == $1 })
        var edges = [(0, 10)]
        for clique in [0, 10] {
            for first in 0..<10 { for second in 0..<first { edges.append((clique + first, clique + second)) } }
        }
        #expect(try SampleGraph(20, edges).kept.leidenCommunities().sizes == [10, 10])
    }
}
