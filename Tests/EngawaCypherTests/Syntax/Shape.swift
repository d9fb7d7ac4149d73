@testable import EngawaCypher

/// Writes a syntax tree on one line, every node in parentheses.
enum Shape {
    static func of(_ text: String) throws(CypherError) -> String {
        let statement = try CypherParser.parse("RETURN " + text + " AS x")
        guard case .query(let query) = statement.kind, case .return(let projection) = query.parts[0].clauses[0].kind
        else { return "not a query" }
        return of(projection.items[0].expression)
    }

    static func of(_ expression: Expression) -> String {
        switch expression.kind {
        case .literal(let value): literal(value)
        case .parameter(let name): "$" + name
        case .variable(let name): name
        case .property(let subject, let key): node(of(subject) + ".", [key.text])
        case .list(let items): "[" + items.map(of).joined(separator: " ") + "]"
        case .map(let entries): "{" + entries.map { $0.key.text + ": " + of($0.value) }.joined(separator: " ") + "}"
        case .mapProjection(let subject, let items): node("project", [of(subject)] + items.map(item))
        case .not(let operand): node("not", [of(operand)])
        case .plus(let operand): node("plus", [of(operand)])
        case .minus(let operand): node("minus", [of(operand)])
        case .arithmetic(let operation, let left, let right): node("\(operation)", [of(left), of(right)])
        case .and(let operands): node("and", operands.map(of))
        case .or(let operands): node("or", operands.map(of))
        case .xor(let operands): node("xor", operands.map(of))
        case .comparison(let operations, let operands):
            node(operations.map { "\($0)" }.joined(separator: ","), operands.map(of))
        case .in(let left, let right): node("in", [of(left), of(right)])
        case .text(let operation, let left, let right): node("\(operation)", [of(left), of(right)])
        case .isNull(let operand): node("isNull", [of(operand)])
        case .isNotNull(let operand): node("isNotNull", [of(operand)])
        case .hasLabels(let subject, let labels): node("labels", [of(subject)] + labels.map(\.text))
        case .element(let subject, let index): node("element", [of(subject), of(index)])
        case .slice(let subject, let from, let to):
            node("slice", [of(subject), from.map(of) ?? "_", to.map(of) ?? "_"])
        case .call(let name, let isDistinct, let arguments):
            node("call", [name.text] + (isDistinct ? ["distinct"] : []) + arguments.map(of))
        case .countRows: "countRows"
        case .choice(let subject, let branches, let otherwise):
            node(
                "case",
                [subject.map(of) ?? "_"] + branches.map { of($0.when) + "→" + of($0.then) } + [otherwise.map(of) ?? "_"]
            )
        case .listComprehension(let variable, let list, let condition, let result):
            node("comprehension", [variable.text, of(list), condition.map(of) ?? "_", result.map(of) ?? "_"])
        case .patternComprehension(let pattern, let condition, let result):
            node("patterns", [of(pattern), condition.map(of) ?? "_", of(result)])
        case .quantifier(let quantifier, let variable, let list, let condition):
            node("\(quantifier)", [variable.text, of(list), of(condition)])
        case .reduce(let accumulator, let initial, let variable, let list, let step):
            node("reduce", [accumulator.text, of(initial), variable.text, of(list), of(step)])
        case .pattern(let pattern): of(pattern)
        case .existsPattern(let patterns, let condition):
            node("exists", patterns.map(of) + [condition.map(of) ?? "_"])
        case .existsQuery(let query): node("existsQuery", ["\(query.parts.map(\.clauses.count))"])
        }
    }

    static func of(_ pattern: Pattern) -> String {
        var result = pattern.variable.map { $0.text + "=" } ?? ""
        if pattern.selection != .all { result += "\(pattern.selection) " }
        for (index, node) in pattern.nodes.enumerated() {
            result += "(" + (node.variable?.text ?? "") + node.labels.map { ":" + $0.text }.joined()
            result += (node.properties.map(of) ?? "") + ")"
            if index < pattern.relationships.count { result += of(pattern.relationships[index]) }
        }
        return result
    }

    private static func of(_ relationship: RelationshipPattern) -> String {
        var result = relationship.direction == .incoming ? "<-[" : "-["
        result += (relationship.variable?.text ?? "") + relationship.types.map { ":" + $0.text }.joined()
        if let length = relationship.length {
            result += "*\(length.lower.map { "\($0)" } ?? "_")..\(length.upper.map { "\($0)" } ?? "_")"
        }
        result += relationship.properties.map(of) ?? ""
        return result + (relationship.direction == .outgoing ? "]->" : "]-")
    }

    private static func node(_ name: String, _ parts: [String]) -> String {
        "(" + ([name] + parts).joined(separator: " ") + ")"
    }

    private static func item(_ item: MapProjectionItem) -> String {
        switch item {
        case .property(let key): "." + key.text
        case .allProperties: ".*"
        case .entry(let key, let value): key.text + ":" + of(value)
        case .variable(let name): name.text
        }
    }

    private static func literal(_ value: CypherValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .string(let value): "'" + value + "'"
        default: "?"
        }
    }
}

/// The detail of the error that a query gives; nil where it is read.
func detail(of query: String) -> String? {
    do throws(CypherError) {
        _ = try CypherParser.parse(query)
        return nil
    } catch {
        return error.detail
    }
}

/// The error that a query gives.
func syntaxError(of query: String) -> CypherError? {
    do throws(CypherError) {
        _ = try CypherParser.parse(query)
        return nil
    } catch {
        return error
    }
}
