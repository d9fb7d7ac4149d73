import EngawaGraphviz
import EngawaLayout

/// The box of an ibasho in a network.
struct NetworkHubText {
    private let text: WrappedText
    /// The size of its name, in points.
    let font: Double
    /// The size of its box, in points.
    let size: Size

    /// - Parameter isEqual: whether its name is no larger than those of the supporters.
    init(_ name: String, font names: Double, isEqual: Bool) {
        let font = (names * (isEqual ? 1 : 1.18) * 20).rounded(.down) / 20
        self.font = font
        text = TextWrap.fit(DotText.visible(name), limit: 8.5, most: 4, bold: true)
        let widest = text.lines.reduce(text.width) {
            max($0, TextMeasure.width($1, bold: true, step: PixelGrid.dot / font))
        }
        size = Size(
            width: max(4, widest + 1.1) * font,
            height: (Double(text.lines.count) * SupporterText.lineHeight + 0.6) * font
        )
    }

    var label: DotLabel {
        DotLabel(
            lines: text.lines.map { [DotLabel.Run($0, isBold: true)] },
            lead: DotLabel.balancingLead(font: font)
        )
    }
}
