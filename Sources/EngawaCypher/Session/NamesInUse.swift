/// The labels, relationship types and property keys by which a statement looks for something.
///
/// Names that it writes are not among them, and of property keys only those of variables that stand for nodes and
/// relationships: of anything else, such as a row of `LOAD CSV`, the keys are no matter of the graph.
struct NamesInUse {
    private(set) var labels: [Name] = []
    private(set) var types: [Name] = []
    private(set) var keys: [Name] = []

    /// Keys with the variables that they are asked of.
    private var asked: [(variable: String, key: Name)] = []
    private var entities: Set<String> = []
    /// Variables that stand for something else, somewhere in the statement.
    private var others: Set<String> = []
    private var clauses: [Clause] = []
    private var expressions: [Expression] = []

    init(_ query: Query) {
        add(query)
        while true {
            if let expression = expressions.popLast() {
                visit(expression)
            } else if let clause = clauses.popLast() {
                visit(clause)
            } else {
                break
            }
        }
        keys += asked.filter { entities.contains($0.variable) && !others.contains($0.variable) }.map(\.key)
    }

    private mutating func add(_ query: Query) {
        for part in query.parts { clauses += part.clauses }
    }

    private mutating func add(_ expression: Expression?) {
        if let expression { expressions.append(expression) }
    }

    // MARK: - Clauses

    private mutating func visit(_ clause: Clause) {
        switch clause.kind {
        case .match(_, let patterns, let condition):
            for pattern in patterns { add(pattern) }
            add(condition)
        case .create(let patterns):
            for pattern in patterns { add(pattern, isWritten: true) }
        case .merge(let pattern, let onCreate, let onMatch):
            add(pattern, isWritten: true)
            for item in onCreate + onMatch { visit(item) }
        case .unwind(let list, let name):
            add(list)
            others.insert(name.text)
        case .with(let projection, let condition):
            visit(projection)
            add(condition)
        case .return(let projection): visit(projection)
        case .set(let items):
            for item in items { visit(item) }
        case .remove(let items):
            for case .labels(_, let names) in items { labels += names }
            for case .property(let subject, let key) in items { ask(subject, key) }
        case .delete(let expressions, _): self.expressions += expressions
        case .call(let call):
            expressions += call.arguments ?? []
            add(call.where)
            for column in call.yields ?? [] { others.insert((column.alias ?? column.column).text) }
        case .forEach(let name, let list, let clauses):
            add(list)
            others.insert(name.text)
            self.clauses += clauses
        case .loadCSV(_, let file, let name, let terminator):
            add(file)
            add(terminator)
            others.insert(name.text)
        }
    }

    private mutating func visit(_ projection: Projection) {
        for item in projection.items {
            add(item.expression)
            guard let alias = item.alias else { continue }
            // What is asked of a variable under another name is not followed.
            if case .variable(let name) = item.expression.kind, name.hasSameBytes(as: alias.text) { continue }
            others.insert(alias.text)
        }
        for order in projection.order { add(order.expression) }
        add(projection.skip)
        add(projection.limit)
    }

    private mutating func visit(_ item: SetItem) {
        switch item {
        case .property(let subject, _, let value):
            add(subject)
            add(value)
        case .replace(_, let value), .merge(_, let value): add(value)
        case .labels: break
        }
    }

    // MARK: - Patterns

    private mutating func add(_ pattern: Pattern, isWritten: Bool = false) {
        for node in pattern.nodes {
            if let variable = node.variable { entities.insert(variable.text) }
            if !isWritten { labels += node.labels }
            addProperties(node.properties, isWritten)
        }
        for relationship in pattern.relationships {
            if let variable = relationship.variable {
                if relationship.length == nil { entities.insert(variable.text) } else { others.insert(variable.text) }
            }
            if !isWritten { types += relationship.types }
            addProperties(relationship.properties, isWritten)
        }
    }

    private mutating func addProperties(_ properties: Expression?, _ isWritten: Bool) {
        guard let properties else { return }
        expressions.append(properties)
        if !isWritten, case .map(let entries) = properties.kind { keys += entries.map(\.key) }
    }

    // MARK: - Expressions

    private mutating func ask(_ subject: Expression, _ key: Name) {
        if case .variable(let name) = subject.kind { asked.append((name, key)) }
    }

    private mutating func visit(_ expression: Expression) {
        expressions += expression.parts
        switch expression.kind {
        case .property(let subject, let key): ask(subject, key)
        case .mapProjection(let subject, let items):
            for case .property(let key) in items { ask(subject, key) }
        case .hasLabels(_, let names): labels += names
        case .listComprehension(let name, _, _, _), .quantifier(_, let name, _, _): others.insert(name.text)
        case .reduce(let accumulator, _, let name, _, _): others.formUnion([accumulator.text, name.text])
        case .pattern(let pattern), .patternComprehension(let pattern, _, _): add(pattern)
        case .existsPattern(let patterns, let condition):
            for pattern in patterns { add(pattern) }
            add(condition)
        case .existsQuery(let query): add(query)
        default: break
        }
    }
}
