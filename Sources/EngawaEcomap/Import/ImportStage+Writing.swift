import EngawaGraph
import EngawaSheets

/// Writing what was staged.
extension ImportStage {
    /// Writes the stage into `draft`: nodes in the order in which they came, then what leads from them, then ties and
    /// links in the order of rows. O(what the rows touched).
    func write(into draft: inout GraphDraft) throws(GraphError) {
        var writer = StageWriter(stage: self)
        try writer.write(into: &draft)
    }
}

/// The ids that staged nodes got, and the values that texts and lists were made into.
private struct StageWriter {
    let stage: ImportStage
    private var ids: [NodeID] = []
    private var fields: [TextID: NodeID] = [:]
    private var listValues: [ListID: Value] = [:]

    init(stage: ImportStage) {
        self.stage = stage
    }

    mutating func write(into draft: inout GraphDraft) throws(GraphError) {
        ids.reserveCapacity(stage.nodes.count)
        for node in stage.nodes { ids.append(try write(node, into: &draft)) }
        var fieldsByName = existingFields()
        for name in stage.newFields {
            let order = stage.axes.fields.firstIndex { NameKey($0.name) == NameKey(name) } ?? stage.axes.fields.count
            fieldsByName[NameKey(name)] = Axes.createField(AxisEntry(name: name), order: order, in: &draft)
        }
        for (index, node) in stage.nodes.enumerated() where stage.hasNewPlaces(node) {
            try writePlaces(of: node, ids[index], fieldsByName, into: &draft)
        }
        for relation in stage.relations.list { try write(relation, into: &draft) }
    }

    private mutating func write(_ node: StagedNode, into draft: inout GraphDraft) throws(GraphError) -> NodeID {
        let kindClass = stage.runs[.kindClass, node.properties]
        let isActor = node.sort == .actor
        let isPerson = isActor && kindClass == stage.codes.kindClass(.person)
        let isGroup = isActor && kindClass == stage.codes.kindClass(.group)
        guard let original = stage.original(of: node) else {
            var labels = [label(of: node.sort)]
            if isPerson { labels.append(Schema.Label.person) }
            if isGroup { labels.append(Schema.Label.group) }
            return draft.createNode(labels: labels, properties: changes(node.properties, PropertyRun()))
        }
        let id = original.id
        guard node.isLoaded else { return id }
        for (key, value) in changes(node.properties, original.properties) { try draft.set(value, for: key, of: id) }
        if node.isPromoted {
            try draft.addLabel(Schema.Label.ibasho, to: id)
            try draft.removeLabel(Schema.Label.actor, from: id)
        }
        guard isActor, kindClass != stage.runs[.kindClass, original.properties] else { return id }
        for (label, isThere) in [(Schema.Label.person, isPerson), (Schema.Label.group, isGroup)] {
            if isThere { try draft.addLabel(label, to: id) } else { try draft.removeLabel(label, from: id) }
        }
        return id
    }

    private func writePlaces(
        of node: StagedNode,
        _ id: NodeID,
        _ fields: [NameKey: NodeID],
        into draft: inout GraphDraft
    ) throws(GraphError) {
        let original = stage.original(of: node)
        let known = original.map { stage.lists[$0.fields] } ?? []
        for field in stage.lists[node.fields] where !known.contains(field) {
            guard let target = fields[NameKey(stage.texts.string(field))] else { continue }
            try draft.createRelationship(Schema.Relationship.worksIn, from: id, to: target)
        }
        let oldPlace = original?.place ?? .none
        if node.place != oldPlace {
            if !oldPlace.isNone, let type = draft.graph.type(Schema.Relationship.locatedIn) {
                let old = draft.graph.relationships(of: id, .outgoing, type: type).map(\.relationship)
                for relationship in old { try draft.deleteRelationship(relationship) }
            }
            if let target = placeID(node.place) {
                try draft.createRelationship(Schema.Relationship.locatedIn, from: id, to: target)
            }
        }
        let type = node.sort == .place ? Schema.Relationship.within : Schema.Relationship.activeIn
        let areas = original.map { stage.lists[$0.areas] } ?? []
        for area in stage.lists[node.areas] where !areas.contains(area) {
            guard let target = placeID(area) else { continue }
            try draft.createRelationship(type, from: id, to: target)
        }
    }

    private mutating func write(_ relation: StagedRelation, into draft: inout GraphDraft) throws(GraphError) {
        let original = stage.original(of: relation)
        let changes = changes(relation.properties, original?.properties ?? PropertyRun())
        if let existing = original?.id {
            for (key, value) in changes { try draft.set(value, for: key, of: existing) }
        } else {
            try draft.createRelationship(
                relation.type.name,
                from: ids[relation.from.index],
                to: ids[relation.to.index],
                properties: changes
            )
        }
    }

    /// What is to be written: keys whose value is no longer what it was, in the order in which they were first set.
    private mutating func changes(_ run: PropertyRun, _ original: PropertyRun) -> [(String, Value)] {
        var changes: [(String, Value)] = []
        changes.reserveCapacity(run.range.count)
        for entry in stage.runs.entries[run.range] where stage.runs[entry.key, original] != entry.value {
            changes.append((stage.keys[entry.key], value(entry.value)))
        }
        return changes
    }

    private mutating func value(_ value: StagedValue) -> Value {
        switch value.kind {
        case .none: return .null
        case .text: return .string(stage.texts.string(value.text))
        case .date: return .date(CalendarDate(daysSinceEpoch: value.payload))
        case .integer: return .integer(Int64(value.payload))
        case .foreign: return stage.foreign[Int(value.payload)]
        case .list:
            if let known = listValues[value.list] { return known }
            let list = Value.strings(stage.lists[value.list].map(stage.texts.string))
            listValues[value.list] = list
            return list
        }
    }

    private func label(of sort: StagedNode.Sort) -> String {
        switch sort {
        case .actor: Schema.Label.actor
        case .ibasho: Schema.Label.ibasho
        case .place: Schema.Label.place
        case .resource: Schema.Label.resource
        }
    }

    private func placeID(_ name: TextID) -> NodeID? {
        let place = name.isNone ? NodeIndex.none : stage.places[name].first
        return place.isNone ? nil : ids[place.index]
    }

    private func existingFields() -> [NameKey: NodeID] {
        guard let label = stage.map.tokens.field else { return [:] }
        var nodes: [NameKey: NodeID] = [:]
        for node in stage.map.graph.nodes(label: label) { nodes[NameKey(stage.map.name(of: node))] = node }
        return nodes
    }
}
