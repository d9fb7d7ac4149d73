/// The font and the sizes of the tracks, before anything is placed.
struct GridPlan {
    /// The size of the names, in points.
    var font: Double
    /// Widths of the columns, in ems.
    var widths: [Double]
    /// Heights of the rows, in ems.
    var heights: [Double]
    /// The chosen arrangement of every cell; nil where it is empty.
    var packs: [[CellPack?]]

    init(_ input: GridInput, _ cells: GridPacks) {
        let frame = GridFrame(input)
        let leastHeights = input.rows.map(\.least)
        let solver = TrackSolver(
            columns: TrackSolver.choices(
                packs: cells.frontiers,
                leastWidths: input.columns.map(\.least),
                leastHeights: leastHeights
            ),
            least: leastHeights,
            frame: frame
        )
        let state = solver.solve()
        var widths = zip(solver.columns, state).map { $0[$1].width }
        var heights = solver.heights(state)
        let reached = frame.font(width: widths.reduce(0, +), height: heights.reduce(0, +))
        // Full twentieths of a point: tidy numbers in the file, and the same ones on every machine.
        font = max(0.05, (min(reached, input.largestFont) * 20 + 1e-6).rounded(.down) / 20)
        let room = frame.room(font: font)
        heights = Self.stretched(heights, to: room.height)
        let wanted = cells.packs.map { column in
            zip(column, heights).map { Self.comfortable($0, height: $1) }.max() ?? 0
        }
        widths = Self.stretched(Self.eased(widths, towards: wanted, within: room.width), to: room.width)
        self.widths = widths
        self.heights = heights
        packs = cells.packs.enumerated().map { column, cells in
            cells.enumerated().map { row, all in
                Self.nicest(all, width: widths[column], height: heights[row])
            }
        }
    }

    /// The width at which a cell of this height has the fewest lines of text.
    private static func comfortable(_ packs: [CellPack], height: Double) -> Double {
        let fitting = packs.filter { $0.height <= height + 1e-6 }
        return fitting.min { ($0.lines, $0.width) < ($1.lines, $1.width) }?.width ?? 0
    }

    /// Gives the columns that could do with fewer lines of text what there is, each the same share of what it wants.
    private static func eased(_ widths: [Double], towards wanted: [Double], within total: Double) -> [Double] {
        let missing = zip(widths, wanted).map { max(0, $1 - $0) }
        let sum = missing.reduce(0, +)
        guard sum > 0 else { return widths }
        let share = min(1, max(0, total - widths.reduce(0, +)) / sum)
        return zip(widths, missing).map { $0 + $1 * share }
    }

    /// Spreads what is left: half of it evenly, half in proportion.
    private static func stretched(_ sizes: [Double], to total: Double) -> [Double] {
        let sum = sizes.reduce(0, +)
        let extra = max(0, total - sum)
        guard sum > 0 else { return sizes }
        return sizes.map { $0 + extra / 2 / Double(sizes.count) + extra / 2 * $0 / sum }
    }

    /// Of the arrangements that fit, the one with the fewest lines of text, then the fewest stacks, then the narrowest.
    private static func nicest(_ packs: [CellPack], width: Double, height: Double) -> CellPack? {
        packs.filter { $0.width <= width + 1e-6 && $0.height <= height + 1e-6 }
            .min { ($0.lines, $0.stacks.count, $0.width) < ($1.lines, $1.stacks.count, $1.width) }
    }
}

/// What surrounds the cells, and the font that it leaves them.
struct GridFrame: Sendable {
    /// Half of a rule's width, in points: the last rule lies on the page.
    private static let edge = 0.5
    private let input: GridInput
    private let wideGaps: Double
    private let highGaps: Double

    init(_ input: GridInput) {
        self.input = input
        wideGaps = input.labelWidth + GridSpacing.apart * Double(input.columns.count { $0.isApart })
        highGaps =
            input.headingHeight + GridSpacing.bus + GridSpacing.trunk + GridSpacing.below
            + GridSpacing.apart * Double(input.rows.count { $0.isApart })
    }

    /// The font with which columns `width` ems wide and rows `height` ems high in all fit the paper.
    func font(width: Double, height: Double) -> Double {
        min(
            (input.paper.width - Self.edge) / (width + wideGaps),
            (input.paper.height - input.top) / (height + highGaps + input.hub.height),
            (input.paper.height - input.top - input.bottom) / (height + highGaps)
        )
    }

    /// The ems that a font leaves to all columns and all rows.
    func room(font: Double) -> Size {
        let bottom = max(input.bottom / font, input.hub.height)
        return Size(
            width: (input.paper.width - Self.edge) / font - wideGaps,
            height: (input.paper.height - input.top) / font - highGaps - bottom
        )
    }
}
