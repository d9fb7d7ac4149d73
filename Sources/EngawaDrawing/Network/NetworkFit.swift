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

    /// The forms of names at the size that was measured last.
    private var usual: [Int: [SupporterText.Form]] = [:]
    private var measured = 0.0
    private let patience: Double

    private static let step = 0.94
    /// Names that are so much smaller are worth a search from nothing.
    private static let much = 0.8
    /// Places found from nothing are worth it where lines cross less often by this factor, and a few times less at that.
    private static let worth = 1.25
    /// As spaces shrink with the names, everything has found a place long before.
    private static let smallest = 0.05

    /// - Parameter patience: the share of the usual moves that are tried on the way to good places.
    init(_ drawing: NetworkDrawing, _ content: NetworkContent, _ legend: NetworkLegend, patience: Double = 1) {
        self.patience = patience
        font = NetworkDrawing.largestFont * drawing.paper.scale
        lines = NetworkLine.all(content, isPlatform: drawing.isPlatform)
        for supporter in content.singles + content.leaves.joined() {
            texts[supporter] = SupporterText(
                NetworkFit.plain(drawing.network.supporters[supporter].supporter),
                language: drawing.language
            )
        }
        var former: Found?
        for stage in NetworkGrowth(content).stages {
            former = found(drawing, stage, after: former, Self.room(drawing))
        }
        let found = found(drawing, NetworkGrowth.Stage(content: content), after: former) { names in
            drawing.area(legend: legend.height(drawing.paper, names: names))
        }
        if let places = found?.places, let result = NetworkLayout(places) { layout = result }
    }

    /// Where fewer stood there was a legend of a usual height: one entry more moves nothing.
    private static func room(_ drawing: NetworkDrawing) -> (Double) -> Rect {
        { _ in drawing.area(legend: 26 * drawing.paper.scale) }
    }

    /// Places with the size of the names for which they were found.
    private struct Found {
        var places: NetworkPlaces
        var font: Double
        var crossings: Int { places.crossings ?? 0 }
    }

    /// Places for a stage: those of the former one with the rest fitted in; at some stages, and where that leaves names too
    /// small, from nothing, if that is clearly better.
    private mutating func found(
        _ drawing: NetworkDrawing,
        _ stage: NetworkGrowth.Stage,
        after former: Found?,
        _ area: (Double) -> Rect
    ) -> Found? {
        let guess = NetworkCap(drawing).font(stage.content) * 1.02
        var best = NetworkDrawing.largestFont * drawing.paper.scale
        // The estimate is of the right size; what has room above it is tried, too.
        while best * Self.step > guess { best *= Self.step }
        var grown: Found?
        if let former {
            let least = former.font < best * Self.much ? former.font * Self.much : best * Self.much
            // Smaller names rather than places for all that are others.
            for isForced in [false, true] where grown == nil {
                grown = search(drawing, stage.content, from: min(best, former.font), to: least, area) { input in
                    let way = NetworkPlaces.Growth(
                        mends: stage.isMended,
                        fills: stage.isLookedAt,
                        isForced: isForced
                    )
                    return former.places.grown(to: input, way).flatMap { stage.isLookedAt ? $0.withWays : $0 }
                }
            }
        }
        if let grown {
            let isGood = grown.crossings <= stage.spare && grown.font >= best * Self.much
            if !stage.isLookedAt || isGood { return keep(grown) }
        }
        let new = search(drawing, stage.content, from: best, to: Self.smallest, area) { input in
            var input = input
            input.patience *= stage.patience
            return NetworkPlaces(input)
        }
        guard let grown, let new else { return keep(new ?? grown) }
        let isBetter =
            new.font * Self.much > grown.font
            || (new.font >= grown.font * Self.much
                && Double(new.crossings) * Self.worth + Double(stage.spare)
                    < Double(grown.crossings))
        return keep(isBetter ? new : grown)
    }

    private mutating func keep(_ found: Found?) -> Found? {
        if let found { font = found.font }
        return found
    }

    /// The largest names from one size down to another with which places are found.
    private mutating func search(
        _ drawing: NetworkDrawing,
        _ content: NetworkContent,
        from: Double,
        to least: Double,
        _ area: (Double) -> Rect,
        _ places: (NetworkInput) -> NetworkPlaces?
    ) -> Found? {
        font = from
        let lines = NetworkLine.all(content, isPlatform: drawing.isPlatform)
        while font >= least {
            measure(drawing, content)
            let input = input(drawing, content, lines, area(font))
            if NetworkLayout.mayFit(input), let found = places(input) { return Found(places: found, font: font) }
            font *= Self.step
        }
        return nil
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
        if measured != font { usual = [:] }
        measured = font
        for (places, isSingle) in [(content.singles, true), (Array(content.leaves.joined()), false)] {
            for supporter in places {
                guard let text = texts[supporter] else { continue }
                let known = usual[supporter] ?? text.forms(markSize: markPoints / font, fonts: [font])
                usual[supporter] = known
                forms[supporter] = NetworkFit.best(known, isSingle: isSingle)
            }
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

    private func input(
        _ drawing: NetworkDrawing,
        _ content: NetworkContent,
        _ lines: [NetworkLine],
        _ area: Rect
    ) -> NetworkInput {
        let network = drawing.network
        let keys = NetworkFit.keys(content)
        return NetworkInput(
            hubs: content.hubs.enumerated().map { position, hub in
                NetworkInput.Hub(
                    key: UInt64(truncatingIfNeeded: network.hubs[hub].id) &* 4 &+ 1,
                    size: hubTexts[position].size,
                    leaves: content.leaves[position].map { leaf in
                        NetworkInput.Leaf(
                            size: size(leaf),
                            ties: network.supporters[leaf].hubs.count { $0 == hub }
                        )
                    },
                    more: content.more[position] > 0 ? moreSize(content.more[position], drawing) : nil
                )
            },
            singles: content.singles.map { single in
                NetworkInput.Single(key: keys[single] ?? 0, size: size(single))
            },
            lines: lines.map { NetworkInput.Line(from: $0.from, to: $0.to, isTie: $0.isTie) },
            area: area,
            font: font,
            patience: patience
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
}
