import EngawaEcomap
import EngawaLayout

/// The line of a tie along its way, rounded at the corners, with room for the arrowheads; where there is strain with a
/// zigzag on the longest piece.
struct NetworkTie {
    let route: NetworkLayout.Route
    let style: TieStyle
    /// The direction of support; `in` leads along the way, `out` against it.
    let flow: Flow?

    /// The edge's `pos`, from its tail to its head.
    func position(_ canvas: Canvas) -> String {
        let isOut = flow == .out
        var points = isOut ? Array(route.points.reversed()) : route.points
        let turns = isOut ? Array(route.turns.reversed()) : route.turns
        let (tail, head) = (points[0], points[points.count - 1])
        var result = ""
        if flow == .both {
            result += "s,\(canvas.text(tail)) "
            points[0] = shortened(tail, toward: points[1])
        }
        if flow != nil {
            result += "e,\(canvas.text(head)) "
            points[points.count - 1] = shortened(head, toward: points[points.count - 2])
        }
        return result + curve(points, turns, canvas)
    }

    private func length(_ a: Point, _ b: Point) -> Double {
        let (x, y) = (b.x - a.x, b.y - a.y)
        return (x * x + y * y).squareRoot()
    }

    private func point(_ a: Point, _ b: Point, at way: Double) -> Point {
        let share = way / max(1e-9, length(a, b))
        return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    }

    private func shortened(_ tip: Point, toward other: Point) -> Point {
        point(tip, other, at: min(style.arrowLength, length(tip, other) * 0.4))
    }

    private func curve(_ points: [Point], _ turns: [Double], _ canvas: Canvas) -> String {
        let longest = points.indices.dropFirst().max {
            length(points[$0 - 1], points[$0]) < length(points[$1 - 1], points[$1])
        }
        var text = canvas.text(points[0])
        var here = points[0]
        func line(_ to: Point) {
            text += " " + canvas.curve([here, to]).split(separator: " ").dropFirst().joined(separator: " ")
            here = to
        }
        for index in points.indices.dropFirst() {
            let isLast = index == points.count - 1
            let turn = isLast ? 0 : turns[index - 1]
            let end = turn > 0 ? point(points[index], here, at: min(turn, length(points[index], here))) : points[index]
            if index == longest, style.strength == .stressful {
                for place in zigzag(here, end) { line(place) }
            }
            line(end)
            guard turn > 0 else { continue }
            // A curve that leaves in the direction in which the line came, and arrives in that in which it goes on.
            let corner = points[index]
            let next = point(corner, points[index + 1], at: turn)
            let one = point(end, corner, at: length(end, corner) * 0.6)
            let two = point(next, corner, at: length(next, corner) * 0.6)
            text += " \(canvas.text(one)) \(canvas.text(two)) \(canvas.text(next))"
            here = next
        }
        return text
    }

    private func zigzag(_ start: Point, _ end: Point) -> [Point] {
        let whole = length(start, end)
        let reach = min(whole * 0.6, 34 * style.scale)
        let count = max(3, Int(reach / (3.6 * style.scale)))
        let amplitude = min(2.2 * style.scale, style.font * 0.2)
        let (x, y) = ((end.x - start.x) / max(1e-9, whole), (end.y - start.y) / max(1e-9, whole))
        let from = (whole - reach) / 2
        var result = [point(start, end, at: from)]
        for index in 0..<count {
            let middle = point(start, end, at: from + reach * (Double(index) + 0.5) / Double(count))
            let side = index.isMultiple(of: 2) ? -amplitude : amplitude
            result.append(Point(middle.x - y * side, middle.y + x * side))
        }
        return result + [point(start, end, at: from + reach)]
    }
}
