/// A laid-out grid: everything in points on a page as large as the paper's printable part.
package struct GridLayout: Sendable {
    /// A placed box.
    package struct Box: Sendable {
        package var rect: Rect
        /// Which of its shapes it took.
        package var shape: Int
        /// Its ties, from the riser to the box, the first one uppermost.
        package var stubs: [Stub]
    }

    /// The last piece of a tie: from a riser straight to a box.
    package struct Stub: Sendable, Hashable {
        /// The end on the riser.
        package var riser: Point
        /// The end on the box.
        package var box: Point
    }

    /// The lines that carry the ties from the hub to their stubs.
    package struct Comb: Sendable {
        /// A line that belongs to one column.
        package struct Branch: Sendable {
            package var column: Int
            package var points: [Point]
        }

        /// From the hub to the bus, and the bus.
        package var trunk: [[Point]]
        /// One line per used column, upward from the bus.
        package var risers: [Branch]
        /// Along the floors of cells and up to the boxes of their further stacks.
        package var feeds: [Branch]
    }

    /// The size of the names, in points.
    package var font: Double
    /// The page.
    package var page: Size
    /// The strip above the grid.
    package var top: Rect
    /// The headings of the columns.
    package var headings: [Rect]
    /// The labels of the rows, in the order of the input (near to far).
    package var labels: [Rect]
    /// The cells, by column and row.
    package var cells: [[Rect]]
    /// The boxes, in the order of the input.
    package var boxes: [Box]
    /// The lines from the hub to the stubs.
    package var comb: Comb
    /// The box in the middle below.
    package var hub: Rect
    /// The free space left of the hub.
    package var left: Rect
    /// The free space right of the hub.
    package var right: Rect
}

extension GridLayout {
    /// Lays the grid out. The same input gives the same layout.
    ///
    /// - Parameter packs: the boxes, packed for as many columns and rows as the input has.
    package init(_ input: GridInput, _ packs: GridPacks) {
        let plan = GridPlan(input, packs)
        self = GridPlacer(input: input, cells: packs, plan: plan).layout()
    }
}
