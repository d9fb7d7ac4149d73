import EngawaGraph

/// Closes a cycle: finds the nodes that are neighbours of two nodes of the row at once.
///
/// The neighbours of the one are marked, as long as rows with that node follow each other, and those of the other are
/// looked up among the marks.
final class IntersectStep: PlanStep, @unchecked Sendable {
    let from, anchor, to: Int
    let relationship, anchorRelationship: Int
    let following, anchorFollowing: Following
    /// Relationships of the same pattern, of which none may come again; for each of the two.
    let others, anchorOthers: [Int]
    /// Whether the two could be the same relationship.
    let mayMeet: Bool
    let labels: [Int]
    private let text: String

    init(
        _ input: PlanStep,
        from: Int,
        anchor: Int,
        to: Int,
        relationship: Int,
        anchorRelationship: Int,
        _ following: Following,
        _ anchorFollowing: Following,
        distinctFrom others: [Int],
        _ anchorOthers: [Int],
        mayMeet: Bool,
        labels: [Int],
        _ text: String
    ) {
        (self.from, self.anchor, self.to) = (from, anchor, to)
        (self.relationship, self.anchorRelationship) = (relationship, anchorRelationship)
        (self.following, self.anchorFollowing) = (following, anchorFollowing)
        (self.others, self.anchorOthers, self.mayMeet) = (others, anchorOthers, mayMeet)
        (self.labels, self.text) = (labels, text)
        super.init(input: input)
    }

    override var name: String { "ExpandIntersect" }
    override var details: String { text }
    override var reads: Set<Int> { Set(others).union(anchorOthers).union([from, anchor]) }
    override var writes: Set<Int> { [to, relationship, anchorRelationship] }
    override var isCountable: Bool { true }
    override var isMultiplying: Bool { true }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { IntersectOperator(self, input, x) }
}

final class IntersectOperator: FlatMapOperator {
    private let step: IntersectStep
    /// For each node, the first of the anchor's relationships to it, as its place in `entries` and one more; 0: none.
    private var heads: [UInt32] = []
    private var entries: [(relationship: RelationshipID, node: NodeID, next: UInt32)] = []
    private var anchor: NodeID?
    private var adjacent: AdjacentSequence?
    private var types = TypeMatch.any
    private var nodes: [NodeID] = []
    private var relationships: [RelationshipID] = []
    private var anchorRelationships: [RelationshipID] = []
    private let keepsRelationships, keepsAnchorRelationships: Bool

    init(_ step: IntersectStep, _ input: Operator, _ x: Execution) {
        self.step = step
        keepsRelationships = step.neededWrites.contains(step.relationship)
        keepsAnchorRelationships = step.neededWrites.contains(step.anchorRelationship)
        super.init(step, input, x)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        guard let node = batch.columns[step.from].node(row), let anchor = batch.columns[step.anchor].node(row),
            let types = step.following.tokens(x), let anchorTypes = step.anchorFollowing.tokens(x)
        else { return false }
        self.types = types
        let graph = x.graph
        try mark(anchor, anchorTypes, graph)
        adjacent = graph.relationships(of: node, step.following.graphDirection, type: types.only)
        return true
    }

    private func mark(_ node: NodeID, _ types: TypeMatch, _ graph: PropertyGraph) throws(CypherError) {
        if anchor == node, !x.isUpdating { return }
        if heads.isEmpty { heads = [UInt32](repeating: 0, count: Int(graph.nextNodeID.rawValue) + 1) }
        for entry in entries { heads[Int(entry.node.rawValue)] = 0 }
        entries.removeAll(keepingCapacity: true)
        anchor = node
        let labels = step.labels.compactMap { x.label($0) }
        guard labels.count == step.labels.count else { return }
        for tie in graph.relationships(of: node, step.anchorFollowing.graphDirection, type: types.only) {
            if !types.accepts(tie.type) || !labels.allSatisfy({ graph.hasLabel(tie.other, $0) }) { continue }
            entries.append((tie.relationship, tie.other, heads[Int(tie.other.rawValue)]))
            heads[Int(tie.other.rawValue)] = UInt32(truncatingIfNeeded: entries.count)
        }
        try x.tick(entries.count)
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) throws(CypherError) -> Bool {
        guard var adjacent else { return false }
        self.adjacent = nil
        var steps = 0
        while sources.count < limit, steps < 1 << 14 {
            guard let tie = adjacent.next() else {
                try x.tick(steps)
                return false
            }
            steps += 1
            var place = heads[Int(tie.other.rawValue)]
            if place == 0 || !types.accepts(tie.type) { continue }
            if !step.others.isEmpty, isUsed(tie.relationship, step.others, row, batch) { continue }
            while place != 0 {
                let entry = entries[Int(place) - 1]
                place = entry.next
                if step.mayMeet, entry.relationship == tie.relationship { continue }
                if !step.anchorOthers.isEmpty, isUsed(entry.relationship, step.anchorOthers, row, batch) { continue }
                nodes.append(tie.other)
                if keepsRelationships { relationships.append(tie.relationship) }
                if keepsAnchorRelationships { anchorRelationships.append(entry.relationship) }
                sources.append(Int32(truncatingIfNeeded: row))
            }
        }
        try x.tick(steps)
        self.adjacent = adjacent
        return true
    }

    /// Counts without making rows.
    override func count() throws(CypherError) -> Int {
        var count = 0
        while let batch = try input.next() {
            for row in 0..<batch.count {
                guard try begin(row, batch), var adjacent else { continue }
                self.adjacent = nil
                var steps = 0
                try heads.withUnsafeBufferPointer { heads throws(CypherError) in
                    while let tie = adjacent.next() {
                        steps += 1
                        var place = heads[Int(tie.other.rawValue)]
                        if place == 0 || !types.accepts(tie.type) { continue }
                        if !step.others.isEmpty, isUsed(tie.relationship, step.others, row, batch) { continue }
                        while place != 0 {
                            let entry = entries[Int(place) - 1]
                            place = entry.next
                            if step.mayMeet, entry.relationship == tie.relationship { continue }
                            if !step.anchorOthers.isEmpty, isUsed(entry.relationship, step.anchorOthers, row, batch) {
                                continue
                            }
                            count += 1
                        }
                    }
                }
                try x.tick(steps)
            }
        }
        return count
    }

    override func deliver(_ result: Batch) {
        result.columns[step.to] = .nodes(nodes)
        nodes = []
        if keepsRelationships {
            result.columns[step.relationship] = .relationships(relationships)
            relationships = []
        }
        if keepsAnchorRelationships {
            result.columns[step.anchorRelationship] = .relationships(anchorRelationships)
            anchorRelationships = []
        }
    }

    override func rewind() {
        nodes = []
        relationships = []
        anchorRelationships = []
        adjacent = nil
        super.rewind()
    }
}
