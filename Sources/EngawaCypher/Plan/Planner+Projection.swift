import EngawaGraph

extension Planner {
    /// `WITH` and `RETURN`: evaluates, groups, orders and cuts.
    func project(
        _ projection: Projection,
        where condition: Expression?,
        _ input: PlanStep,
        _ scope: inout Scope
    ) throws(CypherError) -> (step: PlanStep, columns: [(name: String, slot: Int)]) {
        var items = projection.items
        if projection.includesAll {
            let all = scope.names.map { name in
                Projection.Item(
                    expression: Expression(.variable(name), projection.span),
                    alias: Name(text: name, span: projection.span),
                    name: name
                )
            }
            items = all + items
        }
        let hasAggregates =
            items.contains { $0.expression.hasAggregate } || projection.order.contains { $0.expression.hasAggregate }
        var step = input
        var columns: [(name: String, slot: Int)] = []
        var behind = Scope()
        // What the expressions behind ORDER BY may use.
        var ordering = Scope()
        if hasAggregates {
            (step, columns, ordering) = try group(items, projection, step, scope)
        } else {
            var evaluated: [(slot: Int, value: Evaluator)] = []
            var used: Set<Int> = []
            if !projection.isDistinct { ordering = scope }
            for item in items {
                let slot: Int
                if case .variable(let name) = item.expression.kind, let known = scope.slot(name) {
                    slot = known
                    use(slot)
                } else {
                    slot = newSlot()
                    let (evaluator, slots) = try compiled(item.expression, scope)
                    evaluated.append((slot, evaluator))
                    used.formUnion(slots)
                }
                columns.append((item.name, slot))
                ordering.evaluated[item.expression.canonical] = slot
            }
            if !evaluated.isEmpty {
                let text = items.map(\.name).joined(separator: ", ")
                step = ProjectStep(step, evaluated, used, text).noted("")
            }
        }
        // A new name hides what was known under it.
        var hidden = HiddenNames()
        var hiding: [ExactText: Int] = [:]
        for (item, column) in zip(items, columns) where item.alias != nil && !item.keepsName {
            let name = item.alias?.text ?? item.name
            hidden.insert(name)
            hiding[ExactText(name)] = column.slot
        }
        if !hidden.isEmpty {
            for (key, slot) in ordering.evaluated {
                for name in hidden.used(in: key) where slot != hiding[ExactText(name)] {
                    ordering.evaluated[key] = key == "`\(name)`" ? hiding[ExactText(name)] : nil
                }
            }
        }
        for (item, column) in zip(items, columns) {
            let name = item.alias?.text ?? item.name
            behind[name] = .slot(column.slot)
            if item.alias != nil || item.isVariable { ordering[name] = .slot(column.slot) }
        }
        if projection.isDistinct {
            let slots = columns.map(\.slot)
            let text = columns.map(\.name).joined(separator: ", ")
            step = DistinctStep(step, slots).noted(text, rows: groups(of: slots, step))
        }
        step = try order(projection, step, ordering)
        if let skip = projection.skip {
            let rows = rows(behind: step, skip: skip, limit: nil)
            step = SkipStep(step, try count(skip)).noted(source(skip.span), rows: rows)
        }
        if let limit = projection.limit {
            let rows = rows(behind: step, skip: nil, limit: limit)
            step = LimitStep(step, try count(limit), isExhausting: isUpdating).noted(source(limit.span), rows: rows)
        }
        // WHERE may also use what ORDER BY may.
        if let condition { step = try filter(condition, step, ordering) }
        scope = behind
        return (step, columns)
    }

    func filter(_ condition: Expression, _ input: PlanStep, _ scope: Scope) throws(CypherError) -> PlanStep {
        let (evaluator, used) = try compiled(condition, scope)
        let step = FilterStep(input, PlacedEvaluator(evaluator, condition.span), used, source(condition.span))
        return step.noted("", rows: input.estimatedRows.map { $0 * Planner.shareOfCondition })
    }

    private func count(_ expression: Expression) throws(CypherError) -> Evaluator {
        PlacedEvaluator(try compile(expression, Scope()), expression.span)
    }

