import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaAlgorithms

@Suite("Matching and assignment")
struct MatchingTests {
    @Test("finds as many pairs as networkx between women and events")
    func published() throws {
        let fixture = try Fixture.load("southern-women")
        let left = try #require(fixture.left)
        for view in try fixture.sample().views {
            #expect(view.maximumMatching(left: left.map { ViewNode($0) }).count == fixture.matchingSize)
            let sides = try #require(view.bipartition())
            let first = sides.indices.filter { sides[$0] }
            #expect(first == left || sides.indices.filter { !sides[$0] } == left)
        }
        #expect(try Fixture.load("karate").sample().merged.bipartition() == nil)
    }

    /// The most pairs that there can be, by trying all.
    private static func most(_ lists: [[Int]], from row: Int = 0, _ taken: Set<Int> = []) -> Int {
        guard row < lists.count else { return 0 }
        var best = most(lists, from: row + 1, taken)
        for other in lists[row] where !taken.contains(other) {
            best = max(best, 1 + most(lists, from: row + 1, taken.union([other])))
        }
        return best
    }

    @Test("finds as many pairs as there can be", arguments: [UInt64](1...80))
    func naive(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sample = try SampleGraph(random: &generator, nodes: 12, edges: 4 + generator.below(22))
        let left = (0..<12).filter { _ in generator.below(2) == 0 }.map { ViewNode($0) }
        for view in sample.views {
            for direction in Direction.allCases {
                let lists = left.map { node in
                    Set(view.neighbours(of: node, direction).filter { !left.contains($0) }.map(\.index)).sorted()
                }
                let matching = view.maximumMatching(left: left, direction)
                #expect(matching.count == MatchingTests.most(lists))
                #expect(Set(matching.pairs.flatMap { [$0.left, $0.right] }).count == 2 * matching.count)
                for pair in matching.pairs {
                    #expect(left.contains(pair.left) && !left.contains(pair.right))
                    #expect(view.neighbours(of: pair.left, direction).contains(pair.right))
                }
            }
        }
    }

    @Test("a long chain is matched throughout, though the first choices were wrong")
    func chain() throws {
        let view = try SampleGraph.chain(200_000).merged
        #expect(view.maximumMatching(left: (0..<100_000).map { ViewNode(2 * $0) }).count == 100_000)
        #expect(view.maximumMatching(left: (0..<100_000).map { ViewNode(2 * $0 + 1) }).count == 100_000)
        #expect(view.bipartition()?.enumerated().allSatisfy { $1 == ($0 % 2 == 0) } == true)
    }

    @Test("there may be no node, or one, or no left side")
    func small() throws {
        #expect(try SampleGraph(0, []).merged.maximumMatching(left: []).count == 0)
        #expect(try SampleGraph(0, []).merged.bipartition() == [])
        let loop = try SampleGraph(1, [(0, 0)])
        #expect(loop.kept.maximumMatching(left: [ViewNode(0)]).count == 0)
        #expect(loop.kept.bipartition() == nil)
        #expect(loop.merged.bipartition() == [true])
        #expect(try SampleGraph(2, [(0, 1)]).kept.maximumMatching(left: []).count == 0)
    }

    /// The lowest cost with every row assigned, by trying all; infinite where it cannot be.
    private static func lowest(_ costs: [[Double]], from row: Int = 0, _ taken: Set<Int> = []) -> Double {
        guard row < costs.count else { return 0 }
        var best = Double.infinity
        for (column, cost) in costs[row].enumerated() where !taken.contains(column) {
            best = min(best, cost + lowest(costs, from: row + 1, taken.union([column])))
        }
        return best
    }

    @Test("assigns at the lowest cost, with more rows or more columns", arguments: [UInt64](1...120))
    func assignment(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (rows, columns) = (1 + generator.below(6), 1 + generator.below(6))
        let costs = (0..<rows * columns).map { _ in
            generator.below(5) == 0 ? Double.infinity : Double(generator.below(20)) - 8
        }
        let matrix = (0..<rows).map { Array(costs[$0 * columns..<($0 + 1) * columns]) }
        let turned = (0..<columns).map { column in matrix.map { $0[column] } }
        let expected = MatchingTests.lowest(rows <= columns ? matrix : turned)
        guard expected < .infinity else {
            #expect(throws: AssignmentError.infeasible) {
                _ = try Assignment.minimumCost(rowCount: rows, columnCount: columns, costs: costs)
            }
            return
        }
        let found = try Assignment.minimumCost(rowCount: rows, columnCount: columns, costs: costs)
        #expect(found.cost == expected)
        let assigned = found.columns.compactMap { $0 }
        #expect(assigned.count == min(rows, columns) && Set(assigned).count == assigned.count)
        let sum = found.columns.enumerated().reduce(0.0) { sum, pair in
            sum + (pair.element.map { matrix[pair.offset][$0] } ?? 0)
        }
        #expect(sum == expected)
    }

    @Test("costs that are no numbers are errors; there may be none at all")
    func odd() throws {
        #expect(throws: AssignmentError.cost(row: 1, column: 0)) {
            _ = try Assignment.minimumCost(rowCount: 2, columnCount: 2, costs: [0, 1, .nan, 3])
        }
        #expect(throws: AssignmentError.cost(row: 0, column: 1)) {
            _ = try Assignment.minimumCost(rowCount: 2, columnCount: 2, costs: [0, -.infinity, 2, 3])
        }
        #expect(try Assignment.minimumCost(rowCount: 0, columnCount: 3, costs: []) == Assignment(columns: [], cost: 0))
        let empty = try Assignment.minimumCost(rowCount: 2, columnCount: 0, costs: [])
        #expect(empty == Assignment(columns: [nil, nil], cost: 0))
    }
}
