import EngawaGraph

/// What relationships a step follows.
struct Following: Sendable {
    /// Any of these; empty: any.
    let types: [Int]
    let direction: RelationshipPattern.Direction

    /// The types in the graph at hand; nil where none of them is known.
    func tokens(_ x: Execution) -> TypeMatch? {
        if types.isEmpty { return TypeMatch(only: nil, several: []) }
        if types.count == 1 { return x.type(number: types[0]).map { TypeMatch(only: $0, several: []) } }
        var tokens: [TypeToken] = []
        for index in types {
            if let token = x.type(number: index), !tokens.contains(token) { tokens.append(token) }
        }
        if tokens.isEmpty { return nil }
        return tokens.count == 1 ? TypeMatch(only: tokens[0], several: []) : TypeMatch(only: nil, several: tokens)
    }

    /// Whether all relationships lead to nodes with a label, so that these need not be asked for it.
    func leadsOnly(to label: LabelToken, _ types: TypeMatch, _ graph: PropertyGraph) -> Bool {
        guard let type = types.only else { return false }
        let all = graph.relationshipCount(type: type)
        let ends = graph.relationshipCount(label: label, type: type, .incoming) == all
        let starts = graph.relationshipCount(label: label, type: type, .outgoing) == all
        switch direction {
        case .outgoing: return ends
        case .incoming: return starts
        case .either: return ends && starts
        }
    }

    var graphDirection: Direction {
        switch direction {
        case .outgoing: .outgoing
        case .incoming: .incoming
        case .either: .both
        }
    }

    func text(_ names: PlanNames) -> String {
        let types = types.map { names.types[$0] }.joined(separator: "|")
        let inner = types.isEmpty ? "" : "[:\(types)]"
        switch direction {
        case .outgoing: return "-\(inner)->"
        case .incoming: return "<-\(inner)-"
        case .either: return "-\(inner)-"
        }
    }
}

/// Which types of relationships will do.
struct TypeMatch: Sendable {
    /// The only one, which adjacency can be asked for.
    let only: TypeToken?
    /// Any of these, which each relationship has to be asked for; none: all will do that adjacency gives.
    let several: [TypeToken]

    static let any = TypeMatch(only: nil, several: [])

    @inline(__always)
    func accepts(_ type: TypeToken) -> Bool { several.isEmpty || several.contains(type) }
}

/// Follows one relationship from a node that the row has to another, which it may have too.
final class ExpandStep: PlanStep, @unchecked Sendable {
    let from, to: Int
    /// Where the relationship goes; nil where nobody asks.
    let relationship: Int?
    let isInto: Bool
    let following: Following
    /// Relationships of the same pattern.
    let others: [Int]
    /// Labels that the other node must have.
    let labels: [Int]
    private let text: String

    init(
        _ input: PlanStep,
        from: Int,
        to: Int,
        relationship: Int?,
        isInto: Bool,
        _ following: Following,
        distinctFrom others: [Int],
        labels: [Int],
        _ text: String
    ) {
        (self.from, self.to, self.relationship, self.isInto) = (from, to, relationship, isInto)
        (self.following, self.others, self.labels, self.text) = (following, others, labels, text)
        super.init(input: input)
    }

    override var name: String { isInto ? "ExpandInto" : "Expand" }
    override var details: String { text }
    override var reads: Set<Int> { Set(others).union(isInto ? [from, to] : [from]) }

    override var writes: Set<Int> {
        var slots: Set<Int> = isInto ? [] : [to]
        if let relationship { slots.insert(relationship) }
        return slots
    }

    override var isCountable: Bool { true }
    override var isMultiplying: Bool { true }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { ExpandOperator(self, input, x) }
}

final class ExpandOperator: FlatMapOperator {
    private let step: ExpandStep
    private var adjacent: AdjacentSequence?
    /// The lists that the neighbours are read from, where there are any; and what of them is still to come.
    private var lists: AdjacencyLists?
    private var listed = 0..<0
    private var listedBatch: Batch?
    private var types = TypeMatch.any
    private var labels: [LabelToken] = []
    private var goal: NodeID?
    private var nodes: [NodeID] = []
    private var relationships: [RelationshipID] = []
    private let keepsRelationships: Bool
    private let keepsNodes: Bool
    /// Whether the labels were looked up.
    private var isPrepared = false
    private var hasLabels = true

