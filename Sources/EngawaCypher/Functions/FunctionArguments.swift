/// The arguments of a call, and the errors of those that a function cannot do with.
struct FunctionArguments {
    /// The name of the function, for messages.
    let function: String
    /// None of them is null.
    let values: [CypherValue]
    /// How many bytes the result may take, about.
    var memory = ValueLimit.bytes

    var count: Int { values.count }

    subscript(index: Int) -> CypherValue { values[index] }

    /// A string.
    func text(_ index: Int) throws(CypherError) -> String {
        guard case .string(let text) = values[index] else {
            throw wrongType(index, ja: "文字列", en: "a string")
        }
        return text
    }

    /// A whole number, as an integer.
    func integer(_ index: Int) throws(CypherError) -> Int64 {
        guard case .integer(let number) = values[index] else {
            throw wrongType(index, ja: "整数", en: "an integer")
        }
        return number
    }

    /// A number of things: an integer that is not negative.
    func count(_ index: Int) throws(CypherError) -> Int {
        let number = try integer(index)
        if number >= 0 { return Int(number) }
        throw .runtime(
            .argumentError,
            "NegativeIntegerArgument",
            ja: "\(function)() の第 \(index + 1) 引数は 0 以上の整数ですが、\(number) が渡されました",
            en: "argument \(index + 1) of \(function)() must not be negative, and it is \(number)"
        )
    }

    /// An integer or a float, as a float.
    func number(_ index: Int) throws(CypherError) -> Double {
        guard let number = values[index].number else { throw wrongType(index, ja: "数", en: "a number") }
        return number
    }

    /// A list.
    func list(_ index: Int) throws(CypherError) -> [CypherValue] {
        guard case .list(let values) = values[index] else { throw wrongType(index, ja: "リスト", en: "a list") }
        return values
    }

    /// A path.
    func path(_ index: Int) throws(CypherError) -> CypherPath {
        guard case .path(let path) = values[index] else { throw wrongType(index, ja: "経路", en: "a path") }
        return path
    }

    /// Refuses a result of so many bytes before it is made, where that is too much.
    func admit(bytes: Int) throws(CypherError) {
        guard bytes > memory else { return }
        throw .runtime(
            .resourceError,
            "Memory",
            ja: "\(function)() の結果が大きくなりすぎます(\(memory) バイトまで)。引数を小さくしてください",
            en: "the result of \(function)() grows too large (at most \(memory) bytes); use smaller arguments"
        )
    }

    /// The error of an argument of the wrong kind.
    func wrongType(
        _ index: Int,
        kind: CypherError.Kind = .typeError,
        detail: String = "InvalidArgumentType",
        ja: String,
        en: String
    ) -> CypherError {
        let given = values[index].kindName
        return .runtime(
            kind,
            detail,
            ja: "\(function)() の第 \(index + 1) 引数には\(ja)が必要ですが、\(given.ja)が渡されました",
            en: "argument \(index + 1) of \(function)() must be \(en), and it is \(given.en)"
        )
    }

    /// The error of an argument of the right kind that nothing can be made of.
    func wrongValue(ja: String, en: String) -> CypherError {
        .runtime(.argumentError, "InvalidArgumentValue", ja: ja, en: en)
    }
}
