extension PropertyGraph {
    /// Does again what a change did. The graph stays as it was when the change does not fit it. Costs what the
    /// operation costs, and finding its names.
    public mutating func apply(_ change: GraphChange) throws(GraphError) {
        switch change {
        case .createNode(let id, let labels):
            guard id.rawValue <= PropertyGraph.maximumID else { throw .tooManyEntities }
            guard id >= nextNodeID else { throw .nodeIDUsed(id) }
            var tokens: [LabelToken] = []
            for label in labels { tokens.append(internLabel(label)) }
            try createNode(id: id, labels: tokens)
        case .deleteNode(let id):
            try deleteNode(id)
        case .addLabel(let id, let label):
            guard contains(id) else { throw .noSuchNode(id) }
            try addLabel(internLabel(label), to: id)
        case .removeLabel(let id, let name):
            guard contains(id) else { throw .noSuchNode(id) }
            if let label = label(name) { try removeLabel(label, from: id) }
        case .setNodeProperty(let id, let key, let value):
            guard contains(id) else { throw .noSuchNode(id) }
            try set(value, for: internKey(key), of: id)
        case .createRelationship(let id, let type, let start, let end):
            guard contains(start) else { throw .noSuchNode(start) }
            guard contains(end) else { throw .noSuchNode(end) }
            try createRelationship(id: id, internType(type), from: start, to: end)
        case .deleteRelationship(let id):
            try deleteRelationship(id)
        case .setRelationshipProperty(let id, let key, let value):
            guard contains(id) else { throw .noSuchRelationship(id) }
            try set(value, for: internKey(key), of: id)
        case .setAttribute(let name, let value):
            setAttribute(name, value)
        case .createIndex(let label, let key):
            createIndex(label: internLabel(label), key: internKey(key))
        case .createUniqueIndex(let label, let key):
            try createIndex(label: internLabel(label), key: internKey(key), isUnique: true)
        case .dropIndex(let labelName, let keyName):
            if let label = label(labelName), let key = key(keyName) { dropIndex(label: label, key: key) }
        }
    }

    /// Does again what an item did. After an error a part of a batch may be there.
    package mutating func apply(_ item: ChangeSet.Item) throws(GraphError) {
        switch item {
        case .change(let change): try apply(change)
        case .creation(let batch): try unique.create(batch)
        }
    }

    /// Does again what all the changes did, or nothing when one of them does not fit.
    public mutating func apply(_ changes: ChangeSet) throws(GraphError) {
        let before = self
        do {
            for item in changes.items { try apply(item) }
        } catch {
            self = before
            throw error
        }
    }
}
