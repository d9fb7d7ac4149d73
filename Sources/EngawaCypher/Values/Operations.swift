import EngawaGraph

/// What openCypher's operators make of values. Null makes null; nothing here looks into the graph.
enum Operations {}

extension Operations {
    /// The error of an operator that cannot do with its operands.
    static func cannot(
        _ sign: String,
        _ left: CypherValue,
        _ right: CypherValue,
        ja: String,
        en: String
    ) -> CypherError {
        let (a, b) = (left.kindName, right.kindName)
        return .runtime(
            .typeError,
            "InvalidArgumentType",
            ja: "「\(sign)」は\(a.ja)と\(b.ja)には使えません。\(ja)",
            en: "`\(sign)` cannot be used on \(a.en) and \(b.en); \(en)"
        )
    }

    /// The error of a whole number that 64 bits cannot hold.
    static var integerOverflow: CypherError {
        .runtime(
            .arithmeticError,
            "IntegerOverflow",
            ja: "計算の結果が整数の範囲(64 ビット)を超えました。小数にするか、値を小さくしてください",
            en: "the result does not fit a 64-bit integer; use floats or smaller values"
        )
    }

    /// The error of an integer that is divided by zero.
    static var divisionByZero: CypherError {
        .runtime(
            .arithmeticError,
            "DivisionByZero",
            ja: "0 で割ることはできません。割る数を確かめてください",
            en: "an integer cannot be divided by zero; check the divisor"
        )
    }

    /// The error of a date or a duration that the calendar does not hold.
    static var outOfCalendar: CypherError {
        .runtime(
            .arithmeticError,
            "NumberOutOfRange",
            ja: "日付や期間が扱える範囲を超えました。年は -999999999 から 999999999 までです",
            en: "the date or duration is out of range; years go from -999999999 to 999999999"
        )
    }
}
