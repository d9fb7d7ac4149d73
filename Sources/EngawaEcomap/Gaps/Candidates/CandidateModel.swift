import EngawaAlgorithms
import EngawaGraph

/// What a map's own ties say about which evidence leads to a tie.
///
/// Ties are hidden one at a time, and the evidence that is left for each is compared with that for pairs without a tie: a
/// logistic regression over a sample of the ibasho, drawn to what is believed of any map. The sample is the same for the
/// same map.
struct CandidateModel: Sendable, Hashable {
    let weights: LogisticRegression.Weights

    /// How much is learned from.
    private enum Sample {
        /// There is enough with so many ties …
        static let ties = 800
        /// … and no more than so many ibasho are looked at.
        static let ibasho = 400
        /// How many actors without a tie are compared, about, of each group of those that there is evidence about.
        static let untied = 40.0
        /// How many of all others.
        static let others = 512
    }

    /// Learns from a map. O(ibasho + actors) for choosing, then the searches of the sample.
    init(_ search: inout CandidateSearch<GraphReader>) {
        var examples = LogisticRegression.Examples(measureCount: CandidateMeasure.count)
        let others = CandidateModel.others(search.map)
        let count = search.map.tokens.actor.map { search.map.graph.nodeCount(label: $0) } ?? 0
        var ties = 0
        var random = SplitMix(seed: 1)
        var left = search.map.ibasho
        for _ in 0..<min(left.count, Sample.ibasho) where ties < Sample.ties {
            let place = random.below(left.count)
            left.swapAt(place, left.count - 1)
            guard let ibasho = left.popLast() else { break }
            search.gather(ibasho)
            ties += search.supporters.count
            CandidateModel.addGathered(&search, &random, &examples)
            if !search.isSmall { CandidateModel.addOthers(others, of: count, &search, &examples) }
        }
        weights = LogisticRegression.candidates.fit(examples)
    }

    /// Adds the ties of an ibasho and a part of the pairs that have none: some of each group, which stand for all of it.
    private static func addGathered(
        _ search: inout CandidateSearch<GraphReader>,
        _ random: inout SplitMix,
        _ examples: inout LogisticRegression.Examples
    ) {
        var counts: [Int32] = []
        for slot in 0..<search.slots.count where search.standing[slot] == .open {
            let group = search.group(slot)
            while counts.count <= group { counts.append(0) }
            counts[group] += 1
        }
        var measures = [Double](repeating: 0, count: CandidateMeasure.count)
        for slot in 0..<search.slots.count {
            switch search.standing[slot] {
            case .tied:
                let category = search.measure(slot, &measures)
                examples.add(measures, category: category.index, isTrue: true, weight: 1)
            case .open:
                let share = min(1, Sample.untied / Double(counts[search.group(slot)]))
                guard share == 1 || Double(random.below(1 << 20)) < share * Double(1 << 20) else { continue }
                let category = search.measure(slot, &measures)
                examples.add(measures, category: category.index, isTrue: false, weight: 1 / share)
            case .past, .outside: continue
            }
        }
    }

    /// Adds actors that nothing led to, for all such.
    private static func addOthers(
        _ others: [NodeID],
        of count: Int,
        _ search: inout CandidateSearch<GraphReader>,
        _ examples: inout LogisticRegression.Examples
    ) {
        let gathered = search.slots.count
        let strangers = others.filter { search.slots.slot(of: $0) == nil }
        guard !strangers.isEmpty, count > gathered else { return }
        let weight = Double(count - gathered) / Double(min(strangers.count, 64))
        let step = max(1, strangers.count / 64)
        var measures = [Double](repeating: 0, count: CandidateMeasure.count)
        for place in 0..<min(strangers.count, 64) {
            let slot = search.slot(of: strangers[place * step])
            let category = search.measure(slot, &measures)
            examples.add(measures, category: category.index, isTrue: false, weight: weight)
        }
    }

    /// Some actors of the whole map, evenly spread.
    private static func others(_ map: EcomapMap) -> [NodeID] {
        guard let actor = map.tokens.actor else { return [] }
        let step = max(1, map.graph.nodeCount(label: actor) / Sample.others)
        var chosen: [NodeID] = []
        for (place, node) in map.graph.nodes(label: actor).enumerated() where place % step == 0 { chosen.append(node) }
        return chosen
    }
}

extension CandidateSearch {
    /// What kinds of evidence led to a node, as a number: so many of each kind are compared, as few are near or known.
    fileprivate func group(_ slot: Int) -> Int {
        Int(rings[slot]) * 4 + (isKnown[slot] ? 2 : 0) + (alike[slot] > 0 ? 1 : 0)
    }
}
