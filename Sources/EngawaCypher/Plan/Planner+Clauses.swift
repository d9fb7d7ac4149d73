import EngawaGraph

extension Planner {
    /// The steps of clauses, on top of `input`; and the columns of RETURN, or of a call that stands alone.
    func plan(
        _ clauses: [Clause],
        _ input: PlanStep,
        _ scope: inout Scope
    ) throws(CypherError) -> (step: PlanStep, columns: [(name: String, slot: Int)]?) {
        var step = input
        var columns: [(name: String, slot: Int)]?
        var next = 0
        while next < clauses.count {
            let clause = clauses[next]
            next += 1
            try grow(by: clause)
            switch clause.kind {
            case .match(let isOptional, let patterns, let condition):
                if isOptional {
                    step = try optional(patterns, condition, step, &scope)
                } else {
                    var group = [(patterns, condition)]
                    // Those that follow are searched for together, as long as they share nothing but nodes.
                    while next < clauses.count, case .match(false, let more, let condition) = clauses[next].kind,
                        mayJoin(group.flatMap(\.0), more)
                    {
                        try grow(by: clauses[next])
                        group.append((more, condition))
                        next += 1
                    }
                    step = try match(group, step, &scope).step
                }
            case .unwind(let list, let name):
                let (evaluator, used) = try compiled(list, scope)
                var range: [Evaluator] = []
                if case .call(let function, false, let arguments) = list.kind, function.text.lowercased() == "range",
                    (2...3).contains(arguments.count)
                {
                    range = try compile(arguments, scope)
                }
                let slot = newSlot()
                scope[name.text] = .slot(slot)
                let rows = rows(unwinding: list, step)
                let text = source([list.span, name.span])
                step = UnwindStep(step, evaluator, range: range, slot, used, text).noted("", rows: rows)
            case .with(let projection, let condition):
                step = try project(projection, where: condition, step, &scope).step
            case .return(let projection):
                let result = try project(projection, where: nil, step, &scope)
                (step, columns) = (result.step, result.columns)
            case .create(var patterns):
                // One step makes what clauses in a row make, so that a long list of them is no deep plan.
                let isPlain = patterns.allSatisfy { $0.variable == nil }
                while isPlain, next < clauses.count, case .create(let more) = clauses[next].kind,
                    more.mayBeMadeTogether
                {
                    patterns += more
                    next += 1
                }
                step = try create(patterns, step, &scope)
            case .merge(let pattern, let onCreate, let onMatch):
                step = try merge(pattern, onCreate, onMatch, step, &scope)
            case .set(let items):
                let (assignments, used) = try assignments(items, scope)
                step = AssignStep(step, assignments, used, "Set").noted(source(items.map(\.span)))
            case .remove(let items):
                let (assignments, used) = try removals(items, scope)
                step = AssignStep(step, assignments, used, "Remove").noted(source(items.map(\.span)))
            case .delete(let targets, let isDetaching):
                let (evaluators, used) = try collecting { () throws(CypherError) in
                    var evaluators: [Evaluator] = []
                    for target in targets {
                        evaluators.append(PlacedEvaluator(try compile(target, scope), target.span))
                    }
                    return evaluators
                }
                step = DeleteStep(step, evaluators, isDetaching: isDetaching, used)
                    .noted(source(targets.map(\.span)))
            case .call(let call): (step, columns) = try self.call(call, step, &scope)
            case .forEach(let name, let list, let clauses):
                let (evaluator, used) = try compiled(list, scope)
                let slot = newSlot()
                var inner = scope
                inner[name.text] = .slot(slot)
                let (plan, _) = try plan(clauses, Planner.start, &inner)
                step = ForEachStep(step, evaluator, slot, plan, used.union(plan.sourceNeeds([])))
                    .noted(source([name.span, list.span]))
            case .loadCSV(let hasHeaders, let file, let name, let terminator):
                let ((file, separator), used) = try collecting { () throws(CypherError) in
                    (try compile(file, scope), try compile(optional: terminator, scope))
                }
                let slot = newSlot()
                scope[name.text] = .slot(slot)
                step = LoadCSVStep(step, file, terminator: separator, hasHeaders: hasHeaders, slot, used)
                    .noted(source(clause.span), rows: nil)
            }
        }
        return (step, columns)
    }

