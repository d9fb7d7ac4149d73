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

    /// The entries that are supporters, in the order of their ids.
    private var order: [(entry: Int, supporter: Supporter, index: Int)] {
        content.entries.enumerated().compactMap { position, entry in
            guard case .supporter(let index) = entry else { return nil }
            return (position, cells.supporters[index], index)
        }.sorted { $0.supporter.id < $1.supporter.id }
    }

    func nodes() -> [DotNode] {
        order.map { position, supporter, index in
            let name = "a\(supporter.id)"
            let cell = classes(cells.column(supporter), cells.row(supporter))
            let form = fit.forms[position][layout.boxes[position].shape]
            let label = drawing.texts[index].label(form, font: layout.font, markPoints: fit.markPoints)
            return DotNode(
                name,
                [
                    DotAttribute("id", name),
                    DotAttribute("class", "actor\(cell) kind-\(supporter.kindClass.rawValue)"),
                    DotAttribute("label", .label(label)),
                ] + canvas.place(layout.boxes[position].rect)
                    + KindStyle(supporter).attributes(scale: drawing.paper.scale)
            )
        } + others()
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
                        DotAttribute("class", "more" + classes(column, row)),
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

    private func classes(_ column: Int, _ row: Int) -> String {
        (cells.columns[column].index.map { " field-\($0)" } ?? "") + (cells.rows[row].index.map { " band-\($0)" } ?? "")
    }

    func edges() -> [DotEdge] {
        order.flatMap { position, supporter, _ in
            zip(supporter.ties, layout.boxes[position].spokes).map { tie, spoke in
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
