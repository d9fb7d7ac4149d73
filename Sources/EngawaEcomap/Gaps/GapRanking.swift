/// The order in which gaps are told.
enum GapRanking {
    /// What a second gap of the same kind about the same ibasho is worth beside the first.
    private static let repetition = 0.6

    /// How much less each further gap of a kind is worth, whichever ibasho it is about.
    private static let sameness = 0.2

    /// The most useful first. Each further gap of a kind counts for less, and much less where it is about the same ibasho, so
    /// that a list of five speaks of more than one thing. O(n log n).
    static func ranked(_ gaps: [Gap]) -> [Gap] {
        struct Series: Hashable {
            let kind: GapKind
            let ibasho: UInt32
        }
        let byUse = gaps.sorted { ($1.usefulness, $0.key) < ($0.usefulness, $1.key) }
        var counts: [Series: Int] = [:]
        var kinds: [GapKind: Int] = [:]
        let weighed = byUse.map { gap in
            let series = Series(kind: gap.kind, ibasho: gap.ibasho?.rawValue ?? .max)
            let before = counts[series, default: 0]
            let othersOfKind = kinds[gap.kind, default: 0] - before
            counts[series] = before + 1
            kinds[gap.kind, default: 0] += 1
            let spread = gap.usefulness / (1 + sameness * Double(othersOfKind))
            return (gap: gap, weight: (0..<before).reduce(spread) { weight, _ in weight * repetition })
        }
        return weighed.sorted { ($1.weight, $0.gap.key) < ($0.weight, $1.gap.key) }.enumerated().map { place, weighed in
            var gap = weighed.gap
            gap.rank = place + 1
            return gap
        }
    }
}
