/// How a network has grown: those with a box by age, first a few, then one by one, then, as there are more, several at once.
///
/// Places are found for the first ones and kept while others come, so that one supporter more moves the others little. There
/// is no memory between drawings: all stages are gone through every time.
struct NetworkGrowth {
    /// The supporters that were there at one time.
    struct Stage {
        var content: NetworkContent
        /// Whether places are also looked for from nothing: whenever there are twice as many, while there are few also at
        /// half as many more.
        var isLookedAt = false
        /// The share of the usual moves with which they are looked for.
        var patience = 1.0
        /// Whether the few whose lines cross most may be placed anew.
        var isMended = false
        /// So many crossings more are no reason to move everything.
        var spare = 0
    }

    /// All but the last one, with everybody.
    private(set) var stages: [Stage] = []
    /// So many are placed together.
    private static let first = 8
    /// Fewer are seldom placed anew with all patience, and more seldom at all.
    private static let many = 48
    /// Where there are twice as many, they come in so many stages.
    private static let parts = 8

    /// Where not everybody has a box, one supporter more seldom gets one, and all are placed together.
    init(_ content: NetworkContent) {
        // A single ibasho stands in the middle of its list, however long that is.
        guard content.leftOut.all == 0, content.hubs.count > 1 else { return }
        let boxes = (content.singles + content.leaves.joined()).sorted()
        // Withheld names are counted among themselves, so that nothing says when they came.
        let groups = [false, true].map { hidden in
            boxes.filter { content.network.supporters[$0].supporter.isWithheld == hidden }
        }
        let most = groups.map(\.count).max() ?? 0
        var (size, doubled) = (Self.first, Self.first)
        while size <= most {
            let there = Set(groups.flatMap { $0.prefix(size) })
            let isDoubled = size == doubled
            let isLookedAt = isDoubled || (size < Self.many && size * 4 == doubled * 3)
            let part = there.count == boxes.count ? content : content.only { there.contains($0) }
            stages.append(
                Stage(
                    content: part,
                    isLookedAt: isLookedAt,
                    patience: size < Self.many ? 0.35 : 1,
                    isMended: true,
                    spare: size / 32
                )
            )
            if isDoubled { doubled *= 2 }
            size += max(1, doubled / 2 / Self.parts)
        }
    }
}
