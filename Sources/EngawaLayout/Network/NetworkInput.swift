/// What a network layout is made of: hubs, each with a list of those who belong to it alone, boxes that lines tie to
/// several of them, and the lines. Lengths are points.
package struct NetworkInput: Sendable {
    /// A hub.
    package struct Hub: Sendable {
        /// A number that is its own for good, on which chance depends.
        package var key: UInt64
        package var size: Size
        /// Those who are tied to it alone.
        package var leaves: [Leaf]
        /// The size of the box that stands for those without one of their own; nil where there are none.
        package var more: Size?

        package init(key: UInt64, size: Size, leaves: [Leaf] = [], more: Size? = nil) {
            self.key = key
            self.size = size
            self.leaves = leaves
            self.more = more
        }
    }

    /// A box in the list of a hub.
    package struct Leaf: Sendable {
        package var size: Size
        /// How many ties it has: each gets a stub of its own.
        package var ties: Int

        package init(size: Size, ties: Int) {
            self.size = size
            self.ties = ties
        }
    }

    /// A box that lines lead to.
    package struct Single: Sendable {
        /// A number that is its own for good, on which chance depends.
        package var key: UInt64
        package var size: Size

        package init(key: UInt64, size: Size) {
            self.key = key
            self.size = size
        }
    }

    /// A line between two nodes: numbers below the count of hubs are hubs, the others singles.
    package struct Line: Sendable {
        package var from: Int
        package var to: Int
        /// Whether it is a tie of a single to a hub; singles with ties to the same hubs stand together.
        package var isTie: Bool

        package init(from: Int, to: Int, isTie: Bool = true) {
            self.from = from
            self.to = to
            self.isTie = isTie
        }
    }

    package var hubs: [Hub]
    package var singles: [Single]
    package var lines: [Line]
    /// Where everything has to stand.
    package var area: Rect
    /// The size of the names.
    package var font: Double
    /// The share of the usual moves that are tried on the way to good places.
    package var patience: Double

    package init(
        hubs: [Hub],
        singles: [Single],
        lines: [Line],
        area: Rect,
        font: Double,
        patience: Double = 1
    ) {
        self.patience = patience
        self.hubs = hubs
        self.singles = singles
        self.lines = lines
        self.area = area
        self.font = font
    }

    /// The least space between two blocks of boxes.
    var gap: Double { max(min(6.5, 1.5 * font), 0.85 * font) }
    /// The space between a box and a line that leads around it.
    var clearance: Double { (gap - 0.6) / 2 }

    /// The number of a node that is its own for good.
    func key(ofNode node: Int) -> UInt64 { node < hubs.count ? hubs[node].key : singles[node - hubs.count].key }
}
