import EngawaText

extension CypherError {
    /// A name that stands for nothing, with the nearest one that does.
    static func undefinedVariable(_ name: String, among known: [String], at span: Span?) -> CypherError {
        let near = NearestName.suggestion(for: name, among: known)
        return .compileTime(
            "UndefinedVariable",
            ja: "変数「\(name)」はここでは使えません" + (near.map { "（「\($0)」のことですか）" } ?? ""),
            en: "the variable \(name) is not known here" + (near.map { " (did you mean \($0)?)" } ?? ""),
            at: span
        )
    }

    static func alreadyBound(_ name: Name) -> CypherError {
        .compileTime(
            "VariableAlreadyBound",
            ja: "変数「\(name.text)」はもう使われています。別の名前にしてください",
            en: "the variable \(name.text) is already taken; use another name",
            at: name.span
        )
    }

    static func typeConflict(_ name: Name, _ known: StaticType, wanted: StaticType.Kinds) -> CypherError {
        .compileTime(
            "VariableTypeConflict",
            ja: "変数「\(name.text)」は\(known.name.ja)なので、\(wanted.name.ja)としては使えません",
            en: "the variable \(name.text) is \(known.name.en) and cannot be used as \(wanted.name.en)",
            at: name.span
        )
    }

    /// A value whose type is surely wrong.
    static func wrongType(
        _ found: StaticType,
        wanted: StaticType.Kinds,
        _ kind: Kind = .syntaxError,
        at span: Span?
    ) -> CypherError {
        .compileTime(
            "InvalidArgumentType",
            kind,
            ja: "ここには\(wanted.name.ja)が要りますが、\(found.name.ja)が書かれています",
            en: "\(wanted.name.en) is needed here, but this is \(found.name.en)",
            at: span
        )
    }

    static func invalidAggregation(at span: Span) -> CypherError {
        .compileTime(
            "InvalidAggregation",
            ja: "集計関数はここでは使えません。WITH か RETURN の項目に書いてください",
            en: "an aggregate cannot stand here; write it as an item of WITH or RETURN",
            at: span
        )
    }

    static func ambiguousAggregation(at span: Span) -> CypherError {
        .compileTime(
            "AmbiguousAggregationExpression",
            ja: "集計と並べて使えるのは、それだけで項目になっている変数かプロパティです。先に WITH で項目にしてください",
            en: "next to an aggregate only variables and properties can stand that are items themselves; "
                + "make it an item in a WITH before",
            at: span
        )
    }

    static func composition(ja: String, en: String, at span: Span) -> CypherError {
        .compileTime("InvalidClauseComposition", ja: ja, en: en, at: span)
    }

    static func unknownFunction(_ name: Name, among known: [String]) -> CypherError {
        let near = NearestName.suggestion(for: name.text, among: known)
        return .compileTime(
            "UnknownFunction",
            ja: "「\(name.text)」という関数はありません" + (near.map { "（「\($0)」のことですか）" } ?? ""),
            en: "there is no function \(name.text)" + (near.map { " (did you mean \($0)?)" } ?? ""),
            at: name.span
        )
    }

    static func wrongCount(_ name: Name, wanted: ClosedRange<Int>, found: Int, at span: Span) -> CypherError {
        let (low, high) = (wanted.lowerBound, wanted.upperBound)
        let ja = low == high ? "\(low)個" : high == .max ? "\(low)個以上" : "\(low)個から\(high)個"
        let en = low == high ? "\(low)" : high == .max ? "\(low) or more" : "\(low) to \(high)"
        return .compileTime(
            "InvalidNumberOfArguments",
            ja: "「\(name.text)」の引数は\(ja)ですが、\(found)個あります",
            en: "\(name.text) takes \(en) arguments, not \(found)",
            at: span
        )
    }

    static func misplacedPattern(at span: Span) -> CypherError {
        .compileTime(
            "UnexpectedSyntax",
            ja: "パターンは値としては使えません。条件か exists() の中に書くか、パターン内包にしてください",
            en: "a pattern is no value; write it as a condition, within exists(), or as a pattern comprehension",
            at: span
        )
    }
}
