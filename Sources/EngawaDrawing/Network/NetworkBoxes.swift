import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// The boxes and lines of a network drawing: ibasho, supporters in the order of their ids, then what stands for several.
struct NetworkBoxes {
    let drawing: NetworkDrawing
    let content: NetworkContent
    let fit: NetworkFit

    private var network: NetworkEcomap { drawing.network }
    private var layout: NetworkLayout { fit.layout }
    /// What lengths of A3 are multiplied with: small names have thin lines.
    private var scale: Double { min(drawing.paper.scale, fit.font / 9) }

    /// The risers of the lists.
    func drawLists(on canvas: inout Canvas) {
        for hub in layout.hubs {
            for line in hub.list.lines { canvas.line(line, color: Palette.bus, width: 1.1 * scale) }
        }
    }

    private func name(hub position: Int) -> String { "i\(network.hubs[content.hubs[position]].id)" }

    private func name(supporter: Int) -> String { "a\(network.supporters[supporter].supporter.id)" }

    private func name(node: Int) -> String {
        node < content.hubs.count
            ? name(hub: node) : name(supporter: content.singles[node - content.hubs.count])
    }

    func nodes(_ canvas: Canvas) -> [DotNode] {
        var places: [(supporter: Int, rect: Rect)] = zip(content.singles, layout.singles).map { ($0, $1) }
        for (leaves, hub) in zip(content.leaves, layout.hubs) {
            places += zip(leaves, hub.list.leaves).map { ($0, $1.rect) }
        }
        places.sort { $0.supporter < $1.supporter }
        return layout.hubs.enumerated().map { hub($0, $1.rect, canvas) }
            + places.map { supporter($0.supporter, $0.rect, canvas) }
            + others(canvas)
    }

    private func hub(_ position: Int, _ rect: Rect, _ canvas: Canvas) -> DotNode {
        let name = name(hub: position)
        let text = fit.hubTexts[position]
        return DotNode(
            name,
            [
                DotAttribute("id", name),
                DotAttribute("class", "ibasho"),
                DotAttribute("label", .label(text.label)),
                DotAttribute("fontsize", text.font),
            ] + canvas.place(rect) + [
                DotAttribute("style", "rounded,filled"),
                DotAttribute("fillcolor", Palette.hub),
                DotAttribute("color", Palette.hubOutline),
                DotAttribute("penwidth", 1.8 * scale),
            ]
        )
    }

    private func supporter(_ index: Int, _ rect: Rect, _ canvas: Canvas) -> DotNode {
        let supporter = network.supporters[index].supporter
        let name = name(supporter: index)
        var classes = "actor"
        if let field = supporter.field { classes += " field-\(field)" }
        if let band = supporter.band { classes += " band-\(band)" }
        classes += " kind-\(supporter.kindClass.rawValue)"
        let hue = supporter.field.map(Palette.field) ?? Palette.unknownField
        var attributes = [DotAttribute("id", name), DotAttribute("class", classes)]
        if let text = fit.texts[index], let form = fit.forms[index] {
            attributes.append(
                DotAttribute("label", .label(text.label(form, font: fit.font, markPoints: fit.markPoints)))
            )
        }
        let style = KindStyle(supporter)
        attributes += canvas.place(rect)
        if style != .ibasho { attributes += FieldStyle.attributes(hue) }
        return DotNode(name, attributes + style.attributes(scale: drawing.paper.scale))
    }

    private func others(_ canvas: Canvas) -> [DotNode] {
        var result: [DotNode] = []
        let names = content.moreNames
        for (position, hub) in layout.hubs.enumerated() {
            guard let rect = hub.list.more, let name = names[position] else { continue }
            let run = DotLabel.Run(Words.more(content.more[position])[drawing.language], color: Palette.ink)
            let label = DotLabel(lines: [[run]], lead: DotLabel.balancingLead(font: fit.font))
            result.append(
                DotNode(
                    name,
                    [
                        DotAttribute("id", name),
                        DotAttribute("class", "more"),
                        DotAttribute("label", .label(label)),
                    ] + canvas.place(rect) + [
                        DotAttribute("color", Palette.rule),
                        DotAttribute("penwidth", 0.6 * drawing.paper.scale),
                    ]
                )
            )
        }
        return result
    }

    func edges(_ canvas: Canvas) -> [DotEdge] {
        lists(canvas)
            + zip(fit.lines, layout.routes).map { line, route in
                switch line.meaning {
                case .tie(let tie):
                    let style = TieStyle(strength: tie.strength, scale: scale, font: fit.font)
                    let position = NetworkTie(route: route, style: style, flow: tie.flow).position(canvas)
                    return style.edge(tie, actor: name(node: line.from), hub: name(node: line.to), position: position)
                case .link(let relation):
                    return link(relation, line, route, canvas)
                }
            }
    }

    /// The ties of those who support one ibasho alone, in the order of its list.
    private func lists(_ canvas: Canvas) -> [DotEdge] {
        var result: [DotEdge] = []
        for (position, hub) in layout.hubs.enumerated() {
            for (index, leaf) in zip(content.leaves[position], hub.list.leaves) {
                let one = network.supporters[index]
                let ties = zip(one.supporter.ties, one.hubs).filter { $0.1 == content.hubs[position] }.map(\.0)
                for (tie, stub) in zip(ties, leaf.stubs) {
                    let style = TieStyle(strength: tie.strength, scale: scale, font: fit.font)
                    let isOut = tie.flow == .out
                    let place = canvas.spline(
                        style,
                        from: isOut ? stub.riser : stub.box,
                        to: isOut ? stub.box : stub.riser,
                        hasArrowAtStart: tie.flow == .both,
                        hasArrowAtEnd: tie.flow != nil
                    )
                    let actor = name(supporter: index)
                    result.append(style.edge(tie, actor: actor, hub: name(hub: position), position: place))
                }
            }
        }
        return result
    }

    private func link(_ relation: Relation, _ line: NetworkLine, _ route: NetworkLayout.Route, _ canvas: Canvas)
        -> DotEdge
    {
        let isMutual = relation == .knows || relation == .agreedWith
        let head = TieStyle(strength: .normal, scale: scale, font: fit.font)
        let way = NetworkTie(route: route, style: head, flow: isMutual ? nil : .in)
        var attributes = [DotAttribute("class", "link")]
        if isMutual { attributes.append(DotAttribute("dir", "none")) }
        attributes += [
            DotAttribute("color", LinkStyle.color),
            DotAttribute("penwidth", LinkStyle.width(scale)),
            DotAttribute("style", "dotted"),
        ]
        if !isMutual {
            attributes += [DotAttribute("arrowhead", "vee"), DotAttribute("arrowsize", head.arrowSize)]
        }
        attributes.append(DotAttribute("pos", way.position(canvas)))
        return DotEdge(from: name(node: line.from), to: name(node: line.to), attributes)
    }
}
