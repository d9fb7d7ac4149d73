import EngawaCypher
import EngawaGraph
import EngawaText

/// Writes the responses of the line protocol, one line each.
struct ResponseWriter {
    private var json = JSONBytes()

    init() {}

    /// The response to a statement, with its line end. Throws where it cannot be said in JSON.
    mutating func response(_ table: CypherTable) throws(ProtocolError) -> [UInt8] {
        json.clear()
        json.raw("{\"columns\":[")
        for (place, column) in table.columns.enumerated() {
            if place > 0 { json.raw(",") }
            json.string(column)
        }
        json.raw("],\"rows\":[")
        var values = ValueWriter(table.graph)
        var isFirst = true
        for part in table.parts {
            try part.columns.withUnsafeBufferPointer { (columns) throws(ProtocolError) in
                for row in 0..<part.count {
                    json.raw(isFirst ? "[" : ",[")
                    isFirst = false
                    for place in columns.indices {
                        if place > 0 { json.raw(",") }
                        try values.write(columns[place], row, to: &json)
                    }
                    json.raw("]")
                }
            }
        }
        json.raw("],\"stats\":")
        statistics(table.statistics)
        if let plan = table.plan {
            json.raw(",\"plan\":")
            self.plan(plan)
        }
        json.raw("}\n")
        return json.bytes
    }

    /// The response to a request that has nothing to say.
    mutating func ok() -> [UInt8] { Array("{\"ok\":true}\n".utf8) }

    /// The response to `commit`; nil where nothing had changed, so that no transaction was written.
    mutating func committed(_ transaction: Int?) -> [UInt8] {
        json.clear()
        json.raw("{\"ok\":true,\"transaction\":")
        if let transaction { json.integer(Int64(transaction)) } else { json.raw("null") }
        json.raw("}\n")
        return json.bytes
    }

    /// The response to what failed.
    mutating func error(_ error: ProtocolFailure, _ language: Language) -> [UInt8] {
        json.clear()
        json.raw("{\"error\":{\"type\":")
        json.string(error.type)
        json.raw(",\"phase\":")
        json.string(error.phase)
        json.raw(",\"detail\":")
        json.string(error.detail)
        json.raw(",\"message\":")
        json.string(error.message[language])
        if let place = error.place {
            json.raw(",\"line\":")
            json.integer(Int64(place.line))
            json.raw(",\"column\":")
            json.integer(Int64(place.column))
        }
        json.raw("}}\n")
        return json.bytes
    }

    private mutating func statistics(_ statistics: CypherStatistics) {
        json.raw("{\"nodesCreated\":")
        json.integer(Int64(statistics.nodesCreated))
        json.raw(",\"nodesDeleted\":")
        json.integer(Int64(statistics.nodesDeleted))
        json.raw(",\"relationshipsCreated\":")
        json.integer(Int64(statistics.relationshipsCreated))
        json.raw(",\"relationshipsDeleted\":")
        json.integer(Int64(statistics.relationshipsDeleted))
        json.raw(",\"labelsAdded\":")
        json.integer(Int64(statistics.labelsAdded))
        json.raw(",\"labelsRemoved\":")
        json.integer(Int64(statistics.labelsRemoved))
        json.raw(",\"propertiesSet\":")
        json.integer(Int64(statistics.propertiesSet))
        json.raw(",\"propertiesRemoved\":")
        json.integer(Int64(statistics.propertiesRemoved))
        json.raw("}")
    }

    private mutating func plan(_ plan: CypherPlan) {
        json.raw("{\"name\":")
        json.string(plan.name)
        json.raw(",\"details\":")
        json.string(plan.details)
        if let rows = plan.estimatedRows {
            json.raw(",\"estimatedRows\":")
            json.float(rows)
        }
        if let rows = plan.rows {
            json.raw(",\"rows\":")
            json.integer(Int64(rows))
        }
        if let time = plan.time {
            json.raw(",\"seconds\":")
            json.float(time / .seconds(1))
        }
        json.raw(",\"inputs\":[")
        for (place, input) in plan.inputs.enumerated() {
            if place > 0 { json.raw(",") }
            self.plan(input)
        }
        json.raw("]}")
    }
}
