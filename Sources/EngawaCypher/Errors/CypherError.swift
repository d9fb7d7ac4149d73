/// Why a statement could not be run. The graph is then what it was before.
///
/// `type`, `phase` and `detail` are those of the openCypher TCK, for machines; the message is for people.
public struct CypherError: Error, Sendable, Equatable {
    /// The class of an error, by the name that the openCypher TCK gives it.
    public enum Kind: String, Sendable, CaseIterable {
        case syntaxError = "SyntaxError"
        case semanticError = "SemanticError"
        case parameterMissing = "ParameterMissing"
        case constraintVerificationFailed = "ConstraintVerificationFailed"
        case constraintValidationFailed = "ConstraintValidationFailed"
        case entityNotFound = "EntityNotFound"
        case propertyNotFound = "PropertyNotFound"
        case labelNotFound = "LabelNotFound"
        case typeError = "TypeError"
        case argumentError = "ArgumentError"
        case arithmeticError = "ArithmeticError"
        case procedureError = "ProcedureError"
        /// A limit of time, memory or rows, or a cancellation (details `Timeout`, `Memory`, `Rows`, `Cancelled`).
        case resourceError = "ResourceError"
    }

    /// When the error was found.
    public enum Phase: String, Sendable {
        /// Before anything was run.
        case compileTime = "compile time"
        /// While the statement ran.
        case runtime = "runtime"
    }

    /// The same text in both languages.
    public struct Text: Sendable, Equatable {
        /// In Japanese.
        public let ja: String
        /// In English.
        public let en: String

        /// A text in both.
        public init(ja: String, en: String) {
            self.ja = ja
            self.en = en
        }
    }

    /// The class of the error.
    public let kind: Kind
    /// When it was found.
    public let phase: Phase
    /// What exactly, as the TCK names it, such as `UndefinedVariable`.
    public let detail: String
    /// What is wrong and what to do.
    public let message: Text
    /// Where in the query's text, where there is a place.
    public var span: Span?

    /// An error of any phase.
    public init(_ kind: Kind, _ phase: Phase, _ detail: String, _ message: Text, at span: Span? = nil) {
        self.kind = kind
        self.phase = phase
        self.detail = detail
        self.message = message
        self.span = span
    }

    /// An error of compile time.
    static func compileTime(
        _ detail: String,
        _ kind: Kind = .syntaxError,
        ja: String,
        en: String,
        at span: Span?
    ) -> CypherError {
        CypherError(kind, .compileTime, detail, Text(ja: ja, en: en), at: span)
    }

    /// An error of run time.
    static func runtime(_ kind: Kind, _ detail: String, ja: String, en: String, at span: Span? = nil) -> CypherError {
        CypherError(kind, .runtime, detail, Text(ja: ja, en: en), at: span)
    }
}
