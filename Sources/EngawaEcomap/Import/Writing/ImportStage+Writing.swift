import EngawaGraph
import EngawaSheets

/// Writing what was staged.
extension ImportStage {
    /// Changes in `draft` what the map has already, and returns all that is new as one batch for it: nodes in the order
    /// in which they came, then fields, then what leads from the nodes, then ties and links in the order of rows.
    /// O(what the rows touched).
    func write(into draft: inout GraphDraft) throws(GraphError) -> CreationBatch {
        try change(&draft)
        var writer = BatchWriter(stage: self, batch: draft.beginBatch())
        writer.write()
        return writer.batch
    }
}

/// Fills a batch with what a stage has that the map has not.
private struct BatchWriter {
    let stage: ImportStage
    private(set) var batch: CreationBatch
    /// The ids of all staged nodes.
    private var ids: [NodeID] = []
    private var values: BatchValues
    /// The keys of the batch by those of the stage.
    private var keys = SparseArray<CreationBatch.KeyIndex>()
    private var types = SparseArray<CreationBatch.TypeIndex>()

    init(stage: ImportStage, batch: CreationBatch) {
        (self.stage, self.batch) = (stage, batch)
        values = BatchValues(texts: stage.texts.count)
    }

    mutating func write() {
        batch.reserve(nodes: stage.nodes.count { $0.isNew }, relationships: stage.relations.list.count { $0.isNew })
        ids.reserveCapacity(stage.nodes.count)
        var labels = LabelSets(stage.codes)
        for node in stage.nodes {
            if let original = stage.original(of: node) {
                ids.append(original.id)
            } else {
                ids.append(batch.createNode(labels: labels.set(for: node, stage, &batch)))
                writeProperties(node.properties)
            }
        }
        let fields = writeFields()
        for (index, node) in stage.nodes.enumerated() where stage.hasNewPlaces(node) {
            writePlaces(of: node, ids[index], fields)
        }
        for relation in stage.relations.list where relation.isNew { write(relation) }
    }

    private mutating func writeProperties(_ run: PropertyRun) {
        for place in run.range {
            let entry = stage.runs.entries[place]
            guard let value = values.index(of: entry.value, stage, &batch) else { continue }
            batch.set(value, for: key(entry.key))
        }
    }

    private mutating func key(_ key: StagedKey) -> CreationBatch.KeyIndex {
        let number = Int32(key.rawValue)
        if let known = keys[number] { return known }
        let index = batch.key(stage.keys[key])
        keys[number] = index
        return index
    }

    /// Creates the fields that the axis did not have; returns all of them by name.
    private mutating func writeFields() -> [TextID: NodeID] {
        var nodes: [NameKey: NodeID] = [:]
        if let label = stage.map.tokens.field {
            for node in stage.map.graph.nodes(label: label) { nodes[NameKey(stage.map.name(of: node))] = node }
        }
        for name in stage.newFields {
            let order = stage.axes.fields.firstIndex { NameKey($0.name) == NameKey(name) } ?? stage.axes.fields.count
            let node = batch.createNode(labels: batch.labelSet([Schema.Label.field]))
            batch.set(batch.value(.string(name)), for: batch.key(Schema.Key.name))
            batch.set(batch.value(.integer(Int64(order))), for: batch.key(Schema.Key.order))
            nodes[NameKey(name)] = node
        }
        var fields: [TextID: NodeID] = [:]
        for (name, node) in nodes {
            var text = name.name
            if let id = text.withUTF8({ stage.texts.find($0) }) { fields[id] = node }
        }
        return fields
    }

    private mutating func writePlaces(of node: StagedNode, _ id: NodeID, _ fields: [TextID: NodeID]) {
        let original = stage.original(of: node)
        for field in stage.lists[node.fields].dropFirst(stage.staying(original?.fields ?? .empty, node.fields)) {
            if let target = fields[field] { connect(.worksIn, id, target) }
        }
        if node.place != original?.place ?? .none, let target = placeID(node.place) {
            connect(.locatedIn, id, target)
        }
        for area in stage.lists[node.areas].dropFirst(stage.staying(original?.areas ?? .empty, node.areas)) {
            if let target = placeID(area) { connect(node.sort == .place ? .within : .activeIn, id, target) }
        }
    }

    private mutating func write(_ relation: StagedRelation) {
        let type = type(Int32(relation.type.rawValue)) { relation.type.name }
        batch.createRelationship(type, from: ids[relation.from.index], to: ids[relation.to.index])
        writeProperties(relation.properties)
    }

    /// What leads from a node to where it belongs.
    private enum Belonging: Int32 {
        case worksIn = 100, locatedIn, activeIn, within

        var name: String {
            switch self {
            case .worksIn: Schema.Relationship.worksIn
            case .locatedIn: Schema.Relationship.locatedIn
            case .activeIn: Schema.Relationship.activeIn
            case .within: Schema.Relationship.within
            }
        }
    }

    private mutating func connect(_ belonging: Belonging, _ start: NodeID, _ end: NodeID) {
        batch.createRelationship(type(belonging.rawValue) { belonging.name }, from: start, to: end)
    }

    private mutating func type(_ number: Int32, _ name: () -> String) -> CreationBatch.TypeIndex {
        if let known = types[number] { return known }
        let index = batch.type(name())
        types[number] = index
        return index
    }

    private func placeID(_ name: TextID) -> NodeID? {
        let place = name.isNone ? NodeIndex.none : stage.places[name].first
        return place.isNone ? nil : ids[place.index]
    }
}

/// The label sets of new nodes.
private struct LabelSets {
    private var sets = SparseArray<CreationBatch.LabelSetIndex>()
    private let person: StagedValue
    private let group: StagedValue

    init(_ codes: CodeTexts) {
        (person, group) = (codes.kindClass(.person), codes.kindClass(.group))
    }

    mutating func set(
        for node: StagedNode,
        _ stage: ImportStage,
        _ batch: inout CreationBatch
    ) -> CreationBatch.LabelSetIndex {
        var labels = [node.sort.label]
        var number = Int32(node.sort.rawValue) * 4
        if node.sort == .actor {
            let kindClass = stage.runs[.kindClass, node.properties]
            if kindClass == person { number += 1 }
            if kindClass == group { number += 2 }
        }
        if let known = sets[number] { return known }
        if number & 1 != 0 { labels.append(Schema.Label.person) }
        if number & 2 != 0 { labels.append(Schema.Label.group) }
        let set = batch.labelSet(labels)
        sets[number] = set
        return set
    }
}
