import EngawaGraph

/// What a statement gave, column by column as its steps made it: for writers that need no list of values for each row,
/// nor strings of texts that stand in the graph.
package struct CypherTable {
    /// Some rows, one behind the other.
    package struct Part {
        /// How many rows they are.
        package let count: Int
        /// One column for each of the table's.
        package let columns: [Column]
    }

    /// The names of the columns; those of `RETURN *` stand in alphabetical order.
    package let columns: [String]
    /// The rows; none where there are no columns.
    package let parts: [Part]
    /// What the statement changed.
    package let statistics: CypherStatistics
    /// The graph that nodes and relationships of the rows are looked up in: that after the statement.
    package let graph: PropertyGraph
    /// The plan, of a statement that begins with `EXPLAIN` or `PROFILE`.
    package let plan: CypherPlan?

    /// The same with a list of values for each row. O(values).
    package var result: CypherResult {
        var rows: [[CypherValue]] = []
        rows.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts { part.appendRows(to: &rows) }
        return CypherResult(columns: columns, rows: rows, statistics: statistics, graph: graph, plan: plan)
    }
}

extension CypherTable.Part {
    /// Appends a list of values for each row.
    func appendRows(to rows: inout [[CypherValue]]) {
        let columns = columns.map(\.lookedUp)
        for row in 0..<count {
            var values: [CypherValue] = []
            values.reserveCapacity(columns.count)
            for column in columns { values.append(column[row]) }
            rows.append(values)
        }
    }
}
