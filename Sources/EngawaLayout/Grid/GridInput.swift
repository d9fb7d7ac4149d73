/// What stands around the boxes of a grid, and the paper that all of it must fit.
///
/// Lengths are ems of the names' font where nothing else is said: the layout finds the largest font with which
/// everything fits the paper.
package struct GridInput: Sendable {
    /// A column or a row.
    package struct Track: Sendable {
        /// What its heading or label needs at least, across: the width of a column, the height of a row.
        package var least: Double
        /// Whether it stands apart from the axis, after a gap: what has no field or no band.
        package var isApart: Bool

        package init(least: Double, isApart: Bool = false) {
            self.least = least
            self.isApart = isApart
        }
    }

    /// The columns from the left; never empty.
    package var columns: [Track]
    /// The rows from near to far; never empty.
    package var rows: [Track]
    /// The width of the column of row labels.
    package var labelWidth: Double
    /// The height of the row of column headings.
    package var headingHeight: Double
    /// The size of the box in the middle below.
    package var hub: Size
    /// The height above the grid, in points.
    package var top: Double
    /// The least height of the strip below the grid, in points; the hub may need more.
    package var bottom: Double
    /// The sheet.
    package var paper: Paper
    /// The largest font that is wanted, in points.
    package var largestFont: Double

    package init(
        columns: [Track],
        rows: [Track],
        labelWidth: Double,
        headingHeight: Double,
        hub: Size,
        top: Double,
        bottom: Double,
        paper: Paper,
        largestFont: Double
    ) {
        precondition(!columns.isEmpty && !rows.isEmpty)
        self.columns = columns
        self.rows = rows
        self.labelWidth = labelWidth
        self.headingHeight = headingHeight
        self.hub = hub
        self.top = top
        self.bottom = bottom
        self.paper = paper
        self.largestFont = largestFont
    }
}

/// The spaces of the grid, in ems.
enum GridSpacing {
    /// From the left edge of a cell, or from a box, to the riser on its right.
    static let gutter = 0.4
    /// From a riser to its boxes.
    static let stub = 1.6
    /// The longest that a stub becomes where there is room.
    static let longestStub = 3.2
    /// From the last box to the right edge of its cell.
    static let right = 0.3
    /// Between two boxes under one another.
    static let gap = 0.25
    /// The largest gap where there is room.
    static let widestGap = 0.8
    /// Above the first box of a cell and below its last one.
    static let padding = 0.36
    /// The line along a cell's floor that feeds its further risers, from the floor.
    static let feed = 0.3
    /// What that line adds to the height of a cell.
    static let feedHeight = 0.35
    /// Between the axis and what stands apart from it.
    static let apart = 0.7
    /// From the grid's floor to the bus below it.
    static let bus = 0.6
    /// From the bus to the hub.
    static let trunk = 0.7
    /// Below the hub.
    static let below = 0.15
    /// What every tie needs of its box's height.
    static let tie = 0.6
}