    /// Whether patterns can be searched for together with those of the clauses before.
    private func mayJoin(_ patterns: [Pattern], _ more: [Pattern]) -> Bool {
        let paths =
            patterns.compactMap { $0.variable?.text }
            + patterns.flatMap { $0.relationships.compactMap { $0.variable?.text } }
        let named = more.flatMap { $0.relationships.compactMap { $0.variable?.text } }
        return !named.contains { name in paths.contains { $0.hasSameBytes(as: name) } }
            && (patterns + more).allSatisfy { $0.selection == .all }
    }

    private func optional(
        _ patterns: [Pattern],
        _ condition: Expression?,
        _ input: PlanStep,
        _ scope: inout Scope
    ) throws(CypherError) -> PlanStep {
        let ordinal = newSlot()
        let known = scope.slots
        let (plan, made) = try match(patterns, condition, Planner.start, &scope)
        let filled = made.subtracting(known)
        let used = plan.sourceNeeds([]).subtracting([ordinal]).intersection(known)
        return OptionalStep(input, plan, ordinal: ordinal, filled: filled.sorted(), used: used)
            .noted(source(patterns.map(\.span)), rows: rows(behind: input, atLeastOneOf: plan))
    }

    // MARK: - Updates

    func assignments(_ items: [SetItem], _ scope: Scope) throws(CypherError) -> ([Assignment], Set<Int>) {
        try collecting { () throws(CypherError) in
            var assignments: [Assignment] = []
            for item in items {
                switch item {
                case .property(let target, let key, let value):
                    assignments.append(
                        .property(
                            PlacedEvaluator(try compile(target, scope), target.span),
                            key: key.text,
                            PlacedEvaluator(try compile(value, scope), value.span)
                        )
                    )
                case .replace(let name, let value):
                    assignments.append(.replace(try target(name, scope), try compile(value, scope)))
                case .merge(let name, let value):
                    assignments.append(.merge(try target(name, scope), try compile(value, scope)))
                case .labels(let name, let labels):
                    assignments.append(.addLabels(try target(name, scope), labels.map(\.text)))
                }
            }
            return assignments
        }
    }

    private func removals(_ items: [RemoveItem], _ scope: Scope) throws(CypherError) -> ([Assignment], Set<Int>) {
        try collecting { () throws(CypherError) in
            var assignments: [Assignment] = []
            for item in items {
                switch item {
                case .property(let target, let key):
                    assignments.append(.removeProperty(try compile(target, scope), key: key.text))
                case .labels(let name, let labels):
                    assignments.append(.removeLabels(try target(name, scope), labels.map(\.text)))
                }
            }
            return assignments
        }
    }

    private func target(_ name: Name, _ scope: Scope) throws(CypherError) -> Evaluator {
        try compile(Expression(.variable(name.text), name.span), scope)
    }

    private func create(
        _ patterns: [Pattern],
        _ input: PlanStep,
        _ scope: inout Scope
    ) throws(CypherError) -> PlanStep {
        var creations: [Creation] = []
        var paths: [(slot: Int, start: Int, relationships: [Int])] = []
        var inner = scope
        let (_, used) = try collecting { () throws(CypherError) in
            for pattern in patterns {
                let slots = declare(pattern, &inner)
                try self.creations(pattern, slots, &creations, inner)
                if let path = slots.path { paths.append((path, slots.nodes[0].slot, slots.relationships.map(\.slot))) }
            }
        }
        scope = inner
        var step = CreateStep(input, creations, used).noted(source(patterns.map(\.span)))
        for path in paths { step = PathStep(step, path.slot, start: path.start, path.relationships).noted("") }
        return step
    }

    /// What is to be made of a pattern.
    private func creations(
        _ pattern: Pattern,
        _ slots: PatternSlots,
        _ creations: inout [Creation],
        _ scope: Scope
    ) throws(CypherError) {
        for (node, place) in zip(pattern.nodes, slots.nodes) {
            use(place.slot)
            guard !place.isBound else { continue }
            let (items, map) = try properties(node.properties, scope)
            creations.append(
                .node(slot: place.slot, labels: node.labels.map(\.text), properties: items, map: map)
            )
        }
        for (index, relationship) in pattern.relationships.enumerated() {
            let isReversed = relationship.direction == .incoming
            let (from, to) = (slots.nodes[index].slot, slots.nodes[index + 1].slot)
            let (items, map) = try properties(relationship.properties, scope)
            creations.append(
                .relationship(
                    slot: slots.relationships[index].slot,
                    type: relationship.types.first?.text ?? "",
                    from: isReversed ? to : from,
                    to: isReversed ? from : to,
                    properties: items,
                    map: map
                )
            )
        }
    }

