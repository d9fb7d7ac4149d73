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
    /// The lines from the hub to the stubs: bus, risers and feeds.
    package var lines: [[Point]]
    /// The box in the middle below.
    package var hub: Rect
    /// The free space left of the hub.
    package var left: Rect
    /// The free space right of the hub.
    package var right: Rect
}

extension GridLayout {
    /// Lays the grid out. The same input gives the same layout.
    package init(_ input: GridInput) {
        let plan = GridPlan(input)
        self = GridPlacer(input: input, plan: plan).layout()
    }
}
