import EngawaGraph

extension GraphError {
    /// The error of a statement that the graph refused, which names the node.
    func cypherError(in graph: PropertyGraph) -> CypherError {
        switch self {
        case .notUnique(let label, let key, let id):
            let node = graph.title(of: id)
            return .runtime(
                .constraintValidationFailed,
                "NotUnique",
                ja: "\(node.ja)がもう同じ値を持っています。:\(label)(\(key)) の索引は重複を許しません",
                en: "\(node.en) has this value already, and the index on :\(label)(\(key)) is unique"
            )
        case .nodeHasRelationships(let id, let count):
            let node = graph.title(of: id)
            return .runtime(
                .constraintVerificationFailed,
                "DeleteConnectedNode",
                ja: "\(node.ja)には関係が \(count) 本残っているので、削除できません。関係も消すには DETACH DELETE を使ってください",
                en:
                    "\(node.en) still has \(count) relationship\(count == 1 ? "" : "s") and cannot be deleted; "
                    + "DETACH DELETE deletes them too"
            )
        case .noSuchNode, .noSuchRelationship, .nodeIDUsed, .relationshipIDUsed, .tooManyEntities:
            return .runtime(
                .constraintVerificationFailed,
                "GraphRefused",
                ja: "グラフがこの変更を受け付けません（\(self)）",
                en: "the graph does not take this change (\(self))"
            )
        }
    }
}

extension PropertyGraph {
    /// What people know a node by: its first label, and its name where it has one, else its id.
    fileprivate func title(of id: NodeID) -> CypherError.Text {
        let label = labels(of: id).first.map { ":\(name(of: $0)) " } ?? ""
        if let key = key("name"), case .string(let name) = value(key, of: id) {
            return CypherError.Text(ja: "ノード \(label)「\(name)」", en: "the node \(label)\"\(name)\"")
        }
        return CypherError.Text(ja: "ノード \(label)（id \(id.rawValue)）", en: "the node \(label)of id \(id.rawValue)")
    }
}
