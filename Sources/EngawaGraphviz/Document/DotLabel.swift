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

    /// A label from its lines.
    public init(lines: [[Run]]) {
        self.lines = lines
    }

    /// The label as it stands in the file, with its angle brackets.
    var text: String {
        "<" + lines.map { $0.map(Self.html).joined() }.joined(separator: "<br/>") + ">"
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
