import EngawaGraph

/// What functions may ask of the statement that calls them.
struct FunctionContext: Sendable {
    /// The present moment of the statement: the same at every call.
    let now: ZonedDateTime
    /// How many bytes a value may take, about.
    var memory = ValueLimit.bytes
}

/// A function of values alone; those that look into the graph are the runtime's.
struct ValueFunction: Sendable {
    /// The name as people write it, such as `toUpper`.
    let name: String
    /// How many arguments it takes.
    let arguments: ClosedRange<Int>
    /// Whether the same arguments always give the same value (`rand` and the clock's do not).
    let isPure: Bool
    /// Whether the same arguments give the same value all through one statement: every function but `rand`,
    /// `randomUUID` and the `realtime` clocks.
    let isStable: Bool
    /// Errors have no place: the caller knows it.
    let body: @Sendable ([CypherValue], FunctionContext) throws(CypherError) -> CypherValue

    init(
        name: String,
        arguments: ClosedRange<Int>,
        isPure: Bool,
        isStable: Bool = true,
        body: @escaping @Sendable ([CypherValue], FunctionContext) throws(CypherError) -> CypherValue
    ) {
        self.name = name
        self.arguments = arguments
        self.isPure = isPure
        self.isStable = isStable
        self.body = body
    }

    /// A pure function that makes null of null: whatever other argument is null, the body is not run.
    static func strict(
        _ name: String,
        _ arguments: ClosedRange<Int> = 1...1,
        _ body: @escaping @Sendable (FunctionArguments) throws(CypherError) -> CypherValue
    ) -> ValueFunction {
        ValueFunction(name: name, arguments: arguments, isPure: true) {
            (values, context) throws(CypherError) -> CypherValue in
            for value in values where value.isNull { return .null }
            return try body(FunctionArguments(function: name, values: values, memory: context.memory))
        }
    }

    /// The same function under another name.
    func named(_ other: String) -> ValueFunction {
        ValueFunction(name: other, arguments: arguments, isPure: isPure, isStable: isStable, body: body)
    }
}

/// The functions that need no graph.
enum FunctionLibrary {
    /// The function of a name in any case; nil where there is none.
    static func function(named name: String) -> ValueFunction? { byName[name.lowercased()] }

    /// The names of all functions as people write them, in alphabetical order.
    static let names: [String] = all.map(\.name).sorted { $0.lowercased() < $1.lowercased() }

    private static let all: [ValueFunction] =
        TextFunctions.all + ListFunctions.all + ConversionFunctions.all + MathFunctions.all + GeneralFunctions.all
        + TemporalFunctions.all + DurationFunctions.all

    private static let byName: [String: ValueFunction] = Dictionary(
        all.map { ($0.name.lowercased(), $0) },
        uniquingKeysWith: { first, _ in first }
    )
}
