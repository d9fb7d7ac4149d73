import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// The ibasho in the middle: an ellipse with its name, wide enough for all spokes.
struct RadialHub {
    /// The size of its name, in ems of the supporters'.
    private static let scale = 1.35
    /// What its border needs of its half height for every spoke, in ems.
    private static let perSpoke = 0.042
    private let text: WrappedText
    /// Half its height, in ems.
    let half: Double

    init(_ name: String, spokes: Int, stretch: Double) {
        func half(_ text: WrappedText) -> Double {
            let width = text.width * Self.scale / 2 / stretch
            let height = Double(text.lines.count) * Self.scale / 2
            return (width * width + height * height).squareRoot() + 0.35
        }
        let all = TextWrap.options(DotText.visible(name), most: 6, bold: true)
        text = all.dropFirst().reduce(all[0]) { half($1) < half($0) ? $1 : $0 }
        self.half = max(2.6, half(text), Double(spokes) * Self.perSpoke)
    }

    func node(_ layout: RadialLayout, canvas: Canvas) -> DotNode {
        let font = (layout.font * Self.scale * 20).rounded(.down) / 20
        let lines = text.lines.map { [DotLabel.Run($0, isBold: true)] }
        let label = DotLabel(lines: lines, lead: DotLabel.balancingLead(font: font))
        return DotNode(
            "ibasho",
            [
                DotAttribute("id", "ibasho"),
                DotAttribute("class", "ibasho"),
                DotAttribute("label", .label(label)),
                DotAttribute("fontsize", font),
                DotAttribute("shape", "ellipse"),
            ] + canvas.place(layout.hub) + [
                DotAttribute("fillcolor", Palette.hub),
                DotAttribute("color", Palette.hubOutline),
                DotAttribute("penwidth", 2),
            ]
        )
    }
}
