import EngawaGraph
import EngawaSheets

extension ImportStage {
    /// Writes what the row says of the supporter; true where that changed what is staged.
    mutating func apply(_ row: TieRow, toSupporter index: Int) -> Bool {
        var changed = false
        if let number = row.number, !nodes[index].isIbasho { changed = setNumber(number, of: index) || changed }
        if let kind = row.kind, !nodes[index].isIbasho {
            let kindClass = KindClass.recognise(kind: kind, name: row.name).kindClass
            changed = nodes[index].properties.set(.string(kind), for: Schema.Key.kind) || changed
            changed = nodes[index].properties.set(.string(kindClass.rawValue), for: Schema.Key.kindClass) || changed
        }
        if let consent = row.consent, !nodes[index].isIbasho {
            changed = nodes[index].properties.set(.string(consent.rawValue), for: Schema.Key.consent) || changed
        }
        if let place = row.place, nodes[index].place == nil {
            nodes[index].place = place
            nodes[index].newPlace = place
            changed = true
        }
        for area in row.areas where !nodes[index].areas.contains(area) && !nodes[index].isIbasho {
            nodes[index].areas.append(area)
            nodes[index].newAreas.append(area)
            changed = true
        }
        for field in row.fields where !nodes[index].fields.contains(field) && !nodes[index].isIbasho {
            nodes[index].fields.append(field)
            nodes[index].newFields.append(field)
            changed = true
        }
        return changed
    }

    /// Writes what the row says of the tie; true where that changed what is staged. A blank cell erases nothing, and
    /// contents are added to those that are there.
    mutating func apply(_ row: TieRow, toTie index: Int) -> Bool {
        var changed = false
        func set(_ value: Value?, _ key: String) {
            guard let value else { return }
            changed = ties[index].properties.set(value, for: key) || changed
        }
        let known = ties[index].properties[Schema.Key.content].stringList ?? []
        let contents = known + row.contents.filter { !known.contains($0) }
        set(contents.isEmpty ? nil : .list(contents.map { .string($0) }), Schema.Key.content)
        set(row.fields.isEmpty ? nil : .list(row.fields.map { .string($0) }), Schema.Key.fields)
        set(row.strength.map { .string($0.rawValue) }, Schema.Key.strength)
        set(row.flow.map { .string($0.rawValue) }, Schema.Key.flow)
        set(row.band.map { .string(axes.bands[$0].entry.name) }, Schema.Key.band)
        if let since = row.since, ties[index].since.map({ !$0.isWithin(since) || $0 == since }) ?? true {
            set(since.value, Schema.Key.since)
        }
        set(row.until?.value, Schema.Key.until)
        set(row.lastContact?.value, Schema.Key.lastContact)
        for (key, text) in row.texts { set(.string(text), key) }
        return changed
    }

    /// Puts a field that the axis does not have at its end; true where it was new.
    mutating func addField(_ name: String) -> Bool {
        guard axes.field(named: name) == nil else { return false }
        axes.fields.append(AxisEntry(name: name))
        newFields.append(name)
        return true
    }

    /// Writes the stage into `draft`. O(what the rows touched).
    func write(into draft: inout GraphDraft) throws(GraphError) {
        var fields = existingNodes(map.tokens.field)
        for name in newFields {
            let order = axes.fields.firstIndex { $0.name == name } ?? axes.fields.count
            fields[NameKey(name)] = Axes.createField(AxisEntry(name: name), order: order, in: &draft)
        }
        var places: [NameKey: NodeID] = [:]
        var ids: [NodeID] = []
        ids.reserveCapacity(nodes.count)
        for node in nodes {
            let id = try write(node, into: &draft)
            ids.append(id)
            for field in node.newFields {
                guard let target = fields[NameKey(field)] else { continue }
                try draft.createRelationship(Schema.Relationship.worksIn, from: id, to: target)
            }
            if let place = node.newPlace {
                let target = self.place(place, &places, in: &draft)
                try draft.createRelationship(Schema.Relationship.locatedIn, from: id, to: target)
            }
            for area in node.newAreas {
                let target = self.place(area, &places, in: &draft)
                try draft.createRelationship(Schema.Relationship.activeIn, from: id, to: target)
            }
        }
        for tie in ties {
            let changes = tie.properties.changes
            if let existing = tie.existing {
                for (key, value) in changes { try draft.set(value, for: key, of: existing) }
            } else {
                try draft.createRelationship(
                    Schema.Relationship.supports,
                    from: ids[tie.supporter],
                    to: ids[tie.ibasho],
                    properties: changes
                )
            }
        }
    }

    private func write(_ node: Node, into draft: inout GraphDraft) throws(GraphError) -> NodeID {
        let isPerson = node.properties[Schema.Key.kindClass].stringValue == KindClass.person.rawValue
        let isGroup = node.properties[Schema.Key.kindClass].stringValue == KindClass.group.rawValue
        guard let id = node.existing else {
            var labels = [node.isIbasho ? Schema.Label.ibasho : Schema.Label.actor]
            if !node.isIbasho && isPerson { labels.append(Schema.Label.person) }
            if !node.isIbasho && isGroup { labels.append(Schema.Label.group) }
            return draft.createNode(labels: labels, properties: node.properties.changes)
        }
        for (key, value) in node.properties.changes { try draft.set(value, for: key, of: id) }
        if node.isPromoted {
            try draft.addLabel(Schema.Label.ibasho, to: id)
            try draft.removeLabel(Schema.Label.actor, from: id)
        }
        if !node.isIbasho {
            for (label, isThere) in [(Schema.Label.person, isPerson), (Schema.Label.group, isGroup)] {
                if isThere { try draft.addLabel(label, to: id) } else { try draft.removeLabel(label, from: id) }
            }
        }
        return id
    }

    private func place(_ name: String, _ known: inout [NameKey: NodeID], in draft: inout GraphDraft) -> NodeID {
        let key = NameKey(name)
        if let place = known[key] { return place }
        let place: NodeID
        if let label = map.tokens.place, let keyToken = map.tokens.name,
            let existing = map.graph.nodes(label: label, key: keyToken, equals: .string(name)).first
        {
            place = existing
        } else {
            var properties: [(String, Value)] = [(Schema.Key.name, .string(name))]
            if let level = PlaceLevel(placeName: name) {
                properties.append((Schema.Key.level, .string(level.rawValue)))
            }
            place = draft.createNode(labels: [Schema.Label.place], properties: properties)
        }
        known[key] = place
        return place
    }

    private func existingNodes(_ label: LabelToken?) -> [NameKey: NodeID] {
        guard let label else { return [:] }
        var nodes: [NameKey: NodeID] = [:]
        for node in map.graph.nodes(label: label) { nodes[NameKey(map.name(of: node))] = node }
        return nodes
    }
}
