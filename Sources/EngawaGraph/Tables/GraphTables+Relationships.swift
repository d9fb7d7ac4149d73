extension GraphTables {
    mutating func createRelationship(
        _ type: TypeToken,
        from start: NodeID,
        to end: NodeID
    ) throws(GraphError) -> RelationshipID {
        precondition(relationshipTable.next < .max, "all relationship ids have been given")
        let id = RelationshipID(rawValue: relationshipTable.next)
        try addRelationship(id, type, start, end)
        return id
    }

    mutating func createRelationship(
        id: RelationshipID,
        _ type: TypeToken,
        from start: NodeID,
        to end: NodeID
    ) throws(GraphError) {
        guard id.rawValue <= GraphTables.maximumID else { throw .tooManyEntities }
        guard id.rawValue >= relationshipTable.next else { throw .relationshipIDUsed(id) }
        try addRelationship(id, type, start, end)
    }

    private mutating func addRelationship(
        _ id: RelationshipID,
        _ type: TypeToken,
        _ start: NodeID,
        _ end: NodeID
    ) throws(GraphError) {
        guard contains(start) else { throw .noSuchNode(start) }
        guard contains(end) else { throw .noSuchNode(end) }
        precondition(type.index < typeNames.count, "the type is not of this graph")
        relationshipTable.next = id.rawValue + 1
        relationshipTable.live.insert(id.rawValue)
        relationshipTable.records[id.index] = RelationshipTable.Record(type: type, start: start, end: end)
        relationshipTable.counts[type.index] += 1
        tally(relationship: type, start, end, 1)
        outgoing.insert(Adjacent(type: type, relationship: id, other: end), of: start)
        incoming.insert(Adjacent(type: type, relationship: id, other: start), of: end)
        if start == end {
            relationshipTable.loops.insert(
                Loop(node: start, type: type, relationship: id),
                copiedBytes: &relationshipTable.copiedInLoops
            )
        }
    }

    mutating func deleteRelationship(_ id: RelationshipID) throws(GraphError) {
        guard contains(id) else { throw .noSuchRelationship(id) }
        let record = relationshipTable.records[id.index]
        relationshipProperties.removeAll(of: id.index)
        outgoing.remove(Adjacent(type: record.type, relationship: id, other: record.end), of: record.start)
        incoming.remove(Adjacent(type: record.type, relationship: id, other: record.start), of: record.end)
        if record.start == record.end {
            relationshipTable.loops.remove(
                Loop(node: record.start, type: record.type, relationship: id),
                copiedBytes: &relationshipTable.copiedInLoops
            )
        }
        relationshipTable.counts[record.type.index] -= 1
        tally(relationship: record.type, record.start, record.end, -1)
        relationshipTable.live.remove(id.rawValue)
    }

    @inline(__always)
    func contains(_ id: RelationshipID) -> Bool { relationshipTable.live.contains(id.rawValue) }

    func type(of id: RelationshipID) -> TypeToken { record(of: id).type }

    func start(of id: RelationshipID) -> NodeID { record(of: id).start }

    func end(of id: RelationshipID) -> NodeID { record(of: id).end }

    func relationship(_ id: RelationshipID) -> (type: TypeToken, start: NodeID, end: NodeID)? {
        guard contains(id) else { return nil }
        let record = relationshipTable.records[id.index]
        return (record.type, record.start, record.end)
    }

    private func record(of id: RelationshipID) -> RelationshipTable.Record {
        precondition(contains(id), "the relationship does not exist")
        return relationshipTable.records[id.index]
    }

    var relationships: IDSequence<RelationshipID> { IDSequence(relationshipTable.live) }
}
