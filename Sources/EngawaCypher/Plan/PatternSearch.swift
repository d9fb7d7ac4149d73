import EngawaGraph

/// Finds an order of steps for the patterns of one `MATCH`: from the cheapest end, and every condition as early as it
/// can be decided.
final class PatternSearch {
    private let planner: Planner
    private let graph: PropertyGraph
    private var bound: Set<Int>
    private let known: Set<Int>
    private var nodes: [Node] = []
    private var relationships: [Relationship] = []
    private var paths: [(slot: Int, start: Int, relationships: [Int])] = []
    private var conditions: [Condition] = []
    private var rows = 1.0
    /// The nodes in the order in which they were found.
    private var order: [Int] = []
    /// All slots that the patterns write.
    private(set) var made: Set<Int> = []

    private struct Node {
        let slot: Int
        var labels: [Int]
        var name: String
    }

    private final class Relationship {
        let slot: Int
        let isNamed: Bool
        let from, to: Int
        let following: Following
        let length: RelationshipPattern.Length?
        let properties: Expression?
        let text: String
        /// The number of its `MATCH`.
        var clause = 0
        var selection = Pattern.Selection.all
        var path: Int?
        var isSolved = false

        init(
            slot: Int,
            isNamed: Bool,
            from: Int,
            to: Int,
            following: Following,
            length: RelationshipPattern.Length?,
            properties: Expression?,
            text: String
        ) {
            (self.slot, self.isNamed, self.from, self.to) = (slot, isNamed, from, to)
            (self.following, self.length, self.properties, self.text) = (following, length, properties, text)
        }
    }

    private final class Condition {
        let evaluator: Evaluator
        let used: Set<Int>
        let text: String
        /// What a scan could begin with.
        let seek: Seek?
        var isDone = false
        /// The share of rows that it leaves, about.
        var selectivity: Double { seek == nil ? 0.7 : 0.1 }

        init(_ evaluator: Evaluator, _ used: Set<Int>, _ text: String, _ seek: Seek?) {
            (self.evaluator, self.used, self.text, self.seek) = (evaluator, used, text, seek)
        }
    }

    private struct Seek {
        enum Kind {
            case equal, any, prefix
            case range(ComparisonOperator)
            case id
        }

        let slot: Int
        let key: Int
        let kind: Kind
        let value: Evaluator
        let used: Set<Int>
    }

    init(_ planner: Planner, _ bound: Set<Int>) {
        self.planner = planner
        graph = planner.graph
        self.bound = bound
        known = bound
    }

    // MARK: - Taking in patterns

    private var propertyMaps: [(slot: Int, Expression)] = []

    func add(_ pattern: Pattern, clause: Int, _ scope: inout Scope) throws(CypherError) {
        let slots = planner.declare(pattern, &scope)
        for (node, place) in zip(pattern.nodes, slots.nodes) {
            let labels = node.labels.map { planner.names.label($0.text) }
            made.insert(place.slot)
            if let index = nodes.firstIndex(where: { $0.slot == place.slot }) {
                for label in labels where !nodes[index].labels.contains(label) { nodes[index].labels.append(label) }
            } else {
                nodes.append(Node(slot: place.slot, labels: labels, name: node.variable?.text ?? ""))
            }
            if let properties = node.properties { propertyMaps.append((place.slot, properties)) }
        }
        for (index, relationship) in pattern.relationships.enumerated() {
            let slot = slots.relationships[index].slot
            made.insert(slot)
            let following = Following(
                types: relationship.types.map { planner.names.type($0.text) },
                direction: relationship.direction
            )
            let isNamed = relationship.variable != nil || slots.path != nil
            let entry = Relationship(
                slot: slot,
                isNamed: isNamed,
                from: slots.nodes[index].slot,
                to: slots.nodes[index + 1].slot,
                following: following,
                length: relationship.length,
                properties: relationship.properties,
                text: planner.source(relationship.span)
            )
            entry.clause = clause
            if pattern.selection != .all {
                entry.selection = pattern.selection
                entry.path = slots.path
            }
            relationships.append(entry)
            if relationship.length == nil, pattern.selection == .all, let properties = relationship.properties {
                propertyMaps.append((slot, properties))
            }
        }
        if let path = slots.path {
            made.insert(path)
            if pattern.selection == .all {
                paths.append((path, slots.nodes[0].slot, slots.relationships.map(\.slot)))
            }
        }
    }

