import EngawaGraph

/// Finds an order of steps for the patterns of one `MATCH`: from the cheapest end, and every condition as early as it
/// can be decided.
final class PatternSearch {
    let planner: Planner
    let graph: PropertyGraph
    var bound: Set<Int>
    let known: Set<Int>
    var nodes: [Node] = []
    var relationships: [Relationship] = []
    var paths: [(slot: Int, start: Int, relationships: [Int])] = []
    var conditions: [Condition] = []
    var rows = 1.0
    /// The nodes in the order in which they were found.
    var order: [Int] = []
    /// What properties of variable-length relationships may use: what is known when they are followed.
    var scopeOfProperties = Scope()
    /// All slots that the patterns write.
    private(set) var made: Set<Int> = []

    struct Node {
        let slot: Int
        private(set) var labels: [Int] = []
        private var known: Set<Int> = []
        var name: String

        init(slot: Int, labels: [Int], name: String) {
            (self.slot, self.name) = (slot, name)
            add(labels)
        }

        mutating func add(_ more: [Int]) {
            for label in more where known.insert(label).inserted { labels.append(label) }
        }
    }

    final class Relationship {
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

    final class Condition {
        let evaluator: Evaluator
        let used: Set<Int>
        let text: String
        /// What a scan could begin with.
        let seek: Seek?
        /// The condition as it was read, where names mean what they mean to it, and the number of its `MATCH`.
        let source: (expression: Expression, scope: Scope, clause: Int)?
        var isDone = false
        /// The share of rows that it leaves, about.
        var selectivity: Double { seek == nil ? Planner.shareOfCondition : 0.1 }

        init(
            _ evaluator: Evaluator,
            _ used: Set<Int>,
            _ text: String,
            _ seek: Seek?,
            _ source: (expression: Expression, scope: Scope, clause: Int)? = nil
        ) {
            (self.evaluator, self.used, self.text, self.seek, self.source) = (evaluator, used, text, seek, source)
        }
    }

    struct Seek {
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

    var propertyMaps: [(slot: Int, Expression)] = []
    /// The number of the `MATCH` whose conditions are taken in.
    private var clause = 0
    /// Its conditions that are not decided one by one.
    private var surplus: [Expression] = []

    func add(_ pattern: Pattern, clause: Int, _ scope: inout Scope) throws(CypherError) {
        let slots = planner.declare(pattern, &scope)
        for (node, place) in zip(pattern.nodes, slots.nodes) {
            let labels = node.labels.map { planner.names.label($0.text) }
            made.insert(place.slot)
            if let index = nodes.firstIndex(where: { $0.slot == place.slot }) {
                nodes[index].add(labels)
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
    func addConditions(_ condition: Expression?, clause: Int, _ scope: Scope) throws(CypherError) {
        scopeOfProperties = scope
        self.clause = clause
        var inner = scope
        for (slot, properties) in propertyMaps {
            let name = planner.hiddenName()
            inner[name] = .slot(slot)
            let subject = Expression(.variable(name), properties.span)
            if case .map(let entries) = properties.kind {
                for entry in entries {
                    let property = Expression(.property(subject, entry.key), entry.key.span)
                    let owner = nodes.first { $0.slot == slot && !$0.name.isEmpty }.map { $0.name + "." } ?? ""
                    let text = "\(owner)\(entry.key.text) = \(planner.source(entry.value.span))"
                    try add(Expression(.comparison([.equal], [property, entry.value]), entry.value.span), inner, text)
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
        if surplus.isEmpty { return }
        let rest = surplus.count == 1 ? surplus[0] : Expression(.and(surplus), surplus[0].span)
        surplus = []
        try addCondition(rest, inner)
    }

    /// How many conditions are decided each as early as it can be. Those beyond are one that is decided when all of them
    /// can be: every condition is a step, and a run goes down all steps.
    private static let conditionLimit = 256

    /// The first label of each node, for estimates.
    var labelsOfSlots: [Int: Int] {
        Dictionary(nodes.compactMap { node in node.labels.first.map { (node.slot, $0) } }) { first, _ in first }
    }

    func split(_ condition: Expression, _ scope: Scope) throws(CypherError) {
        if case .and(let operands) = condition.kind {
            for operand in operands { try split(operand, scope) }
        } else if case .hasLabels(let subject, let labels) = condition.kind, case .variable(let name) = subject.kind,
            let slot = scope.slot(name), !known.contains(slot),
            let index = nodes.firstIndex(where: { $0.slot == slot })
        {
            nodes[index].add(labels.map { planner.names.label($0.text) })
        } else {
            try add(condition, scope)
        }
    }

    private func add(_ condition: Expression, _ scope: Scope, _ text: String? = nil) throws(CypherError) {
        if conditions.count < PatternSearch.conditionLimit {
            try addCondition(condition, scope, text)
        } else {
            surplus.append(condition)
        }
    }

    private func addCondition(_ condition: Expression, _ scope: Scope, _ text: String? = nil) throws(CypherError) {
        let (evaluator, used) = try planner.compiled(condition, scope)
        conditions.append(
            Condition(
                PlacedEvaluator(evaluator, condition.span),
                used,
                text ?? planner.source(condition.span),
                try seek(condition, scope),
                (condition, scope, clause)
            )
        )
    }

    /// What of a condition an index could answer.
    func seek(_ condition: Expression, _ scope: Scope) throws(CypherError) -> Seek? {
        switch condition.kind {
        case .comparison(let operators, let operands) where operators.count == 1 && operators[0] != .notEqual:
            if let seek = try seek(operands[0], operators[0], operands[1], scope) { return seek }
            return try seek(operands[1], operators[0].mirrored, operands[0], scope)
        case .in(let element, let list): return try seek(element, list, .any, scope)
        case .text(.startsWith, let text, let prefix): return try seek(text, prefix, .prefix, scope)
        default: return nil
        }
    }

    func seek(
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

    func seek(
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
            try planner.watch.tick(1 + nodes.count + relationships.count + conditions.count)
            step = try decide(step)
            if let next = cheapestRelationship() {
                step = try solve(next, step)
            } else if let start = cheapestStart() {
                step = scan(start, step)
            } else {
                // What is left are shortest paths whose conditions look at other paths.
                step = try decide(makePaths(step))
                guard let next = cheapestRelationship(isForced: true) else { return step }
                step = try solve(next, step)
            }
        }
    }

    /// Puts in the conditions that can be decided now.
    func decide(_ input: PlanStep) throws(CypherError) -> PlanStep {
        var step = input
        for condition in conditions where !condition.isDone && condition.used.isSubset(of: bound) {
            condition.isDone = true
            step = FilterStep(step, condition.evaluator, condition.used, condition.text)
            rows *= condition.selectivity
            step.estimatedRows = rows
        }
        return step
    }

    /// Makes the named paths whose parts are all known.
    private func makePaths(_ input: PlanStep) -> PlanStep {
        var step = input
        for path in paths where !bound.contains(path.slot) {
            step = PathStep(step, path.slot, start: path.start, path.relationships).noted("")
            bound.insert(path.slot)
        }
        return step
    }

    func check(_ node: Node, _ input: PlanStep) -> PlanStep {
        let evaluator = LabelsEvaluator(SlotEvaluator(node.slot), node.labels)
        let text = "\(node.name):" + node.labels.map { planner.names.labels[$0] }.joined(separator: ":")
        let step = FilterStep(input, evaluator, [node.slot], text)
        rows *= 0.5
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
