import EngawaText

extension SemanticChecker {
    /// Checks the call of a procedure, and adds the variables that it brings.
    /// - Returns: the columns of a call that stands alone.
    func check(_ call: ProcedureCall, _ scope: inout VariableScope) throws(CypherError) -> [String] {
        guard let procedure = procedures.first(where: { $0.name.hasSameBytes(as: call.name.text) }) else {
            let near = NearestName.suggestion(for: call.name.text, among: procedures.map(\.name))
            throw .compileTime(
                "ProcedureNotFound",
                .procedureError,
                ja: "「\(call.name.text)」という手続きはありません" + (near.map { "（「\($0)」のことですか）" } ?? ""),
                en: "there is no procedure \(call.name.text)" + (near.map { " (did you mean \($0)?)" } ?? ""),
                at: call.name.span
            )
        }
        try checkArguments(call, procedure, scope)
        guard !call.yieldsAll || call.isStandalone else {
            throw .compileTime(
                "UnexpectedSyntax",
                ja: "YIELD * は CALL だけの文でしか使えません。列の名前を書いてください",
                en: "YIELD * can be used only where CALL is the whole statement; name the columns",
                at: call.name.span
            )
        }
        var columns: [String] = []
        if let yields = call.yields {
            for (column, alias) in yields {
                guard let output = procedure.outputs.first(where: { $0.name.hasSameBytes(as: column.text) }) else {
                    throw .undefinedVariable(column.text, among: procedure.outputs.map(\.name), at: column.span)
                }
                let name = alias ?? column
                try bind(name, StaticType(output.type), &scope)
                columns.append(name.text)
            }
        } else if call.isStandalone {
            for output in procedure.outputs {
                scope[output.name] = StaticType(output.type)
                columns.append(output.name)
            }
        }
        if let condition = call.where { try check(condition: condition, scope) }
        return columns
    }

    private func checkArguments(
        _ call: ProcedureCall,
        _ procedure: CypherProcedure,
        _ scope: VariableScope
    ) throws(CypherError) {
        guard let arguments = call.arguments else {
            guard call.isStandalone || procedure.inputs.isEmpty else {
                throw .compileTime(
                    "InvalidArgumentPassingMode",
                    ja: "ほかの句と並ぶ CALL では、引数をかっこの中に書いてください",
                    en: "a CALL next to other clauses needs its arguments in parentheses",
                    at: call.name.span
                )
            }
            return
        }
        let count = procedure.inputs.count
        guard arguments.count == count else {
            throw .wrongCount(call.name, wanted: count...count, found: arguments.count, at: call.name.span)
        }
        for (argument, input) in zip(arguments, procedure.inputs) {
            let wanted = StaticType(input.type).kinds
            // An integer does where a float is wanted.
            let accepted = wanted.contains(.float) ? wanted.union(.integer) : wanted
            try require(accepted, try type(of: argument, scope, .value), at: argument.span)
        }
    }
}
