import EngawaGraph

/// The best so far, at most so many: a heap with the worst of them first.
struct BestCandidates {
    private let limit: Int
    private var heap: [(score: Double, node: NodeID, slot: Int)] = []

    init(limit: Int) { self.limit = limit }

    /// The best first.
    var sorted: [(score: Double, node: NodeID, slot: Int)] { heap.sorted(by: BestCandidates.precedes) }

    func wouldTake(_ score: Double, _ node: NodeID) -> Bool {
        guard heap.count == limit, let worst = heap.first else { return true }
        return BestCandidates.precedes((score, node, 0), worst)
    }

    /// O(log limit).
    mutating func take(_ score: Double, _ node: NodeID, _ slot: Int) {
        guard heap.count == limit else {
            heap.append((score, node, slot))
            rise(heap.count - 1)
            return
        }
        heap[0] = (score, node, slot)
        sink()
    }

    private static func precedes(
        _ left: (score: Double, node: NodeID, slot: Int),
        _ right: (score: Double, node: NodeID, slot: Int)
    ) -> Bool {
        left.score > right.score || left.score == right.score && left.node < right.node
    }

    private mutating func rise(_ start: Int) {
        var place = start
        while place > 0, BestCandidates.precedes(heap[(place - 1) / 2], heap[place]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func sink() {
        var place = 0
        while 2 * place + 1 < heap.count {
            var child = 2 * place + 1
            if child + 1 < heap.count, BestCandidates.precedes(heap[child], heap[child + 1]) { child += 1 }
            guard BestCandidates.precedes(heap[place], heap[child]) else { break }
            heap.swapAt(place, child)
            place = child
        }
    }
}
