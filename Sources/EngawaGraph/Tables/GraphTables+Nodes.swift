extension GraphTables {
    mutating func createNode(labels: [LabelToken] = []) -> NodeID {
        precondition(nodeTable.next < .max, "all node ids have been given")
        let id = NodeID(rawValue: nodeTable.next)
        addNode(id, labels)
        return id
    }

    mutating func createNode(id: NodeID, labels: [LabelToken] = []) throws(GraphError) {
        guard id.rawValue <= GraphTables.maximumID else { throw .tooManyEntities }
        guard id.rawValue >= nodeTable.next else { throw .nodeIDUsed(id) }
        addNode(id, labels)
    }

    private mutating func addNode(_ id: NodeID, _ labels: [LabelToken]) {
        nodeTable.next = id.rawValue + 1
        nodeTable.live.insert(id.rawValue)
        let sorted = GraphTables.distinct(labels)
        let set = labelSets.intern(sorted)
        statistics.add(1, labelSet: set)
        if labels.isEmpty { return }
        nodeTable.labelSets[id.index] = set
        for label in sorted {
            precondition(label.index < labelNames.count, "the label is not of this graph")
            nodeTable.byLabel[label.index].insert(id.rawValue)
        }
    }

    static func distinct(_ labels: [LabelToken]) -> [LabelToken] {
        if labels.count < 2 { return labels }
        var sorted: [LabelToken] = []
        for label in labels.sorted() where sorted.last != label { sorted.append(label) }
        return sorted
    }

    mutating func deleteNode(_ id: NodeID) throws(GraphError) {
        guard contains(id) else { throw .noSuchNode(id) }
        let count = degree(of: id, .both)
        guard count == 0 else { throw .nodeHasRelationships(id, count: count) }
        for label in labels(of: id) {
            unindex(id, label)
            nodeTable.byLabel[label.index].remove(id.rawValue)
        }
        statistics.add(-1, labelSet: nodeTable.labelSets[id.index])
        nodeTable.labelSets[id.index] = 0
        nodeProperties.removeAll(of: id.index)
        nodeTable.live.remove(id.rawValue)
    }

    @discardableResult
    mutating func detachDeleteNode(_ id: NodeID) throws(GraphError) -> [RelationshipID] {
        guard contains(id) else { throw .noSuchNode(id) }
        let relationships = relationships(of: id, .both).map(\.relationship).sorted()
        for relationship in relationships { try deleteRelationship(relationship) }
        try deleteNode(id)
        return relationships
    }

    @inline(__always)
    func contains(_ id: NodeID) -> Bool { nodeTable.live.contains(id.rawValue) }

    func labels(of id: NodeID) -> [LabelToken] { labelSets[nodeTable.labelSets[id.index]] }

    func hasLabel(_ id: NodeID, _ label: LabelToken) -> Bool {
        nodeTable.byLabel.pointer(to: label.index)?.pointee.contains(id.rawValue) ?? false
    }

    @discardableResult
    mutating func addLabel(_ label: LabelToken, to id: NodeID) throws(GraphError) -> Bool {
        guard contains(id) else { throw .noSuchNode(id) }
        precondition(label.index < labelNames.count, "the label is not of this graph")
        guard !hasLabel(id, label) else { return false }
        try check(label, for: id)
        nodeTable.byLabel[label.index].insert(id.rawValue)
        setLabels(GraphTables.distinct(labels(of: id) + [label]), of: id)
        tallyRelationships(of: id, label, 1)
        index(id, label)
        return true
    }

    @discardableResult
    mutating func removeLabel(_ label: LabelToken, from id: NodeID) throws(GraphError) -> Bool {
        guard contains(id) else { throw .noSuchNode(id) }
        guard hasLabel(id, label) else { return false }
        unindex(id, label)
        nodeTable.byLabel[label.index].remove(id.rawValue)
        tallyRelationships(of: id, label, -1)
        setLabels(labels(of: id).filter { $0 != label }, of: id)
        return true
    }

    private mutating func setLabels(_ labels: [LabelToken], of id: NodeID) {
        let set = labelSets.intern(labels)
        statistics.add(-1, labelSet: nodeTable.labelSets[id.index])
        statistics.add(1, labelSet: set)
        nodeTable.labelSets[id.index] = set
    }

    var nodes: IDSequence<NodeID> { IDSequence(nodeTable.live) }

    func nodes(label: LabelToken) -> IDSequence<NodeID> { IDSequence(nodeTable.byLabel[label.index]) }
}
