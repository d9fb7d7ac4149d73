import EngawaGraph

extension Execution {
    /// The value of a property of a node or a relationship.
    func property(_ key: KeyToken, of value: CypherValue) throws(CypherError) -> CypherValue {
        switch value {
        case .node(let id):
            if isUpdating { try checkThere(id) }
            return CypherValue(graph.value(key, of: id))
        case .relationship(let id):
            if isUpdating { try checkThere(id) }
            return CypherValue(graph.value(key, of: id))
        default: return .null
        }
    }

    /// All properties of a node or a relationship, or a map itself.
    func properties(of value: CypherValue) throws(CypherError) -> CypherValue {
        switch value {
        case .null: return .null
        case .map: return value
        case .node(let id):
            try checkThere(id)
            return .map(map(graph.properties(of: id)))
        case .relationship(let id):
            try checkThere(id)
            return .map(map(graph.properties(of: id)))
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "プロパティを持つのは、ノード・関係・マップだけです",
                en: "only nodes, relationships and maps have properties"
            )
        }
    }

    private func map(_ properties: [(key: KeyToken, value: Value)]) -> CypherMap {
        CypherMap(properties.map { (graph.name(of: $0.key), CypherValue($0.value)) })
    }

    func checkThere(_ id: NodeID) throws(CypherError) {
        if !graph.contains(id) { throw Execution.deleted }
    }

    func checkThere(_ id: RelationshipID) throws(CypherError) {
        if !graph.contains(id) { throw Execution.deleted }
    }

    static var deleted: CypherError {
        .runtime(
            .entityNotFound,
            "DeletedEntityAccess",
            ja: "この文が削除したものの中身は読めません。削除の前に読んでください",
            en: "what this statement has deleted cannot be read any more; read it before it is deleted"
        )
    }

    /// The type of a relationship, also of one that this statement has deleted.
    func type(of id: RelationshipID) -> String {
        let graph = graph
        if graph.contains(id) { return graph.name(of: graph.type(of: id)) }
        return journal.deletedTypes[id] ?? ""
    }
}

/// `subject.key`
final class PropertyEvaluator: Evaluator, @unchecked Sendable {
    let subject: Evaluator
    private let name: String
    let key: Int

    init(_ subject: Evaluator, _ name: String, _ key: Int) {
        (self.subject, self.name, self.key) = (subject, name, key)
    }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        let value = try subject.value(row, batch, x)
        switch value {
        case .node(let id):
            if x.isUpdating { try x.checkThere(id) }
            guard let token = x.key(key) else { return .null }
            return CypherValue(x.graph.value(token, of: id))
        case .relationship(let id):
            if x.isUpdating { try x.checkThere(id) }
            guard let token = x.key(key) else { return .null }
            return CypherValue(x.graph.value(token, of: id))
        case .null: return .null
        case .map(let map): return map[name] ?? .null
        default: return try Operations.property(value, name)
        }
    }

    override func column(_ batch: Batch, _ x: Execution) throws(CypherError) -> Column {
        guard let slot = (subject as? SlotEvaluator)?.slot, !x.isUpdating else { return try super.column(batch, x) }
        let graph = x.graph
        switch batch.columns[slot] {
        case .nodes(let ids):
            guard let token = x.key(key) else { return .constant(.null) }
            return .property(PropertyColumn(nodes: ids, key: token, graph: graph))
        case .relationships(let ids):
            guard let token = x.key(key) else { return .constant(.null) }
            return .values(graph.values(token, of: ids).map { CypherValue($0) })
        default: return try super.column(batch, x)
        }
    }
}

/// `n:Label:Other`
final class LabelsEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let subject: Evaluator
    private let labels: [Int]

    init(_ subject: Evaluator, _ labels: [Int]) { (self.subject, self.labels) = (subject, labels) }
    override var isPure: Bool { subject is SlotEvaluator }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        switch try subject.value(row, batch, x) {
        case .null: return nil
        case .node(let id):
            try x.checkThere(id)
            let graph = x.graph
            return labels.allSatisfy { index in x.label(index).map { graph.hasLabel(id, $0) } ?? false }
        case .relationship(let id):
            try x.checkThere(id)
            let type = x.type(of: id)
            return labels.allSatisfy { index in x.names.name(label: index).hasSameBytes(as: type) }
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "ラベルを持つのはノードだけです",
                en: "only nodes have labels"
            )
        }
    }
}

extension ResolvedNames {
    func name(label index: Int) -> String { labelNames[index] }
}

/// The functions that look into the graph.
enum EntityFunction: String, Sendable, CaseIterable {
    case labels, type, id, elementID = "elementid", keys, properties, startNode = "startnode", endNode = "endnode",
        exists

    func value(_ argument: CypherValue, _ x: Execution) throws(CypherError) -> CypherValue {
        if argument.isNull { return self == .exists ? .boolean(false) : .null }
        switch (self, argument) {
        case (.labels, .node(let id)):
            try x.checkThere(id)
            let graph = x.graph
            return .list(graph.labels(of: id).map { .string(graph.name(of: $0)) })
        case (.type, .relationship(let id)): return .string(x.type(of: id))
        case (.id, .node(let id)): return .integer(Int64(id.rawValue))
        case (.id, .relationship(let id)): return .integer(Int64(id.rawValue))
        case (.elementID, .node(let id)): return .string(String(id.rawValue))
        case (.elementID, .relationship(let id)): return .string(String(id.rawValue))
        case (.keys, .map(let map)): return .list(map.keys.map { .string($0) })
        case (.keys, .node), (.keys, .relationship):
            guard case .map(let map) = try x.properties(of: argument) else { return .null }
            return .list(map.keys.map { .string($0) })
        case (.properties, _): return try x.properties(of: argument)
        case (.startNode, .relationship(let id)):
            try x.checkThere(id)
            return .node(x.graph.start(of: id))
        case (.endNode, .relationship(let id)):
            try x.checkThere(id)
            return .node(x.graph.end(of: id))
        case (.exists, _): return .boolean(true)
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentValue",
                ja: "\(rawValue)() に渡せない種類の値です",
                en: "\(rawValue)() cannot be used with a value of this kind"
            )
        }
    }
}

final class EntityFunctionEvaluator: Evaluator, @unchecked Sendable {
    private let function: EntityFunction
    private let argument: Evaluator

    init(_ function: EntityFunction, _ argument: Evaluator) { (self.function, self.argument) = (function, argument) }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        try function.value(try argument.value(row, batch, x), x)
    }
}
