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
        switch kind {
        case .literal(let value): return "\(value)"
        case .parameter(let name): return "$\(name)"
        case .variable(let name): return "`\(name)`"
        case .property(let subject, let key): return "\(subject.canonical).\(key.text)"
        case .list(let elements): return "[\(elements.canonical)]"
        case .map(let entries):
            return "{\(entries.map { "\($0.key.text):\($0.value.canonical)" }.joined(separator: ","))}"
        case .not(let operand): return "not(\(operand.canonical))"
        case .plus(let operand): return "+(\(operand.canonical))"
        case .minus(let operand): return "-(\(operand.canonical))"
        case .arithmetic(let operation, let left, let right):
            return "(\(left.canonical) \(operation) \(right.canonical))"
        case .and(let operands): return "and(\(operands.canonical))"
        case .or(let operands): return "or(\(operands.canonical))"
        case .xor(let operands): return "xor(\(operands.canonical))"
        case .comparison(let operators, let operands): return "compare(\(operators) \(operands.canonical))"
        case .in(let left, let right): return "in(\(left.canonical),\(right.canonical))"
        case .text(let operation, let left, let right): return "\(operation)(\(left.canonical),\(right.canonical))"
        case .isNull(let operand): return "null(\(operand.canonical))"
        case .isNotNull(let operand): return "notnull(\(operand.canonical))"
        case .hasLabels(let operand, let labels): return "\(operand.canonical):\(labels.map(\.text))"
        case .element(let list, let index): return "\(list.canonical)[\(index.canonical)]"
        case .slice(let list, let from, let to):
            return "\(list.canonical)[\(from?.canonical ?? "")..\(to?.canonical ?? "")]"
        case .call(let name, let isDistinct, let arguments):
            return "\(name.text.lowercased())(\(isDistinct ? "distinct " : "")\(arguments.canonical))"
        case .countRows: return "count(*)"
        case .choice(let subject, let branches, let otherwise):
            let text = branches.map { "\($0.when.canonical)->\($0.then.canonical)" }.joined(separator: ";")
            return "case(\(subject?.canonical ?? "") \(text) \(otherwise?.canonical ?? ""))"
        // What has variables of its own is the same only where it stands.
        default: return "@\(span.start)-\(span.end)"
        }
    }
}

extension [Expression] {
    fileprivate var canonical: String { map(\.canonical).joined(separator: ",") }
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
