import EngawaEcomap
import EngawaLayout
import Foundation

/// The signs of a weather map, drawn on the ground. Each has a shape of its own: colour only repeats it.
enum WeatherSign {
    /// The size of one sign, in ems of the names.
    private static let one = Size(width: 2.6, height: 1.8)

    /// The room that so many signs side by side take, in ems of the names.
    static func size(_ count: Int) -> Size { Size(width: one.width * Double(count), height: one.height) }

    /// The height of the sign's own em, in ems of the names.
    private static let enlarged = 1.2

    /// Draws signs side by side in the middle of `rect`.
    static func draw(_ signs: [Weather], in rect: Rect, font: Double, scale: Double, on canvas: inout Canvas) {
        let width = one.width * font
        let left = rect.midX - width * Double(signs.count) / 2
        for (place, sign) in signs.enumerated() {
            let center = Point(left + (Double(place) + 0.5) * width, rect.midY)
            let brush = Brush(center: center, em: enlarged * font, line: 1.1 * scale)
            switch sign {
            case .sunny: brush.sun(on: &canvas)
            case .cloudy: brush.cloud(on: &canvas)
            case .front: brush.front(on: &canvas)
            case .eye: brush.eye(on: &canvas)
            }
        }
    }

    /// Draws around a middle, in ems.
    private struct Brush {
        let center: Point
        let em: Double
        /// The width of lines, in points.
        let line: Double

        private func at(_ x: Double, _ y: Double) -> Point { Point(center.x + x * em, center.y + y * em) }

        /// Places on a circle, or a part of it, from one angle to another (0 to the right, growing downward).
        private func arc(_ x: Double, _ y: Double, _ radius: Double, from start: Double = 0, to end: Double = 2 * .pi)
            -> [Point]
        {
            let steps = max(4, Int(((end - start) / 0.26).rounded(.up)))
            return (0...steps).map { step in
                let angle = start + (end - start) * Double(step) / Double(steps)
                return at(x + cos(angle) * radius, y + sin(angle) * radius)
            }
        }

        /// 晴れ: a disc with rays.
        func sun(on canvas: inout Canvas) {
            canvas.polygon(arc(0, 0, 0.38), fill: Palette.hub)
            canvas.line(arc(0, 0, 0.38), color: Palette.ink, width: line)
            for ray in 0..<8 {
                let angle = Double(ray) * .pi / 4
                let ends = [0.5, 0.72].map { at(cos(angle) * $0, sin(angle) * $0) }
                canvas.line(ends, color: Palette.ink, width: line)
            }
        }

        /// 曇り: a cloud of three discs on a flat ground, grey with a dark outline.
        func cloud(on canvas: inout Canvas) {
            for (grow, color) in [(line / em, Palette.ink), (0, Palette.rule)] {
                canvas.polygon(arc(-0.5, 0.14, 0.34 + grow), fill: color)
                canvas.polygon(arc(0.52, 0.16, 0.32 + grow), fill: color)
                canvas.polygon(arc(-0.02, -0.1, 0.46 + grow), fill: color)
                let ground = [
                    at(-0.5, 0), at(0.52, 0), at(0.52, 0.48 + grow), at(-0.5, 0.48 + grow),
                ]
                canvas.polygon(ground, fill: color)
            }
        }

        /// 停滞前線: a line with triangles above and half discs below by turns, as on weather maps.
        func front(on canvas: inout Canvas) {
            canvas.line([at(-1.04, 0.1), at(1.04, 0.1)], color: Palette.ink, width: 1.4 * line)
            for x in [-0.78, 0.26] {
                canvas.polygon([at(x - 0.25, 0.1), at(x, -0.5), at(x + 0.25, 0.1)], fill: Palette.ink)
            }
            for x in [-0.26, 0.78] {
                canvas.polygon(arc(x, 0.1, 0.25, from: 0, to: .pi), fill: Palette.ink)
            }
        }

        /// 台風の目: an eye in a ring with two arms that turn around it.
        func eye(on canvas: inout Canvas) {
            canvas.line(arc(0, 0, 0.36), color: Palette.ink, width: 2 * line)
            canvas.polygon(arc(0, 0, 0.13), fill: Palette.ink)
            for start in [0, Double.pi] {
                let arm = (0...8).map { step in
                    let share = Double(step) / 8
                    let (angle, radius) = (start - share * 1.7, 0.36 + 0.36 * share)
                    return at(cos(angle) * radius, sin(angle) * radius)
                }
                canvas.line(arm, color: Palette.ink, width: 2 * line)
            }
        }
    }
}
