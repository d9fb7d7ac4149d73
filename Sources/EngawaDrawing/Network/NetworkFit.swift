import EngawaEcomap
import EngawaGraphviz
import EngawaLayout

/// The largest names with which everything finds a place, and the places.
///
/// Sizes go down in steps: a supporter more seldom changes the size, and with the size everything would move.
struct NetworkFit {
    private(set) var font: Double
    /// How the names of the supporters with boxes are written, by their position in the network.
    private(set) var forms: [Int: SupporterText.Form] = [:]
    private(set) var texts: [Int: SupporterText] = [:]
    private(set) var hubTexts: [NetworkHubText] = []
    private(set) var layout = NetworkLayout()
    /// What every line of the layout is.
    private(set) var lines: [NetworkLine]

    private static let step = 0.94
    /// As spaces shrink with the names, everything has found a place long before.
    private static let smallest = 0.05

    init(_ drawing: NetworkDrawing, _ content: NetworkContent, _ legend: NetworkLegend) {
        let most = NetworkDrawing.largestFont * drawing.paper.scale
        lines = NetworkLine.all(content, isPlatform: drawing.isPlatform)
        for supporter in content.singles + content.leaves.joined() {
            texts[supporter] = SupporterText(
                NetworkFit.plain(drawing.network.supporters[supporter].supporter),
                language: drawing.language
            )
        }
        font = most
        // The estimate is of the right size; what has room above it is tried, too.
        let guess = NetworkCap(drawing).font(content) * 1.02
        while font * Self.step > guess { font *= Self.step }
        while font > Self.smallest {
            measure(drawing, content)
            let area = drawing.area(legend: legend.height(drawing.paper, names: font))
            let input = input(drawing, content, area)
            if NetworkLayout.mayFit(input), let found = NetworkLayout(input) {
                layout = found
                return
            }
            font *= Self.step
        }
    }

    /// The size of the number behind a name: whole points, as Graphviz cuts sizes within a label to these.
    var markPoints: Double { (0.61 * font).rounded(.up) }

    /// A supporter with the name and number alone.
    private static func plain(_ supporter: Supporter) -> Supporter {
        var result = supporter
        for index in result.ties.indices {
            result.ties[index].sinceYear = nil
            result.ties[index].contents = []
        }
        return result
    }

    private mutating func measure(_ drawing: NetworkDrawing, _ content: NetworkContent) {
        let singles = Set(content.singles)
        for (supporter, text) in texts {
            let forms = text.forms(markSize: markPoints / font, fonts: [font])
            self.forms[supporter] = NetworkFit.best(forms, isSingle: singles.contains(supporter))
        }
        hubTexts = content.hubs.map { hub in
            NetworkHubText(drawing.network.hubs[hub].name, font: font, isEqual: drawing.isPlatform)
        }
    }

    /// The form that takes least of the page with the space around it; in a list, lines are kept few.
    private static func best(_ forms: [SupporterText.Form], isSingle: Bool) -> SupporterText.Form {
        func price(_ form: SupporterText.Form) -> Double {
            (form.size.width + (isSingle ? 2.2 : 3)) * (form.size.height + (isSingle ? 1.5 : 0.4))
        }
        return forms.dropFirst().reduce(forms[0]) { price($1) < price($0) ? $1 : $0 }
    }

    /// What a box has to spare beside its text as Graphviz measures it, in points.
    private static let spare = 0.9

    private func size(_ supporter: Int) -> Size {
        guard let form = forms[supporter], let text = texts[supporter] else { return Size(width: font, height: font) }
        let needed = text.measured(form, font: font, markPoints: markPoints) + Self.spare
        return Size(width: max(form.size.width * font, needed), height: form.size.height * font)
    }

    private func moreSize(_ count: Int, _ drawing: NetworkDrawing) -> Size {
        let text = Words.more(count)[drawing.language]
        let width = max(TextMeasure.width(text), TextMeasure.width(text, step: PixelGrid.dot / font))
        return Size(
            width: (width + SupporterText.padding.width) * font + Self.spare,
            height: (1 + SupporterText.padding.height) * font
        )
    }

    private func input(_ drawing: NetworkDrawing, _ content: NetworkContent, _ area: Rect) -> NetworkInput {
        let network = drawing.network
        let settled = NetworkFit.settled(content)
        let keys = NetworkFit.keys(content)
        return NetworkInput(
            hubs: content.hubs.enumerated().map { position, hub in
                NetworkInput.Hub(
                    key: UInt64(truncatingIfNeeded: network.hubs[hub].id) &* 4 &+ 1,
                    size: hubTexts[position].size,
                    leaves: content.leaves[position].map { leaf in
                        NetworkInput.Leaf(
                            size: size(leaf),
                            ties: network.supporters[leaf].hubs.count { $0 == hub },
                            isSettled: settled.contains(leaf)
                        )
                    },
                    more: content.more[position] > 0 ? moreSize(content.more[position], drawing) : nil
                )
            },
            singles: content.singles.map { single in
                NetworkInput.Single(
                    key: keys[single] ?? 0,
                    size: size(single),
                    isSettled: settled.contains(single)
                )
            },
            lines: lines.map { NetworkInput.Line(from: $0.from, to: $0.to, isTie: $0.isTie) },
            area: area,
            font: font
        )
    }

    /// Keys that stay the same when others are added: those of withheld names count among themselves.
    private static func keys(_ content: NetworkContent) -> [Int: UInt64] {
        var result: [Int: UInt64] = [:]
        var hidden: UInt64 = 0
        for (index, one) in content.network.supporters.enumerated() {
            if one.supporter.isWithheld {
                hidden += 1
                result[index] = hidden &* 4 &+ 3
            } else {
                result[index] = UInt64(truncatingIfNeeded: one.supporter.id) &* 4 &+ 2
            }
        }
        return result
    }

    /// Those for whom places are looked for together; the few that came after them are fitted in. Where not everybody has a
    /// box, one supporter more seldom gets one, and all are placed together.
    private static func settled(_ content: NetworkContent) -> Set<Int> {
        if content.leftOut.all > 0 { return Set(content.singles + content.leaves.joined()) }
        let boxes = (content.singles + content.leaves.joined()).sorted()
        let groups = [false, true].map { hidden in
            boxes.filter { content.network.supporters[$0].supporter.isWithheld == hidden }
        }
        return Set(
            groups.flatMap { group in
                let step = group.count < 12 ? 2 : group.count < 32 ? 4 : 8
                return group.prefix(group.count - group.count % step)
            }
        )
    }
}