    private func properties(
        _ expression: Expression?,
        _ scope: Scope
    ) throws(CypherError) -> (items: [(key: String, value: Evaluator)], map: Evaluator?) {
        guard let expression else { return ([], nil) }
        guard case .map(let entries) = expression.kind else {
            return ([], PlacedEvaluator(try compile(expression, scope), expression.span))
        }
        var items: [(key: String, value: Evaluator)] = []
        for entry in entries {
            items.append((entry.key.text, PlacedEvaluator(try compile(entry.value, scope), entry.value.span)))
        }
        return (items, nil)
    }

    private func merge(
        _ pattern: Pattern,
        _ onCreate: [SetItem],
        _ onMatch: [SetItem],
        _ input: PlanStep,
        _ scope: inout Scope
    ) throws(CypherError) -> PlanStep {
        let known = scope.slots
        var named = pattern
        // Every part gets a name, so that the plan that looks for it and what is made share the slots.
        for index in named.nodes.indices where named.nodes[index].variable == nil {
            named.nodes[index].variable = Name(text: hiddenName(), span: pattern.span)
        }
        for index in named.relationships.indices where named.relationships[index].variable == nil {
            named.relationships[index].variable = Name(text: hiddenName(), span: pattern.span)
        }
        let before = scope
        let (plan, made) = try match([named], nil, Planner.start, &scope)
        let after = scope
        var creations: [Creation] = []
        var path: (slot: Int, start: Int, relationships: [Int])?
        let (assigned, used) = try collecting { () throws(CypherError) in
            let slots = PatternSlots(named, before, after)
            try self.creations(named, slots, &creations, after)
            if let slot = slots.path { path = (slot, slots.nodes[0].slot, slots.relationships.map(\.slot)) }
            return (try assignments(onCreate, after).0, try assignments(onMatch, after).0)
        }
        return MergeStep(
            input,
            plan,
            creations,
            onCreate: assigned.0,
            onMatch: assigned.1,
            made: made.subtracting(known).sorted(),
            path: path,
            used.union(plan.sourceNeeds([])).union(made)
        ).noted(source(pattern.span), rows: rows(behind: input, atLeastOneOf: plan))
    }

    // MARK: - CALL

    private func call(
        _ call: ProcedureCall,
        _ input: PlanStep,
        _ scope: inout Scope
    ) throws(CypherError) -> (PlanStep, [(name: String, slot: Int)]?) {
        guard let procedure = Procedure.find(call.name.text, procedures) else {
            throw .compileTime(
                "ProcedureNotFound",
                .procedureError,
                ja: "手続き \(call.name.text) はありません",
                en: "there is no procedure \(call.name.text)",
                at: call.name.span
            )
        }
        let (arguments, used) = try collecting { () throws(CypherError) in
            if let arguments = call.arguments { return try compile(arguments, scope) }
            return procedure.inputs.map { parameter($0.name, call.name.span) }
        }
        var outputs: [(column: Int, slot: Int)] = []
        var columns: [(name: String, slot: Int)] = []
        if let yields = call.yields {
            for yield in yields {
                guard let column = procedure.outputs.firstIndex(where: { $0.name.hasSameBytes(as: yield.column.text) })
                else { continue }
                let slot = newSlot()
                let name = yield.alias?.text ?? yield.column.text
                outputs.append((column, slot))
                columns.append((name, slot))
            }
        } else if call.isStandalone || call.yieldsAll {
            for (column, field) in procedure.outputs.enumerated() {
                let slot = newSlot()
                outputs.append((column, slot))
                columns.append((field.name, slot))
            }
        }
        for column in columns { scope[column.name] = .slot(column.slot) }
        var step: PlanStep = CallStep(
            input,
            procedure.name,
            procedure.rows,
            inputs: procedure.inputs,
            arguments,
            outputs: outputs,
            isVoid: procedure.outputs.isEmpty && !call.isStandalone,
            used
        )
        if let condition = call.where { step = try filter(condition, step, scope) }
        return (step, call.isStandalone ? columns : nil)
    }
}
