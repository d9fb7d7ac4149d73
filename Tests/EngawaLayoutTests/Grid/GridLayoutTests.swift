import EngawaTestSupport
import Testing

@testable import EngawaLayout

@Suite("Laying out a grid")
struct GridLayoutTests {
    /// A random grid: mostly few boxes per cell, now and then a crowd.
    struct Sample {
        var input: GridInput
        var boxes: [GridPacks.Box]
        var packs: GridPacks { GridPacks(boxes, columns: input.columns.count, rows: input.rows.count) }

        init(seed: UInt64) {
            var random = SeededGenerator(seed: seed)
            let columns = Int.random(in: 1...10, using: &random)
            let rows = Int.random(in: 1...7, using: &random)
            let count = [0, 1, 8, 25, 60, 150].randomElement(using: &random) ?? 8
            boxes = (0..<count).map { _ in
                let crowd = Bool.random(using: &random)
                return GridPacks.Box(
                    column: crowd ? 0 : Int.random(in: 0..<columns, using: &random),
                    row: crowd ? rows - 1 : Int.random(in: 0..<rows, using: &random),
                    ties: Int.random(in: 1...3, using: &random),
                    shapes: Self.shapes(&random)
                )
            }
            let lastColumnIsApart = Bool.random(using: &random)
            let lastRowIsApart = Bool.random(using: &random)
            input = GridInput(
                columns: (0..<columns).map { .init(least: 4.5, isApart: lastColumnIsApart && $0 == columns - 1) },
                rows: (0..<rows).map { .init(least: 2.5, isApart: lastRowIsApart && $0 == rows - 1) },
                labelWidth: 6,
                headingHeight: 2,
                hub: Size(width: 8, height: 2.4),
                top: 34,
                bottom: Double.random(in: 20...70, using: &random),
                paper: Bool.random(using: &random) ? .a3 : .a4,
                largestFont: 18
            )
        }

        private static func shapes(_ random: inout SeededGenerator) -> [Size] {
            var width = Double.random(in: 3...16, using: &random)
            var height = 1.46
            var result = [Size(width: width, height: height)]
            while width > 5, Bool.random(using: &random) {
                width *= 0.6
                height += 1
                result.append(Size(width: width, height: height))
            }
            return result
        }

        func layout() -> GridLayout { GridLayout(input, packs) }
    }

    private static let seeds: [UInt64] = Array(1...40)

    @Test("every box lies in its cell and on the page", arguments: seeds)
    func inCells(seed: UInt64) {
        let sample = Sample(seed: seed)
        let layout = sample.layout()
        let page = Rect(x: 0, y: 0, width: layout.page.width, height: layout.page.height)
        #expect(layout.boxes.count == sample.boxes.count)
        for (box, placed) in zip(sample.boxes, layout.boxes) {
            #expect(layout.cells[box.column][box.row].contains(placed.rect), "seed \(seed)")
            #expect(page.contains(placed.rect), "seed \(seed)")
        }
        #expect(page.contains(layout.hub), "seed \(seed)")
        #expect(page.contains(layout.left) && page.contains(layout.right), "seed \(seed)")
    }

    @Test("a box is as large as the shape that it took", arguments: seeds)
    func shapes(seed: UInt64) {
        let sample = Sample(seed: seed)
        let layout = sample.layout()
        for (box, placed) in zip(sample.boxes, layout.boxes) {
            let shape = box.shapes[placed.shape]
            #expect(placed.rect.width >= shape.width * layout.font - 1e-6, "seed \(seed)")
            #expect(placed.rect.height >= shape.height * layout.font - 1e-6, "seed \(seed)")
        }
    }

    @Test("no two boxes touch, and none touches the hub", arguments: seeds)
    func apart(seed: UInt64) {
        let layout = Sample(seed: seed).layout()
        let rects = layout.boxes.map(\.rect) + [layout.hub]
        var meeting: [Rect] = []
        for (index, one) in rects.enumerated() {
            for other in rects[(index + 1)...] where one.overlaps(other) { meeting += [one, other] }
        }
        #expect(meeting == [], "seed \(seed)")
    }

