import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// What stands in the boxes of a radial drawing: supporters, and in crowded cells one box for all the others.
struct RadialContent {
    /// A box.
    enum Entry {
        /// Something of its own, as a position among the items of the cells.
        case item(Int)
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
        var others = members
        for (index, item) in cells.items.enumerated() {
            if item.supporter != nil {
                members[item.column][item.row].append(index)
            } else {
                others[item.column][item.row].append(index)
            }
        }
        var entries: [Entry] = []
        for column in members.indices {
            for row in members[column].indices {
                let all = members[column][row]
                if let cap, all.count > cap + 1 {
                    entries += Self.kept(all, cap, cells).map(Entry.item)
                    entries.append(.more(count: all.count - cap, column: column, row: row))
                } else {
                    entries += all.map(Entry.item)
                }
                entries += others[column][row].map(Entry.item)
            }
        }
        self.entries = entries
    }

    /// The first of a cell, where it cannot show all. A tie under strain is nothing to leave out: it stands before what is
    /// not strong.
    private static func kept(_ all: [Int], _ cap: Int, _ cells: GridContent) -> [Int] {
        func isStrained(_ index: Int) -> Bool {
            cells.items[index].ties.contains { $0.strength == .stressful }
        }
        func isStrong(_ index: Int) -> Bool { cells.items[index].ties.contains { $0.strength == .strong } }
        let strained = all.filter(isStrained)
        let strong = all.filter { !isStrained($0) && isStrong($0) }
        let others = all.filter { !isStrained($0) && !isStrong($0) }
        let few = strained.prefix(max(1, cap / 2))
        let kept = Set((few + strong + strained.dropFirst(few.count) + others).prefix(cap))
        return all.filter(kept.contains)
    }

    /// The ecomap with those alone who have a box of their own.
    func shown(_ ecomap: Ecomap) -> Ecomap {
        guard isCapped else { return ecomap }
        var result = ecomap
        result.supporters = entries.compactMap { entry in
            if case .item(let index) = entry { cells.items[index].supporter } else { nil }
        }
        return result
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
            if case .item(let index) = entry { sum + cells.items[index].ties.count } else { sum }
        }
    }

    /// The ways to write every box.
    func forms(_ drawing: RadialDrawing, markSize: Double, fonts: [Double]) -> [[SupporterText.Form]] {
        entries.map { entry in
            switch entry {
            case .item(let index):
                return cells.items[index].forms(markSize: markSize, fonts: fonts)
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
        font: Double,
        markPoints: Double
    ) -> Double {
        switch entries[position] {
        case .item(let index): cells.items[index].measured(form, font: font, markPoints: markPoints)
        case .more: TextMeasure.width(form.lines[0], step: PixelGrid.dot / font) * font
        }
    }

    /// What the layout has to place, for names of about this size.
    func input(_ drawing: RadialDrawing, forms: [[SupporterText.Form]], hub: RadialHub, font: Double) -> RadialInput {
        input(drawing, forms: forms, hub: hub, headings: drawing.headings(font: font), font: font)
    }

    /// What the layout has to place, under these headings.
    func input(
        _ drawing: RadialDrawing,
        forms: [[SupporterText.Form]],
        hub: RadialHub,
        headings: (fields: [RadialHeading], bands: [RadialHeading]),
        font: Double
    ) -> RadialInput {
        let boxes = zip(entries, forms).map { entry, forms in
            switch entry {
            case .item(let index):
                let item = cells.items[index]
                let ties = item.ties.count
                let least = Self.tie * Double(ties)
                return RadialInput.Box(
                    sector: item.column,
                    ring: item.row,
                    ties: ties,
                    shapes: forms.map { Size(width: max($0.size.width, least), height: max($0.size.height, least)) },
                    age: item.supporter?.id ?? 0
                )
            case .more(_, let column, let row):
                return RadialInput.Box(sector: column, ring: row, ties: 0, shapes: forms.map(\.size), age: 0)
            }
        }
        var result = RadialInput(
            boxes: boxes,
            sectors: headings.fields.map(\.sizes),
            rings: headings.bands.map(\.sizes),
            hub: hub.half,
            stretch: drawing.stretch,
            expectedFont: font
        )
        result.tightSectors = headings.fields.map(\.tightSizes)
        return result
    }

    /// What every tie needs of its box, in ems.
    private static let tie = 0.6
}
