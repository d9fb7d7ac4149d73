import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// Something that stands in a cell of a drawing, with the ways to write it.
struct CellItem {
    /// What it is.
    enum Content {
        /// A supporter with its ties.
        case supporter(Supporter)
        /// A supporter all of whose ties have ended, as a ghost.
        case gone(Supporter)
        /// The place of a missing link.
        case gap(GapMark)
        /// The signs of the cell's weather.
        case weather([Weather])
    }

    let content: Content
    let column: Int
    let row: Int
    /// The text of a supporter.
    private let text: SupporterText?

    /// The box of a supporter.
    init(_ supporter: Supporter, column: Int, row: Int, language: Language) {
        content = .supporter(supporter)
        self.column = column
        self.row = row
        text = SupporterText(supporter, language: language)
    }

    /// The ghost of a supporter all of whose ties have ended.
    init(gone supporter: Supporter, column: Int, row: Int, language: Language) {
        content = .gone(supporter)
        self.column = column
        self.row = row
        text = SupporterText(supporter, language: language)
    }

    /// What is no supporter.
    init(_ content: Content, column: Int, row: Int) {
        self.content = content
        self.column = column
        self.row = row
        text = nil
    }

    /// The supporter that the box stands for, there or gone.
    var supporter: Supporter? {
        switch content {
        case .supporter(let supporter), .gone(let supporter): supporter
        case .gap, .weather: nil
        }
    }

    /// The ties that run to it.
    var ties: [Tie] {
        switch content {
        case .supporter(let supporter): supporter.ties
        case .gone, .gap, .weather: []
        }
    }

    /// The ways to write it, each narrower and higher than the one before; see `SupporterText.forms`.
    func forms(markSize: Double, fonts: [Double]) -> [SupporterText.Form] {
        switch content {
        case .supporter, .gone: text?.forms(markSize: markSize, fonts: fonts) ?? []
        case .gap: [SupporterText.Form(lines: [], size: GapPlace.size)]
        case .weather(let signs): [SupporterText.Form(lines: [], size: WeatherSign.size(signs.count))]
        }
    }

    /// The width of a form's text as Graphviz measures it, in points.
    func measured(_ form: SupporterText.Form, font: Double, markPoints: Double) -> Double {
        text?.measured(form, font: font, markPoints: markPoints) ?? 0
    }

    /// The node that it is, placed on `rect`; nil for what is drawn on the ground.
    /// - Parameters:
    ///   - classes: those of its cell.
    ///   - scale: what widths of lines on A3 are multiplied with.
    func node(
        _ form: SupporterText.Form,
        on rect: Rect,
        classes: String,
        canvas: Canvas,
        font: Double,
        markPoints: Double,
        scale: Double
    ) -> DotNode? {
        switch content {
        case .supporter(let supporter), .gone(let supporter):
            guard let text else { return nil }
            let isGone = ties.isEmpty
            let name = "a\(supporter.id)"
            return DotNode(
                name,
                [
                    DotAttribute("id", name),
                    DotAttribute(
                        "class",
                        "actor\(classes) kind-\(supporter.kindClass.rawValue)\(isGone ? " ended" : "")"
                    ),
                    DotAttribute("label", .label(text.label(form, font: font, markPoints: markPoints))),
                ] + canvas.place(rect)
                    + (isGone ? ChangeStyle.ghost(scale: scale) : KindStyle(supporter).attributes(scale: scale))
            )
        case .gap(let gap):
            return GapPlace(gap, font: font, scale: scale).node(on: rect, classes: classes, canvas: canvas)
        case .weather: return nil
        }
    }
}

extension CellItem {
    /// Draws on the ground what is no node, placed on `rect`.
    func draw(on canvas: inout Canvas, _ rect: Rect, font: Double, scale: Double) {
        guard case .weather(let signs) = content else { return }
        WeatherSign.draw(signs, in: rect, font: font, scale: scale, on: &canvas)
    }
}

extension [CellItem] {
    /// The positions of supporters in the order of their ids, of ghosts in that of theirs, then those of missing links by their numbers.
    var drawingOrder: [Int] {
        func key(_ item: CellItem) -> (Int, Int) {
            switch item.content {
            case .supporter(let supporter): (0, supporter.id)
            case .gone(let supporter): (1, supporter.id)
            case .gap(let gap): (2, gap.number)
            case .weather: (3, item.row * 1000 + item.column)
            }
        }
        return indices.sorted { key(self[$0]) < key(self[$1]) }
    }
}
