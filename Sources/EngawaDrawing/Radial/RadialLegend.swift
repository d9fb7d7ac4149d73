import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// The entries of the legend in columns in the corners of the page.
struct RadialLegend {
    static let lineHeight = 1.58
    private static let between = 1.2
    /// From the page's border, in ems.
    static let border = 0.3
    let font: Double
    let paper: Paper
    let language: Language
    private(set) var entries: [Legend.Placed] = []

    /// - Parameters:
    ///   - top: the lower edge of what stands in the upper right corner.
    ///   - below: the lower edge of what stands in the upper left corner.
    init(_ legend: Legend, font: Double, paper: Paper, below top: Double, facts below: Double) {
        self.font = font
        self.paper = paper
        language = legend.language
        var left: [[Legend.Item]] = []
        var signs: [Legend.Item] = []
        var upper = top
        var notes: [[Legend.Item]] = []
        for group in legend.groups {
            switch group[0] {
            case .line, .arrow, .direction, .link, .field: left.append(group)
            case .kind:
                placeColumn(group, right: paper.width - Self.border * font, top: upper)
                upper += height(group) + 0.5 * font
            case .sign: signs = group
            case .change, .heading, .gap, .weather, .continued: notes.append(group)
            }
        }
        var x = Self.border * font
        for group in left {
            placeColumn(group, left: x, bottom: paper.height)
            x += width(group) + Self.between * font
        }
        var right = paper.width - Self.border * font
        let columns = signs.isEmpty ? [] : columns(signs)
        for column in columns.reversed() {
            placeColumn(column, left: right - width(column), bottom: paper.height)
            right -= width(column) + Self.between * font
        }
        let space = 0.4 * font
        var corners = RadialNotes(
            taken: [
                .upperLeft: below, .upperRight: upper,
                .lowerLeft: (left.map(height).max() ?? 0) + space,
                .lowerRight: (columns.map(height).max() ?? 0) + space,
            ]
        )
        for group in notes { entries += corners.placed(group, in: self) }
    }

    func width(_ items: [Legend.Item]) -> Double {
        (items.map { Legend.width($0, language, font: font) }.max() ?? 0) * font
    }

    func height(_ items: [Legend.Item]) -> Double { Double(items.count) * Self.lineHeight * font }

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
        entries += column(items, left: left, top: top)
    }

    /// Entries under one another.
    func column(_ items: [Legend.Item], left: Double, top: Double) -> [Legend.Placed] {
        items.enumerated().map { line, item in
            Legend.Placed(
                item: item,
                rect: Rect(
                    x: left,
                    y: top + Double(line) * Self.lineHeight * font,
                    width: Legend.width(item, language, font: font) * font,
                    height: Self.lineHeight * font
                )
            )
        }
    }
}
