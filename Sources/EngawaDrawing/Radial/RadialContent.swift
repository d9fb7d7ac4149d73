import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// What stands in the boxes of a radial drawing: supporters, and in crowded cells one box for all the others.
struct RadialContent {
    /// A box.
    enum Entry {
        /// A supporter, as a position in the grid's order.
        case supporter(Int)
        /// Those of a cell that have no box of their own.
        case more(count: Int, column: Int, row: Int)
    }

    let cells: GridContent
    let entries: [Entry]

    /// - Parameter cap: how many supporters a cell shows at most; nil for all. A box for a single one more would be no
    ///   gain, so that one is shown.
    init(_ cells: GridContent, cap: Int?) {
        self.cells = cells
        var members = [[[Int]]](
            repeating: [[Int]](repeating: [], count: cells.rows.count),
            count: cells.columns.count
        )
        for (index, supporter) in cells.supporters.enumerated() {
            members[cells.column(supporter)][cells.row(supporter)].append(index)
        }
        var entries: [Entry] = []
        for column in members.indices {
            for row in members[column].indices {
                let all = members[column][row]
                guard let cap, all.count > cap + 1 else {
                    entries += all.map(Entry.supporter)
                    continue
                }
                entries += all.prefix(cap).map(Entry.supporter)
                entries.append(.more(count: all.count - cap, column: column, row: row))
            }
        }
        self.entries = entries
    }

    /// Whether a box stands for several.
    var isCapped: Bool {
        entries.contains { entry in
            if case .more = entry { true } else { false }
        }
    }

    /// How many supporters the fullest cell has.
    static func fullest(_ cells: GridContent) -> Int {
        var counts: [[Int]: Int] = [:]
        for supporter in cells.supporters { counts[[cells.column(supporter), cells.row(supporter)], default: 0] += 1 }
        return counts.values.max() ?? 0
    }
}

extension RadialContent {
    /// How many spokes there are.
    var spokes: Int {
        entries.reduce(0) { sum, entry in
            if case .supporter(let index) = entry { sum + cells.supporters[index].ties.count } else { sum }
        }
    }

    /// The ways to write every box.
    func forms(_ drawing: RadialDrawing, markSize: Double, fonts: [Double]) -> [[SupporterText.Form]] {
        entries.map { entry in
            switch entry {
            case .supporter(let index):
                return drawing.texts[index].forms(markSize: markSize, fonts: fonts)
            case .more(let count, _, _):
                let text = Words.more(count)[drawing.language]
                let width = fonts.reduce(TextMeasure.width(text)) { widest, font in
                    max(widest, TextMeasure.width(text, step: PixelGrid.dot / font))
                }
                let size = Size(width: width + SupporterText.padding.width, height: 1 + SupporterText.padding.height)
                return [SupporterText.Form(lines: [text], size: size)]
            }
        }
    }

    /// The width of a box's text as Graphviz measures it, in points.
    func measured(
        _ position: Int,
        _ form: SupporterText.Form,
        _ drawing: RadialDrawing,
        font: Double,
        markPoints: Double
    ) -> Double {
        switch entries[position] {
        case .supporter(let index): drawing.texts[index].measured(form, font: font, markPoints: markPoints)
        case .more: TextMeasure.width(form.lines[0], step: PixelGrid.dot / font) * font
        }
    }

    /// What the layout has to place.
    func input(_ drawing: RadialDrawing, forms: [[SupporterText.Form]], hub: RadialHub, font: Double) -> RadialInput {
        let boxes = zip(entries, forms).map { entry, forms in
            switch entry {
            case .supporter(let index):
                let supporter = cells.supporters[index]
                let ties = supporter.ties.count
                let least = Self.tie * Double(ties)
                return RadialInput.Box(
                    sector: cells.column(supporter),
                    ring: cells.row(supporter),
                    ties: ties,
                    shapes: forms.map { Size(width: max($0.size.width, least), height: max($0.size.height, least)) },
                    age: supporter.id
                )
            case .more(_, let column, let row):
                return RadialInput.Box(sector: column, ring: row, ties: 0, shapes: forms.map(\.size), age: 0)
            }
        }
        return RadialInput(
            boxes: boxes,
            sectors: drawing.headings.map(\.sizes),
            rings: drawing.labels.map(\.sizes),
            hub: hub.half,
            stretch: RadialDrawing.stretch,
            expectedFont: font
        )
    }

    /// What every tie needs of its box, in ems.
    private static let tie = 0.6
}
