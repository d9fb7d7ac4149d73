import EngawaGraph

/// One run of a statement: the graph, the parameters, the limits, and what its steps have found out so far.
final class Execution {
    /// The graph of a statement that only reads.
    private let snapshot: PropertyGraph
    /// The draft of a statement that changes the graph.
    var draft: GraphDraft?
    /// The graph as it was before the statement.
    let before: PropertyGraph
    let parameters: CypherMap
    let context: FunctionContext
    let options: CypherOptions
    /// Variables of comprehensions and their kin.
    var locals: [CypherValue]
    /// The operators of nested plans, made when they are first needed.
    var subplans: [Subplan?]
    private(set) var names: ResolvedNames
    let isUpdating: Bool
    /// Numbers for texts that are compared often; of statements that only read.
    let textClasses = TextClasses()
    /// What was changed; of statements that change the graph.
    let journal = UpdateJournal()
    /// The engine's lists of neighbours.
    var adjacency: AdjacencyCache?
    /// Set for `PROFILE`.
    var profile: ExecutionProfile?

    // Limits.
    private let watch: StatementWatch
    private let memoryLimit: Int
    private(set) var memory = 0

    init(
        _ plan: QueryPlan,
        on graph: PropertyGraph,
        draft: GraphDraft?,
        parameters: CypherMap,
        options: CypherOptions,
        watch: StatementWatch
    ) {
        snapshot = graph
        before = graph
        self.draft = draft
        isUpdating = draft != nil
        self.parameters = parameters
        self.options = options
        context = FunctionContext(
            now: plan.usesClock ? options.now() : Execution.noMoment,
            memory: min(ValueLimit.bytes, options.limits.memory ?? .max)
        )
        locals = [CypherValue](repeating: .null, count: plan.localCount)
        subplans = [Subplan?](repeating: nil, count: plan.subplanCount)
        names = ResolvedNames(plan.names, graph)
        self.watch = watch
        memoryLimit = options.limits.memory ?? .max
    }

    private static let noMoment = CypherClock.moment(secondsSinceEpoch: 0, nanosecond: 0, offset: 0)

    /// The graph as it is now.
    var graph: PropertyGraph { draft?.graph ?? snapshot }

    /// Changes the graph; names that were not known before may be known then.
    func update<Result>(_ body: (inout GraphDraft) throws(CypherError) -> Result) throws(CypherError) -> Result {
        // Taken out meanwhile, so that it is the only one and is changed in place.
        guard var taken = draft.take() else {
            throw .runtime(
                .semanticError,
                "ReadOnly",
                ja: "この文はマップを変えますが、読むだけの場で動いています",
                en: "the statement changes the graph but runs where it may only read"
            )
        }
        defer { draft = taken }
        return try body(&taken)
    }

    /// The neighbours of all nodes by one type, where there are such lists or it is time to make them; never of a
    /// statement that changes the graph.
    func lists(_ type: TypeToken, _ direction: Direction, asking count: Int) -> AdjacencyLists? {
        isUpdating ? nil : adjacency?.lists(snapshot, type, direction, asking: count)
    }

    /// Which nodes have a label, where there is a table of it or it is time to make one; never of a statement that
    /// changes the graph.
    func bits(_ label: LabelToken, asking count: Int) -> LabelBits? {
        isUpdating ? nil : adjacency?.bits(snapshot, label, asking: count)
    }

    /// Looks up the names that were not known, after a change.
    func resolveNames() { if names.hasUnknown { names.resolve(graph) } }

    /// The token of a key of the plan; nil where the graph does not know it.
    @inline(__always)
    func key(_ number: Int) -> KeyToken? {
        if let token = names.keys[number] { return token }
        return isUpdating ? graph.key(names.table.keys[number]) : nil
    }

    /// The token of a label of the plan; nil where the graph does not know it.
    @inline(__always)
    func label(_ number: Int) -> LabelToken? {
        if let token = names.labels[number] { return token }
        return isUpdating ? graph.label(names.table.labels[number]) : nil
    }

    /// The token of a relationship type of the plan; nil where the graph does not know it.
    @inline(__always)
    func type(number: Int) -> TypeToken? {
        if let token = names.types[number] { return token }
        return isUpdating ? graph.type(names.table.types[number]) : nil
    }

    // MARK: - Limits

    /// To be called now and then: some thousand times a second at least.
    func check() throws(CypherError) { try watch.check() }

    /// To be called in tight loops: checks every some thousand calls.
    @inline(__always)
    func tick(_ steps: Int = 1) throws(CypherError) { try watch.tick(steps) }

    /// Counts memory that a step holds on to. Negative: gives it back.
    func charge(_ bytes: Int) throws(CypherError) {
        memory += bytes
        if memory > memoryLimit {
            throw .runtime(
                .resourceError,
                "Memory",
                ja: "メモリーの上限（\(memoryLimit) バイト）を超えました。LIMIT や条件で行を減らすか、上限を上げてください",
                en:
                    "the statement needs more than \(memoryLimit) bytes of memory; reduce its rows with LIMIT or conditions, or allow more"
            )
        }
    }
}

/// The tokens of the names of a plan in the graph that it runs on; nil where the graph does not know a name yet.
struct ResolvedNames {
    let table: PlanNames
    var labelNames: [String] { table.labels }
    private(set) var keys: [KeyToken?]
    private(set) var labels: [LabelToken?]
    private(set) var types: [TypeToken?]

    init(_ table: PlanNames, _ graph: PropertyGraph) {
        self.table = table
        keys = table.keys.map { graph.key($0) }
        labels = table.labels.map { graph.label($0) }
        types = table.types.map { graph.type($0) }
    }

    /// Whether a name was not known when it was looked up last.
    var hasUnknown: Bool { keys.contains(nil) || labels.contains(nil) || types.contains(nil) }

    mutating func resolve(_ graph: PropertyGraph) {
        for index in keys.indices where keys[index] == nil { keys[index] = graph.key(table.keys[index]) }
        for index in labels.indices where labels[index] == nil { labels[index] = graph.label(table.labels[index]) }
        for index in types.indices where types[index] == nil { types[index] = graph.type(table.types[index]) }
    }
}

/// The names in a plan, each with a number.
struct PlanNames: Sendable {
    private var keyTable = Table()
    private var labelTable = Table()
    private var typeTable = Table()

    var keys: [String] { keyTable.names }
    var labels: [String] { labelTable.names }
    var types: [String] { typeTable.names }

    mutating func key(_ name: String) -> Int { keyTable.number(name) }
    mutating func label(_ name: String) -> Int { labelTable.number(name) }
    mutating func type(_ name: String) -> Int { typeTable.number(name) }

    private struct Table: Sendable {
        private(set) var names: [String] = []
        private var numbers: [ExactText: Int] = [:]

        mutating func number(_ name: String) -> Int {
            if let known = numbers[ExactText(name)] { return known }
            numbers[ExactText(name)] = names.count
            names.append(name)
            return names.count - 1
        }
    }
}

/// A plan within an expression, or a step that runs for one row at a time, in the making of its rows.
final class Subplan {
    let argument: ArgumentOperator
    let root: Operator

    init(_ step: PlanStep, _ x: Execution) {
        argument = ArgumentOperator()
        root = step.open(x, argument)
    }

    /// Begins again, with these rows to start from.
    func restart(_ batch: Batch) {
        argument.pending = batch
        root.rewind()
    }
}
