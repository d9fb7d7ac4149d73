/// A picture in Graphviz's xdot notation, for the attribute `_background`.
///
/// Lengths of strings are counted in UTF-8 bytes, as Graphviz does: a wrong one would silently drop the rest of the picture.
/// Coordinates are points, y upward. State (pen, fill, width, font) holds until it is changed.
public struct XdotPicture: Sendable, Hashable {
    /// Which point of a text stands at its place.
    public enum Alignment: Int, Sendable {
        /// Its left end.
        case left = -1
        /// Its middle.
        case center = 0
        /// Its right end.
        case right = 1
    }

    /// A place of the picture, in points, y upward.
    public struct Place: Sendable, Hashable {
        /// Points from the left.
        public var x: Double
        /// Points from below.
        public var y: Double

        /// A place from its coordinates.
        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// The operations, in the order in which they are drawn.
    private(set) var operations: [String] = []
    private var fontSize = 14.0
    private var state: [StateKey: String] = [:]

    private enum StateKey {
        case pen, fill, width, dash, font, weight
    }

    /// Graphviz (its Pango plugin) draws the texts of a background this much above their places, in ems.
    private static let textLift = 0.2

    /// An empty picture.
    public init() {}

    /// Whether nothing has been drawn.
    public var isEmpty: Bool { operations.isEmpty }

    /// The colour of lines, outlines and text, as `#rrggbb`.
    public mutating func pen(_ color: String) {
        set(.pen, "c \(Self.counted(color))")
    }

    /// The colour of fills, as `#rrggbb`.
    public mutating func fill(_ color: String) {
        set(.fill, "C \(Self.counted(color))")
    }

    /// The width of lines, in points.
    public mutating func lineWidth(_ points: Double) {
        set(.width, "S \(Self.counted("setlinewidth(\(DotNumber.text(points)))"))")
    }

    /// Solid lines, or dashed ones.
    public mutating func dashed(_ isDashed: Bool) {
        set(.dash, "S \(Self.counted(isDashed ? "dashed" : "solid"))")
    }

    /// The font of the texts that follow.
    public mutating func font(_ name: String, size: Double, isBold: Bool = false) {
        fontSize = size
        set(.font, "F \(DotNumber.text(size)) \(Self.counted(name))")
        set(.weight, "t \(isBold ? 1 : 0)")
    }

    /// Writes a change of state, where it is one.
    private mutating func set(_ key: StateKey, _ operation: String) {
        guard state[key] != operation else { return }
        state[key] = operation
        operations.append(operation)
    }

    /// A chain of straight lines.
    public mutating func line(_ places: [Place]) {
        operations.append("L \(Self.list(places))")
    }

    /// The outline of an ellipse with these halves of its width and height.
    public mutating func ellipse(_ center: Place, width: Double, height: Double) {
        let numbers = [center.x, center.y, width, height].map { DotNumber.text($0) }
        operations.append("e \(numbers.joined(separator: " "))")
    }

    /// A polygon, filled or only outlined.
    public mutating func polygon(_ places: [Place], isFilled: Bool) {
        operations.append("\(isFilled ? "P" : "p") \(Self.list(places))")
    }

    /// One line of text with its baseline at `place`.
    ///
    /// - Parameter width: how wide the text is taken to be, in points.
    public mutating func text(_ text: String, at place: Place, _ alignment: Alignment, width: Double) {
        let position = "\(DotNumber.text(place.x)) \(DotNumber.text(place.y - Self.textLift * fontSize))"
        operations.append(
            "T \(position) \(alignment.rawValue) \(DotNumber.text(width)) \(Self.counted(DotEscape.xdot(text)))"
        )
    }

    /// The whole picture as one string of xdot.
    public var text: String { operations.joined(separator: " ") }

    /// The picture as a DOT string: one operation a line, joined with `+`.
    var quoted: String {
        guard !operations.isEmpty else { return "\"\"" }
        return operations.map { DotEscape.quoted($0 + " ") }.joined(separator: "\n    + ")
    }

    private static func counted(_ string: String) -> String { "\(string.utf8.count) -\(string)" }

    private static func list(_ places: [Place]) -> String {
        places.reduce("\(places.count)") { "\($0) \(DotNumber.text($1.x)) \(DotNumber.text($1.y))" }
    }
}
