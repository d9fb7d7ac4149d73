import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// What stands in the corners of the page, outside the rings: title and facts, the edition with the kinds of supporters, and
/// the rest of the legend below.
struct RadialCorners {
    private let language: Language
    private let paper: Paper
    private let title: String
    private let titleSize: Double
    private let facts: [String]
    private let small: Double
    private let edition: String
    private let frame: Rect
    private let legend: Legend
    private let font: Double
    private let entries: [Legend.Placed]
    /// What the rings must not touch, in points.
    let obstacles: [Rect]

    /// - Parameters:
    ///   - names: the size of the names, in points.
    ///   - notes: further lines below the facts.
    init(_ ecomap: Ecomap, language: Language, paper: Paper, names: Double, notes: [String]) {
        self.language = language
        self.paper = paper
        small = 11 * paper.scale
        facts = TitleText.facts(ecomap, language: language) + notes
        edition = Words.edition(ecomap.edition)[language]
        let room = paper.width * 0.31
        var title = TitleText.title(ecomap, language: language)
        let wanted = room / max(1, TextMeasure.width(title, bold: true))
        titleSize = min(22 * paper.scale, max(13 * paper.scale, wanted))
        while TextMeasure.width(title, bold: true) * titleSize > room, title.count > 2 {
            title = String(title.dropLast(2)) + "…"
        }
        self.title = title
        let wide = TextMeasure.width(edition, bold: true) * small + 1.4 * small
        frame = Rect(x: paper.width - wide, y: 0.5, width: wide - 0.5, height: 1.9 * small)
        legend = Legend(ecomap, language: language)
        font = Legend.font(names: names, paper: paper)
        let columns = RadialLegend(legend, font: font, paper: paper, below: frame.maxY + 0.6 * small)
        entries = columns.entries
        var obstacles = [frame]
        let titleWidth = TextMeasure.width(title, bold: true) * titleSize + 2
        obstacles.append(Rect(x: 0, y: 0, width: titleWidth, height: 1.35 * titleSize))
        for (line, fact) in facts.enumerated() {
            let top = 1.35 * titleSize + Double(line) * 1.5 * small
            obstacles.append(Rect(x: 0, y: top, width: TextMeasure.width(fact) * small + 2, height: 1.5 * small))
        }
        self.obstacles = obstacles + entries.map(\.rect)
    }

    func draw(on canvas: inout Canvas) -> [DotNode] {
        canvas.text(title, at: Point(2, titleSize), .left, size: titleSize, color: Palette.ink, isBold: true)
        for (line, fact) in facts.enumerated() {
            let baseline = 1.35 * titleSize + (Double(line) * 1.5 + 1.05) * small
            canvas.text(fact, at: Point(2, baseline), .left, size: small, color: Palette.ink)
        }
        canvas.outline(frame, color: Palette.ink, width: 1)
        let place = Point(frame.midX, frame.y + 1.33 * small)
        canvas.text(edition, at: place, .center, size: small, color: Palette.ink, isBold: true)
        return legend.paint(entries, on: &canvas, font: font, scale: paper.scale)
    }
}

/// The entries of the legend in columns in three corners of the page.
private struct RadialLegend {
    private static let lineHeight = 1.58
    private static let between = 1.2
    /// From the page's border, in ems.
    private static let border = 0.3
    private let font: Double
    private let paper: Paper
    private let language: Language
    private(set) var entries: [Legend.Placed] = []

    init(_ legend: Legend, font: Double, paper: Paper, below top: Double) {
        self.font = font
        self.paper = paper
        language = legend.language
        var left: [[Legend.Item]] = []
        var signs: [Legend.Item] = []
        for group in legend.groups {
            switch group[0] {
            case .line, .arrow, .direction, .link, .field: left.append(group)
            case .kind: placeColumn(group, right: paper.width - Self.border * font, top: top)
            case .sign: signs = group
            }
        }
        var x = Self.border * font
        for group in left {
            placeColumn(group, left: x, bottom: paper.height)
            x += width(group) + Self.between * font
        }
        guard !signs.isEmpty else { return }
        var right = paper.width - Self.border * font
        for column in columns(signs).reversed() {
            placeColumn(column, left: right - width(column), bottom: paper.height)
            right -= width(column) + Self.between * font
        }
    }

    private func width(_ items: [Legend.Item]) -> Double {
        (items.map { Legend.width($0, language, font: font) }.max() ?? 0) * font
    }

    private func height(_ items: [Legend.Item]) -> Double { Double(items.count) * Self.lineHeight * font }

    /// Signs in as many columns as let the rings come nearest to the corner.
    private func columns(_ signs: [Legend.Item]) -> [[Legend.Item]] {
        var best: (columns: [[Legend.Item]], reach: Double)?
        for count in 1...5 {
            let rows = (signs.count + count - 1) / count
            let columns = stride(from: 0, to: signs.count, by: rows).map {
                Array(signs[$0..<min(signs.count, $0 + rows)])
            }
            let wide = columns.reduce(0) { $0 + width($1) } + Double(columns.count - 1) * Self.between * font
            let x = 1 - 2 * wide / paper.width
            let y = 1 - 2 * height(columns[0]) / paper.height
            let reach = x * x + y * y
            if best.map({ reach > $0.reach + 1e-9 }) ?? true { best = (columns, reach) }
        }
        return best?.columns ?? [signs]
    }

    private mutating func placeColumn(_ items: [Legend.Item], left: Double, bottom: Double) {
        place(items, left: left, top: bottom - height(items))
    }

    private mutating func placeColumn(_ items: [Legend.Item], right: Double, top: Double) {
        place(items, left: right - width(items), top: top)
    }

    private mutating func place(_ items: [Legend.Item], left: Double, top: Double) {
        for (line, item) in items.enumerated() {
            entries.append(
                Legend.Placed(
                    item: item,
                    rect: Rect(
                        x: left,
                        y: top + Double(line) * Self.lineHeight * font,
                        width: Legend.width(item, language, font: font) * font,
                        height: Self.lineHeight * font
                    )
                )
            )
        }
    }
}
