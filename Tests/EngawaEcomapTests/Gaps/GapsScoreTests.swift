import EngawaAlgorithms
import EngawaGraph
import EngawaSheets
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaEcomap

@Suite("Gaps: the score of candidates")
struct GapsScoreTests {
    @Test("Scores are those of a naive implementation, on random maps", arguments: 1...60)
    func naive(seed: Int) throws {
        let map = RandomGapsMap(seed: UInt64(seed)).map
        let day = try #require(SheetDate(storedText: "2025-04-01"))
        let finder = CandidateFinder(map, on: day)
        let naive = NaiveCandidates(graph: map.graph, day: day, weights: finder.model.weights)
        var session = finder.session()
        var columns = finder.prepared().session()
        for ibasho in map.ibasho {
            let expected = naive.scores(for: ibasho)
            let found = session.scores(for: ibasho)
            #expect(Set(found.map(\.node)) == Set(expected.keys), "seed \(seed)")
            for score in found {
                let difference = abs(score.logOdds - (expected[score.node] ?? .infinity))
                #expect(difference < 1e-9, "seed \(seed), ibasho \(ibasho), actor \(score.node)")
            }
            #expect(columns.scores(for: ibasho).map(\.logOdds) == found.map(\.logOdds), "seed \(seed)")
        }
    }

    @Test(
        "Hiding a tie changes nothing in its own score: evidence for a tie is never the tie itself",
        arguments: 1...30
    )
    func leavingOut(seed: Int) throws {
        let map = RandomGapsMap(seed: UInt64(seed)).map
        let day = try #require(SheetDate(storedText: "2025-04-01"))
        let presence = Presence(map, on: day)
        let supports = try #require(map.graph.type("SUPPORTS"))
        for ibasho in map.ibasho {
            let ties = Array(map.graph.relationships(of: ibasho, .incoming, type: supports))
            var search = CandidateSearch(map, GraphReader(map, presence: presence), presence: presence)
            search.gather(ibasho)
            // Parallel ties weigh an actor's others twice: pairs with one tie alone are looked at.
            for tie in ties where ties.filter({ $0.other == tie.other }).count == 1 && presence.holds(tie.relationship)
            {
                guard tie.other != ibasho, RandomGapsMap.hasSingleTies(tie.other, in: map.graph) else { continue }
                var measures = [Double](repeating: 0, count: CandidateMeasure.count)
                let category = search.measure(search.slot(of: tie.other), &measures)

                var graph = map.graph
                try graph.deleteRelationship(tie.relationship)
                let without = EcomapMap(graph)
                let held = Presence(without, on: day)
                var other = CandidateSearch(without, GraphReader(without, presence: held), presence: held)
                other.gather(ibasho)
                var expected = measures
                #expect(other.measure(other.slot(of: tie.other), &expected) == category)
                // The share of the most alike is of another whole, as the actor itself made some alike.
                let compared = CandidateMeasure.allCases.filter { $0 != .alike }
                for measure in compared {
                    let difference = abs(measures[measure.rawValue] - expected[measure.rawValue])
                    #expect(difference < 1e-9, "seed \(seed), \(measure)")
                }
            }
        }
    }

    @Test("What an actor with 100,000 ties supports makes no two ibasho alike, and is not looked through")
    func hub() throws {
        var draft = GraphDraft(PropertyGraph())
        let ibasho = (0..<4_200).map { _ in draft.createNode(labels: ["Ibasho"]) }
        let hub = draft.createNode(labels: ["Actor"])
        let stranger = draft.createNode(labels: ["Actor"])
        for place in 0..<100_000 {
            try draft.createRelationship("SUPPORTS", from: hub, to: ibasho[place % ibasho.count])
        }
        try draft.createRelationship("SUPPORTS", from: stranger, to: ibasho[1])
        let map = EcomapMap(draft.graph)
        let day = try #require(SheetDate(storedText: "2025-04-01"))
        let presence = Presence(map, on: day)
        var search = CandidateSearch(map, GraphReader(map, presence: presence), presence: presence)
        search.gather(ibasho[0])
        #expect(search.peers.isEmpty)
        // The ibasho itself and the hub.
        #expect(search.slots.count == 2)
    }

    @Test("A regression finds weights that made its examples, and keeps to its prior without any")
    func regression() {
        var random = SeededGenerator(seed: 1)
        let prior = LogisticRegression.Weights(measures: [0.5, -1], categories: [0, 1], constant: -2)
        let regression = LogisticRegression(
            prior: prior,
            measureDeviation: 3,
            categoryDeviation: 3,
            constantDeviation: 3
        )
        var examples = LogisticRegression.Examples(measureCount: 2)
        #expect(regression.fit(examples) == prior)
        for _ in 0..<20_000 {
            let measures = [Double(random.below(100)) / 50 - 1, Double(random.below(100)) / 50 - 1]
            let category = random.below(2)
            let odds = 1.5 * measures[0] - 0.5 * measures[1] + (category == 0 ? -1 : 0.5)
            let isTrue = Double(random.below(1 << 20)) / Double(1 << 20) < 1 / (1 + exp(-odds))
            examples.add(measures, category: category, isTrue: isTrue, weight: 1)
        }
        let weights = regression.fit(examples)
        #expect(abs(weights.measures[0] - 1.5) < 0.1)
        #expect(abs(weights.measures[1] + 0.5) < 0.1)
        #expect(abs(weights.categories[0] + weights.constant + 1) < 0.1)
        #expect(abs(weights.categories[1] + weights.constant - 0.5) < 0.1)
    }

    @Test("Slots are found again, and a table that was emptied is as a new one")
    func slots() {
        var random = SeededGenerator(seed: 2)
        var slots = NodeSlots(capacity: 4)
        for _ in 0..<20 {
            var model: [NodeID: Int] = [:]
            for _ in 0..<random.below(300) {
                let node = NodeID(rawValue: UInt32(1 + random.below(500)))
                let (slot, isNew) = slots.put(node)
                #expect(isNew == (model[node] == nil))
                if isNew { model[node] = model.count }
                #expect(slot == model[node])
            }
            for number in 1...500 {
                let node = NodeID(rawValue: UInt32(number))
                #expect(slots.slot(of: node) == model[node])
            }
            slots.removeAll()
            #expect(slots.count == 0)
        }
    }

    @Test("The best are kept in order, among equals the lower ids", arguments: 1...10)
    func best(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var best = BestCandidates(limit: 7)
        var all: [(score: Double, node: NodeID)] = []
        for number in 1...50 {
            let (score, node) = (Double(random.below(6)), NodeID(rawValue: UInt32(number)))
            all.append((score, node))
            if best.wouldTake(score, node) { best.take(score, node, number) }
        }
        all.sort { $0.score > $1.score || $0.score == $1.score && $0.node < $1.node }
        #expect(best.sorted.map(\.node) == all.prefix(7).map(\.node))
    }
}

extension RandomGapsMap {
    /// Whether no two ties of a node lead to the same ibasho, and none to itself.
    static func hasSingleTies(_ node: NodeID, in graph: PropertyGraph) -> Bool {
        guard let supports = graph.type("SUPPORTS") else { return true }
        let ends = graph.relationships(of: node, .outgoing, type: supports).map(\.other)
        return Set(ends).count == ends.count && !ends.contains(node)
    }
}
