extension GraphDraft {
    /// An empty batch whose entities get the next ids of this draft. Until it is given to `create`, nothing else may be
    /// created here.
    public func beginBatch() -> CreationBatch {
        CreationBatch(firstNode: graph.nextNodeID, firstRelationship: graph.nextRelationshipID)
    }

    /// Creates what a batch holds, all or nothing. O(entities + values), and what the indexes cost.
    public mutating func create(_ batch: CreationBatch) throws(GraphError) {
        try adopt(batch)
    }
}

extension PropertyGraph {
    /// Creates what a batch holds, all or nothing.
    package mutating func create(_ batch: CreationBatch) throws(GraphError) {
        let before = self
        do throws(GraphError) {
            try unique.create(batch)
        } catch {
            self = before
            throw error
        }
    }
}
