import EngawaLayout

/// What a radial drawing does with crowded cells.
public enum Crowding: Sendable, Hashable {
    /// Shows every name where the paper lets it be read, else as many of a cell as it does.
    case automatic
    /// Every name, however small.
    case everyName
    /// At most so many names of a cell.
    case atMost(Int)
}

/// Decides how many supporters a cell shows, by rings without a page.
struct RadialCap {
    /// Names smaller than this, in points, are not read at a table.
    private static let readable = 8.0
    /// How much larger than the rough size names become at least, when their rings are searched for.
    private static let gain = 1.03
    /// So many names of one cell can always be placed; there may be no way for hundreds.
    private static let most = 80
    private static let caps = [2, 3, 4, 5, 6, 8, 10]
    private let drawing: RadialDrawing

    init(_ drawing: RadialDrawing) {
        self.drawing = drawing
    }

    /// What is drawn, and about how large its names become.
    func content(_ crowding: Crowding) -> (content: RadialContent, roughFont: Double) {
        let fullest = RadialContent.fullest(drawing.cells)
        switch crowding {
        case .everyName: return rough(cap: fullest > Self.most ? Self.most : nil)
        case .atMost(let cap): return rough(cap: min(Self.most, max(1, cap)))
        case .automatic: break
        }
        // Without a look at what cannot be read anyway.
        if drawing.cells.supporters.count <= 200 {
            let every = rough(cap: nil)
            if isReadable(every.roughFont) { return every }
        }
        var best: (content: RadialContent, roughFont: Double)?
        var low = 0
        var high = Self.caps.lastIndex { $0 + 1 < fullest } ?? 0
        while low < high {
            let middle = (low + high + 1) / 2
            let trial = rough(cap: Self.caps[middle])
            if isReadable(trial.roughFont) {
                low = middle
                best = trial
            } else {
                high = middle - 1
            }
        }
        return best ?? rough(cap: Self.caps[low])
    }

    private func isReadable(_ roughFont: Double) -> Bool { roughFont * Self.gain >= Self.readable }

    /// What is drawn with so many of a cell at most.
    private func rough(cap: Int?) -> (content: RadialContent, roughFont: Double) {
        let content = RadialContent(drawing.cells, cap: cap)
        let height = drawing.paper.height / 2 * 0.93
        let font = min(RadialDrawing.largestFont * drawing.paper.scale, height / roughRings(content).outermost)
        return (content, font)
    }

    private func roughRings(_ content: RadialContent) -> RadialRings {
        let count = Double(max(1, content.entries.count))
        let guess = min(RadialDrawing.largestFont, 64 / count.squareRoot()) * drawing.paper.scale
        let hub = RadialHub(drawing.ecomap.ibasho.name, spokes: content.spokes, stretch: drawing.stretch)
        let forms = content.forms(drawing, markSize: 0.68, fonts: [])
        return RadialRings(usual: content.input(drawing, forms: forms, hub: hub, font: guess), isRough: true)
    }
}
