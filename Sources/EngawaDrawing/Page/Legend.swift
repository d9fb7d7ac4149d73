import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// The legend below the grid, on both sides of the ibasho: just what the drawing uses.
struct Legend {
    /// One entry.
    enum Item: Hashable {
        /// A line in the style of a strength.
        case line(Strength?)
        /// A line with the arrowheads of a flow.
        case arrow(Flow?)
        /// A box in the shape of a kind.
        case kind(KindStyle)
        /// A sign and what it means.
        case sign(String, String)
        /// A change since a day, and how many ties it is about.
        case change(TieChange, Int)
        /// A sign of the weather, and the rule behind it.
        case weather(Weather, String)
        /// A further line of the entry above, so many ems from the left.
        case continued(String, indent: Double)
        /// What a list is about, and a remark.
        case heading(String, String)
        /// A missing link of the list; where it has no cell, its place stands here.
        case gap(GapMark, String, hasCell: Bool)
        /// An arrow in the direction of support, whoever gives it.
        case direction
        /// A box in the colours of a field; nil where the field is unknown.
        case field(Int?, String)
        /// The line of a relation that is no support.
        case link
    }

    /// Where an entry stands.
    struct Placed {
        var item: Item
        var rect: Rect
    }

    /// Groups of entries, each on lines of its own: strengths, flows, kinds, signs.
    let groups: [[Item]]
    let language: Language

    /// A legend of these entries.
    init(groups: [[Item]], language: Language) {
        self.groups = groups
        self.language = language
    }

    init(_ ecomap: Ecomap, language: Language) {
        self.language = language
        let ties = ecomap.supporters.flatMap(\.ties)
        let strengths = Set(ties.map(\.strength))
        let flows = Set(ties.map(\.flow))
        let styles = Set(ecomap.supporters.map(KindStyle.init))
        let contents = Set(ties.flatMap(\.contents))
        var signs = ContentClass.allCases.filter(contents.contains).map {
            Item.sign($0.sign[language], $0.meaning[language])
        }
        if ties.contains(where: { $0.sinceYear != nil }) {
            signs.insert(.sign("'19", Words.yearExample[language]), at: 0)
        }
        if let number = ecomap.supporters.compactMap(\.number).min() {
            signs.insert(.sign(String(number), Words.numberExample[language]), at: 0)
        }
        let lines = ([.strong, .normal, .weak, nil, .stressful] as [Strength?]).filter(strengths.contains).map(
            Item.line
        )
        let arrows = ([.in, .out, .both, nil] as [Flow?]).filter(flows.contains).map(Item.arrow)
        var gaps = ecomap.gaps.map { gap in
            Item.gap(
                gap,
                Self.shortened(gap.text[language]),
                hasCell: GridContent.cell(gap.field, gap.band, ecomap) != nil
            )
        }
        if !gaps.isEmpty { gaps.insert(.heading(Words.gaps[language], Words.gapsRemark[language]), at: 0) }
        let kinds = KindStyle.allCases.filter(styles.contains).map(Item.kind)
        groups = [lines, arrows, kinds, signs, Self.changes(ecomap.change), Self.weather(ecomap, language), gaps].filter
        { !$0.isEmpty }
    }

    /// The changes that the edition may know, each with how many there are, none too.
    private static func changes(_ change: NetworkChange?) -> [Item] {
        guard let change else { return [] }
        let quiet = change.quiet.map { [Item.change(.quiet, $0)] } ?? []
        return [.change(.new, change.new), .change(.ended, change.ended)] + quiet
    }

    /// The signs of the weather that are in cells, under a heading that says what they were told by.
    private static func weather(_ ecomap: Ecomap, _ language: Language) -> [Item] {
        guard let chart = ecomap.weather else { return [] }
        let used = Set(chart.cells.flatMap(\.signs))
        guard !used.isEmpty else { return [] }
        let heading = Item.heading(Words.weatherChart[language], Words.weatherRule(chart.rule)[language])
        return [heading]
            + Weather.allCases.filter(used.contains).map {
                Item.weather($0, Words.weather($0, chart)[language])
            }
    }

    /// What hands draw: every line and arrow, and the signs of what a tie brings.
    init(forPens language: Language) {
        self.language = language
        groups = [
            ([.strong, .normal, .weak] as [Strength?]).map(Item.line),
            ([.in, .out, .both] as [Flow?]).map(Item.arrow),
            ContentClass.allCases.map { .sign($0.sign[language], $0.meaning[language]) },
        ]
    }

    /// The size of its letters: readable on the paper, and no mark of it less than 60 % of the names.
    static func font(names: Double, paper: Paper) -> Double {
        (max(9.5 * paper.scale, names * 0.62) * 20).rounded(.up) / 20
    }

