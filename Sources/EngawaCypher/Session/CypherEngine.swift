import EngawaGraph

/// openCypher over property graphs.
///
/// An engine keeps the plans of statements that it has run, by their text. It may be used from several threads.
public final class CypherEngine: Sendable {
    /// An engine without plans yet.
    public init() {}

    /// Whether a statement may change the graph: then it must run in a draft.
    /// - Throws: errors of compile time.
    public func isUpdating(_ text: String, procedures: [CypherProcedure] = []) throws(CypherError) -> Bool {
        throw .compileTime("NotImplemented", ja: "", en: "", at: nil)
    }

    /// Runs a statement that only reads; one that would change the graph is refused with a `SemanticError` of detail
    /// `ReadOnly`.
    public func run(
        _ text: String,
        parameters: CypherMap = CypherMap(),
        on graph: PropertyGraph,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherResult {
        throw .compileTime("NotImplemented", ja: "", en: "", at: nil)
    }

    /// Runs any statement; its changes go into the draft. After an error the draft is what it was before.
    public func run(
        _ text: String,
        parameters: CypherMap = CypherMap(),
        in draft: inout GraphDraft,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherResult {
        throw .compileTime("NotImplemented", ja: "", en: "", at: nil)
    }
}
