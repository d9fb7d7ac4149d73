import EngawaGraph

/// Makes the plan of a statement that was checked.
final class Planner {
    /// The graph whose statistics and indexes it plans by.
    let graph: PropertyGraph
    let procedures: [CypherProcedure]
    let text: String
    /// The bytes of the text.
    let bytes: [UInt8]
    let watch: StatementWatch
    private(set) var slotCount = 0
    private(set) var localCount = 0
    private(set) var subplanCount = 0
    private var hiddenCount = 0
    var names = PlanNames()
    var usesClock = false
    /// The parameters that the query uses, each where it stands first.
    private(set) var parameters: [(name: String, span: Span)] = []
    private var parameterNames: Set<ExactText> = []
    var isUpdating = false
    /// The slots that expressions being compiled have used so far.
    private var used: [Set<Int>] = []
    /// A label of the node in a slot, by the number of its name.
    var labelsOfSlots: [Int: Int] = [:]
    /// How many steps the clauses planned so far may come to.
    private var size = 0
    /// Where aggregates go that are met; nil where there can be none.
    var aggregates: AggregateSink?
    /// Nested plans, to be finished when all slots are known.
    private var nested: [(plan: NestedPlan, needed: Set<Int>)] = []

    final class AggregateSink {
        let scope: Scope
        private(set) var calls: [(slot: Int, AggregateCall)] = []
        private var slots: [String: Int] = [:]
        /// The slots that arguments of aggregates use.
        var used: Set<Int> = []
        init(_ scope: Scope) { self.scope = scope }

        /// Where an aggregate goes that was met before.
        func slot(_ canonical: String) -> Int? { slots[canonical] }

        func add(_ call: AggregateCall, _ canonical: String, _ slot: Int) {
            calls.append((slot, call))
            slots[canonical] = slot
        }
    }

    init(_ graph: PropertyGraph, _ procedures: [CypherProcedure], _ text: String, _ watch: StatementWatch) {
        (self.graph, self.procedures, self.text, self.watch) = (graph, procedures, text, watch)
        bytes = Array(text.utf8)
    }

    static func plan(
        _ query: Query,
        _ mode: Statement.Mode,
        _ text: String,
        _ graph: PropertyGraph,
        _ procedures: [CypherProcedure],
        _ watch: StatementWatch
    ) throws(CypherError) -> QueryPlan {
        let planner = Planner(graph, procedures, text, watch)
        planner.isUpdating = query.isUpdating
        var parts: [(root: PlanStep, columns: [(name: String, slot: Int)])] = []
        for part in query.parts {
            var scope = Scope()
            let (root, columns) = try planner.plan(part.clauses, Planner.start, &scope)
            parts.append((root, columns ?? []))
        }
        let columns = parts[0].columns.map(\.name)
        var planned: [(root: PlanStep, slots: [Int])] = []
        for part in parts {
            // The columns of all parts have the same names, perhaps in another order.
            let slots = Dictionary(part.columns.map { (ExactText($0.name), $0.slot) }) { first, _ in first }
            planned.append((part.root, columns.compactMap { slots[ExactText($0)] }))
        }
        for part in planned { part.root.finish(needed: Set(part.slots), width: planner.slotCount) }
        planner.finishNested()
        return QueryPlan(
            mode: mode,
            columns: columns,
            parts: planned,
            unions: query.unions,
            names: planner.names,
            parameters: planner.parameters,
            localCount: planner.localCount,
            subplanCount: planner.subplanCount,
            isUpdating: planner.isUpdating,
            usesClock: planner.usesClock
        )
    }

    /// What a plan begins with: one row.
    static var start: PlanStep { PlanStep(input: nil).noted("", rows: 1) }

    // MARK: - Limits

    /// How many steps a plan may have: a run goes down all of them, and the search for the order of a pattern takes
    /// time.
    static let sizeLimit = 1_000

    /// Refuses a query that has more steps than a plan may have, before time is spent on it. Those that it lets pass may
    /// still be too long: subqueries are not looked at.
    static func check(sizeOf query: Query) throws(CypherError) {
        var size = 0
        for part in query.parts { try add(part.clauses, to: &size) }
    }

    private static func add(_ clauses: [Clause], to size: inout Int) throws(CypherError) {
        for clause in clauses {
            // Those that follow each other may come to one step.
            let isCreate = if case .create = clause.kind { true } else { false }
            size += steps(of: clause) - (isCreate ? 1 : 0)
            if size > sizeLimit { throw tooLong(clause) }
            if case .forEach(_, _, let clauses) = clause.kind { try add(clauses, to: &size) }
        }
    }