    /// How high the strip must be for the legend, in points.
    func height(beside layout: GridLayout, paper: Paper) -> Double {
        let font = Self.font(names: layout.font, paper: paper)
        return split(beside: layout, font: font).lines * Self.lineHeight * font + 2
    }

    /// How many groups stand left of the ibasho, and how many lines the higher side then has: as few as can be.
    private func split(beside layout: GridLayout, font: Double) -> (left: Int, lines: Double) {
        var best = (left: 0, lines: Double.infinity)
        for count in 0...groups.count {
            let lines = max(
                Self.lines(Array(groups[..<count]), width: layout.left.width, font: font, language),
                Self.lines(Array(groups[count...]), width: layout.right.width, font: font, language)
            )
            if lines < best.lines || (lines == best.lines && count <= 2) { best = (count, lines) }
        }
        return best
    }

    static let lineHeight = 1.75

    private static func lines(_ groups: [[Item]], width: Double, font: Double, _ language: Language) -> Double {
        let rects = place(groups, in: Rect(x: 0, y: 0, width: width, height: 0), font: font, language)
        return rects.map { ($0.rect.midY / (lineHeight * font)).rounded(.up) }.max() ?? 0
    }

    private static let sample = 2.9
    /// The width of a missing link's place with the space behind it, in ems.
    static let gapSample = 2.2
    /// The width of a weather sign with the space behind it, in ems.
    static let weatherSample = 2.6

    /// A text of the list as far as a line has room for it.
    static func shortened(_ text: String) -> String {
        let most = 34.0
        guard TextMeasure.width(text) > most else { return text }
        var result = text
        while TextMeasure.width(result) > most - 1 { result.removeLast() }
        return result + "…"
    }

    /// The width of an entry, in ems of the legend's font.
    static func width(_ item: Item, _ language: Language, font: Double) -> Double {
        func measure(_ text: String, bold: Bool = false) -> Double {
            let step = PixelGrid.dot / font
            return max(TextMeasure.width(text, bold: bold), TextMeasure.width(text, bold: bold, step: step)) + 0.3
        }
        return switch item {
        case .line(let strength): sample + 0.4 + measure(Words.strength(strength)[language])
        case .arrow(let flow): sample + 0.4 + measure(Words.flow(flow)[language])
        case .kind(let style): measure(Words.kind(style)[language]) + 0.9
        case .weather(_, let text): weatherSample + measure(text)
        case .continued(let text, let indent): indent + measure(text)
        case .change(let change, let count):
            measure("\(ChangeStyle.sign(change)) \(Words.change(change, count)[language])", bold: true)
        case .sign(let one, let other), .heading(let one, let other): measure("\(one) \(other)", bold: true)
        case .gap(_, let text, _): gapSample + measure(text)
        case .direction: sample + 0.4 + measure(Words.direction[language])
        case .field(_, let name): measure(name) + 0.9
        case .link: sample + 0.4 + measure(Words.link[language])
        }
    }

    static func place(_ groups: [[Item]], in area: Rect, font: Double, _ language: Language) -> [Placed] {
        var result: [Placed] = []
        var y = area.y
        let area = Rect(x: area.x + 3, y: area.y, width: area.width - 6, height: area.height)
        for group in groups {
            var x = area.x
            for item in group {
                let width = width(item, language, font: font) * font
                if x > area.x, x + width > area.maxX {
                    x = area.x
                    y += lineHeight * font
                }
                result.append(Placed(item: item, rect: Rect(x: x, y: y, width: width, height: lineHeight * font)))
                x += width + 1.3 * font
            }
            y += lineHeight * font
        }
        return result
    }

    /// Draws the samples on the ground and returns the texts, which are nodes of the class `legend`.
    func draw(on canvas: inout Canvas, layout: GridLayout, paper: Paper) -> [DotNode] {
        let font = Self.font(names: layout.font, paper: paper)
        let count = split(beside: layout, font: font).left
        let placed =
            Self.place(Array(groups[..<count]), in: layout.left, font: font, language)
            + Self.place(Array(groups[count...]), in: layout.right, font: font, language)
        return paint(placed, on: &canvas, font: font, scale: paper.scale)
    }

    /// Draws entries where they have been placed.
    func paint(_ placed: [Placed], on canvas: inout Canvas, font: Double, scale: Double) -> [DotNode] {
        let painter = LegendPainter(font: font, scale: scale, language: language, sample: Self.sample)
        var nodes: [DotNode] = []
        for (number, entry) in placed.enumerated() {
            nodes += painter.draw(entry, name: "legend-\(number)", on: &canvas)
        }
        return nodes
    }
}
