/// A graph in the making: changes go to a value of its own and are written down.
///
/// Dropping the draft is the rollback; `graph` and `changes` together are what a commit takes. Labels, types and
/// keys go by name here. An operation that changes nothing is not written down.
public struct GraphDraft: Sendable {
    /// The graph with all changes so far.
    public private(set) var graph: PropertyGraph
    /// What changed since the draft was begun.
    public private(set) var changes = ChangeSet()

    /// A draft that begins with a graph, which itself will not change. O(1).
    public init(_ graph: PropertyGraph) {
        self.graph = graph
    }

    /// Creates a node and gives its id. Labels may repeat.
    @discardableResult
    public mutating func createNode(labels: [String] = []) -> NodeID {
        var tokens: [LabelToken] = []
        var names: [String] = []
        for label in labels {
            let token = graph.internLabel(label)
            if tokens.contains(token) { continue }
            tokens.append(token)
            names.append(label)
        }
        let id = graph.createNode(labels: tokens)
        changes.append(.createNode(id, labels: names))
        return id
    }

    /// Creates a node with properties and gives its id. Labels may repeat; properties that are `.null` are left out, and
    /// of two with the same key the later one stays.
    /// - Throws: `GraphError.notUnique`.
    @discardableResult
    public mutating func createNode(
        labels: [String] = [],
        properties: [(String, Value)]
    ) throws(GraphError) -> NodeID {
        let properties = properties.enumerated().filter { place, property in
            !properties[(place + 1)...].contains { $0.0.hasSameBytes(as: property.0) }
        }.map(\.element)
        // Looked at first, so that a refusal leaves no node behind.
        try graph.checkUnique(labels, properties)
        let id = createNode(labels: labels)
        for (key, value) in properties { try put(value, key, id) }
        return id
    }

    /// Creates a relationship between two nodes and gives its id. Properties as for a node.
    @discardableResult
    public mutating func createRelationship(
        _ type: String,
        from start: NodeID,
        to end: NodeID,
        properties: [(String, Value)] = []
    ) throws(GraphError) -> RelationshipID {
        guard graph.contains(start) else { throw .noSuchNode(start) }
        guard graph.contains(end) else { throw .noSuchNode(end) }
        let id = try graph.createRelationship(graph.internType(type), from: start, to: end)
        changes.append(.createRelationship(id, type: type, from: start, to: end))
        for (key, value) in properties { put(value, key, id) }
        return id
    }

    /// A moment of a draft that it can be taken back to.
    package struct Savepoint: Sendable {
        fileprivate let graph: PropertyGraph
        fileprivate let items: Int
    }

    /// The present moment. O(1); as long as it is kept, changes copy what they touch.
    package var savepoint: Savepoint { Savepoint(graph: graph, items: changes.items.count) }

    /// Takes back what changed since a moment of this draft. Ids that were given since are not given again.
    package mutating func rollBack(to savepoint: Savepoint) {
        let (node, relationship) = (graph.nextNodeID, graph.nextRelationshipID)
        graph = savepoint.graph
        graph.skipIDs(toNode: node, relationship: relationship)
        changes.truncate(to: savepoint.items)
    }

    /// Lets the next node, or relationship, have an id of this number at least.
    mutating func skipIDs(
        toNode node: NodeID = NodeID(rawValue: 0),
        toRelationship relationship: RelationshipID = RelationshipID(rawValue: 0)
    ) {
        graph.skipIDs(toNode: node, relationship: relationship)
    }

    mutating func adopt(_ batch: CreationBatch) throws(GraphError) {
        try graph.create(batch)
        changes.append(batch)
    }

    /// Sets a property of a node; `.null` removes it. False when it already had this value.
    @discardableResult
    public mutating func set(_ value: Value, for key: String, of id: NodeID) throws(GraphError) -> Bool {
        guard graph.contains(id) else { throw .noSuchNode(id) }
        return try put(value, key, id)
    }

    /// Sets a property of a relationship; `.null` removes it. False when it already had this value.
    @discardableResult
    public mutating func set(_ value: Value, for key: String, of id: RelationshipID) throws(GraphError) -> Bool {
        guard graph.contains(id) else { throw .noSuchRelationship(id) }
        return put(value, key, id)
    }

