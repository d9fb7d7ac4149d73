import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// The legend of a network drawing, in a strip along the lower border of the page: just what the drawing uses.
struct NetworkLegend {
    /// Its entries.
    let legend: Legend

    init(_ content: NetworkContent, language: Language) {
        let network = content.network
        let shown = (content.singles + content.leaves.joined()).map { network.supporters[$0].supporter }
        let drawn = Set(content.hubs)
        var ties = content.network.hubTies.filter { drawn.contains($0.hub) && drawn.contains($0.supporter) }.map(\.tie)
        for index in content.singles + content.leaves.joined() {
            let one = network.supporters[index]
            ties += zip(one.supporter.ties, one.hubs).filter { drawn.contains($0.1) }.map(\.0)
        }
        let strengths = Set(ties.map(\.strength))
        let flows = Set(ties.map(\.flow))
        var lines = ([.strong, .normal, .weak, nil, .stressful] as [Strength?]).filter(strengths.contains)
            .map(Legend.Item.line)
        if flows.contains(.in) || flows.contains(.out) { lines.append(.direction) }
        if flows.contains(.both) { lines.append(.arrow(.both)) }
        if flows.contains(nil) { lines.append(.arrow(nil)) }
        if !content.links.isEmpty { lines.append(.link) }
        let styles = Set(shown.map(KindStyle.init))
        let kinds = KindStyle.allCases.filter(styles.contains).map(Legend.Item.kind)
        let used = Set(shown.map(\.field))
        var fields = network.fields.indices.filter(used.contains).map {
            Legend.Item.field($0, network.fields[$0].name(in: language))
        }
        if used.contains(nil) { fields.append(.field(nil, Words.unknownField[language])) }
        let numbers = shown.compactMap(\.number).min().map {
            [Legend.Item.sign(String($0), Words.numberExample[language])]
        }
        let items = lines + kinds + (numbers ?? []) + fields
        legend = Legend(groups: items.isEmpty ? [] : [items], language: language)
    }

    private func placed(_ paper: Paper, names: Double) -> [Legend.Placed] {
        let font = Legend.font(names: names, paper: paper)
        let area = Rect(x: 0, y: 0, width: paper.width, height: 0)
        return Legend.place(legend.groups, in: area, font: font, legend.language)
    }

    /// How high the strip is beside names of this size, in points.
    func height(_ paper: Paper, names: Double) -> Double { placed(paper, names: names).map(\.rect.maxY).max() ?? 0 }

    func draw(on canvas: inout Canvas, paper: Paper, names: Double) -> [DotNode] {
        var entries = placed(paper, names: names)
        let top = paper.height - (entries.map(\.rect.maxY).max() ?? 0)
        for index in entries.indices { entries[index].rect.y += top }
        return legend.paint(
            entries,
            on: &canvas,
            font: Legend.font(names: names, paper: paper),
            scale: paper.scale
        )
    }
}