    /// A clause with the nodes that it looks for.
    private static func steps(of clause: Clause) -> Int {
        switch clause.kind {
        case .match(_, let patterns, _): 1 + patterns.reduce(0) { $0 + $1.nodes.count }
        case .merge(let pattern, _, _): 1 + pattern.nodes.count
        case .create(let patterns): 1 + patterns.count { $0.variable != nil }
        default: 1
        }
    }

    /// Counts a clause.
    func grow(by clause: Clause) throws(CypherError) {
        size += Planner.steps(of: clause)
        if size > Planner.sizeLimit { throw Planner.tooLong(clause) }
    }

    private static func tooLong(_ clause: Clause) -> CypherError {
        .compileTime(
            "QueryTooLong",
            ja: "句と、探すノードが多すぎます（合わせて \(sizeLimit) まで）。UNWIND を使うか、問い合わせを分けてください",
            en:
                "there are too many clauses and nodes to look for (at most \(sizeLimit) together); use UNWIND, or "
                + "several queries",
            at: clause.span
        )
    }

    // MARK: - Slots and names

    func newSlot() -> Int {
        slotCount += 1
        return slotCount - 1
    }

    func newLocal() -> Int {
        localCount += 1
        return localCount - 1
    }

    /// A name that no query can write.
    func hiddenName() -> String {
        hiddenCount += 1
        return " \(hiddenCount)"
    }

    /// The value of a parameter; the plan then asks for it before it is run.
    func parameter(_ name: String, _ span: Span) -> Evaluator {
        if parameterNames.insert(ExactText(name)).inserted { parameters.append((name, span)) }
        return ParameterEvaluator(name, span)
    }

    // MARK: - What expressions use

    func use(_ slot: Int) {
        if !used.isEmpty { used[used.count - 1].insert(slot) }
    }

    func use(_ slots: Set<Int>) {
        if !used.isEmpty { used[used.count - 1].formUnion(slots) }
    }

    /// What `body` gives, and the slots that the expressions compiled in it use.
    func collecting<Result>(_ body: () throws(CypherError) -> Result) throws(CypherError) -> (Result, Set<Int>) {
        used.append([])
        do throws(CypherError) {
            let result = try body()
            let slots = used.removeLast()
            use(slots)
            return (result, slots)
        } catch {
            used.removeLast()
            throw error
        }
    }

    /// An expression and the slots that it uses.
    func compiled(_ expression: Expression, _ scope: Scope) throws(CypherError) -> (Evaluator, Set<Int>) {
        try collecting { () throws(CypherError) in try compile(expression, scope) }
    }

    // MARK: - Nested plans

    /// A plan within an expression.
    /// - Parameter build: makes its steps, on top of one that gives the row; names the slots that are needed of it.
    func nest(
        _ scope: Scope,
        _ build: (PlanStep, inout Scope) throws(CypherError) -> (root: PlanStep, needed: Set<Int>)
    ) throws(CypherError) -> NestedPlan {
        var inner = scope
        inner.evaluated = [:]
        var locals: [(local: Int, slot: Int)] = []
        for (name, local) in scope.locals {
            let slot = newSlot()
            inner[name] = .slot(slot)
            locals.append((local, slot))
        }
        let saved = aggregates
        aggregates = nil
        defer { aggregates = saved }
        let number = subplanCount
        subplanCount += 1
        used.append([])
        let built: (root: PlanStep, needed: Set<Int>)
        do throws(CypherError) {
            built = try build(Planner.start, &inner)
        } catch {
            used.removeLast()
            throw error
        }
        used.removeLast()
        let reads = built.root.sourceNeeds(built.needed)
        locals = locals.filter { reads.contains($0.slot) }
        let outer = scope.slots.intersection(reads)
        use(outer)
        let plan = NestedPlan(built.root, number: number, slots: outer.sorted(), locals: locals)
        nested.append((plan, built.needed))
        return plan
    }

    private func finishNested() {
        for (plan, needed) in nested {
            plan.root.finish(needed: needed, width: slotCount)
            plan.width = slotCount
        }
    }
}

extension PlanStep {
    /// The slots that a plan needs of the rows that it begins with, where these are needed behind it.
    func sourceNeeds(_ needed: Set<Int>) -> Set<Int> {
        var needed = needed
        var step: PlanStep? = self
        while let current = step {
            needed = current.isBarrier ? current.reads : needed.subtracting(current.writes).union(current.reads)
            step = current.input
        }
        return needed
    }
}

extension Query {
    var isUpdating: Bool { parts.contains { $0.clauses.contains(where: \.isUpdating) } }
}
