@testable import EngawaCypher

/// A statement that is read and checked, and what then is wrong with it.
enum Checking {
    private static let procedures = [
        procedure("test.labels", [], [CypherProcedure.Field("label", CypherType(.string))]),
        procedure("test.void", [], []),
        procedure(
            "test.double",
            [CypherProcedure.Field("number", CypherType(.float))],
            [CypherProcedure.Field("half", CypherType(.float)), CypherProcedure.Field("whole", CypherType(.float))]
        ),
    ]

    private static func procedure(
        _ name: String,
        _ inputs: [CypherProcedure.Field],
        _ outputs: [CypherProcedure.Field]
    ) -> CypherProcedure {
        CypherProcedure(name: name, inputs: inputs, outputs: outputs) { _ throws(CypherError) in [] }
    }

    /// The error of compile time; nil where there is none.
    static func error(_ text: String) -> CypherError? {
        do throws(CypherError) {
            try SemanticChecker.check(
                try CypherParser.parse(text),
                procedures: procedures,
                function: { FunctionLibrary.function(named: $0)?.arguments },
                functionNames: FunctionLibrary.names
            )
            return nil
        } catch {
            return error
        }
    }

    /// The kind and the detail of the error as `Kind: Detail`, of an error of syntax the detail alone; `fine` where
    /// there is none.
    static func outcome(_ text: String) -> String {
        guard let error = error(text) else { return "fine" }
        return error.kind == .syntaxError ? error.detail : "\(error.kind.rawValue): \(error.detail)"
    }
}
