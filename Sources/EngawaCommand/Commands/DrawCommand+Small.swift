import EngawaDrawing
import EngawaEcomap
import EngawaText

/// Says that names came out too small to read, and what would help.
struct SmallNames {
    /// Names smaller than this cannot be read on paper, in points: the smallest print of leaflets and timetables is 5 to 6.
    static let leastOnPaper = 5.0
    /// On a projector that is a sixtieth of the picture's height.
    static let leastOnSlide = 8.0

    /// The size below which names cannot be read.
    static func least(on paper: DrawingPaper) -> Double { paper == .slide ? leastOnSlide : leastOnPaper }

    private var least: Double { Self.least(on: paper) }

    let view: DrawView
    let paper: DrawingPaper
    let crowding: Crowding
    let subject: DrawCommand.Drawn.Subject
    /// The size of the names in points.
    let size: Double
    /// The size that they would have in the grid; nil where there is none of what is drawn.
    let sizeInGrid: Double?

    /// What is told.
    var message: Message {
        let points = Decimal.text((size * 10).rounded(.down) / 10)
        return Message(
            ja: "名前が\(points)ポイントになり、\(medium.ja)では読めません。\(ways.map(\.ja).joined(separator: "、")) をお試しください",
            en: "names come out at \(points) points, too small to read on \(medium.en); try \(listed(ways.map(\.en)))"
        )
    }

    private var medium: Message {
        paper == .slide ? Message(ja: "スライド", en: "a slide") : Message(ja: "紙", en: "paper")
    }

    /// What makes names readable, in the order in which one would try it. A page can be zoomed, so there always is a way.
    private var ways: [Message] {
        let fewer = view == .network ? [fewerIbasho, fewerNames] : [fewerNames]
        let other = (sizeInGrid ?? 0) >= least ? Message(same: "--view grid") : nil
        let zoom = Message(ja: "拡大できる -o x.html", en: "-o x.html, which can be zoomed")
        return ([other, largerPaper] + fewer + [zoom]).compactMap { $0 }
    }

    /// The smallest paper on which names can be read: they grow with it.
    private var largerPaper: Message? {
        let sheets: [DrawingPaper] = [.a4, .a3, .a1]
        guard let own = sheets.firstIndex(of: paper) else { return nil }
        let larger = sheets[(own + 1)...].first { size * $0.scale / paper.scale >= least }
        return larger.map { Message(same: "--paper \($0.rawValue)") }
    }

    /// Fewer names, where many were asked for.
    private var fewerNames: Message? {
        let isAsked = crowding != .automatic
        switch subject {
        case .ecomap(let ecomap, _):
            // Left alone, the radial view goes down to two names in a cell.
            guard view == .radial, isAsked, SmallNames.fullestCell(ecomap, crowding) > 2 else { return nil }
        case .network(let network):
            if case .platform = network.scope {
                return Message(ja: "--cap で名前を減らすこと", en: "fewer names by --cap")
            }
            guard isAsked else { return nil }
        }
        return Message(ja: "--cap なし", en: "no --cap")
    }

    /// A part of the map, where all of it was asked for.
    private var fewerIbasho: Message? {
        guard case .network(let network) = subject, case .whole = network.scope else { return nil }
        return Message(ja: "--place や --near", en: "--place or --near")
    }

    /// How many names the fullest cell shows.
    private static func fullestCell(_ ecomap: Ecomap, _ crowding: Crowding) -> Int {
        var counts: [[Int?]: Int] = [:]
        for supporter in ecomap.supporters { counts[[supporter.field, supporter.band], default: 0] += 1 }
        let fullest = counts.values.max() ?? 0
        if case .atMost(let most) = crowding { return min(most, fullest) }
        return fullest
    }

    private func listed(_ words: [String]) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }
}

extension DrawCommand {
    /// Says where names came out too small to read. A page in a browser is zoomed instead, and lists all names in large type;
    /// a blank sheet has none.
    static func tellSmall(
        _ drawn: Drawn,
        _ view: DrawView,
        _ format: DrawFormat?,
        _ options: DrawingOptions,
        _ context: Context
    ) {
        guard !options.isBlank, format != .html, let size = drawn.document.nodeFontSize,
            size < SmallNames.least(on: options.paper)
        else {
            return
        }
        var inGrid: Double?
        if view == .radial, case .ecomap(let ecomap, _) = drawn.subject {
            inGrid = EcomapDrawing.grid(ecomap, options: options).nodeFontSize
        }
        let names = SmallNames(
            view: view,
            paper: options.paper,
            crowding: options.crowding,
            subject: drawn.subject,
            size: size,
            sizeInGrid: inGrid
        )
        context.tell(names.message)
    }
}
