import EngawaGraphviz
import EngawaLayout

/// The name of a field or a band with how many supporters stand in it, in several ways to write it.
struct RadialHeading {
    /// The size of a field's name, in ems of the supporters': those become smaller the more they are, but the fields shall
    /// be read from afar.
    static func size(supporters: Int) -> Double { min(1.4, max(1.04, 1.04 + Double(supporters - 40) * 0.009)) }
    /// The size of a band's name.
    static let labelSize = 0.9
    private static let countSize = 0.8
    private static let lineHeight = 1.12
    private static let space = 0.35

    private let texts: [WrappedText]
    private let count: String
    /// Ems of the names' font that one of the heading has.
    private let scale: Double
    /// The sizes of the ways to write it, in ems of the names' font.
    let sizes: [Size]

    init(_ track: GridContent.Track, scale: Double, most: Int) {
        let count = track.count > 0 ? String(track.count) : ""
        let texts = TextWrap.options(track.name, most: most, bold: true)
        self.texts = texts
        self.count = count
        self.scale = scale
        sizes = texts.map { text in
            Size(
                width: Self.width(text, count) * scale + 0.1,
                height: Double(text.lines.count) * Self.lineHeight * scale
            )
        }
    }

    private static func width(_ text: WrappedText, _ count: String) -> Double {
        let extra = count.isEmpty ? 0 : TextMeasure.width(count) * countSize + space
        return max(text.width, (text.widths.last ?? 0) + extra)
    }

    func draw(_ label: RadialLayout.Label, font: Double, color: String, on canvas: inout Canvas) {
        let text = texts[label.shape]
        let size = font * scale
        var baseline = label.rect.y + (Self.lineHeight / 2 + 0.36) * size
        for (index, line) in text.lines.enumerated() {
            let isLast = index == text.lines.count - 1 && !count.isEmpty
            let extra = isLast ? TextMeasure.width(count) * Self.countSize + Self.space : 0
            let left = label.rect.midX - (text.widths[index] + extra) * size / 2
            canvas.text(line, at: Point(left, baseline), .left, size: size, color: color, isBold: true)
            if isLast {
                let place = Point(left + (text.widths[index] + Self.space) * size, baseline)
                canvas.text(count, at: place, .left, size: size * Self.countSize, color: Palette.softInk)
            }
            baseline += Self.lineHeight * size
        }
    }
}
