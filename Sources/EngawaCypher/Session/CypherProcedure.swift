/// Something that `CALL` can call: a name, typed inputs and outputs, and rows for given inputs.
public struct CypherProcedure: Sendable {
    /// An input or an output.
    public struct Field: Sendable, Hashable {
        /// The name, which `YIELD` and calls without arguments go by.
        public let name: String
        /// What values it takes.
        public let type: CypherType

        /// A field from its parts.
        public init(_ name: String, _ type: CypherType) {
            self.name = name
            self.type = type
        }
    }

    /// The dotted name, such as `db.labels`.
    public let name: String
    /// What it is called with, in order.
    public let inputs: [Field]
    /// What it gives, in order.
    public let outputs: [Field]
    /// The rows for these inputs, in the order of the outputs.
    public let rows: @Sendable ([CypherValue]) throws(CypherError) -> [[CypherValue]]

    /// A procedure that calls `rows` with values of the types of its inputs, as many as there are.
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
    /// What a value is, by the name that the TCK gives it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Any value.
        case any = "ANY"
        /// True or false.
        case boolean = "BOOLEAN"
        /// An integer.
        case integer = "INTEGER"
        /// A floating-point number; integers are taken as such.
        case float = "FLOAT"
        /// An integer or a floating-point number.
        case number = "NUMBER"
        /// Text.
        case string = "STRING"
        /// A node.
        case node = "NODE"
        /// A relationship.
        case relationship = "RELATIONSHIP"
        /// A path.
        case path = "PATH"
        /// Values by name.
        case map = "MAP"
        /// Values in order, of any kind.
        case list = "LIST"
        /// A calendar day.
        case date = "DATE"
        /// A time of day without zone.
        case localTime = "LOCALTIME"
        /// A time of day with its distance from UTC.
        case time = "TIME"
        /// A day and a time of day without zone.
        case localDateTime = "LOCALDATETIME"
        /// A day and a time of day with its distance from UTC.
        case dateTime = "DATETIME"
        /// A span of time.
        case duration = "DURATION"
    }

    /// What a value is.
    public let kind: Kind
    /// Whether null is taken too.
    public let isNullable: Bool

    /// A type from its parts.
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
