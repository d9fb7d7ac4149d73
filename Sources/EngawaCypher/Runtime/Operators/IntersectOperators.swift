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
        var pending: [CycleRows] = []
        while let batch = try input.next() {
            if let rows = cycleRows(batch) {
                pending.append(rows)
                if pending.count == IntersectOperator.batchesAtOnce { count += try self.count(&pending) }
                continue
            }
            for row in 0..<batch.count {
                guard try begin(row, batch) else { continue }
                if let lists {
                    for place in listed where heads[Int(lists.neighbours[place].rawValue)] != 0 {
                        count += matches(lists.neighbours[place], lists.relationships[place], row, batch)
                    }
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
        return count + (try self.count(&pending))
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

    // MARK: - Counting in lists

    /// So many batches are counted together, on two cores.
    private static let batchesAtOnce = 32
    private var counters = (CycleCounter(), CycleCounter())

    /// The rows of a batch as they are counted; nil where there are no lists for them, or too much is asked.
    private func cycleRows(_ batch: Batch) -> CycleRows? {
        guard let type = step.following.tokens(x)?.only, let anchorTypes = step.anchorFollowing.tokens(x),
            let anchorType = anchorTypes.only, step.others.count < 2, step.anchorOthers.count < 2,
            case .nodes(let starts) = batch.columns[step.from], case .nodes(let anchors) = batch.columns[step.anchor]
        else { return nil }
        let graph = x.graph
        for number in step.labels {
            guard let label = x.label(number), step.anchorFollowing.leadsOnly(to: label, anchorTypes, graph) else {
                return nil
            }
        }
        guard let used = relationships(step.others, batch), let anchorUsed = relationships(step.anchorOthers, batch),
            let lists = x.lists(type, step.following.graphDirection, asking: batch.count),
            let anchorLists = x.lists(anchorType, step.anchorFollowing.graphDirection, asking: batch.count)
        else { return nil }
        return CycleRows(
            starts: starts,
            anchors: anchors,
            used: used,
            anchorUsed: anchorUsed,
            lists: lists,
            anchorLists: anchorLists
        )
    }

    /// Counts what is pending.
    private func count(_ pending: inout [CycleRows]) throws(CypherError) -> Int {
        defer { pending = [] }
        let half = (pending.count + 1) / 2
        let size = Int(x.graph.nextNodeID.rawValue) + 1
        var counters = counters
        self.counters = (CycleCounter(), CycleCounter())
        defer { self.counters = counters }
        let (first, second) = (pending[..<half], pending[half...])
        let mayMeet = step.mayMeet
        if second.isEmpty {
            for rows in first { counters.0.add(rows, size, mayMeet) }
        } else {
            // Each has a counter of its own.
            withUnsafeMutablePointer(to: &counters.0) { one in
                withUnsafeMutablePointer(to: &counters.1) { two in
                    inParallel {
                        for rows in first { one.pointee.add(rows, size, mayMeet) }
                    } and: {
                        for rows in second { two.pointee.add(rows, size, mayMeet) }
                    }
                }
            }
        }
        defer { (counters.0.count, counters.0.steps, counters.1.count, counters.1.steps) = (0, 0, 0, 0) }
        try x.tick(counters.0.steps + counters.1.steps)
        return counters.0.count + counters.1.count
    }

    /// The relationships in the only one of some slots; none where there is no slot, nil where they are in another form.
    private func relationships(_ slots: [Int], _ batch: Batch) -> [RelationshipID]? {
        guard let slot = slots.first else { return [] }
        guard case .relationships(let ids) = batch.columns[slot] else { return nil }
        return ids
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

/// Pairs of nodes whose common neighbours are to be counted.
private struct CycleRows: Sendable {
    let starts, anchors: [NodeID]
    /// For each row, a relationship that must not come again; none where there is none.
    let used, anchorUsed: [RelationshipID]
    let lists, anchorLists: AdjacencyLists
}

/// Counts common neighbours: those of one node are marked, as long as rows with it follow each other, and those of the
/// other are looked up among the marks.
private struct CycleCounter: Sendable {
    var count = 0
    /// How much work it was.
    var steps = 0
    /// The first place of each marked node in the lists of the anchor, and one more; 0: not marked.
    private var marks: [UInt32] = []
    private var marked = 0..<0
    private var anchor: NodeID?

    mutating func add(_ rows: CycleRows, _ size: Int, _ mayMeet: Bool) {
        if marks.isEmpty { marks = [UInt32](repeating: 0, count: size) }
        var (marked, anchor, count, steps) = (marked, anchor, count, steps)
        marks.withUnsafeMutableBufferPointer { marks in
            rows.lists.withLists { neighbours, relationships in
                rows.anchorLists.withLists { anchorNeighbours, anchorRelationships in
                    for row in 0..<rows.starts.count {
                        if anchor != rows.anchors[row] {
                            for place in marked { marks[Int(anchorNeighbours[place].rawValue)] = 0 }
                            marked = rows.anchorLists.range(of: rows.anchors[row])
                            anchor = rows.anchors[row]
                            // From behind, so that the first of several relationships stays.
                            for place in marked.reversed() {
                                marks[Int(anchorNeighbours[place].rawValue)] = UInt32(truncatingIfNeeded: place + 1)
                            }
                        }
                        let range = rows.lists.range(of: rows.starts[row])
                        let other = rows.used.isEmpty ? nil : rows.used[row]
                        let anchorOther = rows.anchorUsed.isEmpty ? nil : rows.anchorUsed[row]
                        steps += min(range.count, 8 * marked.count)
                        if marked.count * 8 < range.count {
                            // From the side that has fewer.
                            var low = range.lowerBound
                            for mark in marked {
                                let node = anchorNeighbours[mark]
                                if anchorRelationships[mark] == anchorOther { continue }
                                var place = rows.lists.place(of: node, in: low..<range.upperBound)
                                low = place
                                while place < range.upperBound, neighbours[place] == node {
                                    let relationship = relationships[place]
                                    if relationship != other, !mayMeet || relationship != anchorRelationships[mark] {
                                        count += 1
                                    }
                                    place += 1
                                }
                            }
                            continue
                        }
                        for place in range {
                            let node = neighbours[place]
                            var mark = Int(marks[Int(node.rawValue)])
                            if mark == 0 { continue }
                            let relationship = relationships[place]
                            if relationship == other { continue }
                            mark -= 1
                            while mark < marked.upperBound, anchorNeighbours[mark] == node {
                                let tie = anchorRelationships[mark]
                                if tie != anchorOther, !mayMeet || tie != relationship { count += 1 }
                                mark += 1
                            }
                        }
                    }
                }
            }
        }
        (self.marked, self.anchor, self.count, self.steps) = (marked, anchor, count, steps)
    }
}
