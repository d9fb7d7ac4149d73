import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// Makes the grid view: measures, lays out, and writes everything down as DOT.
struct GridDrawing {
    /// Names on A3 are at most this large, in points: a few supporters shall leave room to write.
    static let largestFont = 18.0

    let ecomap: Ecomap
    let language: Language
    let paper: Paper
    let content: GridContent
    let isBlank: Bool
    let heading: GridHeading

    init(_ ecomap: Ecomap, options: DrawingOptions) {
        self.ecomap = ecomap
        language = options.language ?? ecomap.language
        paper = options.paper.sheet
        isBlank = options.isBlank
        let content = GridContent(ecomap, language: language)
        self.content = content
        heading = GridHeading(content)
    }

    func document() -> DotDocument {
        let legend = isBlank ? Legend(forPens: language) : Legend(ecomap, language: language)
        let hub = HubText(ecomap.ibasho.name)
        let title = TitleText(ecomap, language: language, paper: paper, isBlank: isBlank)
        let fit = GridFit(self, hub: hub, legend: legend, top: title.height)
        return document(fit, hub: hub, title: title, legend: legend)
    }

    /// The boxes, with the texts in these forms.
    func packs(_ forms: [[SupporterText.Form]]) -> GridPacks {
        let boxes = zip(content.items, forms).map { item, forms in
            GridPacks.Box(column: item.column, row: item.row, ties: item.ties.count, shapes: forms.map(\.size))
        }
        return GridPacks(boxes, columns: content.columns.count, rows: content.rows.count)
    }

    /// What stands around the boxes.
    func input(hub: HubText, top: Double, bottom: Double, headingLines: Int) -> GridInput {
        GridInput(
            columns: content.columns.indices.map {
                GridInput.Track(least: heading.leastWidths[$0], isApart: content.columns[$0].index == nil)
            },
            rows: content.rows.indices.map {
                GridInput.Track(least: heading.leastHeights[$0], isApart: content.rows[$0].index == nil)
            },
            labelWidth: heading.labelWidth,
            headingHeight: GridHeading.height(lines: headingLines),
            hub: hub.size,
            top: top,
            bottom: bottom,
            paper: paper,
            largestFont: Self.largestFont * paper.scale
        )
    }

    private func document(_ fit: GridFit, hub: HubText, title: TitleText, legend: Legend) -> DotDocument {
        let layout = fit.layout
        var canvas = Canvas(height: layout.page.height)
        canvas.page(layout.page)
        GridGround(content: content, layout: layout, scale: paper.scale).draw(on: &canvas)
        for (item, box) in zip(content.items, layout.boxes) {
            item.draw(on: &canvas, box.rect, font: layout.font, scale: paper.scale)
        }
        heading.draw(on: &canvas, layout: layout, content: content)
        title.draw(on: &canvas, in: layout.top)
        let legendNodes = legend.draw(on: &canvas, layout: layout, paper: paper)
        var document = canvas.document(layout.page, font: layout.font)
        document.nodes = [hub.node(layout, canvas: canvas)]
        let boxes = GridBoxes(drawing: self, layout: layout, fit: fit, canvas: canvas)
        document.nodes += boxes.nodes() + legendNodes
        document.edges = boxes.edges()
        return document
    }
}
