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
        let lines = ([.strong, .normal, .weak, nil, .stressful] as [Strength?]).filter(strengths.contains).map(
            Item.line
        )
        let arrows = ([.in, .out, .both, nil] as [Flow?]).filter(flows.contains).map(Item.arrow)
        groups = [lines, arrows, KindStyle.allCases.filter(styles.contains).map(Item.kind), signs].filter {
            !$0.isEmpty
        }
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
        case .direction: sample + 0.4 + measure(Words.direction[language])
        case .field(_, let name): measure(name) + 0.9
        case .link: sample + 0.4 + measure(Words.link[language])
        case .sign(let sign, let meaning): measure("\(sign) \(meaning)", bold: true)
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
            nodes.append(painter.draw(entry, name: "legend-\(number)", on: &canvas))
        }
        return nodes
    }
}
