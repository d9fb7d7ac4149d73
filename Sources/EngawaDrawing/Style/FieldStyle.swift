import EngawaGraphviz
import EngawaLayout

/// How a box shows the field (分野) of its supporter where its place does not: quietly, in outline and ground.
enum FieldStyle {
    /// The attributes of a box in this hue.
    static func attributes(_ hue: Palette.Hue) -> [DotAttribute] {
        [DotAttribute("fillcolor", hue.pale), DotAttribute("color", hue.strong)]
    }
}

/// How a relation that is no support is drawn: a dotted grey line.
enum LinkStyle {
    static let color = Palette.softInk

    /// The width of its line, in points.
    static func width(_ scale: Double) -> Double { 1.0 * scale }

    /// The dots of a sample.
    static func dots(_ start: Point, _ end: Point, scale: Double) -> [Rect] {
        let count = max(2, Int((end.x - start.x) / (3 * scale)))
        return (0..<count).map { index in
            let x = start.x + (end.x - start.x) * Double(index) / Double(count - 1)
            return Rect(
                x: x - width(scale) / 2,
                y: start.y - width(scale) / 2,
                width: width(scale),
                height: width(scale)
            )
        }
    }
}

extension Canvas {
    /// Small filled squares, as a dotted line has them.
    mutating func line(_ dots: [Rect], color: String) {
        for dot in dots { rect(dot, fill: color) }
    }
}
