/// Something that `CALL` can call: a name, typed inputs and outputs, and rows for given inputs.
public struct CypherProcedure: Sendable {
    /// An input or an output.
    public struct Field: Sendable, Hashable {
        public let name: String
        public let type: CypherType

        public init(_ name: String, _ type: CypherType) {
            self.name = name
            self.type = type
        }
    }

    /// The dotted name, such as `db.labels`.
    public let name: String
    public let inputs: [Field]
    public let outputs: [Field]
    /// The rows for these inputs, in the order of the outputs.
    public let rows: @Sendable ([CypherValue]) throws(CypherError) -> [[CypherValue]]

    public init(
        name: String,
        inputs: [Field],
        outputs: [Field],
        rows: @escaping @Sendable ([CypherValue]) throws(CypherError) -> [[CypherValue]]
    ) {
        self.name = name
        self.inputs = inputs
        self.outputs = outputs
        self.rows = rows
    }
}

/// The type of an input or output of a procedure, as the TCK writes it: `STRING?`, `INTEGER`, `NUMBER?`, `ANY?`.
public struct CypherType: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case any = "ANY"
        case boolean = "BOOLEAN"
        case integer = "INTEGER"
        case float = "FLOAT"
        case number = "NUMBER"
        case string = "STRING"
        case node = "NODE"
        case relationship = "RELATIONSHIP"
        case path = "PATH"
        case map = "MAP"
        case list = "LIST"
        case date = "DATE"
        case localTime = "LOCALTIME"
        case time = "TIME"
        case localDateTime = "LOCALDATETIME"
        case dateTime = "DATETIME"
        case duration = "DURATION"
    }

    public let kind: Kind
    public let isNullable: Bool

    public init(_ kind: Kind, isNullable: Bool = true) {
        self.kind = kind
        self.isNullable = isNullable
    }

    /// Reads `STRING?` and its kin, `LIST? OF …` as a list; nil for other text.
    public init?(_ text: String) {
        var word = text.split(separator: " ").first.map(String.init) ?? ""
        let isNullable = word.hasSuffix("?")
        if isNullable { word.removeLast() }
        guard let kind = Kind(rawValue: word.uppercased()) else { return nil }
        self.init(kind, isNullable: isNullable)
    }
}
