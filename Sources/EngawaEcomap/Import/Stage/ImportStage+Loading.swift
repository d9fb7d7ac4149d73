import EngawaGraph
import EngawaSheets

/// What the map already has.
extension ImportStage {
    /// The staged form of a node of the map. Reads nothing of it yet.
    mutating func stage(_ id: NodeID, _ sort: StagedNode.Sort) -> NodeIndex {
        if let known = stagedNodes[id] { return known }
        let index = NodeIndex(rawValue: Int32(nodes.count))
        let original = Int32(originalNodes.count)
        originalNodes.append(OriginalNode(id: id))
        nodes.append(StagedNode(original: original, sort: sort, isLoaded: false, hasLoadedRelations: false))
        stagedNodes[id] = index
        return index
    }

    /// Reads the name, the properties and the places of a node of the map.
    mutating func load(_ node: NodeIndex) {
        guard !nodes[node.index].isLoaded, var original = original(of: nodes[node.index]) else { return }
        let id = original.id
        nodes[node.index].isLoaded = true
        let run = load(map.graph.properties(of: id))
        original.properties = run
        nodes[node.index].properties = runs.copy(run)
        nodes[node.index].name = runs[.name, run].text
        let isPlace = nodes[node.index].sort == .place
        let place = names(from: id, isPlace ? nil : map.tokens.locatedIn).first ?? .none
        nodes[node.index].place = place
        original.place = place
        let areas = lists.intern(names(from: id, isPlace ? map.tokens.within : map.tokens.activeIn))
        nodes[node.index].areas = areas
        original.areas = areas
        let fields = lists.intern(names(from: id, map.tokens.worksIn))
        nodes[node.index].fields = fields
        original.fields = fields
        originalNodes[Int(nodes[node.index].original)] = original
    }

    /// Reads the properties of a relationship of the map.
    mutating func load(relation index: Int) {
        guard !relations[index].isLoaded, let original = original(of: relations[index]) else { return }
        let run = load(map.graph.properties(of: original.id))
        relations[index].isLoaded = true
        originalRelations[Int(relations[index].original)].properties = run
        relations[index].properties = runs.copy(run)
    }

    /// Reads which relationships lead from a node, and who knows it.
    mutating func loadRelations(of node: NodeIndex) {
        guard !nodes[node.index].hasLoadedRelations, let id = original(of: nodes[node.index])?.id else { return }
        nodes[node.index].hasLoadedRelations = true
        for type in RelationType.allCases {
            guard let token = map.graph.type(type.name) else { continue }
            for adjacent in map.graph.relationships(of: id, type == .knows ? .both : .outgoing, type: token) {
                let other = stage(adjacent.other, sort(of: adjacent.other))
                // Who knows whom was read from the other end already, where that was read.
                if type == .knows, other != node, nodes[other.index].hasLoadedRelations { continue }
                let isForward = map.graph.start(of: adjacent.relationship) == id
                let original = Int32(originalRelations.count)
                originalRelations.append(OriginalRelation(id: adjacent.relationship))
                let relation = StagedRelation(
                    original: original,
                    type: type,
                    isLoaded: false,
                    from: isForward ? node : other,
                    to: isForward ? other : node
                )
                noteTie(relation)
                _ = relations.append(relation)
            }
        }
    }

    /// Remembers that somebody supports an ibasho, which is all that tells one generic name from another.
    mutating func noteTie(_ relation: StagedRelation) {
        guard relation.type == .supports else { return }
        nodes[relation.from.index].hasTies = true
        let name = nodes[relation.from.index].name
        guard !name.isNone, isGeneric(name) else { return }
        genericSupporters[GenericSupporter(name: name, ibasho: relation.to), default: []].append(relation.from)
    }

    private func sort(of id: NodeID) -> StagedNode.Sort {
        func has(_ label: LabelToken?) -> Bool { label.map { map.graph.hasLabel(id, $0) } ?? false }
        if has(map.tokens.ibasho) { return .ibasho }
        if has(map.tokens.resource) { return .resource }
        return has(map.tokens.place) ? .place : .actor
    }

    private mutating func names(from id: NodeID, _ type: TypeToken?) -> [TextID] {
        guard let type else { return [] }
        var names: [TextID] = []
        for adjacent in map.graph.relationships(of: id, .outgoing, type: type) {
            let name = texts.intern(map.name(of: adjacent.other))
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private mutating func load(_ properties: [(key: KeyToken, value: Value)]) -> PropertyRun {
        var run = PropertyRun()
        for (token, value) in properties {
            guard let key = keys.key(named: map.graph.name(of: token)) else { continue }
            runs.set(staged(value), for: key, of: &run)
        }
        return run
    }

    private mutating func staged(_ value: Value) -> StagedValue {
        switch value {
        case .string(let text): return StagedValue(texts.intern(text))
        case .date(let date):
            if let days = Int32(exactly: date.daysSinceEpoch) { return StagedValue(kind: .date, payload: days) }
        case .integer(let number):
            if let small = Int32(exactly: number) { return StagedValue(kind: .integer, payload: small) }
        case .list:
            if let strings = value.stringList, !strings.isEmpty {
                return StagedValue(lists.intern(strings.map { texts.intern($0) }))
            }
        default: break
        }
        foreign.append(value)
        return StagedValue(kind: .foreign, payload: Int32(foreign.count - 1))
    }
}
