import EngawaGraph

extension Planner {
    /// The steps that find patterns, and the slots that hold what was found.
    func match(
        _ patterns: [Pattern],
        _ condition: Expression?,
        _ input: PlanStep,
        _ scope: inout Scope
    ) throws(CypherError) -> (step: PlanStep, made: Set<Int>) {
        try match([(patterns, condition)], input, &scope)
    }

    /// The same for several clauses: no relationship is taken twice within one of them.
    func match(
        _ clauses: [(patterns: [Pattern], condition: Expression?)],
        _ input: PlanStep,
        _ scope: inout Scope
    ) throws(CypherError) -> (step: PlanStep, made: Set<Int>) {
        let search = PatternSearch(self, scope.slots)
        for (number, clause) in clauses.enumerated() {
            for pattern in clause.patterns { try search.add(pattern, clause: number, &scope) }
            try search.addConditions(clause.condition, clause: number, scope)
        }
        let step = try search.plan(input)
        labelsOfSlots.merge(search.labelsOfSlots) { first, _ in first }
        return (step, search.made)
    }
}
