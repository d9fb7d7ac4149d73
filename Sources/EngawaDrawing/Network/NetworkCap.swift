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
    private static let share = 0.42
    /// So many hold together, also where that takes more lines.
    private static let fewest = 6
    private let drawing: NetworkDrawing
    private let ranks: NetworkRanks

    init(_ drawing: NetworkDrawing, mostHubs: Int = NetworkContent.mostHubs[0]) {
        self.drawing = drawing
        ranks = NetworkRanks(drawing.network, mostHubs: mostHubs)
    }

    /// Who has a box. Of very many ibasho as many are drawn as leave names that can be read.
    static func content(_ drawing: NetworkDrawing, _ crowding: Crowding) -> NetworkContent {
        var fewer = NetworkContent.mostHubs
        while true {
            let cap = NetworkCap(drawing, mostHubs: fewer.removeFirst())
            let content = cap.content(crowding)
            if fewer.isEmpty || cap.font(content) >= least * drawing.paper.scale { return content }
            while let next = fewer.first, next >= drawing.network.hubs.count, fewer.count > 1 { fewer.removeFirst() }
            if let next = fewer.first, next >= drawing.network.hubs.count { return content }
        }
    }

    private func content(_ crowding: Crowding) -> NetworkContent {
        let shared = ranks.reach.count { $0 > 1 }
        switch crowding {
        case .everyName: return first(ranks.order.count, onlyShared: false)
        case .atMost(let most): return first(most, onlyShared: false)
        case .automatic: break
        }
        if case .platform = drawing.network.scope { return first(ranks.order.count, onlyShared: false) }
        if ranks.order.count <= 1500 {
            let all = first(ranks.order.count, onlyShared: false)
            let lines = all.singles.reduce(0) { $0 + ranks.reach[$1] }
            if lines <= 2 * mostLines, font(all) >= Self.readable * drawing.paper.scale { return all }
        }
        let most = min(shared, NetworkContent.mostSingles, fewLines)
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

    /// How many of those who hold most together have no more lines than an eye can follow.
    private var fewLines: Int {
        var lines = 0
        var count = 0
        for supporter in ranks.order {
            lines += ranks.reach[supporter]
            guard lines <= mostLines || (count < Self.fewest && lines <= 2 * mostLines) else { break }
            count += 1
        }
        return count
    }

    /// More lines than this are a thicket; a few ibasho have room for fewer.
    private var mostLines: Int { min(160, 60 + 3 * ranks.hubs.count) }

    /// The first so many of those who hold most together.
    private func first(_ count: Int, onlyShared: Bool) -> NetworkContent {
        var isNamed = [Bool](repeating: false, count: ranks.order.count)
        var singles = 0
        var lines = 0
        for supporter in ranks.order.prefix(min(max(0, count), NetworkContent.mostNames)) {
            let isShared = ranks.reach[supporter] != 1
            guard isShared || !onlyShared else { continue }
            if isShared {
                let more = lines + ranks.reach[supporter]
                guard singles < NetworkContent.mostSingles, more <= NetworkContent.mostLines else { continue }
                singles += 1
                lines = more
            }
            isNamed[supporter] = true
        }
        return NetworkContent(drawing.network, ranks: ranks, named: { isNamed[$0] })
    }

    /// About how large the names become.
    func font(_ content: NetworkContent) -> Double {
        var isTied = [Bool](repeating: false, count: drawing.network.hubs.count)
        var lines = 0
        var ems = 0.0
        for supporter in content.singles {
            ems += Self.area(drawing.widths[supporter])
            lines += ranks.reach[supporter]
            for hub in drawing.network.supporters[supporter].hubs { isTied[hub] = true }
        }
        for (position, hub) in content.hubs.enumerated() {
            let own = hubArea(position, hub, content)
            // What no line leads to stands in close rows.
            ems += isTied[hub] || content.hubs.count < 12 ? own : own * 0.55
        }
        ems += Double(lines) * 6
        let area = drawing.area(legend: 24 * drawing.paper.scale)
        let font = (area.width * area.height * Self.share / max(1, ems)).squareRoot()
        return min(font, NetworkDrawing.largestFont * drawing.paper.scale)
    }

    /// What an ibasho and its list take, in square ems.
    private func hubArea(_ position: Int, _ hub: Int, _ content: NetworkContent) -> Double {
        let name = drawing.hubWidths[hub]
        let rows = max(1, (name / 8.5).rounded(.up))
        let leaves = content.leaves[position]
        let columns = max(1, (Double(leaves.count) / 8).rounded(.up))
        var list = 0.0
        var widest = 0.0
        for leaf in leaves {
            let width = drawing.widths[leaf]
            list += width > 10 ? 2.8 : 1.8
            widest = max(widest, width > 10 ? width / 2 : width)
        }
        if content.more[position] > 0 { list += 1.7 }
        let wide = max(name / rows * 1.18 + 1.3, leaves.isEmpty ? 0 : columns * (widest + 3.6))
        return (wide + 0.9) * (rows * 1.18 + 1.6 + list / columns)
    }

    /// What a box takes with the space around it, in square ems.
    private static func area(_ width: Double) -> Double {
        let lines = max(1, (width / 7).rounded(.up))
        return (width / lines + 1.6) * (lines + 1.3)
    }
}
