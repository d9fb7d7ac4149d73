import EngawaGraph
import EngawaSheets

/// Who could meet which need: by an offer, by what somebody brings to others, by a tag.
///
/// Offers are looked at wherever they are made. What somebody brings or is tagged with counts for those around the ibasho; of
/// a small map, for all.
struct PossibleGivers {
    private let map: EcomapMap
    private let names: GapNames
    private let day: SheetDate
    private let axes: Axes
    private let ladders: PlaceLadders
    /// Who was declined by an ibasho.
    private let declined: (NodeID) -> Set<NodeID>
    /// Who makes offers: what they have to give is known by those.
    private var offering: Set<NodeID> = []
    private var words = WordTable()
    private var neighbourhood: Neighbourhood
    /// What actors bring and are tagged with, once they were looked at.
    private var known: [NodeID: [Source]] = [:]

    /// How many givers are thought of for one need.
    private static let most = 20
    /// Of a map with no more actors than that, all are around.
    private static let fewActors = 2_000

    /// What is known of somebody that a word may agree with.
    private struct Source {
        let word: Int
        let ground: NeedMatches.Ground
        /// An offer is meant for others; what somebody brings elsewhere may be all there is.
        let weight: Double
    }

    init(
        _ map: EcomapMap,
        _ names: GapNames,
        on day: SheetDate,
        declined: @escaping (NodeID) -> Set<NodeID> = { _ in [] }
    ) {
        self.map = map
        self.names = names
        self.day = day
        self.declined = declined
        axes = map.axes
        ladders = PlaceLadders(map)
        neighbourhood = Neighbourhood(map, on: day, axes: axes)
    }

    /// The possible matches of each need, the best first. O(needs · (offers + actors around)).
    mutating func matches(for needs: [NeedMatches.Need], _ offers: [NeedMatches.Offer]) -> [[NeedMatches.Match]] {
        let offered = offers.map { offer in
            let word = words.number(of: map.name(of: offer.resource))
            return (giver: offer.giver, source: Source(word: word, ground: .offer(offer.resource), weight: 1))
        }
        offering = Set(offers.map(\.giver))
        let everybody: [NodeID]? = map.tokens.actor.flatMap {
            map.graph.nodeCount(label: $0) <= PossibleGivers.fewActors ? Array(map.graph.nodes(label: $0)) : nil
        }
        var made: [[NeedMatches.Match]] = []
        for need in needs {
            let around = everybody ?? neighbourhood.actors(around: need.ibasho)
            made.append(best(for: need, offered, around))
        }
        return made
    }

    private mutating func best(
        for need: NeedMatches.Need,
        _ offered: [(giver: NodeID, source: Source)],
        _ around: [NodeID]
    ) -> [NeedMatches.Match] {
        let wanted = words.number(of: map.name(of: need.resource))
        let supporters = supporters(of: need.ibasho)
        var scores: [NeedMatches.Promise: (score: Double, ground: NeedMatches.Ground)] = [:]
        func consider(_ giver: NodeID, _ source: Source) {
            let score = source.weight * words.agreement(wanted, source.word)
            let promise = NeedMatches.Promise(giver, source.ground)
            if score > scores[promise]?.score ?? 0 { scores[promise] = (score, source.ground) }
        }
        let declined = declined(need.ibasho)
        for (giver, source) in offered where giver != need.ibasho && !declined.contains(giver) {
            if let standing = supporters[giver], standing != .present { continue }
            consider(giver, source)
        }
        // Who offers nothing is not asked where there is strain with a supporter.
        var left = declined
        for (supporter, standing) in supporters where standing == .present {
            left.formUnion(map.strainedLinks(of: supporter, on: day))
        }
        // What a supporter brings already is not what is asked for.
        for giver in around where supporters[giver] == nil && !left.contains(giver) && !offering.contains(giver) {
            for source in sources(of: giver) { consider(giver, source) }
        }
        let resolver = BandResolver(map, axes: axes, ibasho: need.ibasho, ladders: ladders)
        let bandCount = Double(max(1, axes.bands.count))
        let ranked = scores.map { promise, found -> NeedMatches.Match in
            let giver = promise.giver
            let band = resolver.band(of: giver).map(Double.init) ?? bandCount / 2
            let nearness = 1 - 0.5 * band / bandCount
            return NeedMatches.Match(need: need, giver: giver, ground: found.ground, score: found.score * nearness)
        }
        .sorted { ($1.score, $0.promise) < ($0.score, $1.promise) }
        let names = names
        return Array(ranked.lazy.filter { names.mayBeProposed($0.giver) }.prefix(PossibleGivers.most))
    }

    private enum Standing { case present, past, strained }

    private func supporters(of ibasho: NodeID) -> [NodeID: Standing] {
        var standing: [NodeID: Standing] = [:]
        for node in map.strainedLinks(of: ibasho, on: day) { standing[node] = .strained }
        guard let supports = map.tokens.supports else { return standing }
        for tie in map.graph.relationships(of: ibasho, .incoming, type: supports) {
            guard standing[tie.other] != .strained else { continue }
            let isPresent = map.isThere(tie.relationship, on: day)
            if isPresent, map.isStrained(tie.relationship) {
                standing[tie.other] = .strained
            } else if isPresent || standing[tie.other] == nil {
                standing[tie.other] = isPresent ? .present : .past
            }
        }
        return standing
    }

    /// What an actor brings to ibasho and the tags that it has, each word once.
    private mutating func sources(of node: NodeID) -> [Source] {
        if let sources = known[node] { return sources }
        var sources: [Source] = []
        var met = Set<Int>()
        for tag in map.value(map.tokens.tags, of: node).stringList ?? [] {
            let word = words.number(of: tag)
            if met.insert(word).inserted { sources.append(Source(word: word, ground: .tag(tag), weight: 0.7)) }
        }
        if let supports = map.tokens.supports {
            for tie in map.graph.relationships(of: node, .outgoing, type: supports)
            where map.isThere(tie.relationship, on: day)
                && map.value(map.tokens.flow, of: tie.relationship).stringValue != Flow.out.rawValue
                && !map.isStrained(tie.relationship)
            {
                for content in map.value(map.tokens.content, of: tie.relationship).stringList ?? [] {
                    let word = words.number(of: content)
                    guard met.insert(word).inserted else { continue }
                    sources.append(Source(word: word, ground: .content(content), weight: 0.6))
                }
            }
        }
        known[node] = sources
        return sources
    }
}

/// The words of a map, each folded and understood once, and how well they agree.
private struct WordTable {
    private var words: [FoldedWord] = []
    private var numbers: [NameKey: Int] = [:]
    private var agreements: [[Double]] = []

    mutating func number(of text: String) -> Int {
        let key = NameKey(text)
        if let number = numbers[key] { return number }
        numbers[key] = words.count
        words.append(FoldedWord(text))
        agreements.append([])
        return words.count - 1
    }

    /// How well a word that is wanted agrees with another. O(1) once it was asked.
    mutating func agreement(_ wanted: Int, _ other: Int) -> Double {
        for next in agreements[wanted].count..<max(agreements[wanted].count, words.count) {
            agreements[wanted].append(words[wanted].agreement(words[next]))
        }
        return agreements[wanted][other]
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
