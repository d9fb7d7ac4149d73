import EngawaLayout
import EngawaText

/// Places lists of the legend (changes, missing links, weather) in the corners of the page, so that the rings lose little room: in
/// one corner or divided between two, their texts on one line or wrapped.
struct RadialNotes {
    /// A corner of the page, in the order in which one reads.
    enum Corner: Int, CaseIterable {
        case upperLeft, upperRight, lowerLeft, lowerRight

        var isUpper: Bool { self == .upperLeft || self == .upperRight }
        var isLeft: Bool { self == .upperLeft || self == .lowerLeft }
    }

    /// How much of each corner's height is taken, in points.
    private(set) var taken: [Corner: Double]
    /// How wide texts may be before they are wrapped, in ems; the first is no limit.
    private static let limits = [Double.infinity, 22, 16]
    /// What a list that is divided, or wrapped, must gain.
    private static let gain = 1.03

    init(taken: [Corner: Double]) {
        self.taken = taken
    }

    /// A list with its texts wrapped at one width.
    private struct Lines {
        /// The lines of every entry.
        let entries: [[Legend.Item]]
        /// The widths of all lines, in points.
        let widths: [Double]
        /// Where the lines of every entry begin among all, and where the last one ends.
        let starts: [Int]

        init(_ group: [Legend.Item], limit: Double, _ legend: RadialLegend) {
            entries = group.map { $0.wrapped(limit, legend.language) }
            widths = entries.joined().map { Legend.width($0, legend.language, font: legend.font) * legend.font }
            var starts = [0]
            for entry in entries { starts.append(starts[starts.count - 1] + entry.count) }
            self.starts = starts
        }
    }

    /// The entries of a list, which may begin with a heading, where the rings come nearest to the corners. A list that is
    /// divided goes on in a later corner, as one reads. O(entries) tries of O(lines) each.
    mutating func placed(_ group: [Legend.Item], in legend: RadialLegend) -> [Legend.Placed] {
        var best: (parts: [(corner: Corner, items: [Legend.Item])], reach: Double)?
        for limit in Self.limits {
            let lines = Lines(group, limit: limit, legend)
            for count in (1...group.count).reversed() {
                let split = lines.starts[count]
                for first in Corner.allCases {
                    let reach = reach(lines.widths[..<split], first, legend)
                    let others =
                        count == group.count ? [first] : Corner.allCases.filter { $0.rawValue > first.rawValue }
                    for second in others {
                        let both = min(reach, self.reach(lines.widths[split...], second, legend))
                        guard best.map({ both > $0.reach * Self.gain }) ?? true else { continue }
                        let items = (Array(lines.entries[..<count].joined()), Array(lines.entries[count...].joined()))
                        best = ([(first, items.0), (second, items.1)].filter { !$0.1.isEmpty }, both)
                    }
                }
            }
        }
        var entries: [Legend.Placed] = []
        for (corner, items) in best?.parts ?? [] {
            let border = RadialLegend.border * legend.font
            let used = taken[corner, default: 0]
            entries += legend.column(
                items,
                left: corner.isLeft ? border : legend.paper.width - border - legend.width(items),
                top: corner.isUpper ? used : legend.paper.height - used - legend.height(items)
            )
            taken[corner] = used + legend.height(items) + 0.4 * legend.font
        }
        return entries
    }

    /// How far rings in the page's middle can grow before they meet one of the lines in a corner, as a share of the page.
    private func reach(_ widths: ArraySlice<Double>, _ corner: Corner, _ legend: RadialLegend) -> Double {
        let (midX, midY) = (legend.paper.width / 2, legend.paper.height / 2)
        let step = RadialLegend.lineHeight * legend.font
        let widest = widths.max() ?? 0
        var least = 2.0
        for (line, width) in widths.enumerated() {
            // Entries of a column on the right begin on one line.
            let inner = corner.isLeft ? width : widest
            let depth = taken[corner, default: 0] + step * Double(corner.isUpper ? line + 1 : widths.count - line)
            let x = max(0, 1 - (inner + RadialLegend.border * legend.font) / midX)
            let y = max(0, 1 - depth / midY)
            least = min(least, (x * x + y * y).squareRoot())
        }
        return least
    }
}

extension Legend.Item {
    /// The entry as one or several lines that are about as wide as `limit` ems at most.
    func wrapped(_ limit: Double, _ language: Language) -> [Legend.Item] {
        guard limit.isFinite else { return [self] }
        switch self {
        case .heading(let title, let remark) where TextMeasure.width(title + remark, bold: true) > limit:
            let lines = TextWrap.fit(remark, limit: limit, most: 2).lines
            return [.heading(title, "")] + lines.map { .continued($0, indent: 0) }
        case .gap(let gap, let text, let hasCell):
            let lines = TextWrap.fit(text, limit: limit, most: 3).lines
            return [.gap(gap, lines[0], hasCell: hasCell)]
                + lines.dropFirst().map { .continued($0, indent: Legend.gapSample) }
        case .weather(let sign, let text):
            let lines = TextWrap.fit(text, limit: limit, most: 2).lines
            return [.weather(sign, lines[0])]
                + lines.dropFirst().map { .continued($0, indent: Legend.weatherSample) }
        default: return [self]
        }
    }
}
