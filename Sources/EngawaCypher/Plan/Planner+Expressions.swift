import EngawaGraph

extension Planner {
    /// An expression, ready to be evaluated.
    func compile(_ expression: Expression, _ scope: Scope) throws(CypherError) -> Evaluator {
        try watch.tick(4)
        if !scope.evaluated.isEmpty, let slot = scope.evaluated[expression.canonical] {
            use(slot)
            return SlotEvaluator(slot)
        }
        let span = expression.span
        switch expression.kind {
        case .literal(let value): return ConstantEvaluator(value)
        case .parameter(let name): return parameter(name, span)
        case .variable(let name): return try variable(name, span, scope)
        case .property(let subject, let key):
            return PlacedEvaluator(PropertyEvaluator(try compile(subject, scope), key.text, names.key(key.text)), span)
                .simplified
        case .list(let elements): return ListEvaluator(try compile(elements, scope))
        case .map(let entries):
            var compiled: [(key: String, value: Evaluator)] = []
            for entry in entries { compiled.append((entry.key.text, try compile(entry.value, scope))) }
            return MapEvaluator(compiled)
        case .mapProjection(let subject, let items): return try mapProjection(subject, items, scope)
        case .not(let operand): return NotEvaluator(PlacedEvaluator(try compile(operand, scope), operand.span))
        case .plus(let operand): return try compile(operand, scope)
        case .minus(let operand): return PlacedEvaluator(NegationEvaluator(try compile(operand, scope)), span)
        case .arithmetic(let operation, let left, let right):
            return PlacedEvaluator(
                ArithmeticEvaluator(operation, try compile(left, scope), try compile(right, scope)),
                span
            )
        case .and(let operands): return AndEvaluator(try compile(operands, scope))
        case .or(let operands): return OrEvaluator(try compile(operands, scope))
        case .xor(let operands): return XorEvaluator(try compile(operands, scope))
        case .comparison(let operators, let operands):
            return ComparisonEvaluator(operators, try compile(operands, scope)).simplified
        case .in(let element, let list):
            return PlacedEvaluator(InEvaluator(try compile(element, scope), try compile(list, scope)), span)
        case .text(let operation, let left, let right):
            return PlacedEvaluator(
                TextEvaluator(operation, try compile(left, scope), try compile(right, scope)),
                span
            )
        case .isNull(let operand): return NullTestEvaluator(try compile(operand, scope), wantsNull: true)
        case .isNotNull(let operand): return NullTestEvaluator(try compile(operand, scope), wantsNull: false)
        case .hasLabels(let operand, let labels):
            return PlacedEvaluator(
                LabelsEvaluator(try compile(operand, scope), labels.map { names.label($0.text) }),
                span
            )
        case .element(let container, let index):
            return PlacedEvaluator(
                ElementEvaluator(try compile(container, scope), try compile(index, scope)),
                span
            )
        case .slice(let list, let from, let to):
            let start = try compile(optional: from, scope)
            let end = try compile(optional: to, scope)
            return PlacedEvaluator(SliceEvaluator(try compile(list, scope), start, end), span)
        case .call(let name, let isDistinct, let arguments):
            return try call(name, isDistinct, arguments, expression, scope)
        case .countRows:
            return try aggregate(
                AggregateCall(function: .count, isDistinct: false, argument: nil, share: nil),
                expression
            )
        case .choice(let subject, let branches, let otherwise):
            var compiled: [(when: Evaluator, then: Evaluator)] = []
            for branch in branches {
                compiled.append((try compile(branch.when, scope), try compile(branch.then, scope)))
            }
            return ChoiceEvaluator(
                try compile(optional: subject, scope),
                compiled,
                try compile(optional: otherwise, scope)
            )
        default: return try loop(expression, scope)
        }
    }

    func compile(_ expressions: [Expression], _ scope: Scope) throws(CypherError) -> [Evaluator] {
        var evaluators: [Evaluator] = []
        for expression in expressions { evaluators.append(try compile(expression, scope)) }
        return evaluators
    }