    init(_ step: ExpandStep, _ input: Operator, _ x: Execution) {
        self.step = step
        keepsRelationships = step.relationship.map { step.neededWrites.contains($0) } ?? false
        keepsNodes = !step.isInto && step.neededWrites.contains(step.to)
        super.init(step, input, x)
    }

    /// Looks up names and lists; false where there is nothing to follow.
    private func prepare(_ batch: Batch) -> Bool {
        if isPrepared, !x.isUpdating, listedBatch === batch { return hasLabels }
        listedBatch = batch
        guard let types = step.following.tokens(x) else {
            hasLabels = false
            isPrepared = true
            return false
        }
        self.types = types
        let graph = x.graph
        if !isPrepared || x.isUpdating {
            isPrepared = true
            hasLabels = true
            labels.removeAll(keepingCapacity: true)
            for index in step.labels {
                guard let token = x.label(index) else {
                    hasLabels = false
                    break
                }
                if !step.following.leadsOnly(to: token, types, graph) { labels.append(token) }
            }
        }
        if !step.isInto, let type = types.only, lists == nil {
            lists = x.lists(type, step.following.graphDirection, asking: batch.count)
        }
        return hasLabels
    }

    override func takeMany(
        _ batch: Batch,
        from row: Int,
        _ limit: Int
    ) throws(CypherError) -> (made: Batch?, next: Int)? {
        guard prepare(batch), let lists, labels.isEmpty, step.others.count < 2,
            case .nodes(let starts) = batch.columns[step.from]
        else { return nil }
        // A relationship that must not come again.
        var others: [RelationshipID] = []
        if let slot = step.others.first {
            guard case .relationships(let ids) = batch.columns[slot] else { return nil }
            others = ids
        }
        var sources: [Int32] = []
        var nodes: [NodeID] = []
        var ties: [RelationshipID] = []
        var next = row
        let room = limit + 64
        sources.reserveCapacity(room)
        if keepsNodes { nodes.reserveCapacity(room) }
        if keepsRelationships { ties.reserveCapacity(room) }
        let (keepsNodes, keepsRelationships) = (keepsNodes, keepsRelationships)
        lists.neighbours.withUnsafeBufferPointer { neighbours in
            lists.relationships.withUnsafeBufferPointer { relationships in
                while next < starts.count, sources.count < limit {
                    let range = lists.range(of: starts[next])
                    let source = Int32(truncatingIfNeeded: next)
                    if others.isEmpty {
                        for place in range {
                            sources.append(source)
                            if keepsNodes { nodes.append(neighbours[place]) }
                            if keepsRelationships { ties.append(relationships[place]) }
                        }
                    } else {
                        let other = others[next]
                        for place in range where relationships[place] != other {
                            sources.append(source)
                            if keepsNodes { nodes.append(neighbours[place]) }
                            if keepsRelationships { ties.append(relationships[place]) }
                        }
                    }
                    next += 1
                }
            }
        }
        try x.tick(sources.count + next - row)
        if sources.isEmpty { return (nil, next) }
        let made = batch.gather(sources, step.carried)
        if keepsNodes { made.columns[step.to] = .nodes(nodes) }
        if keepsRelationships, let slot = step.relationship { made.columns[slot] = .relationships(ties) }
        return (made, next)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        guard prepare(batch), let node = batch.columns[step.from].node(row) else { return false }
        if let lists {
            listed = lists.range(of: node)
            return !listed.isEmpty
        }
        let graph = x.graph
        goal = nil
        var start = node
        var direction = step.following.graphDirection
        if step.isInto {
            guard let other = batch.columns[step.to].node(row) else { return false }
            goal = other
            // From the end that has fewer.
            if other != node,
                graph.degree(of: other, direction.reversed, type: types.only)
                    < graph.degree(of: node, direction, type: types.only)
            {
                (start, goal, direction) = (other, node, direction.reversed)
            }
        }
        adjacent = graph.relationships(of: start, direction, type: types.only)
        return true
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) throws(CypherError) -> Bool {
        if lists != nil { return try proceedInLists(row, batch, limit) }
        guard var adjacent else { return false }
        self.adjacent = nil
        let graph = x.graph
        var steps = 0
        var isThrough = false
        while sources.count < limit, steps < 1 << 14 {
            guard let tie = adjacent.next() else {
                isThrough = true
                break
            }
            steps += 1
            if let goal, tie.other != goal { continue }
            if !types.accepts(tie.type) { continue }
            if !step.others.isEmpty, isUsed(tie.relationship, step.others, row, batch) { continue }
            if !labels.isEmpty, !labels.allSatisfy({ graph.hasLabel(tie.other, $0) }) { continue }
            if keepsNodes { nodes.append(tie.other) }
            if keepsRelationships { relationships.append(tie.relationship) }
            sources.append(Int32(truncatingIfNeeded: row))
        }
        try x.tick(steps)
        if isThrough { return false }
        self.adjacent = adjacent
        return true
    }

