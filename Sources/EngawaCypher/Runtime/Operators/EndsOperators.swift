import EngawaGraph

/// Finds the nodes at both ends of what the row has already: a relationship, or a list of them.
class EndsOperator: FlatMapOperator {
    /// The slot of each end, and whether the row has it already.
    private let from, to: (slot: Int, isBound: Bool)
    /// The ends that the row in work comes to.
    var pairs: [(NodeID, NodeID)] = []
    private var made: [(NodeID, NodeID)] = []

    init(
        _ step: PlanStep,
        from: (slot: Int, isBound: Bool),
        to: (slot: Int, isBound: Bool),
        _ input: Operator,
        _ x: Execution
    ) {
        (self.from, self.to) = (from, to)
        super.init(step, input, x)
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) -> Bool {
        for pair in pairs {
            made.append(pair)
            sources.append(Int32(truncatingIfNeeded: row))
        }
        return false
    }

    override func deliver(_ result: Batch) {
        if !from.isBound { result.columns[from.slot] = .nodes(made.map(\.0)) }
        if !to.isBound { result.columns[to.slot] = .nodes(made.map(\.1)) }
        made = []
    }

    override func rewind() {
        made = []
        super.rewind()
    }
}

/// A variable-length pattern whose list of relationships the row has already: walks along it.
final class BoundWalkStep: PlanStep, @unchecked Sendable {
    let from, to, list: Int
    let isFromBound, isToBound: Bool
    let following: Following
    let lower, upper: Int

    init(
        _ input: PlanStep,
        from: Int,
        isFromBound: Bool,
        to: Int,
        isToBound: Bool,
        list: Int,
        _ following: Following,
        _ lower: Int,
        _ upper: Int
    ) {
        (self.from, self.to, self.list) = (from, to, list)
        (self.isFromBound, self.isToBound) = (isFromBound, isToBound)
        (self.following, self.lower, self.upper) = (following, lower, upper)
        super.init(input: input)
    }

    override var name: String { "WalkAlong" }

    override var reads: Set<Int> {
        var slots: Set<Int> = [list]
        if isFromBound { slots.insert(from) }
        if isToBound { slots.insert(to) }
        return slots
    }

    override var writes: Set<Int> {
        var slots: Set<Int> = []
        if !isFromBound { slots.insert(from) }
        if !isToBound { slots.insert(to) }
        return slots
    }

    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { BoundWalkOperator(self, input, x) }
}

final class BoundWalkOperator: EndsOperator {
    private let step: BoundWalkStep

    init(_ step: BoundWalkStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(
            step,
            from: (step.from, step.isFromBound),
            to: (step.to, step.isToBound),
            input,
            x
        )
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        guard case .list(let values) = batch.value(step.list, row) else { return false }
        var ids: [RelationshipID] = []
        for value in values {
            guard case .relationship(let id) = value else { return false }
            ids.append(id)
        }
        guard ids.count >= step.lower, ids.count <= step.upper, Set(ids).count == ids.count else { return false }
        guard let types = step.following.tokens(x) else { return false }
        let graph = x.graph
        guard
            ids.allSatisfy({
                (types.only ?? graph.type(of: $0)) == graph.type(of: $0) && types.accepts(graph.type(of: $0))
            })
        else { return false }
        pairs.removeAll(keepingCapacity: true)
        var starts: [NodeID] = []
        if step.isFromBound {
            guard let node = batch.columns[step.from].node(row) else { return false }
            starts = [node]
        } else if let first = ids.first {
            let (start, end) = (graph.start(of: first), graph.end(of: first))
            switch step.following.direction {
            case .outgoing: starts = [start]
            case .incoming: starts = [end]
            case .either: starts = start == end ? [start] : [start, end]
            }
        }
        for start in starts {
            var node = start
            var isWalk = true
            for id in ids {
                let (tail, head) = (graph.start(of: id), graph.end(of: id))
                if step.following.direction != .incoming, tail == node {
                    node = head
                } else if step.following.direction != .outgoing, head == node {
                    node = tail
                } else {
                    isWalk = false
                    break
                }
            }
            guard isWalk else { continue }
            if step.isToBound, batch.columns[step.to].node(row) != node { continue }
            if step.from == step.to, node != start { continue }
            pairs.append((start, node))
        }
        return true
    }
}

/// Finds the ends of a relationship that the row has already.
final class BoundRelationshipStep: PlanStep, @unchecked Sendable {
    let slot, from, to: Int
    let isFromBound, isToBound: Bool
    let types: [Int]
    let direction: RelationshipPattern.Direction
    let others: [Int]

    init(
        _ input: PlanStep,
        slot: Int,
        from: Int,
        isFromBound: Bool,
        to: Int,
        isToBound: Bool,
        types: [Int],
        direction: RelationshipPattern.Direction,
        distinctFrom others: [Int]
    ) {
        (self.slot, self.from, self.to) = (slot, from, to)
        (self.isFromBound, self.isToBound) = (isFromBound, isToBound)
        (self.types, self.direction, self.others) = (types, direction, others)
        super.init(input: input)
    }

    override var name: String { "RelationshipEnds" }

    override var reads: Set<Int> {
        var slots = Set(others)
        slots.insert(slot)
        if isFromBound { slots.insert(from) }
        if isToBound { slots.insert(to) }
        return slots
    }

    override var writes: Set<Int> {
        var slots: Set<Int> = []
        if !isFromBound { slots.insert(from) }
        if !isToBound { slots.insert(to) }
        return slots
    }

    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator {
        BoundRelationshipOperator(self, input, x)
    }
}

final class BoundRelationshipOperator: EndsOperator {
    private let step: BoundRelationshipStep

    init(_ step: BoundRelationshipStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(
            step,
            from: (step.from, step.isFromBound),
            to: (step.to, step.isToBound),
            input,
            x
        )
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        guard case .relationship(let id) = batch.value(step.slot, row) else { return false }
        try x.checkThere(id)
        let graph = x.graph
        let type = graph.type(of: id)
        guard step.types.isEmpty || step.types.contains(where: { x.type(number: $0) == type }) else { return false }
        if isUsed(id, step.others, row, batch) { return false }
        let (start, end) = (graph.start(of: id), graph.end(of: id))
        pairs.removeAll(keepingCapacity: true)
        if step.direction != .incoming { add(start, end, row, batch) }
        if step.direction != .outgoing, step.direction == .incoming || start != end { add(end, start, row, batch) }
        return true
    }

    private func add(_ from: NodeID, _ to: NodeID, _ row: Int, _ batch: Batch) {
        if step.isFromBound, batch.columns[step.from].node(row) != from { return }
        if step.isToBound, batch.columns[step.to].node(row) != to { return }
        // Both ends may be the same node of the pattern.
        if step.from == step.to, from != to { return }
        pairs.append((from, to))
    }
}
