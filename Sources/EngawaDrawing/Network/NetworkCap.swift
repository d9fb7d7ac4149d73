import EngawaEcomap
import EngawaLayout

/// Decides who of many supporters has a box: everybody where the names can then be read, else those who support several
/// ibasho, else of those the ones who hold most together.
struct NetworkCap {
    /// Names smaller than this on A3, in points, are not read at a table.
    private static let readable = 8.0
    /// Where there are very many ibasho, so small are the names of those who tie them together.
    private static let least = 6.0
    /// What of the page boxes and the space around them take, about.
    private static let share = 0.4
    private let drawing: NetworkDrawing
    private let ranks: NetworkRanks

    init(_ drawing: NetworkDrawing) {
        self.drawing = drawing
        ranks = NetworkRanks(drawing.network)
    }

    func content(_ crowding: Crowding) -> NetworkContent {
        let shared = ranks.reach.count { $0 > 1 }
        switch crowding {
        case .everyName: return first(ranks.order.count, onlyShared: false)
        case .atMost(let most): return first(most, onlyShared: false)
        case .automatic: break
        }
        if case .platform = drawing.network.scope { return first(ranks.order.count, onlyShared: false) }
        if ranks.order.count <= 1500 {
            let all = first(ranks.order.count, onlyShared: false)
            if font(all) >= Self.readable * drawing.paper.scale { return all }
        }
        let most = min(shared, NetworkContent.mostSingles)
        for least in [Self.readable, Self.least] {
            var low = 0
            var high = most
            while low < high {
                let middle = (low + high + 1) / 2
                let isReadable = font(first(middle, onlyShared: true)) >= least * drawing.paper.scale
                if isReadable { low = middle } else { high = middle - 1 }
            }
            if low >= min(most, 24) || least == Self.least { return first(max(low, min(most, 12)), onlyShared: true) }
        }
        return first(min(most, 12), onlyShared: true)
    }

    /// The first so many of those who hold most together.
    private func first(_ count: Int, onlyShared: Bool) -> NetworkContent {
        var isNamed = [Bool](repeating: false, count: ranks.order.count)
        var singles = 0
        for supporter in ranks.order.prefix(max(0, count)) {
            let isShared = ranks.reach[supporter] != 1
            guard isShared || !onlyShared, !isShared || singles < NetworkContent.mostSingles else { continue }
            if isShared { singles += 1 }
            isNamed[supporter] = true
        }
        return NetworkContent(drawing.network, ranks: ranks, named: { isNamed[$0] })
    }

    /// About how large the names become.
    func font(_ content: NetworkContent) -> Double {
        var ems = 0.0
        for supporter in content.singles { ems += area(drawing.widths[supporter]) }
        for (position, hub) in content.hubs.enumerated() {
            let wide = max(6, min(10, drawing.hubWidths[hub] * 1.2)) + 2
            var height = 2.8
            for leaf in content.leaves[position] { height += drawing.widths[leaf] > 9 ? 2.8 : 1.8 }
            if content.more[position] > 0 { height += 1.8 }
            let columns = max(1, (Double(content.leaves[position].count) / 8).rounded(.up))
            ems += max(wide, columns * 11) * (height / columns + 1)
        }
        let lines = content.singles.reduce(0) { $0 + ranks.reach[$1] }
        ems += Double(lines) * 5
        let font = (drawing.area(legend: 2).width * drawing.area(legend: 2).height * Self.share / max(1, ems)).squareRoot()
        return min(font, NetworkDrawing.largestFont * drawing.paper.scale)
    }

    /// What a box takes with the space around it, in square ems.
    private func area(_ width: Double) -> Double {
        let lines = max(1, (width / 8).rounded(.up))
        return (width / lines + 1.8) * (lines + 1.4)
    }
}