    private func proceedInLists(_ row: Int, _ batch: Batch, _ limit: Int) throws(CypherError) -> Bool {
        guard let lists else { return false }
        let source = Int32(truncatingIfNeeded: row)
        let end = min(listed.upperBound, listed.lowerBound + max(limit - sources.count, 0))
        let part = listed.lowerBound..<end
        if labels.isEmpty, step.others.isEmpty {
            lists.neighbours.withUnsafeBufferPointer { neighbours in
                if keepsNodes { nodes.append(contentsOf: UnsafeBufferPointer(rebasing: neighbours[part])) }
            }
            if keepsRelationships {
                lists.relationships.withUnsafeBufferPointer { ties in
                    relationships.append(contentsOf: UnsafeBufferPointer(rebasing: ties[part]))
                }
            }
            sources.append(contentsOf: repeatElement(source, count: part.count))
        } else {
            // Held here meanwhile, so that no access has to be checked.
            var (sources, nodes, relationships) = (sources, nodes, relationships)
            (self.sources, self.nodes, self.relationships) = ([], [], [])
            defer { (self.sources, self.nodes, self.relationships) = (sources, nodes, relationships) }
            let (graph, labels, others) = (x.graph, labels, step.others)
            let (keepsNodes, keepsRelationships) = (keepsNodes, keepsRelationships)
            // One relationship that must not come again, in the form that it mostly has.
            var other: RelationshipID?
            if others.count == 1, case .relationships(let ids) = batch.columns[others[0]] { other = ids[row] }
            let hasMoreOthers = other == nil && !others.isEmpty
            for place in part {
                let relationship = lists.relationships[place]
                if relationship == other { continue }
                if hasMoreOthers, isUsed(relationship, others, row, batch) { continue }
                let node = lists.neighbours[place]
                if !labels.isEmpty, !labels.allSatisfy({ graph.hasLabel(node, $0) }) { continue }
                if keepsNodes { nodes.append(node) }
                if keepsRelationships { relationships.append(relationship) }
                sources.append(source)
            }
        }
        try x.tick(part.count)
        listed = end..<listed.upperBound
        return !listed.isEmpty
    }

    /// Counts along adjacency, without making rows.
    override func count() throws(CypherError) -> Int {
        guard !step.isInto, step.others.isEmpty else { return try super.count() }
        var count = 0
        while let batch = try input.next() {
            for row in 0..<batch.count {
                guard try begin(row, batch) else { continue }
                if labels.isEmpty, types.several.isEmpty {
                    if lists != nil {
                        count += listed.count
                    } else if let node = batch.columns[step.from].node(row) {
                        count += x.graph.degree(of: node, step.following.graphDirection, type: types.only)
                    }
                    adjacent = nil
                    try x.tick(4)
                    continue
                }
                let graph = x.graph
                if let lists {
                    for place in listed where labels.allSatisfy({ graph.hasLabel(lists.neighbours[place], $0) }) {
                        count += 1
                    }
                    try x.tick(listed.count)
                    continue
                }
                guard var adjacent else { continue }
                self.adjacent = nil
                var steps = 0
                while let tie = adjacent.next() {
                    steps += 1
                    if types.accepts(tie.type), labels.allSatisfy({ graph.hasLabel(tie.other, $0) }) { count += 1 }
                }
                try x.tick(steps)
            }
        }
        return count
    }

    override func deliver(_ result: Batch) {
        if keepsNodes {
            result.columns[step.to] = .nodes(nodes)
            nodes = []
            nodes.reserveCapacity(Batch.size)
        }
        if keepsRelationships, let slot = step.relationship {
            result.columns[slot] = .relationships(relationships)
            relationships = []
            relationships.reserveCapacity(Batch.size)
        }
    }

    override func rewind() {
        nodes.removeAll(keepingCapacity: true)
        relationships.removeAll(keepingCapacity: true)
        adjacent = nil
        listedBatch = nil
        super.rewind()
    }
}

extension Direction {
    var reversed: Direction {
        switch self {
        case .outgoing: .incoming
        case .incoming: .outgoing
        case .both: .both
        }
    }
}