    func compile(optional expression: Expression?, _ scope: Scope) throws(CypherError) -> Evaluator? {
        guard let expression else { return nil }
        return try compile(expression, scope)
    }

    private func variable(_ name: String, _ span: Span, _ scope: Scope) throws(CypherError) -> Evaluator {
        switch scope[name] {
        case .slot(let slot)?:
            use(slot)
            return SlotEvaluator(slot)
        case .local(let local)?: return LocalEvaluator(local)
        case nil:
            throw .compileTime(
                "UndefinedVariable",
                ja: "変数 \(name) はここにはありません",
                en: "there is no variable \(name) here",
                at: span
            )
        }
    }

    private func mapProjection(
        _ subject: Expression,
        _ items: [MapProjectionItem],
        _ scope: Scope
    ) throws(CypherError) -> Evaluator {
        let evaluator = try compile(subject, scope)
        var compiled: [MapProjectionEvaluator.Item] = []
        for item in items {
            switch item {
            case .allProperties: compiled.append(.all)
            case .property(let key):
                compiled.append(.entry(key.text, PropertyEvaluator(evaluator, key.text, names.key(key.text))))
            case .entry(let key, let value): compiled.append(.entry(key.text, try compile(value, scope)))
            case .variable(let name): compiled.append(.entry(name.text, try variable(name.text, name.span, scope)))
            }
        }
        return PlacedEvaluator(MapProjectionEvaluator(evaluator, compiled), subject.span)
    }

    // MARK: - Functions

    private func call(
        _ name: Name,
        _ isDistinct: Bool,
        _ arguments: [Expression],
        _ expression: Expression,
        _ scope: Scope
    ) throws(CypherError) -> Evaluator {
        let lower = name.text.lowercased()
        if let function = AggregateCall.Function(rawValue: lower), aggregates != nil {
            return try aggregate(function, isDistinct, arguments, expression)
        }
        if arguments.count == 1, case .pattern(let pattern) = arguments[0].kind {
            if lower == "exists" { return try compile(arguments[0], scope) }
            // How often a pattern is found: `size((a)-->())`.
            if lower == "size" {
                let found = try collect(pattern, nil, nil, scope)
                guard let function = FunctionLibrary.function(named: "size") else {
                    preconditionFailure("size is a function")
                }
                return FunctionEvaluator(function, [found])
            }
        }
        if let function = EntityFunction(rawValue: lower), arguments.count == 1 {
            return PlacedEvaluator(EntityFunctionEvaluator(function, try compile(arguments[0], scope)), expression.span)
        }
        guard let function = FunctionLibrary.function(named: name.text) else {
            throw .compileTime(
                "UnknownFunction",
                ja: "関数 \(name.text) はありません",
                en: "there is no function \(name.text)",
                at: name.span
            )
        }
        if !function.isPure { usesClock = true }
        return PlacedEvaluator(FunctionEvaluator(function, try compile(arguments, scope)), expression.span)
    }

    private func aggregate(
        _ function: AggregateCall.Function,
        _ isDistinct: Bool,
        _ arguments: [Expression],
        _ expression: Expression
    ) throws(CypherError) -> Evaluator {
        guard let sink = aggregates else { throw Planner.misplacedAggregate(expression.span) }
        if let slot = sink.slot(expression.canonical) {
            use(slot)
            return SlotEvaluator(slot)
        }
        aggregates = nil
        defer { aggregates = sink }
        let (argument, used) = try compiled(arguments[0], sink.scope)
        sink.used.formUnion(used)
        var share: Evaluator?
        if arguments.count > 1 {
            let (evaluator, used) = try compiled(arguments[1], sink.scope)
            sink.used.formUnion(used)
            share = evaluator
        }
        aggregates = sink
        return try aggregate(
            AggregateCall(
                function: function,
                isDistinct: isDistinct,
                argument: PlacedEvaluator(argument, expression.span).simplified,
                share: share
            ),
            expression
        )
    }

