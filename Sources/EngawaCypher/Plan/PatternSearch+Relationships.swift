import EngawaGraph

/// Which relationship a search follows next, and by which step.
extension PatternSearch {
    /// - Parameter isForced: whether shortest paths are looked for although what their conditions use is not known.
    func cheapestRelationship(isForced: Bool = false) -> Relationship? {
        var best: (relationship: Relationship, cost: Double)?
        for relationship in relationships where !relationship.isSolved {
            let cost: Double
            let isFromBound = bound.contains(relationship.from)
            let isToBound = bound.contains(relationship.to)
            if relationship.selection != .all {
                guard isFromBound, isToBound, isForced || isReady(relationship) else { continue }
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
    func fanOut(_ relationship: Relationship, from slot: Int) -> Double {
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
    func selectivity(of slot: Int) -> Double {
        var share = 1.0
        for condition in conditions where !condition.isDone && condition.used.contains(slot) {
            if condition.used.subtracting([slot]).isSubset(of: bound) { share *= condition.selectivity }
        }
        return share
    }

    func solve(_ relationship: Relationship, _ input: PlanStep) throws(CypherError) -> PlanStep {
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
                step.estimatedRows = rows
                if !isFromBound { step = ReverseListStep(step, relationship.slot) }
                step.estimatedRows = rows
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
    func others(of relationship: Relationship) -> [Int] {
        relationships.filter { other in
            other !== relationship && other.isSolved && other.selection == .all
                && other.clause == relationship.clause && other.following.mayShare(relationship.following)
        }.map(\.slot)
    }

    /// Closes a cycle of the pattern with one step, where the node that a relationship leads to has another one to a
    /// node that is known; nil where it has none.
    func intersect(
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

    func properties(
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

    func along(
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
        step = step.noted(relationship.text, rows: rows)
        for slot in Set([isFromBound ? nil : relationship.from, isToBound ? nil : relationship.to].compactMap { $0 }) {
            if let node = nodes.first(where: { $0.slot == slot }), !node.labels.isEmpty { step = check(node, step) }
        }
        return step
    }
}
