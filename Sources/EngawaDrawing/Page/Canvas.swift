import EngawaGraphviz
import EngawaLayout

/// Turns the layout's page (y downward) into Graphviz's (y upward), and draws on the ground of the drawing.
struct Canvas {
    /// Families to try, the first for Linux, where `dot` runs; the others for whoever opens the SVG elsewhere.
    static var fontName: String { (DrawingStyle.current.font.map { $0 + "," } ?? "") + usualFonts }
    private static let usualFonts = "Noto Sans CJK JP,Hiragino Sans,Yu Gothic,Meiryo,sans-serif"

    private let height: Double
    private(set) var picture = XdotPicture()

    init(height: Double) {
        self.height = height
    }

    private func place(_ point: Point) -> XdotPicture.Place { XdotPicture.Place(point.x, height - point.y) }

    /// A place as DOT writes it.
    func text(_ point: Point) -> String { "\(DotNumber.text(point.x)),\(DotNumber.text(height - point.y))" }

    /// The attributes that put a node on `rect`.
    func place(_ rect: Rect) -> [DotAttribute] {
        [
            DotAttribute("pos", text(Point(rect.midX, rect.midY))),
            DotAttribute("width", rect.width / 72),
            DotAttribute("height", rect.height / 72),
        ]
    }

    /// A tie as a chain of Bézier curves, with room for its arrowheads.
    func spline(_ style: TieStyle, from start: Point, to end: Point, hasArrowAtStart: Bool, hasArrowAtEnd: Bool)
        -> String
    {
        let sign = end.x > start.x ? 1.0 : -1.0
        let first = Point(start.x + (hasArrowAtStart ? sign * style.arrowLength : 0), start.y)
        let last = Point(end.x - (hasArrowAtEnd ? sign * style.arrowLength : 0), end.y)
        let pieces = style.pieces(from: first, to: last)
        return pieces.enumerated().map { index, piece in
            var result = ""
            if hasArrowAtStart && index == 0 { result += "s,\(text(start)) " }
            if hasArrowAtEnd && index == pieces.count - 1 { result += "e,\(text(end)) " }
            return result + curve(piece)
        }.joined(separator: ";")
    }

    func curve(_ points: [Point]) -> String {
        var result = text(points[0])
        for (from, to) in zip(points, points.dropFirst()) {
            let one = Point(from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3)
            let two = Point(from.x + (to.x - from.x) * 2 / 3, from.y + (to.y - from.y) * 2 / 3)
            result += " \(text(one)) \(text(two)) \(text(to))"
        }
        return result
    }

    /// White paper, so that the picture's page is the sheet's.
    mutating func page(_ size: Size) {
        rect(Rect(x: 0, y: 0, width: size.width, height: size.height), fill: Palette.paper)
    }

    mutating func rect(_ rect: Rect, fill color: String) {
        picture.pen(color)
        picture.fill(color)
        picture.polygon(corners(rect), isFilled: true)
    }

    mutating func outline(_ rect: Rect, color: String, width: Double, isDashed: Bool = false) {
        picture.pen(color)
        picture.lineWidth(width)
        picture.dashed(isDashed)
        picture.polygon(corners(rect), isFilled: false)
    }

    mutating func line(_ points: [Point], color: String, width: Double, isDashed: Bool = false) {
        picture.pen(color)
        picture.lineWidth(width)
        picture.dashed(isDashed)
        picture.line(points.map(place))
    }

    mutating func ellipse(_ center: Point, _ half: Size, color: String, width: Double, isDashed: Bool = false) {
        picture.pen(color)
        picture.lineWidth(width)
        picture.dashed(isDashed)
        picture.ellipse(place(center), width: half.width, height: half.height)
    }

    mutating func polygon(_ points: [Point], fill color: String) {
        picture.pen(color)
        picture.fill(color)
        picture.lineWidth(0.1)
        picture.dashed(false)
        picture.polygon(points.map(place), isFilled: true)
    }

    /// One line of text; `point` is on its baseline.
    mutating func text(
        _ text: String,
        at point: Point,
        _ alignment: XdotPicture.Alignment,
        size: Double,
        color: String,
        isBold: Bool = false
    ) {
        picture.pen(color)
        picture.font(Self.fontName, size: size, isBold: isBold)
        picture.text(text, at: place(point), alignment, width: TextMeasure.width(text, bold: isBold) * size)
    }

    private func corners(_ rect: Rect) -> [XdotPicture.Place] {
        [
            Point(rect.x, rect.maxY), Point(rect.maxX, rect.maxY), Point(rect.maxX, rect.y), Point(rect.x, rect.y),
        ].map(place)
    }
}