/// Follows from `lower` to `upper` relationships, none of them twice, depth first.
final class VariableExpandStep: PlanStep, @unchecked Sendable {
    let from, to: Int
    let relationships: Int?
    let isInto: Bool
    let following: Following
    let lower: Int
    let upper: Int
    let others: [Int]
    let labels: [Int]
    /// Properties that every relationship must have: keys, and an evaluator for each; or a map.
    let properties: [(key: Int, value: Evaluator)]
    private let used: Set<Int>
    private let text: String

    init(
        _ input: PlanStep,
        from: Int,
        to: Int,
        relationships: Int?,
        isInto: Bool,
        _ following: Following,
        _ lower: Int,
        _ upper: Int,
        distinctFrom others: [Int],
        labels: [Int],
        properties: [(key: Int, value: Evaluator)],
        used: Set<Int>,
        _ text: String
    ) {
        (self.from, self.to, self.relationships, self.isInto) = (from, to, relationships, isInto)
        (self.following, self.lower, self.upper) = (following, lower, upper)
        (self.others, self.labels, self.properties, self.used, self.text) = (others, labels, properties, used, text)
        super.init(input: input)
    }

    override var name: String { isInto ? "VarLengthExpandInto" : "VarLengthExpand" }
    override var details: String { text }
    override var reads: Set<Int> { Set(others).union(used).union(isInto ? [from, to] : [from]) }

    override var writes: Set<Int> {
        var slots: Set<Int> = isInto ? [] : [to]
        if let relationships { slots.insert(relationships) }
        return slots
    }

    override var isCountable: Bool { true }
    override var isMultiplying: Bool { true }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { VariableExpandOperator(self, input, x) }
}

final class VariableExpandOperator: FlatMapOperator {
    private let step: VariableExpandStep
    private var types = TypeMatch.any
    private var labels: [LabelToken] = []
    private var wanted: [(key: KeyToken?, value: CypherValue)] = []
    private var goal: NodeID?
    /// The walk so far: what is still to be tried at each of its nodes, and its relationships.
    private var stack: [AdjacentSequence] = []
    private var walk: [RelationshipID] = []
    private var start = NodeID(rawValue: 0)
    private var isStartPending = false
    private var nodes: [NodeID] = []
    private var made: [CypherValue] = []
    /// The lists that the neighbours are read from, where there are any; what is still to be tried in them; and how many
    /// nodes were asked without.
    private var lists: AdjacencyLists?
    private var places: [Range<Int>] = []
    private var pushed = 0
    private let keepsLists: Bool

    init(_ step: VariableExpandStep, _ input: Operator, _ x: Execution) {
        self.step = step
        keepsLists = step.relationships.map { step.neededWrites.contains($0) } ?? false
        super.init(step, input, x)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        guard let node = batch.columns[step.from].node(row) else { return false }
        goal = nil
        if step.isInto {
            guard let node = batch.columns[step.to].node(row) else { return false }
            goal = node
        }
        labels.removeAll(keepingCapacity: true)
        for index in step.labels {
            guard let token = x.label(index) else { return false }
            labels.append(token)
        }
        wanted.removeAll(keepingCapacity: true)
        for (key, evaluator) in step.properties {
            wanted.append((x.key(key), try evaluator.value(row, batch, x)))
        }
        walk.removeAll(keepingCapacity: true)
        stack.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        start = node
        isStartPending = step.lower == 0
        let tokens = step.following.tokens(x)
        types = tokens ?? .any
        if lists == nil { lists = listsAsked() }
        if let tokens, step.upper > 0 {
            if let lists { places.append(lists.range(of: node)) } else { push(node, tokens) }
        }
        return true
    }

    /// The lists, where there are any, after the nodes were reported that were asked without.
    private func listsAsked() -> AdjacencyLists? {
        guard let type = types.only else { return nil }
        defer { pushed = 0 }
        return x.lists(type, step.following.graphDirection, asking: pushed + 1)
    }

