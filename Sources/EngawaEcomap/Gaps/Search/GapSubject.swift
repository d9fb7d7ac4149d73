import EngawaGraph
import EngawaSheets

/// What the searches for gaps read of one ibasho.
struct GapSubject {
    let ibasho: NodeID
    let name: String
    /// The ties of the day, by id.
    let ties: [TieRecord]
    /// Who supports it on the day, once each, by id.
    let supporters: [NodeID]
    /// The ties of the day under which somebody could be asked to introduce: none that is strained, strong ones first.
    let friends: [TieRecord]

    init(_ ibasho: NodeID, _ map: EcomapMap, on day: SheetDate, axes: Axes, ladders: PlaceLadders) {
        self.ibasho = ibasho
        name = map.name(of: ibasho)
        ties = map.ties(of: ibasho, on: day, axes: axes, ladders: ladders)
        supporters = Array(Set(ties.map(\.supporter))).sorted()
        friends = ties.filter { $0.strength != .stressful }.sorted {
            ($0.strength.gapRank, $0.supporter, $0.id) < ($1.strength.gapRank, $1.supporter, $1.id)
        }
    }

    func supports(_ node: NodeID) -> Bool { supporters.contains(sorted: node) }
}

extension Strength? {
    /// 0 for the strongest.
    var gapRank: Int {
        switch self {
        case .strong: 0
        case .normal: 1
        case nil: 2
        case .weak: 3
        case .stressful: 4
        }
    }
}

extension [NodeID] {
    /// Whether a sorted list has an element. O(log count).
    func contains(sorted node: NodeID) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < node { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == node
    }

    /// How many elements two sorted lists have in common. O(the shorter · log the longer).
    func sharedCount(_ other: [NodeID]) -> Int {
        let (short, long) = count < other.count ? (self, other) : (other, self)
        return short.reduce(0) { $0 + (long.contains(sorted: $1) ? 1 : 0) }
    }
}
