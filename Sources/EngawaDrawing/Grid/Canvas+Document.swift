import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

extension Canvas {
    /// A document of the page, with what every view has: places that are computed here, and plain boxes.
    func document(_ page: Size, font: Double) -> DotDocument {
        var document = DotDocument(name: "ecomap")
        document.attributes = [
            DotAttribute("layout", "nop2"),
            DotAttribute("charset", "UTF-8"),
            DotAttribute("outputorder", "edgesfirst"),
            DotAttribute("bb", "0,0,\(DotNumber.text(page.width)),\(DotNumber.text(page.height))"),
            DotAttribute("margin", 0),
            DotAttribute("pad", 0),
            DotAttribute("_background", .picture(picture)),
        ]
        document.nodeDefaults = [
            DotAttribute("shape", "box"),
            DotAttribute("style", "filled"),
            DotAttribute("fillcolor", Palette.paper),
            DotAttribute("color", Palette.outline),
            DotAttribute("fontname", Canvas.fontName),
            DotAttribute("fontsize", font),
            DotAttribute("fixedsize", "true"),
            DotAttribute("margin", 0),
        ]
        return document
    }
}

extension TieStyle {
    /// The line of a tie in the direction of support, at a position.
    func edge(_ tie: Tie, actor: String, hub: String = "ibasho", position: String) -> DotEdge {
        var attributes = [DotAttribute("class", "tie \(name)")]
        switch tie.flow {
        case .both: attributes.append(DotAttribute("dir", "both"))
        case nil: attributes.append(DotAttribute("dir", "none"))
        case .in, .out: break
        }
        attributes += [
            DotAttribute("color", color),
            DotAttribute("penwidth", width),
            DotAttribute("arrowsize", arrowSize),
        ]
        if tie.strength == .weak { attributes.append(DotAttribute("style", "dashed")) }
        attributes.append(DotAttribute("pos", position))
        return tie.flow == .out
            ? DotEdge(from: hub, to: actor, attributes) : DotEdge(from: actor, to: hub, attributes)
    }
}
