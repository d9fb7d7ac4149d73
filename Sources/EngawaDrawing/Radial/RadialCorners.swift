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
    ///   - shown: the ecomap with those who have a box of their own: all that the legend has to tell about.
    ///   - notes: further lines below the facts.
    ///   - isBlank: whether it is for pens.
    init(
        _ ecomap: Ecomap,
        shown: Ecomap,
        language: Language,
        paper: Paper,
        names: Double,
        notes: [String],
        isBlank: Bool
    ) {
        self.language = language
        self.paper = paper
        small = 11 * paper.scale
        facts = TitleText.facts(ecomap, language: language, isBlank: isBlank) + notes
        edition = Words.edition(ecomap.edition)[language]
        (title, titleSize) = TitleText.fitted(
            TitleText.titles(ecomap, language: language),
            room: paper.width * 0.31,
            most: paper.width * 0.42,
            paper: paper
        )
        let wide = TextMeasure.width(edition, bold: true) * small + 1.4 * small
        frame = Rect(x: paper.width - wide, y: 0.5, width: wide - 0.5, height: 1.9 * small)
        legend = isBlank ? Legend(forPens: language) : Legend(shown, language: language)
        font = Legend.font(names: names, paper: paper)
        let columns = RadialLegend(
            legend,
            font: font,
            paper: paper,
            below: frame.maxY + 0.6 * small,
            facts: 1.35 * titleSize + (Double(facts.count) * 1.5 + 0.4) * small
        )
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