    /// The conditions of WHERE and of the properties in the patterns.
    func addConditions(_ condition: Expression?, _ scope: Scope) throws(CypherError) {
        scopeOfProperties = scope
        for (slot, properties) in propertyMaps {
            var inner = scope
            let name = planner.hiddenName()
            inner[name] = .slot(slot)
            let subject = Expression(.variable(name), properties.span)
            if case .map(let entries) = properties.kind {
                for entry in entries {
                    let property = Expression(.property(subject, entry.key), entry.key.span)
                    try add(Expression(.comparison([.equal], [property, entry.value]), entry.value.span), inner)
                }
            } else {
                let ((entity, map), used) = try planner.collecting { () throws(CypherError) in
                    (try planner.compile(subject, inner), try planner.compile(properties, inner))
                }
                let evaluator = PlacedEvaluator(MapMatchEvaluator(entity, map), properties.span)
                conditions.append(Condition(evaluator, used, planner.source(properties.span), nil))
            }
        }
        propertyMaps = []
        if let condition { try split(condition, scope) }
    }

    /// The first label of each node, for estimates.
    var labelsOfSlots: [Int: Int] {
        Dictionary(nodes.compactMap { node in node.labels.first.map { (node.slot, $0) } }) { first, _ in first }
    }

    private func split(_ condition: Expression, _ scope: Scope) throws(CypherError) {
        if case .and(let operands) = condition.kind {
            for operand in operands { try split(operand, scope) }
        } else if case .hasLabels(let subject, let labels) = condition.kind, case .variable(let name) = subject.kind,
            let slot = scope.slot(name), !known.contains(slot),
            let index = nodes.firstIndex(where: { $0.slot == slot })
        {
            for label in labels {
                let number = planner.names.label(label.text)
                if !nodes[index].labels.contains(number) { nodes[index].labels.append(number) }
            }
        } else {
            try add(condition, scope)
        }
    }

    private func add(_ condition: Expression, _ scope: Scope) throws(CypherError) {
        let (evaluator, used) = try planner.compiled(condition, scope)
        conditions.append(
            Condition(
                PlacedEvaluator(evaluator, condition.span),
                used,
                planner.source(condition.span),
                try seek(condition, scope)
            )
        )
    }

    /// What of a condition an index could answer.
    private func seek(_ condition: Expression, _ scope: Scope) throws(CypherError) -> Seek? {
        switch condition.kind {
        case .comparison(let operators, let operands) where operators.count == 1 && operators[0] != .notEqual:
            if let seek = try seek(operands[0], operators[0], operands[1], scope) { return seek }
            return try seek(operands[1], operators[0].mirrored, operands[0], scope)
        case .in(let element, let list): return try seek(element, list, .any, scope)
        case .text(.startsWith, let text, let prefix): return try seek(text, prefix, .prefix, scope)
        default: return nil
        }
    }

    private func seek(
        _ left: Expression,
        _ comparison: ComparisonOperator,
        _ right: Expression,
        _ scope: Scope
    ) throws(CypherError) -> Seek? {
        if comparison == .equal, case .call(let function, _, let arguments) = left.kind,
            function.text.lowercased() == "id", arguments.count == 1, case .variable(let name) = arguments[0].kind,
            let slot = scope.slot(name)
        {
            let (value, used) = try planner.compiled(right, scope)
            return Seek(slot: slot, key: -1, kind: .id, value: value, used: used)
        }
        return try seek(left, right, comparison == .equal ? .equal : .range(comparison), scope)
    }

