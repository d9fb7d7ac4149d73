import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// Makes the radial view: measures, decides which cells are too crowded, lays out, and writes everything down as DOT.
struct RadialDrawing {
    /// How much wider than high the rings are: about as the paper.
    var stretch: Double { paper.width > 1.6 * paper.height ? 1.7 : 1.42 }
    /// Names on A3 are at most this large, in points.
    static let largestFont = 18.0

    let ecomap: Ecomap
    let language: Language
    let paper: Paper
    let cells: GridContent
    let isBlank: Bool

    init(_ ecomap: Ecomap, options: DrawingOptions) {
        self.ecomap = ecomap
        language = options.language ?? ecomap.language
        paper = options.paper.sheet
        isBlank = options.isBlank
        cells = GridContent(ecomap, language: language)
    }

    /// The names of the fields and the bands for supporters' names of about this size, in points.
    func headings(font: Double) -> (fields: [RadialHeading], bands: [RadialHeading]) {
        let font = font / paper.scale
        let size = RadialHeading.size(font: font)
        let labelSize = RadialHeading.labelSize(font: font, boxes: cells.supporters.count)
        return (
            cells.columns.map { RadialHeading($0, scale: size, most: 3) },
            cells.rows.map { RadialHeading($0, scale: labelSize, most: 2) }
        )
    }

    func document(crowding: Crowding) -> DotDocument {
        let (content, roughFont) = RadialCap(self).content(crowding)
        let fit = RadialFit(self, content, roughFont: roughFont)
        return document(content, fit)
    }

    private func document(_ content: RadialContent, _ fit: RadialFit) -> DotDocument {
        let layout = fit.layout
        var canvas = Canvas(height: layout.page.height)
        canvas.page(layout.page)
        RadialGround(content: content, layout: layout, scale: paper.scale).draw(on: &canvas)
        for (entry, box) in zip(content.entries, layout.boxes) {
            guard case .item(let index) = entry else { continue }
            cells.items[index].draw(on: &canvas, box.rect, font: layout.font, scale: min(paper.scale, layout.font / 8))
        }
        for (column, heading) in fit.headings.fields.enumerated() {
            let color = GridGround.hue(cells.columns[column]).strong
            heading.draw(layout.sectors[column], font: layout.font, color: color, on: &canvas)
        }
        for (row, label) in fit.headings.bands.enumerated() {
            label.draw(layout.rings[row], font: layout.font, color: Palette.ink, on: &canvas)
        }
        let legendNodes = fit.corners.draw(on: &canvas)
        var document = canvas.document(layout.page, font: layout.font)
        document.nodes = [fit.hub.node(layout, canvas: canvas)]
        let boxes = RadialBoxes(drawing: self, content: content, fit: fit, canvas: canvas)
        document.nodes += boxes.nodes() + legendNodes
        document.edges = boxes.edges()
        return document
    }
}
