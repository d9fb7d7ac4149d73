import EngawaGraph

/// How shortest paths are looked for, and which conditions decide what is one.
extension PatternSearch {
    func shortestPath(_ relationship: Relationship, _ input: PlanStep) throws(CypherError) -> PlanStep {
        let ((properties, map), used) = try planner.collecting { () throws(CypherError) in
            try self.properties(relationship)
        }
        var conditions = try conditions(of: relationship)
        if let map {
            let local = planner.newLocal()
            let condition = MapMatchEvaluator(LocalEvaluator(local), map)
            conditions.ofRelationships.append(.init(local: local, condition: condition, wanted: true))
        }
        let step = ShortestPathStep(
            input,
            from: relationship.from,
            to: relationship.to,
            path: relationship.path,
            relationships: relationship.slot,
            relationship.following,
            relationship.length,
            isAll: relationship.selection == .allShortest,
            properties: properties,
            conditions: conditions,
            used: used,
            relationship.text
        )
        if let path = relationship.path { bound.insert(path) }
        step.estimatedRows = rows
        return step
    }

    /// Whether all is known that the conditions of a shortest path use besides it.
    func isReady(_ relationship: Relationship) -> Bool {
        let own = relationship.ownSlots
        return deciding(relationship).allSatisfy { $0.used.subtracting(own).isSubset(of: bound) }
    }

    /// The conditions that decide which paths a shortest one is chosen from: those of its own `WHERE` alone.
    private func deciding(_ relationship: Relationship) -> [Condition] {
        let own = relationship.ownSlots
        return conditions.filter { condition in
            !condition.isDone && condition.source?.clause == relationship.clause
                && !condition.used.isDisjoint(with: own)
        }
    }

    /// Takes the conditions of a shortest path into its search.
    private func conditions(of relationship: Relationship) throws(CypherError) -> PathConditions {
        let own = relationship.ownSlots
        var result = PathConditions()
        for condition in deciding(relationship) {
            guard let (expression, scope, _) = condition.source else { continue }
            let used = condition.used.subtracting(own)
            guard used.isSubset(of: bound) else { continue }
            condition.isDone = true
            result.used.formUnion(used)
            result.texts.append(condition.text)
            if try !addUniversal(expression, relationship, scope, &result) {
                result.ofPath.append(condition.evaluator)
                try addLengths(expression, relationship, scope, &result)
            }
        }
        return result
    }

    /// `all(variable IN relationships(path) WHERE condition)` and its kin, whose condition looks at one relationship or
    /// node at a time; false for everything else.
    private func addUniversal(
        _ expression: Expression,
        _ relationship: Relationship,
        _ scope: Scope,
        _ result: inout PathConditions
    ) throws(CypherError) -> Bool {
        var quantified = expression
        var isNegated = false
        if case .not(let operand) = expression.kind { (quantified, isNegated) = (operand, true) }
        guard case .quantifier(let quantifier, let name, let list, let condition) = quantified.kind else {
            return false
        }
        let wanted: Bool
        switch (quantifier, isNegated) {
        case (.all, false): wanted = true
        case (.none, false), (.any, true): wanted = false
        default: return false
        }
        guard let part = part(list, relationship, scope) else { return false }
        let local = planner.newLocal()
        var inner = scope
        inner[name.text] = .local(local)
        inner.evaluated = [:]
        let (evaluator, used) = try planner.compiled(condition, inner)
        guard used.isDisjoint(with: relationship.ownSlots) else { return false }
        let universal = PathConditions.Universal(
            local: local,
            condition: PlacedEvaluator(evaluator, condition.span),
            wanted: wanted
        )
        switch part {
        case .relationships: result.ofRelationships.append(universal)
        case .nodes: result.ofNodes.append(universal)
        }
        return true
    }

    private enum PathPart {
        case nodes, relationships
    }

    /// What of the path a list is: `nodes(path)`, `relationships(path)` or the variable of the relationships; nil for
    /// other lists.
    private func part(_ list: Expression, _ relationship: Relationship, _ scope: Scope) -> PathPart? {
        switch list.kind {
        case .variable(let name):
            return relationship.length != nil && scope.slot(name) == relationship.slot ? .relationships : nil
        case .call(let function, false, let arguments):
            guard let path = relationship.path, arguments.count == 1,
                case .variable(let name) = arguments[0].kind, scope.slot(name) == path
            else { return nil }
            switch function.text.lowercased() {
            case "nodes": return .nodes
            case "relationships", "rels": return .relationships
            default: return nil
            }
        default: return nil
        }
    }

    /// What a comparison says of the length of the path.
    private func addLengths(
        _ expression: Expression,
        _ relationship: Relationship,
        _ scope: Scope,
        _ result: inout PathConditions
    ) throws(CypherError) {
        guard case .comparison(let operators, let operands) = expression.kind else { return }
        for (index, comparison) in operators.enumerated() {
            let (left, right) = (operands[index], operands[index + 1])
            for (side, value, comparison) in [(left, right, comparison), (right, left, comparison.mirrored)]
            where isLength(side, relationship, scope) {
                let (evaluator, used) = try planner.compiled(value, scope)
                if used.isDisjoint(with: relationship.ownSlots) { result.lengths.append((comparison, evaluator)) }
            }
        }
    }

    /// `length(path)`, and `size` of its relationships.
    private func isLength(_ expression: Expression, _ relationship: Relationship, _ scope: Scope) -> Bool {
        guard case .call(let function, false, let arguments) = expression.kind, arguments.count == 1 else {
            return false
        }
        switch function.text.lowercased() {
        case "size": return part(arguments[0], relationship, scope) == .relationships
        case "length":
            guard let path = relationship.path, case .variable(let name) = arguments[0].kind else { return false }
            return scope.slot(name) == path
        default: return false
        }
    }
}

extension PatternSearch.Relationship {
    /// The slots of a shortest path and of its relationships.
    fileprivate var ownSlots: Set<Int> { Set([slot, path].compactMap { $0 }) }
}