    private func seek(
        _ property: Expression,
        _ value: Expression,
        _ kind: Seek.Kind,
        _ scope: Scope
    ) throws(CypherError) -> Seek? {
        guard case .property(let subject, let key) = property.kind, case .variable(let name) = subject.kind,
            let slot = scope.slot(name)
        else { return nil }
        let (evaluator, used) = try planner.compiled(value, scope)
        guard !used.contains(slot) else { return nil }
        return Seek(slot: slot, key: planner.names.key(key.text), kind: kind, value: evaluator, used: used)
    }

    // MARK: - The order of steps

    func plan(_ input: PlanStep) throws(CypherError) -> PlanStep {
        rows = input.estimatedRows ?? 1
        var step = try decide(input)
        // What is known already must have the labels that the pattern asks for.
        for node in nodes where known.contains(node.slot) && !node.labels.isEmpty { step = check(node, step) }
        while true {
            step = try decide(step)
            if let next = cheapestRelationship() {
                step = try solve(next, step)
            } else if let start = cheapestStart() {
                step = scan(start, step)
            } else {
                break
            }
        }
        for path in paths {
            step = PathStep(step, path.slot, start: path.start, path.relationships)
            bound.insert(path.slot)
        }
        return try decide(step)
    }

    /// Puts in the conditions that can be decided now.
    private func decide(_ input: PlanStep) throws(CypherError) -> PlanStep {
        var step = input
        for condition in conditions where !condition.isDone && condition.used.isSubset(of: bound) {
            condition.isDone = true
            step = FilterStep(step, condition.evaluator, condition.used, condition.text)
            rows *= condition.selectivity
            step.estimatedRows = rows
        }
        return step
    }

    private func check(_ node: Node, _ input: PlanStep) -> PlanStep {
        let evaluator = LabelsEvaluator(SlotEvaluator(node.slot), node.labels)
        let text = "\(node.name):" + node.labels.map { planner.names.labels[$0] }.joined(separator: ":")
        let step = FilterStep(input, evaluator, [node.slot], text)
        rows *= 0.5
        step.estimatedRows = rows
        return step
    }

    // MARK: - Beginning

    private struct Start {
        let node: Node
        let source: NodeSource
        let used: Set<Int>
        let rows: Double
        let condition: Condition?
        let text: String
        var label: Int?
    }

    private func cheapestStart() -> Start? {
        // Nodes at an open end of nothing but shortest paths count as well.
        var best: Start?
        for node in nodes where !bound.contains(node.slot) {
            let start = cheapestStart(of: node)
            if best.map({ start.rows < $0.rows }) ?? true { best = start }
        }
        return best
    }

    private func cheapestStart(of node: Node) -> Start {
        var best = Start(
            node: node,
            source: .all,
            used: [],
            rows: Double(graph.nodeCount),
            condition: nil,
            text: node.name
        )
        for label in node.labels {
            let count = graph.label(planner.names.labels[label]).map { Double(graph.nodeCount(label: $0)) } ?? 0
            if best.label == nil || count < best.rows {
                best = Start(
                    node: node,
                    source: .label(label),
                    used: [],
                    rows: count,
                    condition: nil,
                    text: "\(node.name):\(planner.names.labels[label])",
                    label: label
                )
            }
        }
        for condition in conditions where !condition.isDone {
            guard let seek = condition.seek, seek.slot == node.slot, seek.used.isSubset(of: bound) else { continue }
            if case .id = seek.kind {
                return Start(
                    node: node,
                    source: .id(seek.value),
                    used: seek.used,
                    rows: 1,
                    condition: condition,
                    text: condition.text
                )
            }
            for label in node.labels {
                guard let token = graph.label(planner.names.labels[label]),
                    let key = graph.key(planner.names.keys[seek.key]), graph.hasIndex(label: token, key: key)
                else { continue }
                let count = Double(graph.nodeCount(label: token))
                let (source, rows): (NodeSource, Double) =
                    switch seek.kind {
                    case .equal: (.index(label: label, key: seek.key, seek.value), estimate(seek, token, key, count))
                    case .any: (.indexAny(label: label, key: seek.key, seek.value), min(count, 10))
                    case .prefix: (.indexPrefix(label: label, key: seek.key, seek.value), count * 0.05)
                    case .range(let comparison):
                        (.indexRange(label: label, key: seek.key, comparison, seek.value), count * 0.3)
                    case .id: (.all, count)
                    }
                if rows < best.rows {
                    best = Start(
                        node: node,
                        source: source,
                        used: seek.used,
                        rows: rows,
                        condition: condition,
                        text: "\(node.name):\(planner.names.labels[label]) \(condition.text)",
                        label: label
                    )
                }
            }
        }
        return best
    }