    @Test("no stub and no line of the comb runs through a box", arguments: seeds)
    func linesMeetNoBox(seed: UInt64) {
        let layout = Sample(seed: seed).layout()
        var segments = layout.comb.trunk.flatMap { Array(zip($0, $0.dropFirst())) }
        for branch in layout.comb.risers + layout.comb.feeds {
            segments += Array(zip(branch.points, branch.points.dropFirst()))
        }
        for box in layout.boxes { segments += box.stubs.map { ($0.riser, $0.box) } }
        let inners = layout.boxes.map { box in
            let rect = box.rect
            return Rect(x: rect.x + 0.01, y: rect.y + 0.01, width: rect.width - 0.02, height: rect.height - 0.02)
        }
        for (from, to) in segments {
            #expect(from.x == to.x || from.y == to.y, "seed \(seed): every line is upright or level")
            let line = Rect(
                x: min(from.x, to.x),
                y: min(from.y, to.y),
                width: abs(to.x - from.x),
                height: abs(to.y - from.y)
            )
            #expect(!inners.contains { $0.overlaps(line) }, "seed \(seed)")
        }
    }

    @Test("every tie has a stub of its own, from a line of the comb to the left side of its box", arguments: seeds)
    func stubs(seed: UInt64) {
        let sample = Sample(seed: seed)
        let layout = sample.layout()
        let uprights = (layout.comb.risers + layout.comb.feeds).flatMap { branch in
            zip(branch.points, branch.points.dropFirst()).filter { $0.x == $1.x }
        }
        for (box, placed) in zip(sample.boxes, layout.boxes) {
            #expect(placed.stubs.count == box.ties)
            #expect(Set(placed.stubs.map(\.box.y)).count == box.ties, "seed \(seed)")
            for stub in placed.stubs {
                #expect(stub.box.x == placed.rect.x && stub.riser.x < stub.box.x)
                #expect(stub.riser.y == stub.box.y)
                let isFed = uprights.contains { from, to in
                    abs(from.x - stub.riser.x) < 1e-9 && stub.riser.y <= max(from.y, to.y) + 1e-9
                        && stub.riser.y >= min(from.y, to.y) - 1e-9
                }
                #expect(isFed, "seed \(seed)")
            }
        }
    }

    @Test(
        "columns follow one another from the left, rows from below, and together fill the page's width",
        arguments: seeds
    )
    func order(seed: UInt64) {
        let sample = Sample(seed: seed)
        let layout = sample.layout()
        for (one, next) in zip(layout.cells, layout.cells.dropFirst()) { #expect(one[0].maxX <= next[0].x + 1e-6) }
        for (near, far) in zip(layout.cells[0], layout.cells[0].dropFirst()) { #expect(far.maxY <= near.y + 1e-6) }
        let right = layout.cells.last?.first?.maxX ?? 0
        #expect(abs(right - layout.page.width) < 1, "seed \(seed)")
        #expect(layout.hub.y > (layout.cells[0].first?.maxY ?? 0))
    }

    @Test("the same input gives the same layout")
    func determinism() {
        let one = Sample(seed: 7).layout()
        let two = Sample(seed: 7).layout()
        #expect(one.boxes.map(\.rect) == two.boxes.map(\.rect))
        #expect(one.comb.risers.map(\.points) == two.comb.risers.map(\.points))
    }

    @Test("the font never exceeds the largest that is wanted, and few boxes reach it")
    func largestFont() {
        for seed in Self.seeds { #expect(Sample(seed: seed).layout().font <= 18) }
        var sample = Sample(seed: 3)
        sample.boxes = [GridPacks.Box(column: 0, row: 0, ties: 1, shapes: [Size(width: 5, height: 1.46)])]
        sample.input.paper = .a3
        #expect(sample.layout().font == 18)
    }
}
