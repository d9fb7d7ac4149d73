/// The variables that an expression may use, with what is known of their types.
struct VariableScope {
    private(set) var variables: [ExactText: StaticType] = [:]
    /// Expressions that stand for columns, by their canonical text.
    private(set) var evaluated: [String: StaticType] = [:]
    /// Expressions that must not stand next to an aggregate although they are columns, by their canonical text.
    var ambiguous: Set<String> = []
    /// Variables that are there, but can only be used within an aggregate.
    private(set) var ungrouped: Set<ExactText> = []
    /// How deep the expression stands in which a subquery or a pattern has this scope.
    var depth = 0
    /// None, or one: what the arguments of aggregates may use, where that is not this scope.
    private var ofAggregates: [VariableScope] = []

    init() {}

    /// The names in the order of their bytes.
    var names: [String] { variables.keys.map(\.text).sorted { $0.precedesInBytes($1) } }

    var isEmpty: Bool { variables.isEmpty }

    /// The type of a variable; nil where there is none of that name. Setting hides what had the name before.
    subscript(name: String) -> StaticType? {
        get { variables[ExactText(name)] }
        set {
            variables[ExactText(name)] = newValue
            if !evaluated.isEmpty || !ambiguous.isEmpty {
                let text = "`\(name)`"
                evaluated = evaluated.filter { !$0.key.contains(text) }
                ambiguous = ambiguous.filter { !$0.contains(text) }
            }
            if !ungrouped.isEmpty { ungrouped.remove(ExactText(name)) }
            if !ofAggregates.isEmpty { ofAggregates[0][name] = newValue }
        }
    }

    func isUngrouped(_ name: String) -> Bool { ungrouped.contains(ExactText(name)) }

    /// Makes an expression stand for a column.
    mutating func evaluate(_ expression: Expression, as type: StaticType) {
        evaluated[expression.canonical] = type
    }

    /// The type of the column that an expression stands for; nil where it does not.
    func column(of expression: Expression) -> StaticType? {
        evaluated.isEmpty ? nil : evaluated[expression.canonical]
    }

    /// Whether an expression is a column that must not stand next to an aggregate.
    func isAmbiguous(_ expression: Expression) -> Bool {
        !ambiguous.isEmpty && ambiguous.contains(expression.canonical)
    }

    /// What the arguments of aggregates may use.
    var aggregateScope: VariableScope {
        get { ofAggregates.first ?? self }
        set { ofAggregates = [newValue] }
    }

    /// Lets these variables be named, so that their use can be called ambiguous instead of undefined.
    mutating func know(ungrouped scope: VariableScope) {
        for name in scope.variables.keys where variables[name] == nil { ungrouped.insert(name) }
    }
}
