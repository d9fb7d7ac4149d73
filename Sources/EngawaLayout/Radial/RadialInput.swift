/// What a radial layout is made of: sectors around a hub, rings around it, and boxes in the cells where the two meet.
///
/// Lengths are ems of the names' font. The layout works in a plane in which the page's ellipses are circles: `stretch`
/// says how much wider than high they are.
package struct RadialInput: Sendable {
    /// A box with a name in it.
    package struct Box: Sendable {
        /// The sector that it belongs to, clockwise from the left.
        package var sector: Int
        /// The ring that it belongs to, from within.
        package var ring: Int
        /// How many ties run to it: each gets a spoke of its own. A box without ties has no spoke.
        package var ties: Int
        /// The sizes that it can take, each narrower than the one before. Never empty.
        package var shapes: [Size]
        /// A number that grows with what came later: what is new shall move what was there as little as possible.
        package var age: Int

        package init(sector: Int, ring: Int, ties: Int, shapes: [Size], age: Int) {
            precondition(!shapes.isEmpty && ties >= 0)
            self.sector = sector
            self.ring = ring
            self.ties = ties
            self.shapes = shapes
            self.age = age
        }
    }

    /// The boxes. Those of one cell are placed clockwise in about this order.
    package var boxes: [Box]
    /// The sizes that the name of every sector can take, beyond the outermost ring; never empty.
    package var sectors: [[Size]]
    /// The sizes that it can take as a last resort, where the others would make everything smaller; none or one list for
    /// every sector. Their shapes are counted on from the others'.
    package var tightSectors: [[Size]] = []
    /// The sizes that the name of every ring can take, within its ring on the left; never empty.
    package var rings: [[Size]]
    /// Half the height of the hub.
    package var hub: Double
    /// How much wider than high all ellipses are.
    package var stretch: Double
    /// How large, in points, the names are likely to become: the spokes have to be some points apart.
    package var expectedFont: Double

    package init(
        boxes: [Box],
        sectors: [[Size]],
        rings: [[Size]],
        hub: Double,
        stretch: Double,
        expectedFont: Double
    ) {
        precondition(!sectors.isEmpty && !rings.isEmpty && stretch > 0 && expectedFont > 0)
        self.boxes = boxes
        self.sectors = sectors
        self.rings = rings
        self.hub = hub
        self.stretch = stretch
        self.expectedFont = expectedFont
    }
}

/// The spaces of a radial drawing, in ems.
enum RadialSpacing {
    /// Between two boxes.
    static let gap = 0.28
    /// From a spoke to a box that it passes.
    static let lane = 0.22
    /// From a box to the line around its cell.
    static let border = 0.18
    /// From the end of a spoke to the nearest corner of its box, seen from the hub.
    static let foot = 0.35
    /// The least depth of a ring.
    static let emptyRing = 1.7
    /// The least width of a sector at the outermost ring.
    static let emptySector = 2.2
    /// Around the name of a ring.
    static let label = 0.2
    /// Points between the ends of two spokes that run side by side.
    static let apart = 1.15
    /// Points from the hub within which spokes may be closer.
    static let bundle = 12.0
}
