/// One row of a result: a value for each column.
public struct CypherRow: Sendable {
    /// The names of the columns.
    public let columns: [String]
    /// The values, in the order of the columns.
    public let values: [CypherValue]

    /// The value of the column with this number, from 0; it must exist.
    public subscript(column: Int) -> CypherValue { values[column] }

    /// The value of a column; nil where there is no such column. O(columns).
    public subscript(name: String) -> CypherValue? {
        columns.firstIndex { $0.hasSameBytes(as: name) }.map { values[$0] }
    }

    /// The value of the column with this number, from 0, as a type of Swift. With an optional type, null is nil.
    /// - Throws: an `ArgumentError` of detail `NoSuchColumn`, or a `TypeError` of detail `InvalidColumnType` where the
    ///   value is no such type.
    public subscript<Read: CypherReadable>(column: Int, as type: Read.Type) -> Read {
        get throws(CypherError) {
            guard values.indices.contains(column) else { throw noColumn("\(column)") }
            return try read(column)
        }
    }

    /// The value of a column as a type of Swift, such as `try row["name", as: String.self]`. With an optional type, null
    /// is nil.
    /// - Throws: an `ArgumentError` of detail `NoSuchColumn`, or a `TypeError` of detail `InvalidColumnType` where the
    ///   value is no such type.
    public subscript<Read: CypherReadable>(name: String, as type: Read.Type) -> Read {
        get throws(CypherError) {
            guard let column = columns.firstIndex(where: { $0.hasSameBytes(as: name) }) else { throw noColumn(name) }
            return try read(column)
        }
    }

    private func read<Read: CypherReadable>(_ column: Int) throws(CypherError) -> Read {
        if let value = Read.read(values[column]) { return value }
        let name = columns[column]
        throw .runtime(
            .typeError,
            "InvalidColumnType",
            ja: "列「\(name)」の値は \(Read.self) ではありません",
            en: "the value of column \"\(name)\" is no \(Read.self)"
        )
    }

    private func noColumn(_ name: String) -> CypherError {
        let known = columns.joined(separator: ", ")
        return .runtime(
            .argumentError,
            "NoSuchColumn",
            ja: "列「\(name)」はありません。あるのは \(known)",
            en: "there is no column \"\(name)\"; there are: \(known)"
        )
    }
}
