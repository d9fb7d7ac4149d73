import EngawaCypher
import EngawaText

/// What a line of the protocol asks for.
enum ProtocolRequest: Sendable {
    case query(StatementRunner.Query)
    case begin(message: String?)
    case commit
    case rollback
    case ping
    case reset
    case procedure(CypherProcedure)

    /// Reads a line.
    init(_ line: UnsafeBufferPointer<UInt8>) throws(ProtocolError) {
        self = try JSONReader.read(line) { (reader) throws(ProtocolError) in
            var members = Members()
            try reader.object { (reader, key) throws(ProtocolError) in try members.read(key, &reader) }
            return try members.request()
        }
    }

    static func invalid(_ ja: String, _ en: String) -> ProtocolError {
        ProtocolError(.invalidRequest, Message(ja: ja, en: en))
    }
}

/// The members of a request's object, as they come.
private struct Members {
    private enum Kind: String, CaseIterable {
        case query, begin, commit, rollback, ping, reset, procedure
    }

    private var kinds: [Kind] = []
    private var query: StatementRunner.Query?
    private var procedure: CypherProcedure?
    private var message: String?
    private var options = StatementRunner.Query(text: "")
    /// The members that only a query, or only `begin`, has.
    private var optionsOfQuery: String?
    private var optionsOfBegin: String?

    private static let options = ["params", "timeout", "maxRows", "memory", "message"]

    mutating func read(_ key: String, _ reader: inout JSONReader) throws(ProtocolError) {
        if let kind = Kind(rawValue: key) {
            kinds.append(kind)
            return try read(kind, &reader)
        }
        guard Members.options.contains(key) else { throw Members.unknown(key) }
        if key == "message" { optionsOfBegin = key } else { optionsOfQuery = key }
        if try reader.null() { return }
        switch key {
        case "params":
            guard case .map(let map) = try reader.value() else {
                throw ProtocolRequest.invalid("params はオブジェクトです", "params is an object")
            }
            options.parameters = map
        case "message": message = try reader.text(key)
        case "timeout":
            let seconds = try reader.positive(key)
            // Nobody waits for longer than a lifetime.
            options.timeout = .seconds(min(seconds, 1e10))
        case "maxRows": options.rows = try reader.count(key, least: 0)
        default: options.memory = try reader.count(key, least: 1)
        }
    }

    private mutating func read(_ kind: Kind, _ reader: inout JSONReader) throws(ProtocolError) {
        switch kind {
        case .query: options.text = try reader.text("query")
        case .procedure: procedure = try reader.procedure()
        case .begin, .commit, .rollback, .ping, .reset:
            guard case .boolean(true) = try reader.value() else {
                throw ProtocolRequest.invalid("\(kind.rawValue) の値は true です", "the value of \(kind.rawValue) is true")
            }
        }
    }

    func request() throws(ProtocolError) -> ProtocolRequest {
        guard kinds.count == 1 else {
            let names = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ProtocolRequest.invalid("\(names) のどれか一つが要ります", "one of \(names) is needed, and only one")
        }
        if let option = optionsOfQuery, kinds[0] != .query {
            throw ProtocolRequest.invalid("\(option) は query だけのものです", "\(option) belongs to query alone")
        }
        if let option = optionsOfBegin, kinds[0] != .begin {
            throw ProtocolRequest.invalid("\(option) は begin だけのものです", "\(option) belongs to begin alone")
        }
        switch kinds[0] {
        case .query: return .query(options)
        case .begin: return .begin(message: message)
        case .commit: return .commit
        case .rollback: return .rollback
        case .ping: return .ping
        case .reset: return .reset
        case .procedure:
            guard let procedure else { preconditionFailure("the procedure was read") }
            return .procedure(procedure)
        }
    }

    private static func unknown(_ key: String) -> ProtocolError {
        let known = Kind.allCases.map(\.rawValue) + options
        let near = NearestName.suggestion(for: key, among: known)
        return ProtocolRequest.invalid(
            "「\(key)」は分かりません" + (near.map { "（\($0) ですか）" } ?? ""),
            "\"\(key)\" is not understood" + (near.map { " (did you mean \($0)?)" } ?? "")
        )
    }
}

extension JSONReader {
    /// Reads the string of a member.
    fileprivate mutating func text(_ member: String) throws(ProtocolError) -> String {
        guard next() == UInt8(ascii: "\"") else {
            throw ProtocolRequest.invalid("\(member) は文字列です", "\(member) is a string")
        }
        return try string()
    }

    fileprivate mutating func positive(_ member: String) throws(ProtocolError) -> Double {
        let value = try value()
        switch value {
        case .integer(let value) where value >= 0: return Double(value)
        case .float(let value) where value >= 0: return value
        default: throw ProtocolRequest.invalid("\(member) は 0 以上の数です", "\(member) is a number of 0 or more")
        }
    }

    fileprivate mutating func count(_ member: String, least: Int) throws(ProtocolError) -> Int {
        guard let value = try value().integerValue, value >= least else {
            throw ProtocolRequest.invalid(
                "\(member) は \(least) 以上の整数です",
                "\(member) is a whole number of \(least) or more"
            )
        }
        return Int(value)
    }

    /// Reads a procedure and its table.
    fileprivate mutating func procedure() throws(ProtocolError) -> CypherProcedure {
        var name: String?
        var inputs: [CypherProcedure.Field] = []
        var outputs: [CypherProcedure.Field] = []
        var table: [[CypherValue]] = []
        try object { (reader, key) throws(ProtocolError) in
            switch key {
            case "name": name = try reader.text("name")
            case "inputs": inputs = try reader.fields()
            case "outputs": outputs = try reader.fields()
            case "rows":
                try reader.array { (reader) throws(ProtocolError) in
                    guard case .list(let row) = try reader.value() else {
                        throw ProtocolRequest.invalid("rows の行はリストです", "each of the rows is a list")
                    }
                    table.append(row)
                }
            default: throw ProtocolRequest.invalid("procedure に「\(key)」はありません", "procedure has no \"\(key)\"")
            }
        }
        guard let name, !name.isEmpty else {
            throw ProtocolRequest.invalid("procedure に name が要ります", "procedure needs a name")
        }
        let width = inputs.count + outputs.count
        guard table.allSatisfy({ $0.count == width }) else {
            throw ProtocolRequest.invalid(
                "rows の行には inputs と outputs の値が \(width) 個要ります",
                "each of the rows holds the inputs, then the outputs: \(width) values"
            )
        }
        return CypherProcedure(name: name, inputs: inputs, outputs: outputs, table: table)
    }

    private mutating func fields() throws(ProtocolError) -> [CypherProcedure.Field] {
        var fields: [CypherProcedure.Field] = []
        try array { (reader) throws(ProtocolError) in
            guard case .list(let pair) = try reader.value(), pair.count == 2, let name = pair[0].stringValue,
                let type = pair[1].stringValue.flatMap({ CypherType($0) })
            else {
                throw ProtocolRequest.invalid(
                    "inputs と outputs は [\"名前\", \"STRING?\"] の形です",
                    "inputs and outputs are pairs such as [\"name\", \"STRING?\"]"
                )
            }
            fields.append(CypherProcedure.Field(name, type))
        }
        return fields
    }
}
