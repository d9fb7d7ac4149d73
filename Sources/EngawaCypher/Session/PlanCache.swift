import EngawaGraph
import Synchronization

/// Plans by the text of their statements, as long as the graph is of the size and has the indexes that they were made
/// for.
final class PlanCache: Sendable {
    /// What a plan depends on besides the text.
    struct Fingerprint: Hashable, Sendable {
        /// The highest bit of the counts: a plan is made anew when the graph has doubled.
        private let nodes, relationships: Int
        private let indexes: Int

        init(_ graph: PropertyGraph) {
            nodes = graph.nodeCount.magnitudeBit
            relationships = graph.relationshipCount.magnitudeBit
            var hash = 17
            for index in graph.indexes {
                hash = hash &* 31 &+ Int(index.label.rawValue) &* 65_537 &+ Int(index.key.rawValue)
            }
            indexes = hash
        }
    }

    /// A plan, and for what kind of graph it was made.
    struct Entry: Sendable {
        let plan: QueryPlan
        let fingerprint: Fingerprint
    }

    private struct State {
        var entries: [ExactText: (entry: Entry, lastUse: Int)] = [:]
        var uses = 0
    }

    private static let capacity = 256
    /// Longer texts are not kept: they hardly come again.
    private static let longestText = 1 << 16
    private let state = Mutex(State())

    /// The plan of the statement that was kept last.
    func entry(_ text: String) -> Entry? {
        state.withLock { state in
            let key = ExactText(text)
            guard let place = state.entries.index(forKey: key) else { return nil }
            state.uses += 1
            state.entries.values[place].lastUse = state.uses
            return state.entries.values[place].entry
        }
    }

    func keep(_ plan: QueryPlan, _ text: String, _ fingerprint: Fingerprint) {
        guard text.utf8.count <= PlanCache.longestText else { return }
        state.withLock { state in
            if state.entries.count >= PlanCache.capacity,
                let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key
            {
                state.entries[oldest] = nil
            }
            state.uses += 1
            state.entries[ExactText(text)] = (Entry(plan: plan, fingerprint: fingerprint), state.uses)
        }
    }
}

extension Int {
    fileprivate var magnitudeBit: Int { Int.bitWidth - leadingZeroBitCount }
}
