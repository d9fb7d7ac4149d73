import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// How a tie is drawn: Hartman's signs.
struct TieStyle: Sendable {
    /// Its strength; nil where it is unknown.
    let strength: Strength?
    /// What lengths of A3 are multiplied with.
    let scale: Double
    /// The size of the names, in points.
    let font: Double

    /// The class of its edge.
    var name: String { strength?.rawValue ?? "unknown" }

    var color: String {
        switch strength {
        case .strong, .normal: Palette.ink
        case .weak, nil: Palette.softInk
        case .stressful: Palette.strain
        }
    }

    /// The width of its line, in points.
    var width: Double {
        switch strength {
        case .strong: 3.2 * scale
        case .normal: 1.2 * scale
        case .weak: 1.2 * scale
        case .stressful: 1.2 * scale
        case nil: 0.5 * scale
        }
    }

    /// The size of its arrowheads as Graphviz has it: 1 is ten points long.
    var arrowSize: Double {
        let even = min(0.7, max(0.3, font * 0.042))
        return strength == .strong ? even * 0.75 : even
    }

    var arrowLength: Double { arrowSize * 10 }

    /// The pieces of the line between two places on one height: one, or several dashes.
    func pieces(from start: Point, to end: Point) -> [[Point]] {
        switch strength {
        case .weak: dashes(start, end)
        case .stressful: [zigzag(start, end)]
        case .strong, .normal, nil: [[start, end]]
        }
    }

    /// Dashes of one length, with a dash at both ends. `style=dashed` alone would leave it to each output format how long
    /// they are, and a short line would show one dash or none.
    private func dashes(_ start: Point, _ end: Point) -> [[Point]] {
        let length = abs(end.x - start.x)
        let dash = min(4 * scale, length / 4.2)
        let gap = dash * 0.65
        let count = max(2, Int((length + gap) / (dash + gap)))
        let space = (length - Double(count) * dash) / Double(count - 1)
        let sign = end.x > start.x ? 1.0 : -1.0
        return (0..<count).map { index in
            let from = start.x + sign * Double(index) * (dash + space)
            return [Point(from, start.y), Point(from + sign * dash, start.y)]
        }
    }

    private func zigzag(_ start: Point, _ end: Point) -> [Point] {
        let length = abs(end.x - start.x)
        let amplitude = min(2.6 * scale, font * 0.26)
        let count = max(3, Int(length / (3.6 * scale)))
        let step = (end.x - start.x) / Double(count)
        var result = [start]
        for index in 0..<count {
            let offset = index.isMultiple(of: 2) ? -amplitude : amplitude
            result.append(Point(start.x + (Double(index) + 0.5) * step, start.y + offset))
        }
        result.append(end)
        return result
    }
}
