/// A label of several lines, each of texts in different sizes: an HTML-like label in the file.
public struct DotLabel: Sendable, Hashable {
    /// A piece of a line in one style.
    public struct Run: Sendable, Hashable {
        /// The text.
        public var text: String
        /// The size in points; nil for that of the node.
        public var size: Double?
        /// Whether it is bold.
        public var isBold: Bool
        /// The colour as `#rrggbb`; nil for that of the node.
        public var color: String?

        /// A run from its parts.
        public init(_ text: String, size: Double? = nil, isBold: Bool = false, color: String? = nil) {
            self.text = text
            self.size = size
            self.isBold = isBold
            self.color = color
        }
    }

    /// The lines from above.
    public var lines: [[Run]]
    /// The size, in whole points, of an empty line above the others; nil for none.
    ///
    /// Graphviz centres a label too high for letters without descenders, such as kanji, and spaces its lines by a rounded
    /// height. An empty line of a few points above makes it space them by the font's size exactly, and pushes them to the
    /// middle: see `balancingLead(font:)`.
    public var lead: Int?

    /// A label from its lines.
    public init(lines: [[Run]], lead: Int? = nil) {
        self.lines = lines
        self.lead = lead
    }

    /// The lead that centres lines of `font` points in a node that is 0.46 ems higher than they are, or the most that such
    /// a node holds; measured with Graphviz 2.43.
    public static func balancingLead(font: Double) -> Int {
        max(1, min(Int((2 + 0.16 * font).rounded()), Int((0.46 * font - 0.5).rounded(.down))))
    }

    /// The label as it stands in the file, with its angle brackets.
    var text: String {
        let space = lead.map { "<font point-size=\"\($0)\"><br/></font>" } ?? ""
        return "<" + space + lines.map { $0.map(Self.html).joined() }.joined(separator: "<br/>") + ">"
    }

    private static func html(_ run: Run) -> String {
        let color = run.color ?? "black"
        var inner = DotEscape.html(run.text) { "<font color=\"\(color)\">\($0)</font>" }
        if run.isBold { inner = "<b>\(inner)</b>" }
        var attributes = ""
        if let size = run.size { attributes += " point-size=\"\(DotNumber.text(size))\"" }
        if let color = run.color { attributes += " color=\"\(color)\"" }
        return attributes.isEmpty ? inner : "<font\(attributes)>\(inner)</font>"
    }
}
