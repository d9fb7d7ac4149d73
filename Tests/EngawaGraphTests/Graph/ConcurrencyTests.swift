import EngawaGraph
import Testing

@Suite("Snapshots")
struct ConcurrencyTests {
    @Test("are read by many tasks while one goes on writing")
    func readersAndWriter() async throws {
        var history = RandomHistory(seed: 77, deletionsPerHundred: 15)
        for _ in 0..<400 { try history.step() }
        let snapshot = history.draft.graph
        let expected = snapshot.dump()
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<6 where snapshot.dump() != expected { return false }
                    return snapshot.checkInvariants().isEmpty
                }
            }
            let start = history
            group.addTask {
                var writer = start
                for _ in 0..<1500 {
                    let kept = writer.draft.graph
                    guard (try? writer.step()) != nil, kept.nodeCount > 0 else { return false }
                }
                return writer.draft.graph.checkInvariants().isEmpty
            }
            for await isFine in group { #expect(isFine) }
        }
    }
}
