import EngawaGraph

/// A procedure as a plan calls it.
struct Procedure: Sendable {
    let name: String
    let inputs: [CypherProcedure.Field]
    let outputs: [CypherProcedure.Field]
    let rows: @Sendable ([CypherValue], Execution) throws(CypherError) -> [[CypherValue]]

    /// A procedure of the engine, or one that was given to it.
    static func find(_ name: String, _ given: [CypherProcedure]) -> Procedure? {
        if let procedure = given.first(where: { $0.name.hasSameBytes(as: name) }) {
            let rows = procedure.rows
            return Procedure(name: procedure.name, inputs: procedure.inputs, outputs: procedure.outputs) {
                values,
                _ throws(CypherError) in try rows(values)
            }
        }
        return builtIn.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The outside of the engine's own procedures, for the checker.
    static var signatures: [CypherProcedure] {
        builtIn.map { procedure in
            CypherProcedure(name: procedure.name, inputs: procedure.inputs, outputs: procedure.outputs) {
                (_) throws(CypherError) in []
            }
        }
    }

    static let builtIn: [Procedure] = [
        Procedure(name: "db.labels", inputs: [], outputs: [.init("label", .init(.string, isNullable: false))]) { _, x in
            let graph = x.graph
            return graph.labels.filter { graph.nodeCount(label: $0) > 0 }.map { [.string(graph.name(of: $0))] }
        },
        Procedure(
            name: "db.relationshipTypes",
            inputs: [],
            outputs: [.init("relationshipType", .init(.string, isNullable: false))]
        ) { _, x in
            let graph = x.graph
            return graph.types.filter { graph.relationshipCount(type: $0) > 0 }.map { [.string(graph.name(of: $0))] }
        },
        Procedure(
            name: "db.propertyKeys",
            inputs: [],
            outputs: [.init("propertyKey", .init(.string, isNullable: false))]
        ) { _, x in
            let graph = x.graph
            return graph.keys
                .filter { graph.nodeCount(key: $0) > 0 || graph.relationshipCount(key: $0) > 0 }
                .map { [.string(graph.name(of: $0))] }
        },
        Procedure(
            name: "db.indexes",
            inputs: [],
            outputs: [
                .init("label", .init(.string, isNullable: false)), .init("key", .init(.string, isNullable: false)),
                .init("unique", .init(.boolean, isNullable: false)),
            ]
        ) { _, x in
            let graph = x.graph
            return graph.indexes.map {
                [.string(graph.name(of: $0.label)), .string(graph.name(of: $0.key)), .boolean($0.isUnique)]
            }
        },
        Procedure(
            name: "db.schema",
            inputs: [],
            outputs: [
                .init("start", .init(.string, isNullable: false)),
                .init("relationshipType", .init(.string, isNullable: true)),
                .init("end", .init(.string, isNullable: true)), .init("count", .init(.integer, isNullable: false)),
            ]
        ) { _, x in schema(x.graph) },
    ]

    /// Which labels there are, and which types lead from nodes of one label to nodes of another, with their counts.
    private static func schema(_ graph: PropertyGraph) -> [[CypherValue]] {
        var rows: [[CypherValue]] = []
        for label in graph.labels where graph.nodeCount(label: label) > 0 {
            rows.append(
                [.string(graph.name(of: label)), .null, .null, .integer(Int64(graph.nodeCount(label: label)))]
            )
        }
        var counts: [TypeToken: [LabelToken: [LabelToken: Int64]]] = [:]
        for id in graph.relationships {
            let starts = graph.labels(of: graph.start(of: id))
            let ends = graph.labels(of: graph.end(of: id))
            for start in starts {
                for end in ends { counts[graph.type(of: id), default: [:]][start, default: [:]][end, default: 0] += 1 }
            }
        }
        for (type, byStart) in counts.sorted(by: { $0.key < $1.key }) {
            for (start, byEnd) in byStart.sorted(by: { $0.key < $1.key }) {
                for (end, count) in byEnd.sorted(by: { $0.key < $1.key }) {
                    rows.append(
                        [
                            .string(graph.name(of: start)), .string(graph.name(of: type)),
                            .string(graph.name(of: end)), .integer(count),
                        ]
                    )
                }
            }
        }
        return rows
    }
}
