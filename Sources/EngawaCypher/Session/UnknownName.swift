import EngawaGraph
import EngawaText

/// A name by which a statement looks for something, and which nothing in the graph has: the answer is empty by
/// definition, and often the name is misspelt.
public struct UnknownName: Sendable, Hashable {
    /// What it would be the name of.
    public enum Kind: Sendable, Hashable {
        /// A label of nodes.
        case label
        /// A type of relationships.
        case relationshipType
        /// A key of properties.
        case propertyKey
    }

    /// What it would be the name of.
    public let kind: Kind
    /// The name as it stands in the statement.
    public let name: String
    /// The nearest name of the kind that something in the graph has; nil where none is near.
    public let suggestion: String?
    /// Where it stands first.
    public let span: Span
}

extension CypherEngine {
    /// The labels, relationship types and property keys by which a statement looks for something and which nothing in the
    /// graph has, in the order of the text. Of a statement that changes the graph, give the graph after it: names that it
    /// has brought into the graph are then known. O(length of the text).
    /// - Throws: where the text is no statement, or the time of the options does not do for reading it.
    public func unknownNames(
        in text: String,
        of graph: PropertyGraph,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> [UnknownName] {
        guard case .query(let query) = try CypherParser.parse(text, StatementWatch(options)).kind else { return [] }
        let names = NamesInUse(query)
        // What a statement has just taken away was there.
        let mayBeGone = query.isUpdating
        let labels = graph.labels.map { (graph.name(of: $0), graph.nodeCount(label: $0)) }
        let types = graph.types.map { (graph.name(of: $0), graph.relationshipCount(type: $0)) }
        let keys = graph.keys.map {
            (graph.name(of: $0), graph.nodeCount(key: $0) + graph.relationshipCount(key: $0))
        }
        let unknown =
            UnknownName.among(names.labels, .label, labels, mayBeGone)
            + UnknownName.among(names.types, .relationshipType, types, mayBeGone)
            + UnknownName.among(names.keys, .propertyKey, keys, mayBeGone)
        return unknown.sorted { $0.span.start < $1.span.start }
    }
}

extension UnknownName {
    /// Those of these names that the graph does not know, each once, where it stands first.
    fileprivate static func among(
        _ names: [Name],
        _ kind: Kind,
        _ known: [(name: String, count: Int)],
        _ mayBeGone: Bool
    ) -> [UnknownName] {
        var met = Set(known.lazy.filter { mayBeGone || $0.count > 0 }.map { ExactText($0.name) })
        return names.sorted { $0.span.start < $1.span.start }.compactMap { name in
            guard met.insert(ExactText(name.text)).inserted else { return nil }
            let near = NearestName.suggestion(for: name.text, among: known.lazy.filter { $0.count > 0 }.map(\.name))
            return UnknownName(kind: kind, name: name.text, suggestion: near, span: name.span)
        }
    }
}
