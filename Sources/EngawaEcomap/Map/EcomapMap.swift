import EngawaGraph
import EngawaText

/// The graph of a map, read as what it is about: axes, ibasho, supporters, ties.
///
/// A value over a snapshot: it never changes, and any number of threads may read it.
public struct EcomapMap: Sendable {
    /// The graph underneath.
    public let graph: PropertyGraph
    let tokens: Tokens

    /// Reads `graph`. O(number of names in its schema).
    public init(_ graph: PropertyGraph) {
        self.graph = graph
        tokens = Tokens(graph)
    }

    /// The language of drawings of this map: what `init` was told, Japanese by default.
    public var language: Language {
        graph.attribute(Schema.Attribute.language).stringValue.flatMap(Language.init(rawValue:)) ?? .ja
    }

    /// The axes of this map. O(fields + bands).
    public var axes: Axes {
        Axes(
            fields: ordered(tokens.field).map(entry),
            bands: ordered(tokens.band).map { node in
                let levels = value(tokens.levels, of: node).stringList ?? []
                return Axes.Band(entry: entry(node), levels: levels.compactMap(PlaceLevel.init(rawValue:)))
            }
        )
    }

    /// The ibasho (居場所) of this map, in the order in which they came in.
    public var ibasho: [NodeID] {
        tokens.ibasho.map { Array(graph.nodes(label: $0)) } ?? []
    }

    /// How many ibasho there are. O(1).
    var ibashoCount: Int { tokens.ibasho.map { graph.nodeCount(label: $0) } ?? 0 }

    /// The first ibasho, at most so many.
    func firstIbasho(_ limit: Int) -> [NodeID] {
        tokens.ibasho.map { Array(graph.nodes(label: $0).prefix(limit)) } ?? []
    }

    /// The name of a node; empty where it has none.
    public func name(of node: NodeID) -> String {
        value(tokens.name, of: node).stringValue ?? ""
    }

    /// The ibasho that is meant: the one of this name or number (番号), or the only one where no name is given.
    ///
    /// O(ibasho of the map). Throws `noIbasho`, `ibashoNotNamed`, `severalIbasho` or `unknownIbasho`, which offer what there is.
    public func ibasho(named name: String?) throws(EcomapError) -> NodeID {
        let all = ibasho
        guard !all.isEmpty else { throw .noIbasho }
        guard let name else {
            guard all.count == 1 else { throw .ibashoNotNamed(names: all.map(self.name(of:))) }
            return all[0]
        }
        let exact = all.filter { self.name(of: $0).utf8.elementsEqual(name.utf8) }
        if exact.count > 1 {
            throw .severalIbasho(name, numbers: exact.compactMap { value(tokens.number, of: $0).stringValue })
        }
        if let only = exact.first { return only }
        if let numbered = all.first(where: {
            value(tokens.number, of: $0).stringValue.map(FoldedText.init) == FoldedText(name)
        }) {
            return numbered
        }
        let folded = FoldedText(name)
        if let near = all.first(where: { FoldedText(self.name(of: $0)) == folded }) { return near }
        throw .unknownIbasho(name, names: all.map(self.name(of:)))
    }

    func value(_ key: KeyToken?, of node: NodeID) -> Value {
        key.map { graph.value($0, of: node) } ?? .null
    }

    func value(_ key: KeyToken?, of tie: RelationshipID) -> Value {
        key.map { graph.value($0, of: tie) } ?? .null
    }

    private func entry(_ node: NodeID) -> AxisEntry {
        AxisEntry(name: name(of: node), english: value(tokens.english, of: node).stringValue)
    }

    private func ordered(_ label: LabelToken?) -> [NodeID] {
        guard let label else { return [] }
        return graph.nodes(label: label)
            .map { (order: value(tokens.order, of: $0).integerValue ?? .max, node: $0) }
            .sorted { ($0.order, $0.node) < ($1.order, $1.node) }
            .map(\.node)
    }
}

/// Why an ecomap could not be made.
public enum EcomapError: Error, Hashable, Sendable {
    /// The map has no ibasho yet.
    case noIbasho
    /// The map has several ibasho and none was named.
    case ibashoNotNamed(names: [String])
    /// Several ibasho have this name; `numbers` are theirs, as far as they have any.
    case severalIbasho(String, numbers: [String])
    /// No ibasho has this name; `names` are those there are.
    case unknownIbasho(String, names: [String])
}
