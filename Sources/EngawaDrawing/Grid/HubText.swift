import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// The ibasho's box below the grid.
struct HubText {
    /// The size of its name, in ems of the supporters'.
    private static let scale = 1.35
    private let text: WrappedText
    /// The size of its box, in ems.
    let size: Size

    init(_ name: String) {
        text = TextWrap.fit(DotText.visible(name), limit: 14, most: 3, bold: true)
        size = Size(
            width: max(6, text.width * Self.scale + 1.8),
            height: Double(text.lines.count) * SupporterText.lineHeight * Self.scale + 0.46 * Self.scale + 0.2
        )
    }

    func node(_ layout: GridLayout, canvas: Canvas) -> DotNode {
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
            ] + canvas.place(layout.hub) + [
                DotAttribute("style", "rounded,filled"),
                DotAttribute("fillcolor", Palette.hub),
                DotAttribute("color", Palette.hubOutline),
                DotAttribute("penwidth", 2),
            ]
        )
    }
}
