/// A place on the page: points from the upper left corner, y downward.
package struct Point: Sendable, Hashable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// A width and a height, in points or in ems of the name font; the owner says which.
package struct Size: Sendable, Hashable {
    package var width: Double
    package var height: Double

    package init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }
}

/// An upright rectangle on the page, in points.
package struct Rect: Sendable, Hashable {
    /// Left edge.
    package var x: Double
    /// Upper edge.
    package var y: Double
    package var width: Double
    package var height: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    package var maxX: Double { x + width }
    package var maxY: Double { y + height }
    package var midX: Double { x + width / 2 }
    package var midY: Double { y + height / 2 }

    /// Whether `other` lies within, give or take `slack` points.
    package func contains(_ other: Rect, slack: Double = 0.01) -> Bool {
        other.x >= x - slack && other.y >= y - slack && other.maxX <= maxX + slack && other.maxY <= maxY + slack
    }

    /// Whether the two share more than an edge.
    package func overlaps(_ other: Rect) -> Bool {
        x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }
}

/// The printable part of a sheet of paper, in points.
package struct Paper: Sendable, Hashable {
    package var width: Double
    package var height: Double
    /// The unprinted border on every side, in points.
    package var margin: Double
    /// What lengths of A3 are multiplied with on this paper: type and lines that do not follow the names' size.
    package var scale: Double

    private static let pointsPerMillimetre = 72 / 25.4

    /// A landscape sheet of `width` × `height` millimetres with a border on every side.
    private init(millimetres width: Double, _ height: Double, border: Double = 10, scale: Double? = nil) {
        margin = border * Self.pointsPerMillimetre
        self.width = width * Self.pointsPerMillimetre - 2 * margin
        self.height = height * Self.pointsPerMillimetre - 2 * margin
        self.scale = scale ?? height / 297
    }

    /// A3 landscape.
    package static let a3 = Paper(millimetres: 420, 297)
    /// A4 landscape.
    package static let a4 = Paper(millimetres: 297, 210)
    /// A poster of about A1: the printable parts of four sheets of A3, two by two, without a border of its own.
    package static let a1 = Paper(millimetres: 800, 554, border: 0, scale: 2)
    /// A slide of 16:9. What does not follow the names is larger than its height asks for: it is read from far away.
    package static let slide = Paper(millimetres: 338.67, 190.5, border: 5, scale: 0.85)
}
