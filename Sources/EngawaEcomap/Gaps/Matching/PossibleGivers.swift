import EngawaGraph
import EngawaSheets

/// Who could meet which need: by an offer, by what somebody brings to others, by a tag.
struct PossibleGivers {
    private let map: EcomapMap
    private let names: GapNames
    private let day: SheetDate
    private let axes: Axes

    /// How many givers are thought of for one need.
    private static let most = 20

    init(_ map: EcomapMap, _ names: GapNames, on day: SheetDate) {
        self.map = map
        self.names = names
        self.day = day
        axes = map.axes
    }

    /// What is known of somebody that a word may agree with.
    private struct Source {
        let giver: NodeID
        let word: FoldedWord
        let ground: NeedMatches.Ground
        /// An offer is meant for others; what somebody brings elsewhere may be all there is.
        let weight: Double
    }

    /// The possible matches of each need, the best first. O(ties + needs · different words).
    func matches(for needs: [NeedMatches.Need], _ offers: [NeedMatches.Offer]) -> [[NeedMatches.Match]] {
        var sources = offers.map { offer in
            Source(
                giver: offer.giver,
                word: FoldedWord(map.name(of: offer.resource)),
                ground: .offer(offer.resource),
                weight: 1
            )
        }
        sources += contentsAndTags()
        return needs.map { need in best(for: need, sources) }
    }

    private func best(for need: NeedMatches.Need, _ sources: [Source]) -> [NeedMatches.Match] {
        let wanted = FoldedWord(map.name(of: need.resource))
        let supporters = supporters(of: need.ibasho)
        var scores: [NodeID: (score: Double, ground: NeedMatches.Ground)] = [:]
        for source in sources {
            let score = source.weight * wanted.agreement(source.word)
            guard score > 0, source.giver != need.ibasho else { continue }
            switch supporters[source.giver] {
            case .past?: continue
            case .present?:
                // What it brings already is not what is asked for.
                guard case .offer = source.ground else { continue }
            case nil: break
            }
            if score > scores[source.giver]?.score ?? 0 { scores[source.giver] = (score, source.ground) }
        }
        let resolver = BandResolver(map, axes: axes, ibasho: need.ibasho)
        let bandCount = Double(max(1, axes.bands.count))
        return scores.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }.lazy
            .filter { names.mayBeProposed($0.key) }
            .prefix(8 * PossibleGivers.most)
            .map { giver, found -> NeedMatches.Match in
                let band = resolver.band(of: giver).map(Double.init) ?? bandCount / 2
                let nearness = 1 - 0.5 * band / bandCount
                return NeedMatches.Match(need: need, giver: giver, ground: found.ground, score: found.score * nearness)
            }
            .sorted { ($1.score, $0.giver) < ($0.score, $1.giver) }
            .prefix(PossibleGivers.most).map { $0 }
    }

    private enum Standing { case present, past }

    private func supporters(of ibasho: NodeID) -> [NodeID: Standing] {
        guard let supports = map.tokens.supports else { return [:] }
        var standing: [NodeID: Standing] = [:]
        for tie in map.graph.relationships(of: ibasho, .incoming, type: supports) {
            let isPresent = map.isThere(tie.relationship, on: day)
            if isPresent || standing[tie.other] == nil { standing[tie.other] = isPresent ? .present : .past }
        }
        return standing
    }

    /// What actors bring to ibasho and the tags that they have, each word of an actor once.
    private func contentsAndTags() -> [Source] {
        guard let actor = map.tokens.actor else { return [] }
        var words: [NameKey: FoldedWord] = [:]
        func word(_ text: String) -> FoldedWord {
            let key = NameKey(text)
            if let known = words[key] { return known }
            let word = FoldedWord(text)
            words[key] = word
            return word
        }
        var sources: [Source] = []
        for node in map.graph.nodes(label: actor) {
            for tag in map.value(map.tokens.tags, of: node).stringList ?? [] {
                sources.append(Source(giver: node, word: word(tag), ground: .tag(tag), weight: 0.7))
            }
            guard let supports = map.tokens.supports else { continue }
            var met = Set<NameKey>()
            for tie in map.graph.relationships(of: node, .outgoing, type: supports)
            where map.isThere(tie.relationship, on: day)
                && map.value(map.tokens.flow, of: tie.relationship).stringValue != Flow.out.rawValue
            {
                for content in map.value(map.tokens.content, of: tie.relationship).stringList ?? []
                where met.insert(NameKey(content)).inserted {
                    sources.append(Source(giver: node, word: word(content), ground: .content(content), weight: 0.6))
                }
            }
        }
        return sources
    }
}

/// A word as it is compared with others: folded, with the class of contents that it belongs to.
struct FoldedWord: Hashable {
    let text: String
    let content: ContentClass

    init(_ text: String) {
        self.text = FoldedText(text).text
        content = ContentClass.recognise(text)
    }

    /// How well two words agree: 1 for the same, less where one holds the other, least where they are of
    /// one narrow class.
    func agreement(_ other: FoldedWord) -> Double {
        if text == other.text { return 1 }
        let (short, long) = text.utf8.count < other.text.utf8.count ? (text, other.text) : (other.text, text)
        // One kanji or a Latin letter or two are in too many words.
        if short.utf8.count >= 6 || short.utf8.count >= 4 && short.utf8.allSatisfy({ $0 < 0x80 }), long.contains(short)
        {
            return 0.85
        }
        return content == other.content && FoldedWord.isNarrow(content) ? 0.5 : 0
    }

    /// Whether two things of a class do for each other: a lift for a lift, but not a pumpkin for rice.
    private static func isNarrow(_ content: ContentClass) -> Bool {
        switch content {
        case .place, .money, .people, .transport, .counsel, .watching, .health: true
        case .food, .goods, .knowledge, .connecting, .information, .play, .other: false
        }
    }
}