    private func estimate(_ seek: Seek, _ label: LabelToken, _ key: KeyToken, _ count: Double) -> Double {
        if let value = seek.value.constant?.stored {
            if let exact = graph.estimatedCount(label: label, key: key, cypherEquals: value) { return Double(exact) }
        }
        return min(count, 1)
    }

    private func scan(_ start: Start, _ input: PlanStep) -> PlanStep {
        var step: PlanStep = NodeScanStep(input, start.node.slot, start.source, start.used, start.text)
        start.condition?.isDone = true
        rows *= start.rows
        step.estimatedRows = rows
        bound.insert(start.node.slot)
        order.append(start.node.slot)
        let others = start.node.labels.filter { $0 != start.label }
        if !others.isEmpty {
            step = check(Node(slot: start.node.slot, labels: others, name: start.node.name), step)
        }
        return step
    }

    // MARK: - Following relationships

    private func cheapestRelationship() -> Relationship? {
        var best: (relationship: Relationship, cost: Double)?
        for relationship in relationships where !relationship.isSolved {
            let cost: Double
            let isFromBound = bound.contains(relationship.from)
            let isToBound = bound.contains(relationship.to)
            if relationship.selection != .all {
                guard isFromBound, isToBound else { continue }
                cost = 0.5
            } else if bound.contains(relationship.slot) {
                cost = 0.1
            } else if isFromBound, isToBound {
                cost = 0.2
            } else if isFromBound || isToBound {
                let (from, to) =
                    isFromBound ? (relationship.from, relationship.to) : (relationship.to, relationship.from)
                cost = max(0.3, fanOut(relationship, from: from) * selectivity(of: to))
            } else {
                continue
            }
            if best.map({ cost < $0.cost }) ?? true { best = (relationship, cost) }
        }
        return best?.relationship
    }

    /// How many rows come of one, about.
    private func fanOut(_ relationship: Relationship, from slot: Int) -> Double {
        let isReversed = slot != relationship.from
        let start = nodes.first { $0.slot == slot }
        var direction = relationship.following.graphDirection
        if isReversed { direction = direction.reversed }
        let startLabel = start?.labels.first.flatMap { graph.label(planner.names.labels[$0]) }
        let count = max(1, Double(startLabel.map { graph.nodeCount(label: $0) } ?? graph.nodeCount))
        var ties = 0.0
        let types = relationship.following.types.map { graph.type(planner.names.types[$0]) }
        for type in types.isEmpty ? [nil] : types {
            if !relationship.following.types.isEmpty, type == nil { continue }
            if let startLabel {
                ties += Double(graph.relationshipCount(label: startLabel, type: type, direction))
            } else {
                let all = type.map { graph.relationshipCount(type: $0) } ?? graph.relationshipCount
                ties += Double(all) * (direction == .both ? 2 : 1)
            }
        }
        var fan = ties / count
        if let length = relationship.length {
            let upper = min(length.upper ?? 3, 4)
            var sum = 0.0
            var power = 1.0
            for _ in 0..<max(upper, 1) {
                power *= max(fan, 1)
                sum += power
            }
            fan = sum
        }
        return fan
    }

    /// The share of rows that the conditions leave that can be decided when a node is found.
    private func selectivity(of slot: Int) -> Double {
        var share = 1.0
        for condition in conditions where !condition.isDone && condition.used.contains(slot) {
            if condition.used.subtracting([slot]).isSubset(of: bound) { share *= condition.selectivity }
        }
        return share
    }

