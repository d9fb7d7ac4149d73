import EngawaEcomap
import EngawaLayout

/// The line of a tie from the hub to a box: straight, and where there is strain with a zigzag before the box.
struct RadialTie {
    let style: TieStyle
    let spoke: RadialLayout.Spoke
    let flow: Flow?

    /// The edge's `pos`: from its tail to its head, with room for the arrowheads.
    func position(_ canvas: Canvas) -> String {
        let atHub = flow == .in || flow == .both
        let atBox = flow == .out || flow == .both
        let length = distance(spoke.hub, spoke.box)
        let head = min(style.arrowLength, length * 0.3)
        let start = along(atHub ? head : 0)
        let end = along(length - (atBox ? head : 0))
        var points = [start] + zigzag(from: atHub ? head : 0, to: length - (atBox ? head : 0)) + [end]
        let isOut = flow == .out
        if !isOut { points.reverse() }
        var result = ""
        // The tail is the box, but for what the ibasho gives.
        if isOut ? atHub : (atBox && flow == .both) { result += "s,\(canvas.text(isOut ? spoke.hub : spoke.box)) " }
        if flow != nil { result += "e,\(canvas.text(isOut ? spoke.box : spoke.hub)) " }
        return result + canvas.curve(points)
    }

    private func distance(_ one: Point, _ other: Point) -> Double {
        let x = other.x - one.x
        let y = other.y - one.y
        return (x * x + y * y).squareRoot()
    }

    /// The point so far from the hub, and so far to the side.
    private func along(_ way: Double, side: Double = 0) -> Point {
        let length = max(1e-9, distance(spoke.hub, spoke.box))
        let x = (spoke.box.x - spoke.hub.x) / length
        let y = (spoke.box.y - spoke.hub.y) / length
        return Point(spoke.hub.x + x * way - y * side, spoke.hub.y + y * way + x * side)
    }

    private func zigzag(from start: Double, to end: Double) -> [Point] {
        guard style.strength == .stressful else { return [] }
        let amplitude = min(2.6 * style.scale, style.font * 0.24, spoke.room * 0.42)
        let begin = max(start, end - RadialLayout.Spoke.foot(style.scale))
        let count = max(3, Int((end - begin) / (3.6 * style.scale)))
        let step = (end - begin) / Double(count)
        return [along(begin)]
            + (0..<count).map { index in
                along(begin + (Double(index) + 0.5) * step, side: index.isMultiple(of: 2) ? -amplitude : amplitude)
            }
    }
}
