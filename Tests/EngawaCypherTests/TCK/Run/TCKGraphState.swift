import EngawaCypher
import EngawaGraph

/// All that a graph holds, so that what a query did can be told from the graph itself.
struct TCKGraphState: Equatable {
    /// A property of a node or a relationship.
    struct Property: Hashable {
        let isOfNode: Bool
        let owner: UInt32
        let key: [UInt8]
        /// By storage equality: an integer is another value than a float.
        let value: Value
    }

    /// Nodes with their labels.
    private let nodes: [NodeID: Set<[UInt8]>]
    /// Relationships with their types and ends.
    private let relationships: [RelationshipID: [[UInt8]]]
    private let properties: Set<Property>
    private let indexes: Set<[[UInt8]]>

    init(_ graph: PropertyGraph) {
        var nodes: [NodeID: Set<[UInt8]>] = [:]
        var relationships: [RelationshipID: [[UInt8]]] = [:]
        var properties: Set<Property> = []
        for id in graph.nodes {
            nodes[id] = Set(graph.labels(of: id).map { Array(graph.name(of: $0).utf8) })
            for (key, value) in graph.properties(of: id) {
                let key = Array(graph.name(of: key).utf8)
                properties.insert(Property(isOfNode: true, owner: id.rawValue, key: key, value: value))
            }
        }
        for id in graph.relationships {
            let (type, start, end) = (graph.type(of: id), graph.start(of: id), graph.end(of: id))
            relationships[id] = [
                Array(graph.name(of: type).utf8), Array(start.description.utf8), Array(end.description.utf8),
            ]
            for (key, value) in graph.properties(of: id) {
                let key = Array(graph.name(of: key).utf8)
                properties.insert(Property(isOfNode: false, owner: id.rawValue, key: key, value: value))
            }
        }
        self.nodes = nodes
        self.relationships = relationships
        self.properties = properties
        indexes = Set(
            graph.indexes.map { [Array(graph.name(of: $0.label).utf8), Array(graph.name(of: $0.key).utf8)] }
        )
    }

    private var labels: Set<[UInt8]> { nodes.values.reduce(into: []) { $0.formUnion($1) } }

    /// What came and went until a later state, by the names of the TCK; all eight of them.
    func sideEffects(until later: TCKGraphState) -> [String: Int] {
        func lost<Element>(_ old: Set<Element>, _ new: Set<Element>) -> Int { old.subtracting(new).count }
        let (oldNodes, newNodes) = (Set(nodes.keys), Set(later.nodes.keys))
        let (oldTies, newTies) = (Set(relationships.keys), Set(later.relationships.keys))
        let (oldLabels, newLabels) = (labels, later.labels)
        return [
            "+nodes": lost(newNodes, oldNodes), "-nodes": lost(oldNodes, newNodes),
            "+relationships": lost(newTies, oldTies), "-relationships": lost(oldTies, newTies),
            "+labels": lost(newLabels, oldLabels), "-labels": lost(oldLabels, newLabels),
            "+properties": lost(later.properties, properties), "-properties": lost(properties, later.properties),
        ]
    }
}

extension CypherStatistics {
    /// The counts by the names of the TCK; all eight of them.
    var sideEffects: [String: Int] {
        [
            "+nodes": nodesCreated, "-nodes": nodesDeleted,
            "+relationships": relationshipsCreated, "-relationships": relationshipsDeleted,
            "+labels": labelsAdded, "-labels": labelsRemoved,
            "+properties": propertiesSet, "-properties": propertiesRemoved,
        ]
    }
}
