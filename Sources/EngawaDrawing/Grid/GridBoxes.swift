import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// What stands in the cells and the ties, in the order of the supporters' ids.
struct GridBoxes {
    let drawing: GridDrawing
    let layout: GridLayout
    let fit: GridFit
    let canvas: Canvas

    private var items: [CellItem] { drawing.content.items }

    func nodes() -> [DotNode] {
        items.drawingOrder.compactMap { index in
            let item = items[index]
            let box = layout.boxes[index]
            return item.node(
                fit.forms[index][box.shape],
                on: box.rect,
                classes: drawing.content.classes(column: item.column, row: item.row),
                canvas: canvas,
                font: layout.font,
                markPoints: fit.markPoints,
                scale: drawing.paper.scale
            )
        }
    }

    func edges() -> [DotEdge] {
        items.drawingOrder.flatMap { index in
            guard let supporter = items[index].supporter else { return [DotEdge]() }
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
