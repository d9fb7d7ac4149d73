import EngawaGraphviz
import EngawaLayout

/// The layout of a radial drawing together with what depends on its font: the size of the marks and the widths of texts as
/// Graphviz measures them. Each needs the font and changes it a little, so they are found in a few rounds; the rings are
/// searched for once and then only scaled.
struct RadialFit {
    let hub: RadialHub
    private(set) var corners: RadialCorners
    /// The size of the marks (year and signs) in points. Graphviz takes whole ones only.
    private(set) var markPoints: Double
    /// The forms of every box's text.
    private(set) var forms: [[SupporterText.Form]]
    private(set) var layout: RadialLayout

    private static let rounds = 7
    /// What a box has to spare beside its text as Graphviz measures it, in points.
    private static let spare = 0.8
    /// The least share of a name's size that marks have.
    private static let leastMark = 0.62

    init(_ drawing: RadialDrawing, _ content: RadialContent) {
        let paper = drawing.paper
        let hub = RadialHub(
            drawing.ecomap.ibasho.name,
            spokes: content.spokes,
            stretch: drawing.stretch
        )
        self.hub = hub
        let notes = content.isCapped ? [Words.capped[drawing.language]] : []
        let rough = RadialCap(drawing).roughFont(content)
        func corners(_ font: Double) -> RadialCorners {
            RadialCorners(
                drawing.ecomap,
                language: drawing.language,
                paper: paper,
                names: font,
                notes: notes,
                isBlank: drawing.isBlank
            )
        }
        func laidOut(_ rings: RadialRings, _ corners: RadialCorners) -> RadialLayout {
            RadialLayout(
                rings,
                paper: paper,
                obstacles: corners.obstacles,
                largestFont: RadialDrawing.largestFont * paper.scale
            )
        }
        var markPoints = (rough * Self.leastMark).rounded(.up)
        var markSize = markPoints / rough
        var fonts = [rough]
        var forms = content.forms(drawing, markSize: markSize, fonts: fonts)
        var rings = RadialRings(content.input(drawing, forms: forms, hub: hub, font: rough))
        var around = corners(rough)
        var layout = laidOut(rings, around)
        for round in 1..<Self.rounds {
            let font = layout.font
            let mayFall = round == 1
            let isTooLarge = markPoints > markSize * font * 1.02
            let isTooSmall = markPoints < font * (Self.leastMark - 0.01)
            if isTooLarge || isTooSmall {
                let wanted = (font * Self.leastMark).rounded(.up)
                markPoints = mayFall ? wanted : max(markPoints, wanted)
                markSize = mayFall ? markPoints / font : max(markSize, markPoints / font)
            }
            let isTooNarrow = layout.boxes.enumerated().contains { index, box in
                let form = forms[index][box.shape]
                let needed = content.measured(index, form, font: font, markPoints: markPoints)
                return needed + Self.spare > box.rect.width
            }
            guard isTooLarge || isTooSmall || isTooNarrow else { break }
            fonts = mayFall ? [font] : fonts + [font]
            forms = content.forms(drawing, markSize: markSize, fonts: fonts)
            rings = rings.adapted(to: content.input(drawing, forms: forms, hub: hub, font: font))
            around = corners(font)
            layout = laidOut(rings, around)
        }
        self.corners = around
        self.markPoints = markPoints
        self.forms = forms
        self.layout = layout
    }
}
