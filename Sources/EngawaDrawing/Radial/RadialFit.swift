import EngawaGraphviz
import EngawaLayout

/// The layout of a radial drawing together with what depends on its font: the size of the marks and the widths of texts as
/// Graphviz measures them.
///
/// Rings are searched for once, with texts as they usually are; to the texts of a font they are then only fitted. Marks have
/// whole points, as Graphviz takes no others: so a size of theirs goes with a range of fonts, and the best one is taken.
struct RadialFit {
    let hub: RadialHub
    let corners: RadialCorners
    let headings: (fields: [RadialHeading], bands: [RadialHeading])
    /// The size of the marks (year and signs) in points.
    let markPoints: Double
    /// The forms of every box's text.
    let forms: [[SupporterText.Form]]
    let layout: RadialLayout

    /// Marks of one size with the layout that they get.
    private struct Attempt {
        var markPoints: Double
        var corners: RadialCorners
        var forms: [[SupporterText.Form]]
        var layout: RadialLayout
    }

    private static let rounds = 7
    /// What a box has to spare beside its text as Graphviz measures it, in points.
    private static let spare = 0.8
    /// The least share of a name's size that marks have.
    private static let leastMark = 0.605
    /// The usual one.
    private static let usualMark = 0.68
    /// How much of the paper's height the rings take, as a rule.
    private static let usualHeight = 0.985

    /// - Parameter roughFont: about how large the names become.
    init(_ drawing: RadialDrawing, _ content: RadialContent, roughFont: Double) {
        let hub = RadialHub(drawing.ecomap.ibasho.name, spokes: content.spokes, stretch: drawing.stretch)
        let usual = content.forms(drawing, markSize: Self.usualMark, fonts: [])
        let home = RadialRings(content.input(drawing, forms: usual, hub: hub, font: roughFont))
        let most = RadialDrawing.largestFont * drawing.paper.scale
        let likely = min(most, Self.usualHeight * drawing.paper.height / 2 / home.outermost)
        let headings = drawing.headings(font: likely)
        let marks = (likely * Self.leastMark).rounded(.up)
        func attempt(_ marks: Double, _ font: Double) -> Attempt {
            Self.attempt(drawing, content, hub, headings, home, markPoints: marks, font: font, most: most)
        }
        var best = attempt(marks, likely)
        let isHeld = best.layout.font > 0.995 * marks / Self.leastMark
        for other in [isHeld ? marks + 1 : marks, marks - 1]
        where other != marks && min(most, other / Self.leastMark) > best.layout.font {
            let trial = attempt(other, best.layout.font)
            if trial.layout.font > best.layout.font { best = trial }
        }
        self.hub = hub
        self.headings = headings
        corners = best.corners
        markPoints = best.markPoints
        forms = best.forms
        layout = best.layout
    }

    /// Fits the rings to texts with marks of this size, in a few rounds: the texts need the font and change it a little.
    private static func attempt(
        _ drawing: RadialDrawing,
        _ content: RadialContent,
        _ hub: RadialHub,
        _ headings: (fields: [RadialHeading], bands: [RadialHeading]),
        _ home: RadialRings,
        markPoints: Double,
        font start: Double,
        most: Double
    ) -> Attempt {
        let largest = min(most, markPoints / leastMark)
        func laidOut(_ fonts: [Double], markSize: Double) -> Attempt {
            let font = fonts[fonts.count - 1]
            let forms = content.forms(drawing, markSize: markSize, fonts: fonts)
            let input = content.input(drawing, forms: forms, hub: hub, headings: headings, font: font)
            let corners = RadialCorners(
                drawing.ecomap,
                shown: content.shown(drawing.ecomap),
                language: drawing.language,
                paper: drawing.paper,
                names: font,
                notes: content.isCapped ? [Words.capped[drawing.language]] : [],
                isBlank: drawing.isBlank
            )
            let layout = RadialLayout(
                home.adapted(to: input).tightened(),
                paper: drawing.paper,
                obstacles: corners.obstacles,
                largestFont: largest
            )
            return Attempt(markPoints: markPoints, corners: corners, forms: forms, layout: layout)
        }
        var fonts = [min(start, largest)]
        var markSize = markPoints / fonts[0]
        var result = laidOut(fonts, markSize: markSize)
        for round in 1..<rounds {
            let font = result.layout.font
            let isTooLarge = markPoints > markSize * font * 1.02
            guard isTooLarge || isTooNarrow(result, content) else { break }
            fonts = round == 1 ? [font] : fonts + [font]
            markSize = markPoints / (fonts.min() ?? font)
            result = laidOut(fonts, markSize: markSize)
        }
        return result
    }

    /// Whether a text is wider than its box as Graphviz measures it.
    private static func isTooNarrow(_ attempt: Attempt, _ content: RadialContent) -> Bool {
        attempt.layout.boxes.enumerated().contains { index, box in
            let needed = content.measured(
                index,
                attempt.forms[index][box.shape],
                font: attempt.layout.font,
                markPoints: attempt.markPoints
            )
            return needed + spare > box.rect.width
        }
    }
}
