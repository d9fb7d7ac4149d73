import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// The supporters' boxes and their ties, in the order of their ids.
struct GridBoxes {
    let drawing: GridDrawing
    let layout: GridLayout
    let fit: GridFit
    let canvas: Canvas

    private var order: [Int] {
        drawing.content.supporters.indices.sorted {
            drawing.content.supporters[$0].id < drawing.content.supporters[$1].id
        }
    }

    func nodes() -> [DotNode] {
        order.map { index in
            let supporter = drawing.content.supporters[index]
            let box = layout.boxes[index]
            var classes = "actor"
            if let field = drawing.content.columns[drawing.content.column(supporter)].index {
                classes += " field-\(field)"
            }
            if let band = drawing.content.rows[drawing.content.row(supporter)].index { classes += " band-\(band)" }
            classes += " kind-\(supporter.kindClass.rawValue)"
            let name = "a\(supporter.id)"
            return DotNode(
                name,
                [
                    DotAttribute("id", name),
                    DotAttribute("class", classes),
                    DotAttribute("label", .label(label(index, box))),
                ] + canvas.place(box.rect) + KindStyle(supporter).attributes(scale: drawing.paper.scale)
            )
        }
    }

    private func label(_ index: Int, _ box: GridLayout.Box) -> DotLabel {
        drawing.texts[index].label(fit.forms[index][box.shape], font: layout.font, markPoints: fit.markPoints)
    }

    func edges() -> [DotEdge] {
        order.flatMap { index in
            let supporter = drawing.content.supporters[index]
            return zip(supporter.ties, layout.boxes[index].stubs).map { tie, stub in
                edge(tie, stub, actor: "a\(supporter.id)")
            }
        }
    }

    private func edge(_ tie: Tie, _ stub: GridLayout.Stub, actor: String) -> DotEdge {
        let style = TieStyle(strength: tie.strength, scale: drawing.paper.scale, font: layout.font)
        let isOut = tie.flow == .out
        let start = isOut ? stub.riser : stub.box
        let end = isOut ? stub.box : stub.riser
        let position = canvas.spline(
            style,
            from: start,
            to: end,
            hasArrowAtStart: tie.flow == .both,
            hasArrowAtEnd: tie.flow != nil
        )
        return style.edge(tie, actor: actor, position: position)
    }
}
