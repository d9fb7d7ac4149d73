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

    private struct Entry {
        let fingerprint: Fingerprint
        let plan: QueryPlan
        var lastUse: Int
    }

    private struct State {
        var entries: [ExactText: Entry] = [:]
        var uses = 0
    }

    private static let capacity = 256
    /// Longer texts are not kept: they hardly come again.
    private static let longestText = 1 << 16
    private let state = Mutex(State())

    func plan(_ text: String, _ fingerprint: Fingerprint) -> QueryPlan? {
        state.withLock { state in
            let key = ExactText(text)
            guard let entry = state.entries[key], entry.fingerprint == fingerprint else { return nil }
            state.uses += 1
            state.entries[key]?.lastUse = state.uses
            return entry.plan
        }
    }

    /// A plan of the statement for some graph.
    func plan(_ text: String) -> QueryPlan? { state.withLock { $0.entries[ExactText(text)]?.plan } }

    func keep(_ plan: QueryPlan, _ text: String, _ fingerprint: Fingerprint) {
        guard text.utf8.count <= PlanCache.longestText else { return }
        state.withLock { state in
            if state.entries.count >= PlanCache.capacity,
                let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key
            {
                state.entries[oldest] = nil
            }
            state.uses += 1
            state.entries[ExactText(text)] = Entry(fingerprint: fingerprint, plan: plan, lastUse: state.uses)
        }
    }
}

extension Int {
    fileprivate var magnitudeBit: Int { Int.bitWidth - leadingZeroBitCount }
}
