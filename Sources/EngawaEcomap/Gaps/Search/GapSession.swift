import EngawaGraph
import EngawaSheets
import EngawaText

/// Looks for gaps of one ibasho after another; one for each thread. What it has read once it does not read again.
struct GapSession {
    let search: GapSearch
    let map: EcomapMap
    let axes: Axes
    let request: GapRequest
    let names: GapNames
    let ladders: PlaceLadders
    var candidates: CandidateSession
    var neighbourhood: Neighbourhood
    var contents = ContentTable()

    /// The candidates of the ibasho that is looked at, the likeliest first.
    private(set) var pool: [RankedCandidate] = []
    /// The evidence of those that were looked at closely.
    private var evidence: [NodeID: ScoredCandidate?] = [:]

    /// How many candidates are looked through for those that fit a gap.
    private static let poolSize = 160

    init(_ search: GapSearch) {
        self.search = search
        map = search.map
        axes = search.axes
        request = search.request
        names = search.names
        candidates = search.finder.session()
        ladders = PlaceLadders(search.map)
        neighbourhood = Neighbourhood(search.map, on: search.request.day, axes: search.axes, ladders: ladders)
    }

    /// All gaps of an ibasho, in no order.
    /// - Parameter asksForPairs: whether a pair of strangers is told of both, not of the first of the two alone.
    mutating func gaps(of ibasho: NodeID, asksForPairs: Bool) -> [Gap] {
        let subject = GapSubject(ibasho, map, on: request.day, axes: axes, ladders: ladders)
        fillPool(subject)
        var found = endingTies(subject)
        found += quietTies(subject)
        found += singleSupports(subject)
        found += onlyWayOut(subject)
        found += oneFaces(subject)
        found += unmetNeeds(subject)
        found += emptyCells(subject)
        found += noConfidants(subject)
        found += strangers(subject, asksForPairs: asksForPairs)
        found += likelyActors(subject)
        return search.filtered(found)
    }

    private mutating func fillPool(_ subject: GapSubject) {
        let search = search
        let names = names
        let declined = request.withAnswered ? [] : search.answers.declined(for: subject.ibasho)
        let strained = Set(map.strainedLinks(of: subject.ibasho, on: request.day))
        evidence = [:]
        pool = candidates.ranking(for: subject.ibasho, limit: GapSession.poolSize) { node in
            declined.contains(node) || strained.contains(node) || !names.mayBeProposed(node)
        }
    }

    /// A candidate of the pool with its evidence; nil where strain (葛藤) lies between it and the ibasho or a supporter: then
    /// nobody is proposed.
    mutating func scored(_ ranked: RankedCandidate) -> ScoredCandidate? {
        if let known = evidence[ranked.node] { return known }
        let scored = candidates.scored(ranked).flatMap { map.withoutStrain($0, on: request.day) }
        evidence[ranked.node] = .some(scored)
        return scored
    }

    /// The first candidates of the pool that fit, with the reasons of each that may be told.
    /// - Parameter first: the reason that comes first, which fitting gives.
    mutating func candidates(
        _ subject: GapSubject,
        first: Message?,
        where fits: (inout GapSession, NodeID) -> Bool
    ) -> [GapCandidate] {
        var chosen: [GapCandidate] = []
        for ranked in pool {
            if chosen.count == request.candidates { break }
            guard fits(&self, ranked.node), let scored = scored(ranked), scored.isWithinReach,
                let why = reason(scored, first: first)
            else { continue }
            chosen.append(candidate(scored, subject, why: why))
        }
        return chosen
    }

    /// A candidate as it is told.
    func candidate(_ scored: ScoredCandidate, _ subject: GapSubject, why: Message) -> GapCandidate {
        GapCandidate(
            node: scored.node,
            name: map.name(of: scored.node),
            score: scored.probability,
            why: why,
            introduction: GapIntroduction.path(to: scored, from: subject, map, names)
        )
    }

    /// What somebody is known to bring: by its ties to any ibasho and by what it offers.
    mutating func brings(_ node: NodeID) -> ContentSet {
        contents.brought(by: node, map, on: request.day)
    }
}

extension ScoredCandidate {
    /// Whether something joins the actor and the ibasho: somebody who knows both, an ibasho that is alike, a place that is
    /// near or that the actor serves as a whole. Of somebody who is far and whom nobody knows nothing is asked.
    var isWithinReach: Bool {
        if directLink != nil || !acquaintances.isEmpty || !alikeIbasho.isEmpty { return true }
        return proximity.map { $0.isOwnPlace || $0.level <= .municipality } ?? false
    }
}