    /// Gives a node a label; false when it had it.
    /// - Throws: `GraphError`, of which `notUnique` where another node with the label has an equal value.
    @discardableResult
    public mutating func addLabel(_ label: String, to id: NodeID) throws(GraphError) -> Bool {
        guard graph.contains(id) else { throw .noSuchNode(id) }
        guard try graph.addLabel(graph.internLabel(label), to: id) else { return false }
        changes.append(.addLabel(id, label))
        return true
    }

    /// Takes a label from a node; false when it did not have it.
    @discardableResult
    public mutating func removeLabel(_ label: String, from id: NodeID) throws(GraphError) -> Bool {
        guard graph.contains(id) else { throw .noSuchNode(id) }
        guard let token = graph.label(label), try graph.removeLabel(token, from: id) else { return false }
        changes.append(.removeLabel(id, label))
        return true
    }

    /// Deletes a node that has no relationships.
    public mutating func deleteNode(_ id: NodeID) throws(GraphError) {
        try graph.deleteNode(id)
        changes.append(.deleteNode(id))
    }

    /// Deletes a node with its relationships and gives those, in ascending order.
    @discardableResult
    public mutating func detachDeleteNode(_ id: NodeID) throws(GraphError) -> [RelationshipID] {
        let relationships = try graph.detachDeleteNode(id)
        for relationship in relationships { changes.append(.deleteRelationship(relationship)) }
        changes.append(.deleteNode(id))
        return relationships
    }

    /// Deletes a relationship.
    public mutating func deleteRelationship(_ id: RelationshipID) throws(GraphError) {
        try graph.deleteRelationship(id)
        changes.append(.deleteRelationship(id))
    }

    /// Sets an attribute of the graph itself; `.null` removes it. False when it already had this value.
    @discardableResult
    public mutating func setAttribute(_ name: String, _ value: Value) -> Bool {
        guard graph.attribute(name) != value else { return false }
        graph.setAttribute(name, value)
        changes.append(.setAttribute(name, value))
        return true
    }

    /// Creates an index; false when it was there.
    @discardableResult
    public mutating func createIndex(label: String, key: String) -> Bool {
        let (labelToken, keyToken) = (graph.internLabel(label), graph.internKey(key))
        guard graph.createIndex(label: labelToken, key: keyToken) else { return false }
        changes.append(.createIndex(label: label, key: key))
        return true
    }

    /// Creates an index, or makes one unique that was not; false when it was there as asked for.
    /// - Throws: `GraphError.notUnique` where nodes have equal values.
    @discardableResult
    public mutating func createIndex(label: String, key: String, isUnique: Bool) throws(GraphError) -> Bool {
        guard isUnique else { return createIndex(label: label, key: key) }
        let (labelToken, keyToken) = (graph.internLabel(label), graph.internKey(key))
        guard try graph.createIndex(label: labelToken, key: keyToken, isUnique: true) else { return false }
        changes.append(.createUniqueIndex(label: label, key: key))
        return true
    }

    /// Drops an index, unique or not; false when there was none.
    @discardableResult
    public mutating func dropIndex(label: String, key: String) -> Bool {
        guard let labelToken = graph.label(label), let keyToken = graph.key(key),
            graph.dropIndex(label: labelToken, key: keyToken)
        else { return false }
        changes.append(.dropIndex(label: label, key: key))
        return true
    }
}

extension GraphDraft {
    /// Sets a property of a node that exists.
    @discardableResult
    private mutating func put(_ value: Value, _ key: String, _ id: NodeID) throws(GraphError) -> Bool {
        if let token = graph.key(key) {
            if graph.has(value, for: token, of: id) { return false }
        } else if value.isNull {
            return false
        }
        try graph.set(value, for: graph.internKey(key), of: id)
        changes.append(.setNodeProperty(id, key: key, value))
        return true
    }

    /// Sets a property of a relationship that exists.
    @discardableResult
    private mutating func put(_ value: Value, _ key: String, _ id: RelationshipID) -> Bool {
        if let token = graph.key(key) {
            if graph.has(value, for: token, of: id) { return false }
        } else if value.isNull {
            return false
        }
        guard (try? graph.set(value, for: graph.internKey(key), of: id)) != nil else { return false }
        changes.append(.setRelationshipProperty(id, key: key, value))
        return true
    }
}
