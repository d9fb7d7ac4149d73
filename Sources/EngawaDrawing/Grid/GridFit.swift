import EngawaLayout

/// The layout of a grid together with what depends on its font: the size of the marks, the lines of the headings, and the
/// height of the legend. Each needs the font and changes it a little, so they are found in a few rounds.
struct GridFit {
    /// The size of the marks (year and signs) in points. Graphviz takes whole ones only.
    private(set) var markPoints: Double
    /// The forms of every supporter's text, measured with marks of that size.
    private(set) var forms: [[SupporterText.Form]] = []
    private(set) var layout: GridLayout
    private var headingLines = 1
    private var bottom: Double
    private var markSize: Double
    /// Fonts at which the texts shall fit as Graphviz measures them.
    private var fonts: [Double] = []
    private static let rounds = 8
    /// What a box has to spare beside its text as Graphviz measures it, in points.
    private static let spare = 0.8
    /// Rounds in which a value may also fall; afterwards all only grow, so that the last round fits.
    private static let freeRounds = 2
    /// The least share of a name's size that marks have.
    private static let leastMark = 0.62
    /// No mark on A3 is smaller than this, in points, where names are not.
    private static let smallest = 5.0

    init(_ drawing: GridDrawing, hub: HubText, legend: Legend, top: Double) {
        let scale = drawing.paper.scale
        let count = Double(max(1, drawing.content.supporters.count))
        let guess = min(GridDrawing.largestFont * scale, 96 / count.squareRoot() * scale)
        markPoints = Self.points(guess, scale)
        markSize = markPoints / guess
        bottom = 44 * scale
        forms = drawing.content.items.map { [markSize] in $0.forms(markSize: markSize, fonts: []) }
        var packs = drawing.packs(forms)
        layout = GridLayout(drawing.input(hub: hub, top: top, bottom: bottom, headingLines: headingLines), packs)
        for round in 1..<Self.rounds {
            let mayFall = round <= Self.freeRounds
            let isFramed = adjustFrame(drawing, legend, mayFall: mayFall)
            let isMarked = adjustMarks(drawing.paper.scale, mayFall: mayFall)
            let isWidened = adjustWidths(drawing)
            guard isFramed || isMarked || isWidened else { break }
            if isMarked || isWidened {
                forms = drawing.content.items.map { [markSize, fonts] in $0.forms(markSize: markSize, fonts: fonts) }
                packs = drawing.packs(forms)
            }
            layout = GridLayout(drawing.input(hub: hub, top: top, bottom: bottom, headingLines: headingLines), packs)
        }
    }

    /// The size of marks beside names of `font` points.
    private static func points(_ font: Double, _ scale: Double) -> Double {
        max((font * leastMark - 0.05).rounded(.up), min((smallest * scale).rounded(.up), font.rounded(.down)))
    }

    /// Makes headings and legend as high as the layout asks; whether that is something else than it was made with.
    private mutating func adjustFrame(_ drawing: GridDrawing, _ legend: Legend, mayFall: Bool) -> Bool {
        var hasChanged = false
        let lines = drawing.heading.lines(drawing.content, in: layout)
        if lines > headingLines {
            headingLines = lines
            hasChanged = true
        }
        let needed = legend.height(beside: layout, paper: drawing.paper)
        if needed > bottom + 0.01 || (mayFall && needed < bottom - 6 * drawing.paper.scale) {
            bottom = needed
            hasChanged = true
        }
        return hasChanged
    }

    /// Makes the marks as large as the layout's font asks; whether that is something else than it was made with.
    private mutating func adjustMarks(_ scale: Double, mayFall: Bool) -> Bool {
        let font = layout.font
        let isTooLarge = markPoints > markSize * font * 1.03
        let isTooSmall = markPoints < font * (Self.leastMark - 0.01)
        let isWasteful = mayFall && markSize * font > markPoints * 1.08
        guard isTooLarge || isTooSmall || isWasteful else { return false }
        let wanted = Self.points(font, scale)
        markPoints = mayFall ? wanted : max(markPoints, wanted)
        markSize = mayFall ? markPoints / font : max(markSize, markPoints / font)
        return true
    }

    /// Widens the texts where a box is too narrow as Graphviz measures them; whether any is.
    private mutating func adjustWidths(_ drawing: GridDrawing) -> Bool {
        let font = layout.font
        let isTooNarrow = layout.boxes.enumerated().contains { index, box in
            let form = forms[index][box.shape]
            let needed = drawing.content.items[index].measured(form, font: font, markPoints: markPoints)
            return needed + Self.spare > box.rect.width
        }
        if isTooNarrow { fonts.append(font) }
        return isTooNarrow
    }
}