    private func aggregate(_ call: AggregateCall, _ expression: Expression) throws(CypherError) -> Evaluator {
        guard let sink = aggregates else { throw Planner.misplacedAggregate(expression.span) }
        let canonical = expression.canonical
        let slot: Int
        if let known = sink.slot(canonical) {
            slot = known
        } else {
            slot = newSlot()
            sink.add(call, canonical, slot)
        }
        use(slot)
        return SlotEvaluator(slot)
    }

    private static func misplacedAggregate(_ span: Span) -> CypherError {
        .compileTime(
            "InvalidAggregation",
            ja: "集計は WITH と RETURN の中でだけ使えます",
            en: "aggregates stand in WITH and RETURN only",
            at: span
        )
    }

    // MARK: - What has variables of its own

    private func loop(_ expression: Expression, _ scope: Scope) throws(CypherError) -> Evaluator {
        switch expression.kind {
        case .listComprehension(let name, let list, let condition, let result):
            let list = try compile(list, scope)
            let (local, inner) = binding(name, scope)
            return PlacedEvaluator(
                ListComprehensionEvaluator(
                    local,
                    list,
                    try compile(optional: condition, inner),
                    try compile(optional: result, inner)
                ),
                expression.span
            )
        case .quantifier(let quantifier, let name, let list, let condition):
            let list = try compile(list, scope)
            let (local, inner) = binding(name, scope)
            return PlacedEvaluator(
                QuantifierEvaluator(quantifier, local, list, try compile(condition, inner)),
                expression.span
            )
        case .reduce(let accumulator, let initial, let name, let list, let step):
            let (initial, list) = (try compile(initial, scope), try compile(list, scope))
            let (local, inner) = binding(name, scope)
            let (sum, innermost) = binding(accumulator, inner)
            return PlacedEvaluator(
                ReduceEvaluator(sum, initial, local, list, try compile(step, innermost)),
                expression.span
            )
        case .patternComprehension(let pattern, let condition, let result):
            return try collect(pattern, condition, result, scope)
        case .pattern(let pattern): return try exists([pattern], nil, scope)
        case .existsPattern(let patterns, let condition): return try exists(patterns, condition, scope)
        case .existsQuery(let query):
            var plans: [Evaluator] = []
            for part in query.parts {
                let plan = try nest(scope) { start, inner throws(CypherError) in
                    let (root, _) = try self.plan(part.clauses, start, &inner)
                    return (root, [])
                }
                plans.append(ExistsEvaluator(plan))
            }
            return plans.count == 1 ? plans[0] : OrEvaluator(plans)
        default: preconditionFailure("every kind of expression is compiled")
        }
    }

    private func binding(_ name: Name, _ scope: Scope) -> (local: Int, scope: Scope) {
        let local = newLocal()
        var inner = scope
        inner[name.text] = .local(local)
        // What was evaluated under a name that now means something else is not it.
        if scope[name.text] != nil { inner.evaluated = [:] }
        return (local, inner)
    }

    private func exists(
        _ patterns: [Pattern],
        _ condition: Expression?,
        _ scope: Scope
    ) throws(CypherError) -> Evaluator {
        if let connection = connection(patterns, condition, scope) { return connection }
        return ExistsEvaluator(
            try nest(scope) { start, inner throws(CypherError) in
                (try match(patterns, condition, start, &inner).step, [])
            }
        )
    }

    private func collect(
        _ pattern: Pattern,
        _ condition: Expression?,
        _ result: Expression?,
        _ scope: Scope
    ) throws(CypherError) -> Evaluator {
        let slot = newSlot()
        let plan = try nest(scope) { start, inner throws(CypherError) in
            let step = try match([pattern], condition, start, &inner).step
            let (value, used) =
                try result.map { result throws(CypherError) in try compiled(result, inner) }
                ?? (ConstantEvaluator(.boolean(true)), [])
            return (ProjectStep(step, [(slot, value)], used, ""), [slot])
        }
        return CollectEvaluator(plan, slot)
    }
}
