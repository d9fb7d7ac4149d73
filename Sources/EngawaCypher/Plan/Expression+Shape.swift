import EngawaGraph

extension Expression {
    /// The expressions that it is made of, but for those within subqueries.
    var parts: [Expression] {
        switch kind {
        case .literal, .parameter, .variable, .countRows, .existsPattern, .existsQuery, .pattern: []
        case .property(let subject, _): [subject]
        case .list(let elements): elements
        case .map(let entries): entries.map(\.value)
        case .mapProjection(let subject, let items):
            [subject]
                + items.compactMap { item -> Expression? in
                    if case .entry(_, let value) = item { value } else { nil }
                }
        case .not(let operand), .plus(let operand), .minus(let operand): [operand]
        case .arithmetic(_, let left, let right), .in(let left, let right), .text(_, let left, let right),
            .element(let left, let right):
            [left, right]
        case .and(let operands), .or(let operands), .xor(let operands), .comparison(_, let operands): operands
        case .isNull(let operand), .isNotNull(let operand), .hasLabels(let operand, _): [operand]
        case .slice(let list, let from, let to): [list] + [from, to].compactMap { $0 }
        case .call(_, _, let arguments): arguments
        case .choice(let subject, let branches, let otherwise):
            [subject, otherwise].compactMap { $0 } + branches.flatMap { [$0.when, $0.then] }
        case .listComprehension(_, let list, let condition, let result): [list] + [condition, result].compactMap { $0 }
        case .patternComprehension(_, let condition, let result): [condition, result].compactMap { $0 }
        case .quantifier(_, _, let list, let condition): [list, condition]
        case .reduce(_, let initial, _, let list, let step): [initial, list, step]
        }
    }

    /// Whether patterns or subqueries are within it.
    var readsGraph: Bool {
        switch kind {
        case .existsPattern, .existsQuery, .pattern, .patternComprehension: true
        default: parts.contains(where: \.readsGraph)
        }
    }

    /// Whether it is an aggregate or holds one.
    var hasAggregate: Bool {
        switch kind {
        case .countRows: true
        case .call(let name, _, let arguments):
            AggregateCall.Function(rawValue: name.text.lowercased()) != nil
                || arguments.contains(where: \.hasAggregate)
        default: parts.contains(where: \.hasAggregate)
        }
    }

    /// A text that two expressions share when they say the same.
    var canonical: String {
        var text = ""
        write(to: &text)
        return text
    }

    fileprivate func write(to text: inout String) {
        switch kind {
        case .literal(let value): text += "\(value)"
        case .parameter(let name): text += "$\(name)"
        case .variable(let name): text += "`\(name)`"
        case .property(let subject, let key):
            subject.write(to: &text)
            text += ".\(key.text)"
        case .list(let elements): elements.write(to: &text, "[", "]")
        case .map(let entries):
            text += "{"
            for (place, entry) in entries.enumerated() {
                text += place == 0 ? "\(entry.key.text):" : ",\(entry.key.text):"
                entry.value.write(to: &text)
            }
            text += "}"
        case .not(let operand): [operand].write(to: &text, "not(", ")")
        case .plus(let operand): [operand].write(to: &text, "+(", ")")
        case .minus(let operand): [operand].write(to: &text, "-(", ")")
        case .arithmetic(let operation, let left, let right): [left, right].write(to: &text, "\(operation)(", ")")
        case .and(let operands): operands.write(to: &text, "and(", ")")
        case .or(let operands): operands.write(to: &text, "or(", ")")
        case .xor(let operands): operands.write(to: &text, "xor(", ")")
        case .comparison(let operators, let operands): operands.write(to: &text, "compare(\(operators) ", ")")
        case .in(let left, let right): [left, right].write(to: &text, "in(", ")")
        case .text(let operation, let left, let right): [left, right].write(to: &text, "\(operation)(", ")")
        case .isNull(let operand): [operand].write(to: &text, "null(", ")")
        case .isNotNull(let operand): [operand].write(to: &text, "notnull(", ")")
        case .hasLabels(let operand, let labels): [operand].write(to: &text, "", ":\(labels.map(\.text))")
        case .element(let list, let index): [list, index].write(to: &text, "element(", ")")
        case .slice(let list, let from, let to):
            [list].write(to: &text, "", "[")
            from?.write(to: &text)
            text += ".."
            to?.write(to: &text)
            text += "]"
        case .call(let name, let isDistinct, let arguments):
            arguments.write(to: &text, "\(name.text.lowercased())(\(isDistinct ? "distinct " : "")", ")")
        case .countRows: text += "count(*)"
        case .choice(let subject, let branches, let otherwise):
            text += "case("
            subject?.write(to: &text)
            for branch in branches { [branch.when, branch.then].write(to: &text, " when(", ")") }
            text += " else "
            otherwise?.write(to: &text)
            text += ")"
        // What has variables of its own is the same only where it stands.
        default: text += "@\(span.start)-\(span.end)"
        }
    }
}

extension [Expression] {
    /// One behind the other, with commas between them.
    fileprivate func write(to text: inout String, _ opening: String, _ closing: String) {
        text += opening
        for (place, expression) in enumerated() {
            if place > 0 { text += "," }
            expression.write(to: &text)
        }
        text += closing
    }
}

extension [Pattern] {
    /// Whether it makes no difference that they are made for a row before other patterns are made for the next: no
    /// property is looked up in the graph, and no path has to be made of them.
    var mayBeMadeTogether: Bool {
        allSatisfy { pattern in
            pattern.variable == nil && pattern.nodes.allSatisfy { $0.properties?.readsGraph != true }
                && pattern.relationships.allSatisfy { $0.properties?.readsGraph != true }
        }
    }
}