    private func solve(_ relationship: Relationship, _ input: PlanStep) throws(CypherError) -> PlanStep {
        relationship.isSolved = true
        let isFromBound = bound.contains(relationship.from)
        let isToBound = bound.contains(relationship.to)
        let others = others(of: relationship)
        defer {
            bound.formUnion([relationship.from, relationship.to, relationship.slot])
            for slot in [relationship.from, relationship.to] where !order.contains(slot) { order.append(slot) }
        }
        if relationship.selection != .all { return try shortestPath(relationship, input) }
        var step: PlanStep
        if known.contains(relationship.slot) {
            step = self.along(relationship, isFromBound, isToBound, others, input)
        } else {
            let from = isFromBound ? relationship.from : relationship.to
            let to = isFromBound ? relationship.to : relationship.from
            let following = isFromBound ? relationship.following : relationship.following.reversed
            let isInto = isFromBound && isToBound
            let target = isInto ? [] : nodes.first { $0.slot == to }?.labels ?? []
            rows *= isInto ? 0.5 : max(0.1, fanOut(relationship, from: from))
            if let length = relationship.length {
                let ((properties, map), used) = try planner.collecting { () throws(CypherError) in
                    try self.properties(relationship)
                }
                step = VariableExpandStep(
                    input,
                    from: from,
                    to: to,
                    relationships: relationship.slot,
                    isInto: isInto,
                    following,
                    length.lower ?? 1,
                    length.upper ?? .max,
                    distinctFrom: others,
                    labels: target,
                    properties: properties,
                    used: used,
                    relationship.text
                )
                if !isFromBound { step = ReverseListStep(step, relationship.slot) }
                if let map {
                    let evaluator = MapMatchEvaluator(SlotEvaluator(relationship.slot), map)
                    step = FilterStep(step, evaluator, used.union([relationship.slot]), relationship.text)
                }
            } else if !isInto, let closing = intersect(relationship, from: from, to: to, others, input) {
                step = closing
            } else {
                step = ExpandStep(
                    input,
                    from: from,
                    to: to,
                    relationship: relationship.slot,
                    isInto: isInto,
                    following,
                    distinctFrom: others,
                    labels: target,
                    relationship.text
                )
            }
        }
        step.estimatedRows = rows
        return step
    }

    /// The relationships found already that this one must not be.
    private func others(of relationship: Relationship) -> [Int] {
        relationships.filter { other in
            other !== relationship && other.isSolved && other.selection == .all
                && other.clause == relationship.clause && other.following.mayShare(relationship.following)
        }.map(\.slot)
    }

    /// Closes a cycle of the pattern with one step, where the node that a relationship leads to has another one to a
    /// node that is known; nil where it has none.
    private func intersect(
        _ relationship: Relationship,
        from: Int,
        to: Int,
        _ others: [Int],
        _ input: PlanStep
    ) -> PlanStep? {
        guard relationship.length == nil else { return nil }
        let closing = relationships.first { other in
            !other.isSolved && other.selection == .all && other.length == nil && !bound.contains(other.slot)
                && (other.from == to && bound.contains(other.to) || other.to == to && bound.contains(other.from))
        }
        guard let closing else { return nil }
        let isReversed = closing.to != to
        let end = isReversed ? closing.to : closing.from
        let other = self.others(of: closing).filter { $0 != relationship.slot }
        closing.isSolved = true
        let following = from == relationship.from ? relationship.following : relationship.following.reversed
        // Seen from the node that is known.
        let closingFollowing = closing.from == end ? closing.following : closing.following.reversed
        let step: PlanStep
        let labels = nodes.first { $0.slot == to }?.labels ?? []
        let mayMeet = closing.clause == relationship.clause && closing.following.mayShare(relationship.following)
        // The node that changes less often from row to row is the anchor.
        let isEndFirst = (order.firstIndex(of: end) ?? -1) <= (order.firstIndex(of: from) ?? -1)
        if isEndFirst {
            step = IntersectStep(
                input,
                from: from,
                anchor: end,
                to: to,
                relationship: relationship.slot,
                anchorRelationship: closing.slot,
                following,
                closingFollowing,
                distinctFrom: others,
                other,
                mayMeet: mayMeet,
                labels: labels,
                relationship.text + " " + closing.text
            )
        } else {
            step = IntersectStep(
                input,
                from: end,
                anchor: from,
                to: to,
                relationship: closing.slot,
                anchorRelationship: relationship.slot,
                closingFollowing,
                following,
                distinctFrom: other,
                others,
                mayMeet: mayMeet,
                labels: labels,
                relationship.text + " " + closing.text
            )
        }
        bound.formUnion([closing.slot, closing.from, closing.to])
        return step
    }

