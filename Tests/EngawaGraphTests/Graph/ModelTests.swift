import EngawaTestSupport
import EngawaGraph
import Testing

@Suite("A graph under random operations")
struct ModelTests {
    @Test("answers like a model made of dictionaries", arguments: [UInt64](1...6))
    func answersLikeTheModel(seed: UInt64) throws {
        // From hardly any deletions, so that hubs grow, to as many as creations, so that they shrink again.
        var history = RandomHistory(seed: seed, deletionsPerHundred: Int(seed % 3) * 18 + 2)
        for round in 1...8 {
            for _ in 0..<150 { try history.step() }
            let note: Comment = "seed \(seed), round \(round)"
            #expect(history.draft.graph.checkInvariants() == [], note)
            history.model.expectSame(as: history.draft.graph, note)
            history.model.expectSameLookups(as: history.draft.graph, note)
        }
    }

    @Test("leaves every earlier snapshot as it was, and branches do not see each other", arguments: [UInt64](11...14))
    func snapshotsStay(seed: UInt64) throws {
        var history = RandomHistory(seed: seed, deletionsPerHundred: 25)
        var kept: [(graph: PropertyGraph, dump: [String])] = []
        var branch: RandomHistory?
        for round in 1...12 {
            for _ in 0..<60 { try history.step() }
            if round == 6 {
                branch = history
                branch?.generator = SeededGenerator(seed: seed + 1000)
            }
            for _ in 0..<40 { try branch?.step() }
            kept.append((history.draft.graph, history.draft.graph.dump()))
        }
        for (round, snapshot) in kept.enumerated() {
            #expect(snapshot.graph.dump() == snapshot.dump, "seed \(seed), snapshot \(round)")
            #expect(snapshot.graph.checkInvariants() == [], "seed \(seed), snapshot \(round)")
        }
        let other = try #require(branch)
        other.model.expectSame(as: other.draft.graph, "seed \(seed), branch")
        history.model.expectSame(as: history.draft.graph, "seed \(seed), trunk")
        #expect(other.draft.graph.checkInvariants() == [], "seed \(seed), branch")
    }

    @Test("leaves a snapshot as it was after each single operation", arguments: [UInt64](21...22))
    func everyOperationLeavesTheSnapshot(seed: UInt64) throws {
        var history = RandomHistory(seed: seed, deletionsPerHundred: 30)
        for _ in 0..<250 { try history.step() }
        for number in 0..<60 {
            let before = history.draft.graph
            let dump = before.dump()
            try history.step()
            #expect(before.dump() == dump, "seed \(seed), operation \(number)")
        }
    }

    @Test("never gives an id twice, deleted or not", arguments: [UInt64](31...33))
    func idsAreNeverReused(seed: UInt64) throws {
        var history = RandomHistory(seed: seed, deletionsPerHundred: 45)
        for _ in 0..<2000 { try history.step() }
        #expect(history.givenNodes == history.givenNodes.sorted(), "seed \(seed)")
        #expect(Set(history.givenNodes).count == history.givenNodes.count, "seed \(seed)")
        #expect(history.givenRelationships == history.givenRelationships.sorted(), "seed \(seed)")
        #expect(Set(history.givenRelationships).count == history.givenRelationships.count, "seed \(seed)")
        let dead = history.givenNodes.filter { history.model.nodes[$0] == nil }
        #expect(!dead.isEmpty, "seed \(seed)")
        for id in dead { #expect(!history.draft.graph.contains(id), "seed \(seed)") }
    }

    @Test("is built again by replaying the changes of the draft", arguments: [UInt64](41...44))
    func replay(seed: UInt64) throws {
        var history = RandomHistory(seed: seed, deletionsPerHundred: 20)
        for _ in 0..<300 { try history.step() }
        let before = history.draft.graph
        var later = history
        later.draft = GraphDraft(before)
        for _ in 0..<400 { try later.step() }
        var replayed = before
        try replayed.apply(later.draft.changes)
        #expect(replayed.dump() == later.draft.graph.dump(), "seed \(seed)")
        #expect(replayed.checkInvariants() == [], "seed \(seed)")
        #expect(history.draft.graph.dump() == before.dump(), "seed \(seed)")
    }
}
