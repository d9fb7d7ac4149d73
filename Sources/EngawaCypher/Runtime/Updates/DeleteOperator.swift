import EngawaGraph

final class DeleteStep: PlanStep, @unchecked Sendable {
    let targets: [Evaluator]
    let isDetaching: Bool
    private let used: Set<Int>

    init(_ input: PlanStep, _ targets: [Evaluator], isDetaching: Bool, _ used: Set<Int>) {
        (self.targets, self.isDetaching, self.used) = (targets, isDetaching, used)
        super.init(input: input)
    }

    override var name: String { isDetaching ? "DetachDelete" : "Delete" }
    override var reads: Set<Int> { used }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { DeleteOperator(self, input, x) }
}

final class DeleteOperator: UpdateOperator {
    private let step: DeleteStep

    init(_ step: DeleteStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func apply(_ batches: [Batch]) throws(CypherError) -> [Batch] {
        var nodes: Set<NodeID> = []
        var relationships: Set<RelationshipID> = []
        for batch in batches {
            for target in step.targets {
                for row in 0..<batch.count {
                    try collect(try target.value(row, batch, x), &nodes, &relationships)
                }
            }
        }
        for id in relationships.sorted() { try delete(id) }
        for id in nodes.sorted() where x.graph.contains(id) {
            if step.isDetaching {
                for tie in Array(x.graph.relationships(of: id, .both)) { try delete(tie.relationship) }
            }
            try x.tick(8)
            x.journal.nodes.insert(id)
            x.journal.hasDeletions = true
            try x.change { draft throws(GraphError) in try draft.deleteNode(id) }
        }
        return batches
    }

    private func delete(_ id: RelationshipID) throws(CypherError) {
        guard x.graph.contains(id) else { return }
        try x.tick(8)
        x.journal.relationships.insert(id)
        x.journal.deletedTypes[id] = x.type(of: id)
        try x.change { draft throws(GraphError) in try draft.deleteRelationship(id) }
    }

    private func collect(
        _ value: CypherValue,
        _ nodes: inout Set<NodeID>,
        _ relationships: inout Set<RelationshipID>
    ) throws(CypherError) {
        switch value {
        case .null: break
        case .node(let id): nodes.insert(id)
        case .relationship(let id): relationships.insert(id)
        case .path(let path):
            nodes.formUnion(path.nodes)
            relationships.formUnion(path.relationships)
        case .list(let values): for value in values { try collect(value, &nodes, &relationships) }
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "DELETE で消せるのは、ノード・関係・パスだけです",
                en: "DELETE takes nodes, relationships and paths only"
            )
        }
    }
}
