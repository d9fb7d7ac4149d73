import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// Draws one entry of the legend: its nodes, and what of it lies on the ground.
struct LegendPainter {
    let font: Double
    let scale: Double
    let language: Language
    /// The length of a line's sample, in ems.
    let sample: Double

    func draw(_ entry: Legend.Placed, name: String, on canvas: inout Canvas) -> [DotNode] {
        let rect = entry.rect
        switch entry.item {
        case .line(let strength):
            let style = TieStyle(strength: strength, scale: scale, font: font)
            drawSample(style, rect, atStart: false, atEnd: false, on: &canvas)
            return [text([DotLabel.Run(Words.strength(strength)[language])], right(of: rect), name, canvas)]
        case .arrow(let flow):
            let style = TieStyle(strength: .normal, scale: scale, font: font)
            // As in the drawing: the ibasho is on the left, the supporter on the right.
            drawSample(
                style,
                rect,
                atStart: flow == .in || flow == .both,
                atEnd: flow == .out || flow == .both,
                on: &canvas
            )
            return [text([DotLabel.Run(Words.flow(flow)[language])], right(of: rect), name, canvas)]
        case .kind(let style):
            let box = Rect(x: rect.x, y: rect.midY - 0.73 * font, width: rect.width, height: 1.46 * font)
            return [
                node([DotLabel.Run(Words.kind(style)[language])], box, name, canvas, style.attributes(scale: scale))
            ]
        case .gap(let gap, let words, let hasCell):
            return drawGap(gap, words, hasCell: hasCell, rect, name, on: &canvas)
        case .continued(let words, let indent):
            let offset = indent * font
            let line = Rect(x: rect.x + offset, y: rect.y, width: rect.width - offset, height: rect.height)
            return [text([DotLabel.Run(words)], line, name, canvas)]
        case .weather(let sign, let words):
            let width = (Legend.weatherSample - 0.3) * font
            let place = Rect(x: rect.x, y: rect.y, width: width, height: rect.height)
            WeatherSign.draw([sign], in: place, font: 0.8 * font, scale: scale, on: &canvas)
            let offset = Legend.weatherSample * font
            let line = Rect(x: rect.x + offset, y: rect.y, width: rect.width - offset, height: rect.height)
            return [text([DotLabel.Run(words)], line, name, canvas)]
        case .change(let change, let count):
            let words = " " + Words.change(change, count)[language]
            return [
                text([DotLabel.Run(ChangeStyle.sign(change), isBold: true), DotLabel.Run(words)], rect, name, canvas)
            ]
        case .sign(let sign, let meaning), .heading(let sign, let meaning):
            return [text([DotLabel.Run(sign, isBold: true), DotLabel.Run(" " + meaning)], rect, name, canvas)]
        case .direction:
            let style = TieStyle(strength: .normal, scale: scale, font: font)
            drawSample(style, rect, atStart: false, atEnd: true, on: &canvas)
            return [text([DotLabel.Run(Words.direction[language])], right(of: rect), name, canvas)]
        case .field(let index, let field):
            let box = Rect(x: rect.x, y: rect.midY - 0.73 * font, width: rect.width, height: 1.46 * font)
            let hue = index.map(Palette.field) ?? Palette.unknownField
            let style = FieldStyle.attributes(hue) + [DotAttribute("penwidth", 0.9 * scale)]
            return [node([DotLabel.Run(field)], box, name, canvas, style)]
        case .link:
            let end = Point(rect.x + sample * font, rect.midY)
            canvas.line(LinkStyle.dots(Point(rect.x, rect.midY), end, scale: scale), color: LinkStyle.color)
            return [text([DotLabel.Run(Words.link[language])], right(of: rect), name, canvas)]
        }
    }

    private func right(of rect: Rect) -> Rect {
        let offset = (sample + 0.4) * font
        return Rect(x: rect.x + offset, y: rect.y, width: rect.width - offset, height: rect.height)
    }

    func text(_ runs: [DotLabel.Run], _ rect: Rect, _ name: String, _ canvas: Canvas) -> DotNode {
        let line = Rect(x: rect.x, y: rect.midY - 0.73 * font, width: rect.width, height: 1.46 * font)
        return node(runs, line, name, canvas, [DotAttribute("shape", "plaintext"), DotAttribute("style", "")])
    }

    func node(
        _ runs: [DotLabel.Run],
        _ rect: Rect,
        _ name: String,
        _ canvas: Canvas,
        _ style: [DotAttribute]
    ) -> DotNode {
        DotNode(
            name,
            [
                DotAttribute("class", "legend"),
                DotAttribute("label", .label(DotLabel(lines: [runs], lead: DotLabel.balancingLead(font: font)))),
                DotAttribute("fontsize", font),
            ] + canvas.place(rect) + style
        )
    }

    private func drawSample(_ style: TieStyle, _ rect: Rect, atStart: Bool, atEnd: Bool, on canvas: inout Canvas) {
        let head = style.arrowLength
        let start = Point(rect.x, rect.midY)
        let end = Point(rect.x + sample * font, rect.midY)
        let from = Point(start.x + (atStart ? head : 0), start.y)
        let to = Point(end.x - (atEnd ? head : 0), end.y)
        for piece in style.pieces(from: from, to: to) { canvas.line(piece, color: style.color, width: style.width) }
        if atStart { arrow(tip: start, base: from, style, on: &canvas) }
        if atEnd { arrow(tip: end, base: to, style, on: &canvas) }
    }

    private func arrow(tip: Point, base: Point, _ style: TieStyle, on canvas: inout Canvas) {
        let half = style.arrowLength * 0.35
        canvas.polygon([tip, Point(base.x, base.y - half), Point(base.x, base.y + half)], fill: style.color)
    }
}
