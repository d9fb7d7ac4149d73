import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import Foundation

extension Canvas {
    /// A small ellipse of ten dashes: what a renderer makes of a dashed line would leave only a few of them.
    mutating func dashedEllipse(in rect: Rect, color: String, width: Double) {
        let dashes = 10
        let pieces = 4
        for dash in 0..<dashes {
            let points = (0...pieces).map { piece in
                let angle = 2 * Double.pi * (Double(dash) + 0.6 * Double(piece) / Double(pieces)) / Double(dashes)
                return Point(rect.midX + cos(angle) * rect.width / 2, rect.midY + sin(angle) * rect.height / 2)
            }
            line(points, color: color, width: width)
        }
    }
}

extension LegendPainter {
    /// A missing link of the list: a small dashed place with its number, and what is missing.
    ///
    /// Where the drawing has a place for it, the number here only repeats it; else this is its place.
    func drawGap(
        _ gap: GapMark,
        _ words: String,
        hasCell: Bool,
        _ rect: Rect,
        _ name: String,
        on canvas: inout Canvas
    ) -> [DotNode] {
        let sample = Rect(x: rect.x, y: rect.midY - 0.73 * font, width: 1.9 * font, height: 1.46 * font)
        let center = Point(sample.midX, sample.midY)
        canvas.dashedEllipse(in: sample, color: Palette.softInk, width: 0.9 * scale)
        let offset = Legend.gapSample * font
        let line = Rect(x: rect.x + offset, y: rect.y, width: rect.width - offset, height: rect.height)
        let words = text([DotLabel.Run(words)], line, name, canvas)
        guard !hasCell else {
            let place = Point(center.x, center.y + 0.36 * font)
            canvas.text(String(gap.number), at: place, .center, size: font, color: Palette.ink, isBold: true)
            return [words]
        }
        var number = text([DotLabel.Run(String(gap.number), isBold: true)], sample, "gap-\(gap.number)", canvas)
        number.attributes[0] = DotAttribute("class", "gap")
        number.attributes.insert(DotAttribute("id", number.name), at: 0)
        return [number, words]
    }
}