    private func properties(
        _ relationship: Relationship
    ) throws(CypherError) -> (items: [(key: Int, value: Evaluator)], map: Evaluator?) {
        guard let properties = relationship.properties else { return ([], nil) }
        guard case .map(let entries) = properties.kind else {
            return ([], try planner.compile(properties, scopeOfProperties))
        }
        var items: [(key: Int, value: Evaluator)] = []
        for entry in entries {
            items.append((planner.names.key(entry.key.text), try planner.compile(entry.value, scopeOfProperties)))
        }
        return (items, nil)
    }

    /// What properties of variable-length relationships may use: what is known when they are followed.
    private var scopeOfProperties = Scope()

    private func along(
        _ relationship: Relationship,
        _ isFromBound: Bool,
        _ isToBound: Bool,
        _ others: [Int],
        _ input: PlanStep
    ) -> PlanStep {
        var step: PlanStep
        if let length = relationship.length {
            step = BoundWalkStep(
                input,
                from: relationship.from,
                isFromBound: isFromBound,
                to: relationship.to,
                isToBound: isToBound,
                list: relationship.slot,
                relationship.following,
                length.lower ?? 1,
                length.upper ?? .max
            )
        } else {
            step = BoundRelationshipStep(
                input,
                slot: relationship.slot,
                from: relationship.from,
                isFromBound: isFromBound,
                to: relationship.to,
                isToBound: isToBound,
                types: relationship.following.types,
                direction: relationship.following.direction,
                distinctFrom: others
            )
        }
        for slot in Set([isFromBound ? nil : relationship.from, isToBound ? nil : relationship.to].compactMap { $0 }) {
            if let node = nodes.first(where: { $0.slot == slot }), !node.labels.isEmpty { step = check(node, step) }
        }
        return step
    }

    private func shortestPath(_ relationship: Relationship, _ input: PlanStep) throws(CypherError) -> PlanStep {
        let ((properties, map), used) = try planner.collecting { () throws(CypherError) in
            try self.properties(relationship)
        }
        let length = relationship.length ?? .init(lower: 1, upper: 1)
        var step: PlanStep = ShortestPathStep(
            input,
            from: relationship.from,
            to: relationship.to,
            path: relationship.path,
            relationships: relationship.slot,
            relationship.following,
            length.lower ?? 1,
            length.upper ?? .max,
            isAll: relationship.selection == .allShortest,
            properties: properties,
            used: used
        )
        if let path = relationship.path { bound.insert(path) }
        if let map {
            let evaluator = MapMatchEvaluator(SlotEvaluator(relationship.slot), map)
            step = FilterStep(step, evaluator, used.union([relationship.slot]), relationship.text)
        }
        step.estimatedRows = rows
        return step
    }
}

extension ComparisonOperator {
    /// `a < b` is `b > a`.
    var mirrored: ComparisonOperator {
        switch self {
        case .less: .greater
        case .atMost: .atLeast
        case .greater: .less
        case .atLeast: .atMost
        case .equal, .notEqual: self
        }
    }
}

extension Following {
    var reversed: Following {
        switch direction {
        case .outgoing: Following(types: types, direction: .incoming)
        case .incoming: Following(types: types, direction: .outgoing)
        case .either: self
        }
    }

    /// Whether a relationship could be followed by both.
    func mayShare(_ other: Following) -> Bool {
        types.isEmpty || other.types.isEmpty || types.contains { other.types.contains($0) }
    }
}
