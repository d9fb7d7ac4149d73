import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// The boxes and the ties of a radial drawing: supporters in the order of their ids, then what stands for several.
struct RadialBoxes {
    let drawing: RadialDrawing
    let content: RadialContent
    let fit: RadialFit
    let canvas: Canvas

    /// What lengths of A3 are multiplied with: small names have thin lines, so that the lines stay apart.
    private var scale: Double { min(drawing.paper.scale, layout.font / 8) }
    private var layout: RadialLayout { fit.layout }
    private var cells: GridContent { content.cells }

    /// The entries that are items of cells: supporters in the order of their ids, then what is none.
    private var order: [(entry: Int, item: CellItem)] {
        var positions = [Int?](repeating: nil, count: cells.items.count)
        for (position, entry) in content.entries.enumerated() {
            if case .item(let index) = entry { positions[index] = position }
        }
        return cells.items.drawingOrder.compactMap { index in positions[index].map { ($0, cells.items[index]) } }
    }

    func nodes() -> [DotNode] {
        let items = order.map { position, item in
            item.node(
                fit.forms[position][layout.boxes[position].shape],
                on: layout.boxes[position].rect,
                classes: cells.classes(column: item.column, row: item.row),
                canvas: canvas,
                font: layout.font,
                markPoints: fit.markPoints,
                scale: drawing.paper.scale
            )
        }
        return items.compactMap { $0 } + others()
    }

    private func others() -> [DotNode] {
        var result: [DotNode] = []
        for (position, entry) in content.entries.enumerated() {
            guard case .more(_, let column, let row) = entry else { continue }
            let name = "more-\(result.count)"
            let run = DotLabel.Run(fit.forms[position][0].lines[0], color: Palette.ink)
            let label = DotLabel(lines: [[run]], lead: DotLabel.balancingLead(font: layout.font))
            result.append(
                DotNode(
                    name,
                    [
                        DotAttribute("id", name),
                        DotAttribute("class", "more" + cells.classes(column: column, row: row)),
                        DotAttribute("label", .label(label)),
                    ] + canvas.place(layout.boxes[position].rect) + [
                        DotAttribute("color", Palette.rule),
                        DotAttribute("penwidth", 0.6 * drawing.paper.scale),
                    ]
                )
            )
        }
        return result
    }

    func edges() -> [DotEdge] {
        order.flatMap { position, item in
            guard let supporter = item.supporter else { return [DotEdge]() }
            return zip(supporter.ties, layout.boxes[position].spokes).map { tie, spoke in
                edge(tie, spoke, actor: "a\(supporter.id)")
            }
        }
    }

    private func edge(_ tie: Tie, _ spoke: RadialLayout.Spoke, actor: String) -> DotEdge {
        let style = TieStyle(strength: tie.strength, scale: scale, font: layout.font)
        let line = RadialTie(style: style, spoke: spoke, flow: tie.flow)
        return style.edge(tie, actor: actor, position: line.position(canvas))
    }
}
