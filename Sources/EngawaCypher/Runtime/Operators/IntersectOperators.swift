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
    private var lists: AdjacencyLists?
    private var listed = 0..<0
    private var listedBatch: Batch?
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
        if listedBatch !== batch, let type = types.only {
            listedBatch = batch
            if lists == nil { lists = x.lists(type, step.following.graphDirection, asking: batch.count) }
        }
        if let lists {
            listed = lists.range(of: node)
            return !listed.isEmpty
        }
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
        var steps = 0
        if let lists {
            while sources.count < limit, let place = listed.first {
                listed = (place + 1)..<listed.upperBound
                steps += 1
                take(lists.neighbours[place], lists.relationships[place], row, batch)
            }
            try x.tick(steps)
            return !listed.isEmpty
        }
        guard var adjacent else { return false }
        self.adjacent = nil
        while sources.count < limit, steps < 1 << 14 {
            guard let tie = adjacent.next() else {
                try x.tick(steps)
                return false
            }
            steps += 1
            if types.accepts(tie.type) { take(tie.other, tie.relationship, row, batch) }
        }
        try x.tick(steps)
        self.adjacent = adjacent
        return true
    }

    private func take(_ node: NodeID, _ relationship: RelationshipID, _ row: Int, _ batch: Batch) {
        var place = heads[Int(node.rawValue)]
        if place == 0 || (!step.others.isEmpty && isUsed(relationship, step.others, row, batch)) { return }
        while place != 0 {
            let entry = entries[Int(place) - 1]
            place = entry.next
            if step.mayMeet, entry.relationship == relationship { continue }
            if !step.anchorOthers.isEmpty, isUsed(entry.relationship, step.anchorOthers, row, batch) { continue }
            nodes.append(node)
            if keepsRelationships { relationships.append(relationship) }
            if keepsAnchorRelationships { anchorRelationships.append(entry.relationship) }
            sources.append(Int32(truncatingIfNeeded: row))
        }
    }

    /// Counts without making rows.
    override func count() throws(CypherError) -> Int {
        var count = 0
        while let batch = try input.next() {
            for row in 0..<batch.count {
                guard try begin(row, batch) else { continue }
                if let lists {
                    count += self.count(lists, row, batch)
                    try x.tick(listed.count)
                    continue
                }
                guard var adjacent else { continue }
                self.adjacent = nil
                var steps = 0
                while let tie = adjacent.next() {
                    steps += 1
                    if heads[Int(tie.other.rawValue)] == 0 || !types.accepts(tie.type) { continue }
                    count += matches(tie.other, tie.relationship, row, batch)
                }
                try x.tick(steps)
            }
        }
        return count
    }

    private func count(_ lists: AdjacencyLists, _ row: Int, _ batch: Batch) -> Int {
        var count = 0
        if entries.count * 4 < listed.count {
            // From the side that has fewer.
            for entry in entries {
                var place = lists.place(of: entry.node, in: listed)
                while place < listed.upperBound, lists.neighbours[place] == entry.node {
                    let relationship = lists.relationships[place]
                    place += 1
                    if step.mayMeet, entry.relationship == relationship { continue }
                    if !step.others.isEmpty, isUsed(relationship, step.others, row, batch) { continue }
                    if !step.anchorOthers.isEmpty, isUsed(entry.relationship, step.anchorOthers, row, batch) { continue }
                    count += 1
                }
            }
            return count
        }
        heads.withUnsafeBufferPointer { heads in
            lists.neighbours.withUnsafeBufferPointer { neighbours in
                for place in listed where heads[Int(neighbours[place].rawValue)] != 0 {
                    count += matches(neighbours[place], lists.relationships[place], row, batch)
                }
            }
        }
        return count
    }

    /// How many of the marks of a node go together with a relationship to it.
    private func matches(_ node: NodeID, _ relationship: RelationshipID, _ row: Int, _ batch: Batch) -> Int {
        if !step.others.isEmpty, isUsed(relationship, step.others, row, batch) { return 0 }
        var place = heads[Int(node.rawValue)]
        var count = 0
        while place != 0 {
            let entry = entries[Int(place) - 1]
            place = entry.next
            if step.mayMeet, entry.relationship == relationship { continue }
            if !step.anchorOthers.isEmpty, isUsed(entry.relationship, step.anchorOthers, row, batch) { continue }
            count += 1
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
