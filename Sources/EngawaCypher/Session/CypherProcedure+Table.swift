import EngawaGraph

extension CypherProcedure {
    /// A procedure that looks its rows up in a table. A row of the table holds the inputs, then the outputs; a call gives
    /// the outputs of those rows whose inputs are the arguments: numbers by their value, null as null. Without outputs a
    /// call gives one row of nothing.
    ///
    /// Every row must have one value for each input and output.
    public init(name: String, inputs: [Field], outputs: [Field], table: [[CypherValue]]) {
        precondition(
            table.allSatisfy { $0.count == inputs.count + outputs.count },
            "a row of a procedure's table holds the inputs and the outputs"
        )
        self.init(name: name, inputs: inputs, outputs: outputs) { arguments in
            if outputs.isEmpty { return [[]] }
            return table.filter { row in
                zip(row, arguments).allSatisfy { CypherProcedure.isSame($0, $1) }
            }.map { Array($0[inputs.count...]) }
        }
    }

    private static func isSame(_ left: CypherValue, _ right: CypherValue) -> Bool {
        switch (left, right) {
        case (.null, .null): return true
        case (.integer(let left), .float(let right)), (.float(let right), .integer(let left)):
            return Int64(exactly: right) == left
        case (.float(let left), .float(let right)): return left == right
        case (.node(let left), .node(let right)): return left == right
        case (.relationship(let left), .relationship(let right)): return left == right
        case (.path(let left), .path(let right)): return left == right
        case (.list(let left), .list(let right)): return left.elementsEqual(right, by: isSame)
        case (.map(let left), .map(let right)):
            return left.elementsEqual(right) { $0.key.hasSameBytes(as: $1.key) && isSame($0.value, $1.value) }
        default:
            guard let left = left.stored, let right = right.stored else { return false }
            return left == right
        }
    }
}
