import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// Makes the grid view: measures, lays out, and writes everything down as DOT.
struct GridDrawing {
    let ecomap: Ecomap
    let language: Language
    let paper: Paper
    let content: GridContent
    let texts: [SupporterText]
    let heading: GridHeading

    init(_ ecomap: Ecomap, options: DrawingOptions) {
        self.ecomap = ecomap
        language = options.language ?? ecomap.language
        paper = options.paper.sheet
        let content = GridContent(ecomap, language: language)
        self.content = content
        let language = language
        texts = content.supporters.map { SupporterText($0, language: language) }
        heading = GridHeading(content)
    }

    func document() -> DotDocument {
        let legend = Legend(ecomap, language: language)
        let hub = HubText(ecomap.ibasho.name)
        let title = TitleText(ecomap, language: language, paper: paper)
        var layout = GridLayout(input(hub: hub, top: title.height, bottom: 40 * paper.scale))
        // The legend is as high as the width beside the hub makes it, and its letters follow the names'.
        for _ in 0..<2 {
            let needed = legend.height(beside: layout, paper: paper)
            if needed <= layout.left.height + 0.01, needed > layout.left.height - 12 * paper.scale { break }
            layout = GridLayout(input(hub: hub, top: title.height, bottom: needed))
        }
        return document(layout, hub: hub, title: title, legend: legend)
    }

    private func input(hub: HubText, top: Double, bottom: Double) -> GridInput {
        GridInput(
            columns: content.columns.indices.map {
                GridInput.Track(least: heading.leastWidths[$0], isApart: content.columns[$0].index == nil)
            },
            rows: content.rows.indices.map {
                GridInput.Track(least: heading.leastHeights[$0], isApart: content.rows[$0].index == nil)
            },
            boxes: zip(content.supporters, texts).map { supporter, text in
                GridInput.Box(
                    column: content.column(supporter),
                    row: content.row(supporter),
                    ties: supporter.ties.count,
                    shapes: text.forms.map(\.size)
                )
            },
            labelWidth: heading.labelWidth,
            headingHeight: heading.height,
            hub: hub.size,
            top: top,
            bottom: bottom,
            paper: paper,
            largestFont: 18 * paper.scale
        )
    }

    private func document(_ layout: GridLayout, hub: HubText, title: TitleText, legend: Legend) -> DotDocument {
        var canvas = Canvas(height: layout.page.height)
        canvas.page(layout.page)
        GridGround(content: content, layout: layout, scale: paper.scale).draw(on: &canvas)
        heading.draw(on: &canvas, layout: layout, content: content)
        title.draw(on: &canvas, in: layout.top)
        let legendNodes = legend.draw(on: &canvas, layout: layout, paper: paper)
        var document = DotDocument(name: "ecomap")
        document.attributes = [
            DotAttribute("layout", "nop2"),
            DotAttribute("charset", "UTF-8"),
            DotAttribute("outputorder", "edgesfirst"),
            DotAttribute("bb", "0,0,\(Canvas.number(layout.page.width)),\(Canvas.number(layout.page.height))"),
            DotAttribute("margin", 0),
            DotAttribute("pad", 0),
            DotAttribute("_background", .picture(canvas.picture)),
        ]
        document.nodeDefaults = [
            DotAttribute("shape", "box"),
            DotAttribute("style", "filled"),
            DotAttribute("fillcolor", Palette.paper),
            DotAttribute("color", Palette.outline),
            DotAttribute("fontname", Canvas.fontName),
            DotAttribute("fontsize", layout.font),
            DotAttribute("fixedsize", "true"),
            DotAttribute("margin", 0),
        ]
        document.nodes = [hub.node(layout, canvas: canvas)]
        let boxes = GridBoxes(drawing: self, layout: layout, canvas: canvas)
        document.nodes += boxes.nodes() + legendNodes
        document.edges = boxes.edges()
        return document
    }
}
