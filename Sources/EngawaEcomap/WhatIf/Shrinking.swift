import EngawaAlgorithms
import EngawaGraph
import EngawaSheets

/// What a map would be if the town had fewer people: the same number of persons, drawn by lot, taken out many times.
public struct Shrinking: Sendable, Hashable {
    /// What is counted.
    public enum Measure: String, Sendable, CaseIterable {
        /// Ties of ibasho that are lost.
        case ties
        /// Relationships between others that are lost.
        case links
        /// Ibasho that have no tie left.
        case ibasho
        /// Contents that nobody brings to an ibasho any more.
        case contents
        /// Cells that no tie stands in any more.
        case cells
        /// Parts that come off the rest.
        case parts
    }

    /// What came out of all draws.
    public struct Outcome: Sendable, Hashable {
        /// What was counted.
        public var measure: Measure
        /// Of how many; nil where there is no such number.
        public var of: Int?
        /// The mean of all draws.
        public var mean: Double
        /// The 5th and the 95th percentile: nine draws of ten lie between them.
        public var low, high: Int
    }

    /// How many persons (個人) there are, and how many are taken out in each draw.
    public var persons, removed: Int
    /// How many draws were made, and the seed of chance.
    public var draws, seed: Int
    /// An outcome for every measure.
    public var outcomes: [Outcome]
    /// How many ties end before they begin; none of them counts.
    public var contradictory: Int
}

extension EcomapMap {
    /// What the map would be on the day if so many of a hundred persons were not there.
    ///
    /// Organisations and groups stay. The same seed gives the same. O(draws · (nodes + ties)).
    public func shrinking(by percent: Double, draws: Int, seed: Int, on day: SheetDate) -> Shrinking {
        let ledger = TieLedger(self, on: day)
        let view = ledger.network.view
        var persons: [Int] = []
        if let person = tokens.person { persons = graph.nodes(label: person).compactMap { view.node($0)?.index } }
        let share = Double(persons.count) * percent / 100
        let removed = persons.isEmpty ? 0 : max(1, min(persons.count, Int(share.rounded())))
        var generator = SplitMix(seed: UInt64(bitPattern: Int64(seed)))
        var isOut = [Bool](repeating: false, count: view.nodeCount)
        let before = ledger.components(without: isOut)
        var found: [[Int]] = Shrinking.Measure.allCases.map { _ in [] }
        for _ in 0..<max(1, draws) {
            // The first places of a shuffle (Fisher and Yates).
            for place in 0..<removed { persons.swapAt(place, place + generator.below(persons.count - place)) }
            for person in persons.prefix(removed) { isOut[person] = true }
            let loss = ledger.loss(without: isOut)
            let counts = [
                loss.ties, loss.links, loss.ibasho.count, loss.contents.count, loss.cells.count,
                ledger.partCount(without: isOut, before: before),
            ]
            for (measure, count) in counts.enumerated() { found[measure].append(count) }
            for person in persons.prefix(removed) { isOut[person] = false }
        }
        let totals: [Int?] = [
            ledger.ties.count, ledger.links.count, ledger.ibasho.count { ledger.degrees[Int($0)] > 0 },
            ledger.contents.count, ledger.cells.count, nil,
        ]
        return Shrinking(
            persons: persons.count,
            removed: removed,
            draws: max(1, draws),
            seed: seed,
            outcomes: zip(Shrinking.Measure.allCases, zip(found, totals)).map { measure, counts in
                Shrinking.Outcome(measure, counts.0, of: counts.1)
            },
            contradictory: ledger.network.contradictory
        )
    }
}

extension Shrinking.Outcome {
    /// What came out of these draws; there is one at least.
    fileprivate init(_ measure: Shrinking.Measure, _ counts: [Int], of total: Int?) {
        let sorted = counts.sorted()
        // The nearest rank.
        func percentile(_ share: Int) -> Int { sorted[max(0, (sorted.count * share + 99) / 100 - 1)] }
        self.init(
            measure: measure,
            of: total,
            mean: Double(counts.reduce(0, +)) / Double(counts.count),
            low: percentile(5),
            high: percentile(95)
        )
    }
}