    private func order(_ projection: Projection, _ input: PlanStep, _ scope: Scope) throws(CypherError) -> PlanStep {
        guard !projection.order.isEmpty else { return input }
        var keys: [(slot: Int, isDescending: Bool)] = []
        var evaluated: [(slot: Int, value: Evaluator)] = []
        var used: Set<Int> = []
        for order in projection.order {
            let (evaluator, slots) = try compiled(order.expression, scope)
            if let known = evaluator as? SlotEvaluator {
                keys.append((known.slot, order.isDescending))
            } else {
                let slot = newSlot()
                evaluated.append((slot, evaluator))
                used.formUnion(slots)
                keys.append((slot, order.isDescending))
            }
        }
        var step = input
        let text = projection.order.map { source($0.expression.span) + ($0.isDescending ? " DESC" : "") }
            .joined(separator: ", ")
        if !evaluated.isEmpty { step = ProjectStep(step, evaluated, used, text).noted("") }
        var limit: [Evaluator]?
        if let expression = projection.limit {
            limit = [try count(expression)]
            if let skip = projection.skip { limit?.append(try count(skip)) }
        }
        let rows = rows(behind: step, top: projection.limit, projection.skip)
        return SortStep(step, keys, limit: limit).noted(text, rows: rows)
    }

    private func group(
        _ items: [Projection.Item],
        _ projection: Projection,
        _ input: PlanStep,
        _ scope: Scope
    ) throws(CypherError) -> (PlanStep, [(name: String, slot: Int)], Scope) {
        var keys: [(slot: Int, value: Evaluator)] = []
        var keySlots: Set<Int> = []
        var used: Set<Int> = []
        var columns = items.map { (name: $0.name, slot: -1) }
        var behind = Scope()
        for (place, item) in items.enumerated() where !item.expression.hasAggregate {
            let (evaluator, slots) = try compiled(item.expression, scope)
            used.formUnion(slots)
            let slot: Int
            if case .variable(let name) = item.expression.kind {
                slot = scope.slot(name) ?? newSlot()
                behind[name] = .slot(slot)
            } else {
                slot = newSlot()
            }
            behind.evaluated[item.expression.canonical] = slot
            columns[place].slot = slot
            if keySlots.insert(slot).inserted { keys.append((slot, evaluator)) }
        }
        var columnSlots = Set(columns.map(\.slot))
        let sink = AggregateSink(scope)
        let saved = aggregates
        aggregates = sink
        defer { aggregates = saved }
        var evaluated: [(slot: Int, value: Evaluator)] = []
        var evaluatedUsed: Set<Int> = []
        for (place, item) in items.enumerated() where item.expression.hasAggregate {
            let ((evaluator, slots), _) = try collecting { () throws(CypherError) in
                try compiled(item.expression, behind)
            }
            if let known = evaluator as? SlotEvaluator, !columnSlots.contains(known.slot) {
                columns[place].slot = known.slot
            } else {
                columns[place].slot = newSlot()
                evaluated.append((columns[place].slot, evaluator))
                evaluatedUsed.formUnion(slots)
            }
            columnSlots.insert(columns[place].slot)
            behind.evaluated[item.expression.canonical] = columns[place].slot
        }
        // Aggregates that only ORDER BY has.
        for order in projection.order where order.expression.hasAggregate {
            for call in order.expression.aggregateCalls where behind.evaluated[call.canonical] == nil {
                guard let known = try compile(call, behind) as? SlotEvaluator else { continue }
                behind.evaluated[call.canonical] = known.slot
            }
        }
        used.formUnion(sink.used)
        let text = items.map(\.name).joined(separator: ", ")
        var source = input
        if keys.isEmpty, sink.calls.allSatisfy({ $0.1.argument == nil }), !isUpdating,
            let tail = CountTailStep.splitting(input, newSlot, nodeCount(of:))
        {
            source = tail.noted("")
        }
        var step: PlanStep = AggregateStep(
            source,
            keys: keys,
            aggregates: sink.calls,
            used,
            text
        ).noted("", rows: groups(of: keys.map(\.slot), source))
        if !evaluated.isEmpty { step = ProjectStep(step, evaluated, evaluatedUsed, text).noted("") }
        return (step, columns, behind)
    }
}

extension Projection.Item {
    fileprivate var isVariable: Bool {
        if case .variable = expression.kind { true } else { false }
    }

    /// Whether it is a variable that is called the same behind it.
    fileprivate var keepsName: Bool {
        guard case .variable(let variable) = expression.kind else { return false }
        return variable.hasSameBytes(as: alias?.text ?? name)
    }
}

extension Expression {
    /// The aggregates in it.
    fileprivate var aggregateCalls: [Expression] {
        switch kind {
        case .countRows: [self]
        case .call(let name, _, let arguments):
            AggregateCall.Function(rawValue: name.text.lowercased()) != nil
                ? [self] : arguments.flatMap(\.aggregateCalls)
        default: parts.flatMap(\.aggregateCalls)
        }
    }
}
