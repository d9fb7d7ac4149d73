import EngawaTestSupport

@testable import EngawaLayout

/// A random radial drawing: mostly few boxes per cell, now and then a crowd.
struct RadialSample {
    var input: RadialInput
    var paper: Paper

    init(seed: UInt64, counts: [Int] = [0, 1, 8, 25, 60, 90]) {
        var random = SeededGenerator(seed: seed)
        let sectors = Int.random(in: 1...9, using: &random)
        let rings = Int.random(in: 1...6, using: &random)
        let count = counts.randomElement(using: &random) ?? 8
        let boxes = (0..<count).map { number in
            let crowd = Int.random(in: 0..<4, using: &random) == 0
            return RadialInput.Box(
                sector: crowd ? 0 : Int.random(in: 0..<sectors, using: &random),
                ring: crowd ? rings - 1 : Int.random(in: 0..<rings, using: &random),
                ties: [0, 1, 1, 1, 1, 1, 1, 3].randomElement(using: &random) ?? 1,
                shapes: Self.shapes(&random),
                age: number
            )
        }
        input = RadialInput(
            boxes: boxes,
            sectors: (0..<sectors).map { _ in [Size(width: 6, height: 1.2), Size(width: 3.2, height: 2.4)] },
            rings: (0..<rings).map { _ in [Size(width: 4.5, height: 1.1), Size(width: 2.5, height: 2.2)] },
            hub: Double.random(in: 2.6...4, using: &random),
            stretch: 1.42,
            expectedFont: 10
        )
        paper = Bool.random(using: &random) ? .a3 : .a4
    }

    private static func shapes(_ random: inout SeededGenerator) -> [Size] {
        var width = Double.random(in: 3...14, using: &random)
        var height = 1.9
        var result = [Size(width: width, height: height)]
        while width > 5, Int.random(in: 0..<5, using: &random) > 0 {
            width = max(3, width * 0.6)
            height += 1
            result.append(Size(width: width, height: height))
        }
        return result
    }

    static let obstacles = [Rect(x: 0, y: 0, width: 120, height: 40), Rect(x: 0, y: 500, width: 60, height: 30)]

    func layout() -> RadialLayout {
        RadialLayout(RadialRings(input), paper: paper, obstacles: Self.obstacles, largestFont: 18)
    }
}
