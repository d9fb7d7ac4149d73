import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// The place of a missing link: a dashed ellipse with the number that the list explains.
struct GapPlace {
    /// Its size, in ems of the names.
    static let size = Size(width: 2.3, height: 1.9)
    /// The size of the number, in ems of the names.
    private static let number = 0.9

    private let gap: GapMark
    private let font: Double
    private let scale: Double

    init(_ gap: GapMark, font: Double, scale: Double) {
        self.gap = gap
        self.font = font
        self.scale = scale
    }

    /// The node on `rect`, which is of the size above.
    func node(on rect: Rect, classes: String, canvas: Canvas) -> DotNode {
        let name = "gap-\(gap.number)"
        let size = (font * Self.number * 20).rounded(.down) / 20
        let own = Size(width: Self.size.width * font, height: Self.size.height * font)
        let place = Rect(
            x: rect.midX - own.width / 2,
            y: rect.midY - own.height / 2,
            width: own.width,
            height: own.height
        )
        return DotNode(
            name,
            [
                DotAttribute("id", name),
                DotAttribute("class", "gap\(classes)"),
                DotAttribute("label", .label(DotLabel(lines: [[DotLabel.Run(String(gap.number), isBold: true)]]))),
                DotAttribute("fontsize", size),
                DotAttribute("shape", "ellipse"),
            ] + canvas.place(place) + [
                DotAttribute("style", "filled,dashed"),
                DotAttribute("color", Palette.softInk),
                DotAttribute("penwidth", 1.1 * scale),
            ]
        )
    }
}
