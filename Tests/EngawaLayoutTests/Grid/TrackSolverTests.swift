import EngawaTestSupport
import Testing

@testable import EngawaLayout

@Suite("Choosing widths and heights")
struct TrackSolverTests {
    private func solver(_ random: inout SeededGenerator) -> TrackSolver {
        let rows = Int.random(in: 1...3, using: &random)
        let columns = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            var width = Double.random(in: 4...8, using: &random)
            var heights = (0..<rows).map { _ in Double.random(in: 10...60, using: &random) }
            return (0..<Int.random(in: 1...6, using: &random)).map { _ in
                defer {
                    width += Double.random(in: 1...10, using: &random)
                    heights = heights.map { max(2, $0 * Double.random(in: 0.5...1, using: &random)) }
                }
                return TrackSolver.Choice(width: width, heights: heights)
            }
        }
        let input = GridInput(
            columns: columns.map { _ in .init(least: 4) },
            rows: (0..<rows).map { _ in .init(least: 2) },
            labelWidth: 5,
            headingHeight: 2,
            hub: Size(width: 8, height: 2.4),
            top: 30,
            bottom: 40,
            paper: .a3,
            largestFont: 100
        )
        return TrackSolver(columns: columns, least: input.rows.map(\.least), frame: GridFrame(input))
    }

    private func font(_ solver: TrackSolver, _ state: [Int]) -> Double {
        let width = zip(solver.columns, state).reduce(0) { $0 + $1.0[$1.1].width }
        return solver.frame.font(width: width, height: solver.heights(state).reduce(0, +))
    }

    @Test("on small grids the font is within two percent of the best of all choices", arguments: Array<UInt64>(1...60))
    func nearlyBest(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let solver = solver(&random)
        var all: [[Int]] = [[]]
        for column in solver.columns { all = all.flatMap { start in column.indices.map { start + [$0] } } }
        let best = all.map { font(solver, $0) }.max() ?? 0
        #expect(font(solver, solver.solve()) >= best * 0.98, "seed \(seed)")
    }
}

@Suite("Packing a cell")
struct CellPackingTests {
    @Test("every arrangement holds every box once, in order, within its size", arguments: Array<UInt64>(1...30))
    func complete(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let shapes = (0..<Int.random(in: 1...25, using: &random)).map { _ in
            let width = Double.random(in: 3...14, using: &random)
            return [Size(width: width, height: 1.5), Size(width: width * 0.6, height: 2.5)]
        }
        let packing = CellPacking(shapes: shapes, ties: shapes.map { _ in 1 })
        let packs = packing.packs()
        #expect(!packs.isEmpty)
        for pack in packs {
            #expect(pack.stacks.flatMap { Array($0.boxes) } == Array(shapes.indices), "seed \(seed)")
            for stack in pack.stacks {
                #expect(
                    stack.boxes.allSatisfy { shapes[$0][packing.shape($0, limit: stack.width)].width <= stack.width }
                )
                #expect(stack.height + 2 * GridSpacing.padding <= pack.height + 1e-6, "seed \(seed)")
            }
        }
    }

    @Test("of the useful arrangements each wider one is lower")
    func frontier() {
        let shapes = (0..<12).map { [Size(width: 6 + Double($0), height: 1.5), Size(width: 5, height: 2.5)] }
        let packs = CellPack.frontier(CellPacking(shapes: shapes, ties: shapes.map { _ in 1 }).packs())
        #expect(packs.count > 3)
        for (one, next) in zip(packs, packs.dropFirst()) {
            #expect(one.width <= next.width && one.height > next.height)
        }
    }

    @Test("a box with many ties is high enough for all of them")
    func ties() {
        let packing = CellPacking(shapes: [[Size(width: 5, height: 1.5)]], ties: [8])
        #expect(packing.height(0, limit: 5) > 8 * 0.5)
    }
}
