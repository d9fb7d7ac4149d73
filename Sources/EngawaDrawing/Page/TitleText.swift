import EngawaEcomap
import EngawaLayout
import EngawaText

/// The line above the grid: whose map it is, how many stand on it, the day, and for whom it was made.
struct TitleText {
    private let title: String
    private let facts: String
    private let edition: String
    private let size: Double
    private let small: Double
    private let width: Double
    /// The height of the line, in points.
    let height: Double

    init(_ ecomap: Ecomap, language: Language, paper: Paper, isBlank: Bool = false) {
        self.init(
            Self.titles(ecomap, language: language),
            facts: Self.facts(ecomap, language: language, isBlank: isBlank),
            edition: ecomap.edition,
            language: language,
            paper: paper
        )
    }

    /// A line of these texts. Of the titles, each shorter than the one before, the first is taken that leaves room for the
    /// facts.
    init(_ titles: [String], facts: [String], edition: Edition, language: Language, paper: Paper) {
        small = 11 * paper.scale
        height = 33.5 * paper.scale
        width = paper.width
        self.facts = facts.joined(separator: language == .ja ? "　" : "  ·  ")
        self.edition = Words.edition(edition)[language]
        let taken = (TextMeasure.width(self.facts) + TextMeasure.width(self.edition) + 6) * small
        let room = paper.width - taken
        (title, size) = Self.fitted(titles, room: room, most: room, paper: paper)
    }

    /// The first of the titles that fits `room` in letters of 13 points on A3, else `most`; the last one cut where none
    /// does. Letters have at most 22 points.
    static func fitted(_ titles: [String], room: Double, most: Double, paper: Paper) -> (title: String, size: Double) {
        let least = 13 * paper.scale
        func width(_ title: String) -> Double { max(1, TextMeasure.width(title, bold: true)) }
        for room in [room, most] {
            if let title = titles.first(where: { width($0) * least <= room }) {
                return (title, min(22 * paper.scale, room / width(title)))
            }
        }
        var title = titles[titles.count - 1]
        while width(title) * least > most, title.count > 2 { title = String(title.dropLast(2)) + "…" }
        return (title, least)
    }

    /// Whose map it is, on one line.
    static func title(_ ecomap: Ecomap, language: Language) -> String {
        oneLine(Words.title(ecomap.ibasho.name)[language])
    }

    /// Whose map it is, and the name alone.
    static func titles(_ ecomap: Ecomap, language: Language) -> [String] {
        [title(ecomap, language: language), oneLine(ecomap.ibasho.name)]
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// How many stand on it, the day, and how many names are withheld; on a blank sheet, room to write.
    static func facts(_ ecomap: Ecomap, language: Language, isBlank: Bool) -> [String] {
        if isBlank { return [Words.placeForDay[language], Words.placeForNames[language]] }
        var facts = [
            Words.total(ecomap.supporters.count)[language],
            Words.day(ecomap.day, isAsOf: ecomap.isAsOf)[language],
        ]
        if let change = ecomap.change { facts.append(Words.since(change.since)[language]) }
        if ecomap.withheldNames > 0 { facts.append(Words.withheld(ecomap.withheldNames)[language]) }
        return facts
    }

    func draw(on canvas: inout Canvas, in rect: Rect) {
        let baseline = rect.y + 22.5 * rect.height / 33
        canvas.text(title, at: Point(rect.x + 2, baseline), .left, size: size, color: Palette.ink, isBold: true)
        let left = rect.x + 2 + TextMeasure.width(title, bold: true) * size + 1.6 * small
        canvas.text(facts, at: Point(left, baseline), .left, size: small, color: Palette.ink)
        let wide = TextMeasure.width(edition, bold: true) * small + 1.4 * small
        let frame = Rect(x: rect.maxX - wide, y: baseline - 1.35 * small, width: wide - 0.5, height: 1.9 * small)
        canvas.outline(frame, color: Palette.ink, width: 1)
        canvas.text(edition, at: Point(frame.midX, baseline), .center, size: small, color: Palette.ink, isBold: true)
    }
}
