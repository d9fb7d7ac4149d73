import EngawaAlgorithms
import EngawaEcomap
import EngawaGraph

/// Where the hidden ties of one ibasho stand among all actors that are not tied to it.
///
/// Actors with the same score stand in random order: the rank of a hidden one among its equals is drawn.
struct GapsRanking {
    /// What a method found.
    struct Found: Sendable {
        /// Whether a hidden tie is among the first ten.
        var isHit: Bool
        /// The share of the hidden ties that are among the first ten.
        var recall: Double
        /// 1 / the rank of the first hidden tie.
        var reciprocal: Double
        /// How likely a hidden tie has a higher score than an actor without a tie, equals being half; nil where all are tied.
        var area: Double?
    }

    /// The hidden ones, by number among the actors.
    let targets: [Int32]
    /// Actors without a tie, hidden ones aside, drawn at random.
    private var strangers: [Int32] = []
    /// By actor, whether it has a tie, or is the ibasho itself.
    private var isTied: [Bool]
    /// How many have none.
    private let openCount: Int
    private var random: SplitMix

    init(
        _ lists: GapsLists,
        ibasho: Int,
        targets: [Int32],
        seed: UInt64,
        strangers count: Int
    ) {
        self.targets = targets
        random = SplitMix(seed: seed)
        isTied = Array(repeating: false, count: lists.actors.count)
        for place in lists.supporters.range(ibasho) { isTied[Int(lists.supporters.ends[place])] = true }
        let itself = lists.actorNumbers[Int(lists.ibasho[ibasho].rawValue)]
        if itself >= 0 { isTied[Int(itself)] = true }
        openCount = isTied.reduce(0) { $0 + ($1 ? 0 : 1) }
        let hidden = Set(targets)
        guard openCount > targets.count else { return }
        var tries = 0
        while strangers.count < count, tries < count * 20 {
            tries += 1
            let actor = Int32(random.below(lists.actors.count))
            if !isTied[Int(actor)], !hidden.contains(actor) { strangers.append(actor) }
        }
    }

    /// What scores for all actors find. Those that are not touched have 0, or what `isDense` says they have.
    mutating func found(_ scores: GapsScores, isDense: Bool = false) -> Found {
        var ranks: [Int] = []
        for target in targets {
            let score = scores.values[Int(target)]
            var (above, equal) = (0, 0)
            if isDense {
                for actor in scores.values.indices where !isTied[actor] {
                    above += scores.values[actor] > score ? 1 : 0
                    equal += scores.values[actor] == score ? 1 : 0
                }
            } else {
                for actor in scores.touched where !isTied[Int(actor)] {
                    above += scores.values[Int(actor)] > score ? 1 : 0
                    equal += scores.values[Int(actor)] == score ? 1 : 0
                }
                if score == 0 { equal = openCount - above }
            }
            ranks.append(1 + above + random.below(max(1, equal)))
        }
        let area = area(
            targets.map { Double(scores.values[Int($0)]) },
            strangers.map { Double(scores.values[Int($0)]) }
        )
        return found(ranks, area)
    }

    /// What the candidates of the map find: a hidden tie that is none of them stands somewhere behind them.
    mutating func found(by session: inout CandidateSession, of ibasho: NodeID, _ lists: GapsLists) -> Found {
        let scores = session.scores(for: ibasho)
        var own = [Double?](repeating: nil, count: targets.count)
        for (place, target) in targets.enumerated() {
            let node = lists.actors[Int(target)]
            own[place] = scores.first { $0.node == node }?.logOdds
        }
        var ranks: [Int] = []
        for score in own {
            guard let score else {
                ranks.append(1 + scores.count + random.below(max(1, openCount - scores.count)))
                continue
            }
            let above = scores.reduce(0) { $0 + ($1.logOdds > score ? 1 : 0) }
            let equal = scores.reduce(0) { $0 + ($1.logOdds == score ? 1 : 0) }
            ranks.append(1 + above + random.below(max(1, equal)))
        }
        let odds = session.logOdds(of: (targets + strangers).map { lists.actors[Int($0)] }, for: ibasho)
        return found(ranks, area(Array(odds[..<targets.count]), Array(odds[targets.count...])))
    }

    /// What an order without any reason finds.
    mutating func foundAtRandom() -> Found {
        let ranks = targets.map { _ in 1 + random.below(openCount) }
        return found(ranks, strangers.isEmpty ? nil : 0.5)
    }

    private func found(_ ranks: [Int], _ area: Double?) -> Found {
        let hits = ranks.reduce(0) { $0 + ($1 <= 10 ? 1 : 0) }
        return Found(
            isHit: hits > 0,
            recall: Double(hits) / Double(ranks.count),
            reciprocal: 1 / Double(ranks.min() ?? .max),
            area: area
        )
    }

    private func area(_ hidden: [Double], _ strange: [Double]) -> Double? {
        guard !strange.isEmpty, !hidden.isEmpty else { return nil }
        var sum = 0.0
        for score in hidden {
            for other in strange { sum += score > other ? 1 : score == other ? 0.5 : 0 }
        }
        return sum / Double(hidden.count * strange.count)
    }
}
