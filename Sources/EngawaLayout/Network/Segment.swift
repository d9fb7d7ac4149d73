/// An upright box by its borders, for the many tests of a layout.
struct Box {
    var x0, y0, x1, y1: Double

    init(_ rect: Rect) {
        (x0, y0, x1, y1) = (rect.x, rect.y, rect.maxX, rect.maxY)
    }

    init(x0: Double, y0: Double, x1: Double, y1: Double) {
        (self.x0, self.y0, self.x1, self.y1) = (x0, y0, x1, y1)
    }

    var center: Point { Point((x0 + x1) / 2, (y0 + y1) / 2) }
    var rect: Rect { Rect(x: x0, y: y0, width: x1 - x0, height: y1 - y0) }

    /// With the borders moved outward.
    func grown(_ by: Double) -> Box { Box(x0: x0 - by, y0: y0 - by, x1: x1 + by, y1: y1 + by) }

    /// Whether the inside of the box holds a point.
    func holds(_ point: Point) -> Bool { point.x > x0 && point.x < x1 && point.y > y0 && point.y < y1 }

    /// How far a point lies outside of the box.
    func distance(to point: Point) -> Double {
        let x = max(0, x0 - point.x, point.x - x1)
        let y = max(0, y0 - point.y, point.y - y1)
        return (x * x + y * y).squareRoot()
    }

    /// How far two boxes must move apart to be `gap` apart; 0 or less where they are.
    func lack(_ other: Box, gap: Double) -> Double {
        min(
            min(x1, other.x1) - max(x0, other.x0),
            min(y1, other.y1) - max(y0, other.y0)
        ) + gap
    }
}

/// A straight line between two places, with what it spans at hand.
struct Segment {
    let a, b: Point
    private let low, high: Point

    init(_ a: Point, _ b: Point) {
        self.a = a
        self.b = b
        low = Point(min(a.x, b.x), min(a.y, b.y))
        high = Point(max(a.x, b.x), max(a.y, b.y))
    }

    var length: Double {
        let (x, y) = (b.x - a.x, b.y - a.y)
        return (x * x + y * y).squareRoot()
    }

    /// Whether the line enters the inside of a box.
    @inline(__always)
    func meets(_ box: Box) -> Bool { share(within: box) > 1e-9 }

    /// How much of the line lies within a box.
    func length(within box: Box) -> Double { share(within: box) * length }

    /// The share of the line that lies within a box. O(1), by clipping (Liang, Barsky 1984).
    @inline(__always)
    private func share(within box: Box) -> Double {
        if high.x <= box.x0 || low.x >= box.x1 || high.y <= box.y0 || low.y >= box.y1 { return 0 }
        var enter = 0.0
        var leave = 1.0
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        if dx != 0 {
            let one = (box.x0 - a.x) / dx
            let two = (box.x1 - a.x) / dx
            enter = max(enter, min(one, two))
            leave = min(leave, max(one, two))
        }
        if dy != 0 {
            let one = (box.y0 - a.y) / dy
            let two = (box.y1 - a.y) / dy
            enter = max(enter, min(one, two))
            leave = min(leave, max(one, two))
        }
        return max(0, leave - enter)
    }

    /// Whether two lines cross in a point inside both.
    @inline(__always)
    func crosses(_ other: Segment) -> Bool {
        if high.x < other.low.x || other.high.x < low.x || high.y < other.low.y || other.high.y < low.y { return false }
        let one = Segment.turn(a, b, other.a)
        let two = Segment.turn(a, b, other.b)
        if one * two >= 0 { return false }
        return Segment.turn(other.a, other.b, a) * Segment.turn(other.a, other.b, b) < 0
    }

    /// Twice the area of a triangle, positive for one turn and negative for the other.
    static func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
}
