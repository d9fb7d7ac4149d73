import EngawaGraph

extension PropertyGraph {
    /// Everything that can be read from a graph, in names, so that two graphs can be compared whatever their history.
    func dump() -> [String] {
        var lines = ["nodes \(nodeCount), relationships \(relationshipCount)"]
        for id in nodes {
            lines.append("node \(id) \(labels(of: id).map { name(of: $0) }.sorted()) \(text(properties(of: id)))")
            for direction in Direction.allCases {
                let ties = relationships(of: id, direction).sorted { $0.relationship < $1.relationship }
                let text = ties.map { "\(name(of: $0.type)) \($0.relationship) \($0.other)" }
                lines.append("  \(direction) \(text) degree \(degree(of: id, direction))")
            }
        }
        for id in relationships {
            let ends = "\(start(of: id)) \(name(of: type(of: id))) \(end(of: id))"
            lines.append("relationship \(id) \(ends) \(text(properties(of: id)))")
        }
        for label in labels.sorted(by: { name(of: $0).precedesInBytes(name(of: $1)) }) where nodeCount(label: label) > 0
        {
            lines.append("label \(name(of: label)) \(nodes(label: label).map(\.rawValue))")
        }
        lines += attributes.map { "attribute \($0.name) = \(text($0.value))" }
        lines += indexes.map { "index \(name(of: $0.label)) \(name(of: $0.key))\($0.isUnique ? " unique" : "")" }
            .sorted()
        return lines
    }

    private func text(_ properties: [(key: KeyToken, value: Value)]) -> [String] {
        properties.map { "\(name(of: $0.key)) = \(text($0.value)) #\($0.value.storageHash)" }.sorted()
    }

    /// Maps have no order of their own.
    private func text(_ value: Value) -> String {
        switch value {
        case .list(let values): "[\(values.map(text).joined(separator: ", "))]"
        case .map(let entries): "{\(Value.sortedEntries(entries).map { "\($0.key): \(text($0.value))" })}"
        default: "\(value)"
        }
    }
}
