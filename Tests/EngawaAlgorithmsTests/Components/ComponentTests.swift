import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaAlgorithms

@Suite("Components, bridges, articulation points and cores")
struct ComponentTests {
    @Test("are those that networkx finds in published graphs", arguments: Fixture.names)
    func published(name: String) throws {
        let fixture = try Fixture.load(name)
        for view in try fixture.sample().views {
            #expect(view.connectedComponents().sizes == fixture.componentSizes)
            #expect(view.coreNumbers() == fixture.coreNumbers)
            let cut = view.cutElements()
            #expect(cut.bridges.map { [$0.first.index, $0.second.index] } == fixture.bridges)
            #expect(cut.articulationPoints.map(\.index) == fixture.articulationPoints)
        }
    }

    @Test("are those that igraph finds in published graphs", arguments: Fixture.names)
    func publishedByIgraph(name: String) throws {
        let fixture = try Fixture.load(name)
        let expected = fixture.igraph
        for view in try fixture.sample().views {
            #expect(view.connectedComponents().sizes == expected.componentSizes)
            #expect(view.coreNumbers() == expected.coreNumbers)
            let cut = view.cutElements()
            #expect(cut.bridges.map { [$0.first.index, $0.second.index] } == expected.bridges)
            #expect(cut.articulationPoints.map(\.index) == expected.articulationPoints)
        }
    }

    @Test("are those found by leaving each relationship and node out", arguments: [UInt64](1...60))
    func naive(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let nodes = generator.below(14)
        let sample = try SampleGraph(random: &generator, nodes: nodes, edges: generator.below(22))
        let count = sample.componentCount()
        let bridges = sample.edges.indices.filter { sample.componentCount(withoutEdge: $0) > count }
        let points = (0..<nodes).filter { node in
            let isIsolated = !sample.edges.contains { ($0.0 == node) != ($0.1 == node) }
            return sample.componentCount(withoutNode: node) > (isIsolated ? count - 1 : count)
        }
        let cut = sample.kept.cutElements()
        #expect(cut.bridges.compactMap { $0.relationship.map { Int($0.rawValue) - 1 } }.sorted() == bridges)
        #expect(cut.articulationPoints.map(\.index) == points)
        for bridge in cut.bridges {
            let place = Int(try #require(bridge.relationship).rawValue) - 1
            let edge = sample.edges[place]
            #expect([bridge.first.index, bridge.second.index] == [min(edge.0, edge.1), max(edge.0, edge.1)])
        }
        #expect(sample.merged.cutElements().articulationPoints.map(\.index) == points)
        for view in sample.views {
            let components = view.connectedComponents()
            #expect(components.count == count)
            #expect(components.sizes.reduce(0, +) == nodes)
            for (first, second) in sample.edges {
                #expect(components[ViewNode(first)] == components[ViewNode(second)])
            }
            for component in 0..<count {
                #expect(components.nodes(of: component).count == components.sizes[component])
            }
            #expect(components.largest.map { components.sizes[$0] } == components.sizes.max())
        }
    }

    @Test("core numbers are what is left when those with fewer neighbours are taken out", arguments: [UInt64](1...40))
    func cores(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let nodes = 1 + generator.below(15)
        let sample = try SampleGraph(random: &generator, nodes: nodes, edges: generator.below(50))
        for view in sample.views {
            var expected = [Int](repeating: 0, count: nodes)
            for core in 1...60 {
                var left = Set(view.nodes)
                while let out = left.first(where: { node in
                    view.neighbours(of: node, .both).filter { $0 != node && left.contains($0) }.count < core
                }) {
                    left.remove(out)
                }
                for node in left { expected[node.index] = core }
            }
            #expect(view.coreNumbers() == expected)
        }
    }

    @Test("parallel relationships are no bridge, as long as the view keeps them")
    func parallels() throws {
        let sample = try SampleGraph(4, [(0, 1), (1, 0), (1, 2), (2, 2), (2, 3), (2, 3), (2, 3)])
        #expect(sample.kept.cutElements().bridges.map { [$0.first.index, $0.second.index] } == [[1, 2]])
        let merged = sample.merged.cutElements()
        #expect(merged.bridges.map { [$0.first.index, $0.second.index] } == [[0, 1], [1, 2], [2, 3]])
        #expect(merged.bridges.allSatisfy { $0.relationship == nil })
        #expect(merged.articulationPoints == sample.kept.cutElements().articulationPoints)
        #expect(sample.kept.coreNumbers() == [2, 2, 3, 3])
        #expect(sample.merged.coreNumbers() == [1, 1, 1, 1])
    }

    @Test("there may be no node, or one")
    func small() throws {
        for view in try SampleGraph(0, []).views {
            #expect(view.connectedComponents().count == 0)
            #expect(view.connectedComponents().largest == nil)
            #expect(view.cutElements() == CutElements(bridges: [], articulationPoints: []))
            #expect(view.coreNumbers().isEmpty)
        }
        for view in try SampleGraph(1, [(0, 0)]).views {
            #expect(view.connectedComponents().sizes == [1])
            #expect(view.cutElements() == CutElements(bridges: [], articulationPoints: []))
            #expect(view.coreNumbers() == [0])
        }
    }

    @Test("a long chain is all bridges")
    func chain() throws {
        let view = try SampleGraph.chain(200_000).kept
        #expect(view.connectedComponents().sizes == [200_000])
        let cut = view.cutElements()
        #expect(cut.bridges.count == 199_999)
        #expect(cut.articulationPoints.count == 199_998)
        #expect(view.coreNumbers().allSatisfy { $0 == 1 })
    }
}
