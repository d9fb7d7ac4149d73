import EngawaGraph

@testable import EngawaCypher

/// Reads and evaluates expressions of literals, calls, properties and `+ - * / % ^`, so that the tables of these tests
/// can be written in openCypher without the parser and the runtime, which have tests of their own.
struct Calculator {
    private var rest: Substring
    private let context: FunctionContext
    private let variables: [String: CypherValue]

    /// A moment that is the present in all tests: 2025-04-01T12:34:56.789+09:00.
    static let now = ZonedDateTime("2025-04-01T12:34:56.789+09:00") ?? { preconditionFailure("a date-time") }()

    /// What reading a text found wrong.
    struct Mistake: Error {
        let rest: String
    }

    /// The value of an expression.
    static func value(_ text: String, _ variables: [String: CypherValue] = [:]) throws -> CypherValue {
        var calculator = Calculator(text, variables)
        let value = try calculator.sum()
        calculator.skip()
        guard calculator.rest.isEmpty else { throw Mistake(rest: String(calculator.rest)) }
        return value
    }

    /// The text of the value: strings as they are, null as `null`, lists in brackets.
    static func text(_ text: String, _ variables: [String: CypherValue] = [:]) throws -> String {
        show(try value(text, variables))
    }

    /// The kind and detail of the error of an expression, as `TypeError InvalidArgumentType`; else its value.
    static func outcome(_ text: String) throws -> String {
        do { return try Calculator.text(text) } catch let error as CypherError {
            return error.kind.rawValue + " " + error.detail
        }
    }

    static func show(_ value: CypherValue) -> String {
        switch value {
        case .null: "null"
        case .list(let values): "[" + values.map { show($0) }.joined(separator: ", ") + "]"
        case .map(let map): "{" + map.map { $0.key + ": " + show($0.value) }.joined(separator: ", ") + "}"
        case .node(let id): "(\(id.rawValue))"
        case .relationship(let id): "[:\(id.rawValue)]"
        default: value.plainText ?? "a path"
        }
    }

    private init(_ text: String, _ variables: [String: CypherValue]) {
        rest = text[...]
        self.variables = variables
        context = FunctionContext(now: Calculator.now)
    }

    private mutating func skip() { rest = rest.drop { $0 == " " || $0 == "\n" } }

    private mutating func take(_ text: String) -> Bool {
        skip()
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    private mutating func sum() throws -> CypherValue {
        var value = try product()
        while true {
            if take("+") {
                value = try Operations.add(value, try product())
            } else if take("-") {
                value = try Operations.subtract(value, try product())
            } else {
                return value
            }
        }
    }

    private mutating func product() throws -> CypherValue {
        var value = try power()
        while true {
            if take("*") {
                value = try Operations.multiply(value, try power())
            } else if take("/") {
                value = try Operations.divide(value, try power())
            } else if take("%") {
                value = try Operations.remainder(value, try power())
            } else {
                return value
            }
        }
    }

    private mutating func power() throws -> CypherValue {
        var value = try sign()
        while take("^") { value = try Operations.power(value, try sign()) }
        return value
    }

    private mutating func sign() throws -> CypherValue {
        skip()
        if rest.first == "-" {
            let digits = rest.dropFirst().prefix { $0.isNumber || $0 == "." }
            if digits.isEmpty {
                rest = rest.dropFirst()
                return try Operations.negate(try sign())
            }
        }
        var value = try atom()
        while true {
            if take(".") {
                value = try Operations.property(value, name())
            } else if take("[") {
                value = try Operations.element(value, try sum())
                guard take("]") else { throw Mistake(rest: String(rest)) }
            } else {
                return value
            }
        }
    }

    private mutating func name() -> String {
        skip()
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    private mutating func atom() throws -> CypherValue {
        if take("(") {
            let value = try sum()
            guard take(")") else { throw Mistake(rest: String(rest)) }
            return value
        }
        if take("'") {
            let text = rest.prefix { $0 != "'" }
            rest = rest.dropFirst(text.count + 1)
            return .string(String(text))
        }
        if take("[") { return .list(try values(until: "]")) }
        if take("{") {
            var entries: [(String, CypherValue)] = []
            while !take("}") {
                let key = name()
                guard take(":") else { throw Mistake(rest: String(rest)) }
                entries.append((key, try sum()))
                _ = take(",")
            }
            return .map(CypherMap(entries))
        }
        skip()
        if let first = rest.first, first.isNumber || first == "-" { return number() }
        let start = rest
        var name = name()
        switch name {
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default: break
        }
        if let value = variables[name] { return value }
        while take(".") { name += "." + self.name() }
        guard take("("), let function = FunctionLibrary.function(named: name) else {
            throw Mistake(rest: String(start))
        }
        let arguments = try values(until: ")")
        guard function.arguments.contains(arguments.count) else { throw Mistake(rest: String(start)) }
        return try function.body(arguments, context)
    }

    private mutating func values(until end: String) throws -> [CypherValue] {
        var values: [CypherValue] = []
        while !take(end) {
            values.append(try sum())
            _ = take(",")
        }
        return values
    }

    private mutating func number() -> CypherValue {
        var text = rest.prefix { $0 == "-" }
        text = rest[rest.startIndex..<rest[text.endIndex...].drop { $0.isNumber || $0 == "." || $0 == "e" }.startIndex]
        rest = rest.dropFirst(text.count)
        return Int64(text).map { .integer($0) } ?? .float(Double(text) ?? .nan)
    }
}
