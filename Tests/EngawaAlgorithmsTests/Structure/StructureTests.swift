import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaAlgorithms

@Suite("Clustering and structural holes")
struct StructureTests {
    @Test("are what networkx computes for published graphs", arguments: Fixture.names)
    func published(name: String) throws {
        let fixture = try Fixture.load(name)
        for view in try fixture.sample().views {
            let clustering = view.clustering()
            #expect(clustering.triangles == fixture.triangles)
            #expect(isClose(clustering.coefficients, fixture.clustering))
            #expect(
                isClose(
                    [clustering.average, clustering.transitivity],
                    [fixture.averageClustering, fixture.transitivity]
                )
            )
            let holes = view.structuralHoles()
            #expect(isClose(holes.constraint.map { $0 ?? -1 }, fixture.constraint.map { $0 ?? -1 }))
            #expect(isClose(holes.effectiveSize.map { $0 ?? -1 }, fixture.effectiveSize.map { $0 ?? -1 }))
        }
    }

    @Test("are what igraph computes for published graphs", arguments: Fixture.names)
    func publishedByIgraph(name: String) throws {
        let fixture = try Fixture.load(name)
        let expected = fixture.igraph
        for view in try fixture.sample().views {
            let clustering = view.clustering()
            #expect(isClose(clustering.coefficients, expected.clustering))
            #expect(
                isClose(
                    [clustering.average, clustering.transitivity],
                    [expected.averageClustering, expected.transitivity]
                )
            )
            let constraint = view.structuralHoles().constraint
            #expect(isClose(constraint.map { $0 ?? -1 }, expected.constraint.map { $0 ?? -1 }))
        }
    }

    @Test("are the same by their definitions, and whether or not parallels are kept", arguments: [UInt64](1...40))
    func naive(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let nodes = 1 + generator.below(14)
        let sample = try SampleGraph(random: &generator, nodes: nodes, edges: generator.below(50))
        var sets = [Set<Int>](repeating: [], count: nodes)
        for (first, second) in sample.edges where first != second {
            sets[first].insert(second)
            sets[second].insert(first)
        }
        for view in sample.views {
            let graph = SimpleGraph(view)
            #expect((0..<nodes).map { graph.neighbours[graph.range($0)].map { Int($0) } } == sets.map { $0.sorted() })
            let (clustering, holes) = (view.clustering(), view.structuralHoles())
            for node in 0..<nodes {
                let (own, degree) = (sets[node].sorted(), Double(sets[node].count))
                let tied = own.reduce(0) { $0 + sets[$1].intersection(own).count } / 2
                #expect(clustering.triangles[node] == tied)
                #expect(clustering.coefficients[node] == (degree > 1 ? Double(tied) / (degree * (degree - 1) / 2) : 0))
                guard degree > 0 else {
                    #expect(holes.constraint[node] == nil && holes.effectiveSize[node] == nil)
                    continue
                }
                let constraint = own.map { other in
                    let indirect = own.filter { sets[$0].contains(other) }.reduce(0.0) {
                        $0 + 1 / Double(sets[$1].count)
                    }
                    return ((1 + indirect) / degree) * ((1 + indirect) / degree)
                }
                #expect(isClose([holes.constraint[node] ?? -1], [constraint.reduce(0, +)]))
                #expect(isClose([holes.effectiveSize[node] ?? -1], [degree - 2 * Double(tied) / degree]))
            }
        }
    }

    @Test("there may be no node, or one, or a long chain")
    func edges() throws {
        for view in try SampleGraph(0, []).views {
            #expect(view.clustering() == Clustering(triangles: [], coefficients: [], average: 0, transitivity: 0))
            #expect(view.structuralHoles() == StructuralHoles(constraint: [], effectiveSize: []))
        }
        for view in try SampleGraph(1, [(0, 0)]).views {
            #expect(view.clustering() == Clustering(triangles: [0], coefficients: [0], average: 0, transitivity: 0))
            #expect(view.structuralHoles() == StructuralHoles(constraint: [nil], effectiveSize: [nil]))
        }
        let chain = try SampleGraph.chain(200_000).merged
        #expect(chain.clustering().transitivity == 0)
        #expect(chain.structuralHoles().constraint[1000] == 0.5)
    }
}
