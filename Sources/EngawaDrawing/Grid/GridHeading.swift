import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// The headings of the columns and the labels of the rows, with how many supporters stand in each.
struct GridHeading {
    /// The size of headings in ems of the names' font.
    private static let size = 1.04
    private static let labelSize = 1.0
    private static let countSize = 0.8
    private static let lineHeight = 1.2
    /// Between a name and its count in a heading, in ems.
    private static let space = 0.4

    let leastWidths: [Double]
    let leastHeights: [Double]
    let labelWidth: Double
    private let labels: [WrappedText]

    init(_ content: GridContent) {
        leastWidths = content.columns.map { track in
            let widths = TextWrap.options(track.name, most: 2, bold: true).map { Self.width($0, track) }
            return max(4.2, (widths.min() ?? 0) * Self.size + 0.8)
        }
        let labels = content.rows.map { TextWrap.fit($0.name, limit: 5.2, most: 3, bold: true) }
        self.labels = labels
        leastHeights = labels.map { Double($0.lines.count) * Self.lineHeight * Self.labelSize + Self.countSize + 0.9 }
        labelWidth = max(3.4, labels.map(\.width).max() ?? 0) * Self.labelSize + 0.7
    }

    /// The height of the headings, in ems, when the longest has this many lines.
    static func height(lines: Int) -> Double { Double(lines) * lineHeight * size + 0.6 }

    /// How many lines the longest heading has in columns of these widths.
    func lines(_ content: GridContent, in layout: GridLayout) -> Int {
        zip(content.columns, layout.headings).map { Self.wrap($0, width: $1.width / layout.font).lines.count }.max()
            ?? 1
    }

    private static func wrap(_ track: GridContent.Track, width: Double) -> WrappedText {
        let room = (width - 0.7) / size
        let all = TextWrap.options(track.name, most: 3, bold: true)
        return all.first { Self.width($0, track) <= room } ?? all[all.count - 1]
    }

    /// The width of a heading with its count behind the last line, in ems.
    private static func width(_ text: WrappedText, _ track: GridContent.Track) -> Double {
        let count = track.count == 0 ? 0 : countWidth(track) + space
        return max(text.width, (text.widths.last ?? 0) + count)
    }

    private static func countWidth(_ track: GridContent.Track) -> Double {
        TextMeasure.width(String(track.count)) * countSize
    }

    func draw(on canvas: inout Canvas, layout: GridLayout, content: GridContent) {
        for (track, rect) in zip(content.columns, layout.headings) {
            canvas.rect(rect, fill: GridGround.hue(track).strong)
            drawHeading(track, rect, &canvas, font: layout.font)
        }
        for (row, rect) in layout.labels.enumerated() {
            drawLabel(labels[row], count: content.rows[row].count, rect, &canvas, font: layout.font)
        }
    }

    private func drawHeading(_ track: GridContent.Track, _ rect: Rect, _ canvas: inout Canvas, font: Double) {
        let size = font * Self.size
        let wrapped = Self.wrap(track, width: rect.width / font)
        let step = Self.lineHeight * size
        var baseline = rect.midY - Double(wrapped.lines.count) * step / 2 + step / 2 + 0.36 * size
        for (index, line) in wrapped.lines.enumerated() {
            let isLast = index == wrapped.lines.count - 1
            let extra = isLast && track.count > 0 ? (Self.countWidth(track) + Self.space) * size : 0
            let width = wrapped.widths[index] * size
            let left = rect.midX - (width + extra) / 2
            canvas.text(line, at: Point(left, baseline), .left, size: size, color: Palette.paper, isBold: true)
            if extra > 0 {
                let place = Point(left + width + Self.space * size, baseline)
                canvas.text(String(track.count), at: place, .left, size: size * Self.countSize, color: Palette.paper)
            }
            baseline += step
        }
    }

    private func drawLabel(_ text: WrappedText, count: Int, _ rect: Rect, _ canvas: inout Canvas, font: Double) {
        let size = font * Self.labelSize
        let step = Self.lineHeight * size
        let hasCount = count > 0
        let height = Double(text.lines.count) * step + (hasCount ? Self.countSize * size * Self.lineHeight : 0)
        var baseline = rect.midY - height / 2 + step / 2 + 0.36 * size
        let right = rect.maxX - 0.4 * font
        for line in text.lines {
            canvas.text(line, at: Point(right, baseline), .right, size: size, color: Palette.ink, isBold: true)
            baseline += step
        }
        if hasCount {
            canvas.text(
                String(count),
                at: Point(right, baseline - 0.1 * size),
                .right,
                size: size * Self.countSize,
                color: Palette.softInk
            )
        }
    }
}
