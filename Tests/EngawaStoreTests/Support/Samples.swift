import EngawaGraph
import EngawaLog

@testable import EngawaStore

/// Changes with every code and every tag, that apply to the empty graph.
let everything: ChangeSet = {
    let (farm, diner, clinic) = (NodeID(rawValue: 1), NodeID(rawValue: 2), NodeID(rawValue: 300))
    let rice = RelationshipID(rawValue: 1)
    let long = String(repeating: "つながり", count: 20)
    return ChangeSet([
        .createNode(farm, labels: ["Actor", "Group"]),
        .createNode(diner, labels: []),
        .createIndex(label: "Actor", key: "name"),
        .setNodeProperty(farm, key: "name", "宮ノ前農園"),
        .setNodeProperty(farm, key: "note", .string(long)),
        .setNodeProperty(farm, key: "kind", "宮ノ前農園"),
        .addLabel(diner, "Ibasho"),
        .createRelationship(rice, type: "SUPPORTS", from: farm, to: diner),
        .setRelationshipProperty(rice, key: "since", .date(CalendarDate(daysSinceEpoch: 19_814))),
        .setRelationshipProperty(rice, key: "until", .date(CalendarDate(daysSinceEpoch: .min))),
        .setRelationshipProperty(rice, key: "content", ["米", "野菜", "米"]),
        .createNode(clinic, labels: ["Actor"]),
        .setNodeProperty(clinic, key: "size", .integer(.min)),
        .setNodeProperty(clinic, key: "score", .float(-0.0)),
        .setNodeProperty(clinic, key: "open", true),
        .setNodeProperty(clinic, key: "closed", false),
        .setNodeProperty(clinic, key: "more", ["b": [1, 2.5, .null], "a": ["deep": ["deeper": []]]]),
        .setNodeProperty(clinic, key: "open", .null),
        .removeLabel(farm, "Group"),
        .createNode(NodeID(rawValue: 400), labels: []),
        .deleteNode(NodeID(rawValue: 400)),
        .createRelationship(RelationshipID(rawValue: 2), type: "KNOWS", from: clinic, to: farm),
        .deleteRelationship(RelationshipID(rawValue: 2)),
        .setAttribute("language", "ja"),
        .createIndex(label: "Ibasho", key: "name"),
        .dropIndex(label: "Ibasho", key: "name"),
    ])
}()

/// Everything that a reader of the graph can see, as text.
func describe(_ graph: PropertyGraph) -> [String] {
    var lines: [String] = []
    for id in graph.nodes {
        let labels = graph.labels(of: id).map { graph.name(of: $0) }.sorted()
        let properties = graph.properties(of: id).map { "\(graph.name(of: $0.key)): \(describe($0.value))" }.sorted()
        lines.append("(\(id) \(labels.joined(separator: ":")) {\(properties.joined(separator: ", "))})")
    }
    for id in graph.relationships {
        let type = graph.name(of: graph.type(of: id))
        let properties = graph.properties(of: id).map { "\(graph.name(of: $0.key)): \(describe($0.value))" }.sorted()
        lines.append(
            "(\(graph.start(of: id)))-[\(id) \(type) {\(properties.joined(separator: ", "))}]->(\(graph.end(of: id)))"
        )
    }
    for (name, value) in graph.attributes { lines.append("\(name) = \(describe(value))") }
    for (label, key, isUnique) in graph.indexes {
        let kind = isUnique ? "unique index" : "index"
        lines.append("\(kind) :\(graph.name(of: label))(\(graph.name(of: key)))")
    }
    return lines
}

func describe(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .float(let number): "\(number)f"
    case .string(let text): "'\(text)'"
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration: value.temporalText ?? ""
    case .list(let values): "[" + values.map(describe).joined(separator: ", ") + "]"
    case .map(let entries):
        "{" + Value.sortedEntries(entries).map { "\($0.key): \(describe($0.value))" }.joined(separator: ", ") + "}"
    }
}

/// Images that are nothing but the changes which make the graph anew.
let naiveImages = ImageCoding { graph in
    (try? ChangeEncoder.encode(ChangeSet(makingAnew: graph))) ?? []
} decode: { bytes throws(MalformedBytes) in
    var graph = PropertyGraph()
    try Replay.apply(Array(bytes), to: &graph)
    return graph
}

/// A note with a time that does not depend on the clock.
func note(_ message: String) -> TransactionNote {
    TransactionNote(author: "花子", message: message, time: 1_735_689_600_000)
}

/// A transaction as the log takes it.
func transaction(_ message: String, _ changes: ChangeSet) throws -> NewTransaction {
    try NewTransaction(note(message), changes, changes.counts)
}
