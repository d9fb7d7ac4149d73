/// A DOT file as a value. Its text is the same whenever the value is: one statement a line, in the order given.
public struct DotDocument: Sendable, Hashable {
    /// The graph's name.
    public var name: String
    /// Attributes of the graph, one line each.
    public var attributes: [DotAttribute]
    /// What holds for every node that does not say otherwise.
    public var nodeDefaults: [DotAttribute]
    /// What holds for every edge that does not say otherwise.
    public var edgeDefaults: [DotAttribute]
    /// The nodes.
    public var nodes: [DotNode]
    /// The edges, from tail to head.
    public var edges: [DotEdge]

    /// An empty directed graph.
    public init(name: String) {
        self.name = name
        attributes = []
        nodeDefaults = []
        edgeDefaults = []
        nodes = []
        edges = []
    }

    /// The size of the type of all nodes that do not say otherwise, in points; nil where Graphviz is left its own.
    public var nodeFontSize: Double? {
        guard case .number(let size)? = nodeDefaults.last(where: { $0.name == "fontsize" })?.value else { return nil }
        return size
    }

    /// The file. O(size).
    public var text: String {
        var result = "digraph \(DotEscape.identifier(name)) {\n"
        for attribute in attributes { result += "  \(attribute.text)\n" }
        if !nodeDefaults.isEmpty { result += "  node \(Self.list(nodeDefaults))\n" }
        if !edgeDefaults.isEmpty { result += "  edge \(Self.list(edgeDefaults))\n" }
        for node in nodes { result += "  \(DotEscape.identifier(node.name)) \(Self.list(node.attributes))\n" }
        for edge in edges {
            result +=
                "  \(DotEscape.identifier(edge.tail)) -> \(DotEscape.identifier(edge.head)) \(Self.list(edge.attributes))\n"
        }
        return result + "}\n"
    }

    private static func list(_ attributes: [DotAttribute]) -> String {
        "[" + attributes.map(\.text).joined(separator: ", ") + "]"
    }
}

/// A node: its name and attributes.
public struct DotNode: Sendable, Hashable {
    /// The name, which edges use.
    public var name: String
    /// Its attributes, in the order in which they are written.
    public var attributes: [DotAttribute]

    /// A node from its parts.
    public init(_ name: String, _ attributes: [DotAttribute]) {
        self.name = name
        self.attributes = attributes
    }
}

/// An edge between two named nodes.
public struct DotEdge: Sendable, Hashable {
    /// The name of the node where it begins.
    public var tail: String
    /// The name of the node where it ends.
    public var head: String
    /// Its attributes, in the order in which they are written.
    public var attributes: [DotAttribute]

    /// An edge from its parts.
    public init(from tail: String, to head: String, _ attributes: [DotAttribute]) {
        self.tail = tail
        self.head = head
        self.attributes = attributes
    }
}

/// A name and a value, as in `penwidth=1.2`.
public struct DotAttribute: Sendable, Hashable {
    /// What an attribute can hold.
    public enum Value: Sendable, Hashable {
        /// A number with at most four decimals.
        case number(Double)
        /// A string that Graphviz takes literally; never one that a reader sees.
        case string(String)
        /// A label of styled lines.
        case label(DotLabel)
        /// A picture that lies under the graph.
        case picture(XdotPicture)
    }

    /// The attribute's name.
    public var name: String
    /// Its value.
    public var value: Value

    /// An attribute from its parts.
    public init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }

    /// A literal string.
    public init(_ name: String, _ value: String) {
        self.init(name, .string(value))
    }

    /// A number.
    public init(_ name: String, _ value: Double) {
        self.init(name, .number(value))
    }

    var text: String {
        switch value {
        case .number(let number): "\(name)=\(DotNumber.text(number, decimals: 4))"
        case .string(let string): "\(name)=\(DotEscape.quoted(string))"
        case .label(let label): "\(name)=\(label.text)"
        case .picture(let picture): "\(name)=\(picture.quoted)"
        }
    }
}