    /// The same as `proceed`, in lists.
    private func proceedInLists(
        _ lists: AdjacencyLists,
        _ row: Int,
        _ batch: Batch,
        _ limit: Int
    ) throws(CypherError) -> Bool {
        let graph = x.graph
        if isStartPending {
            isStartPending = false
            give(start, row, graph)
        }
        // Held here meanwhile, so that no access has to be checked.
        var (places, walk, nodes, sources) = (places, walk, nodes, sources)
        (self.places, self.walk, self.nodes, self.sources) = ([], [], [], [])
        defer { (self.places, self.walk, self.nodes, self.sources) = (places, walk, nodes, sources) }
        let (lower, upper, isInto, others) = (step.lower, step.upper, step.isInto, step.others)
        let source = Int32(truncatingIfNeeded: row)
        var steps = 0
        while sources.count < limit, steps < 1 << 14 {
            steps += 1
            guard let range = places.last else {
                try x.tick(steps)
                return false
            }
            guard let place = range.first else {
                places.removeLast()
                if !walk.isEmpty { walk.removeLast() }
                continue
            }
            places[places.count - 1] = (place + 1)..<range.upperBound
            let tie = lists.relationships[place]
            if walk.contains(tie) { continue }
            if !others.isEmpty, isUsed(tie, others, row, batch) { continue }
            if !wanted.isEmpty, !fits(tie, graph) { continue }
            walk.append(tie)
            let node = lists.neighbours[place]
            if walk.count >= lower, goal == nil || node == goal,
                labels.isEmpty || labels.allSatisfy({ graph.hasLabel(node, $0) })
            {
                if !isInto { nodes.append(node) }
                if keepsLists { self.lists(adding: walk) }
                sources.append(source)
            }
            if walk.count < upper { places.append(lists.range(of: node)) } else { walk.removeLast() }
        }
        try x.tick(steps)
        return true
    }

    private func lists(adding walk: [RelationshipID]) { made.append(.list(walk.map { .relationship($0) })) }

    private func push(_ node: NodeID, _ types: TypeMatch) {
        pushed += 1
        stack.append(
            x.graph.relationships(
                of: node,
                step.following.graphDirection,
                type: types.only
            )
        )
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) throws(CypherError) -> Bool {
        if let lists { return try proceedInLists(lists, row, batch, limit) }
        let graph = x.graph
        if isStartPending {
            isStartPending = false
            give(start, row, graph)
        }
        var steps = 0
        while sources.count < limit, steps < 1 << 14 {
            steps += 1
            guard !stack.isEmpty else {
                try x.tick(steps)
                lists = listsAsked()
                return false
            }
            guard let tie = stack[stack.count - 1].next() else {
                stack.removeLast()
                if !walk.isEmpty { walk.removeLast() }
                continue
            }
            if !types.accepts(tie.type) { continue }
            if walk.contains(tie.relationship) || isUsed(tie.relationship, step.others, row, batch) { continue }
            if !wanted.isEmpty, !fits(tie.relationship, graph) { continue }
            walk.append(tie.relationship)
            if walk.count >= step.lower { give(tie.other, row, graph) }
            if walk.count < step.upper {
                push(tie.other, types)
            } else {
                walk.removeLast()
            }
        }
        try x.tick(steps)
        return true
    }

    private func fits(_ id: RelationshipID, _ graph: PropertyGraph) -> Bool {
        wanted.allSatisfy { key, value in
            key.map { CypherValue(graph.value($0, of: id)).equals(value) == true } ?? false
        }
    }

    private func give(_ node: NodeID, _ row: Int, _ graph: PropertyGraph) {
        if let goal, node != goal { return }
        if !labels.isEmpty, !labels.allSatisfy({ graph.hasLabel(node, $0) }) { return }
        if !step.isInto { nodes.append(node) }
        if keepsLists { lists(adding: walk) }
        sources.append(Int32(truncatingIfNeeded: row))
    }

    override func deliver(_ result: Batch) {
        if !step.isInto {
            result.columns[step.to] = .nodes(nodes)
            nodes = []
        }
        if keepsLists, let slot = step.relationships {
            result.columns[slot] = .values(made)
            made = []
        }
    }

    override func rewind() {
        nodes = []
        made = []
        stack = []
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

final class BoundWalkOperator: FlatMapOperator {
    private let step: BoundWalkStep
    private var pairs: [(NodeID, NodeID)] = []
    private var made: [(NodeID, NodeID)] = []

    init(_ step: BoundWalkStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
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

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) -> Bool {
        for pair in pairs {
            made.append(pair)
            sources.append(Int32(truncatingIfNeeded: row))
        }
        return false
    }

    override func deliver(_ result: Batch) {
        if !step.isFromBound { result.columns[step.from] = .nodes(made.map(\.0)) }
        if !step.isToBound { result.columns[step.to] = .nodes(made.map(\.1)) }
        made = []
    }

    override func rewind() {
        made = []
        super.rewind()
    }
}
