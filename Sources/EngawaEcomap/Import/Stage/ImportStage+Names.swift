import EngawaGraph
import EngawaSheets

/// Who has a name or a number, in the map and in the rows so far.
extension ImportStage {
    /// The actors and ibasho of a name: those of the map first, then in the order in which they came.
    @inline(__always)
    mutating func peopleNamed(_ name: TextID) -> SameName {
        let known = people[name]
        return known.isLoaded || !mapHasPeople ? known : loadPeople(named: name)
    }

    private mutating func loadPeople(named name: TextID) -> SameName {
        people[name].isLoaded = true
        // Ibasho come first, since a name means an ibasho where there is one.
        for (label, sort) in [(map.tokens.ibasho, StagedNode.Sort.ibasho), (map.tokens.actor, .actor)] {
            for id in existing(label, map.tokens.name, name) {
                let node = stage(id, sort)
                load(node)
                chain(node)
            }
        }
        return people[name]
    }

    /// The places of a name.
    mutating func placesNamed(_ name: TextID) -> SameName {
        let known = places[name]
        if known.isLoaded || !mapHasPlaces { return known }
        places[name].isLoaded = true
        for id in existing(map.tokens.place, map.tokens.name, name) {
            let node = stage(id, .place)
            load(node)
            chain(node)
        }
        return places[name]
    }

    /// What is asked for or offered under a name; made where it is not there.
    mutating func resource(named name: TextID) -> NodeIndex {
        if !resources[name].isLoaded {
            resources[name].isLoaded = true
            for id in existing(map.tokens.resource, map.tokens.name, name) {
                let node = stage(id, .resource)
                load(node)
                chain(node)
            }
        }
        let known = resources[name].first
        return known.isNone ? add(.resource, named: name) : known
    }

    /// The first actor of a number.
    mutating func actor(numbered number: TextID) -> NodeIndex? {
        if let known = actorsByNumber[number] { return known.isNone ? nil : known }
        let found = existing(map.tokens.actor, map.tokens.number, number).first.map { id in
            let node = stage(id, .actor)
            load(node)
            if !nodes[node.index].name.isNone { _ = peopleNamed(nodes[node.index].name) }
            return node
        }
        actorsByNumber[number] = found ?? .some(.none)
        return found
    }

    /// The first ibasho of a number. The first call reads the numbers of all ibasho.
    mutating func ibasho(numbered number: TextID) -> NodeIndex? {
        if ibashoByNumber == nil {
            var numbers: [TextID: NodeIndex] = [:]
            if let label = map.tokens.ibasho, map.tokens.number != nil {
                for id in map.graph.nodes(label: label) {
                    guard let text = map.value(map.tokens.number, of: id).stringValue else { continue }
                    let number = texts.intern(text)
                    if numbers[number] == nil { numbers[number] = stage(id, .ibasho) }
                }
            }
            ibashoByNumber = numbers
        }
        guard let node = ibashoByNumber?[number] else { return nil }
        load(node)
        if !nodes[node.index].name.isNone { _ = peopleNamed(nodes[node.index].name) }
        return node
    }

    /// Adds a node that the map does not have.
    mutating func add(_ sort: StagedNode.Sort, named name: TextID) -> NodeIndex {
        switch sort {
        case .actor, .ibasho: _ = peopleNamed(name)
        case .place: _ = placesNamed(name)
        case .resource: break
        }
        let node = NodeIndex(rawValue: Int32(nodes.count))
        nodes.append(StagedNode(sort: sort, isLoaded: true, hasLoadedRelations: true, name: name))
        set(StagedValue(name), for: .name, of: node)
        chain(node)
        return node
    }

    /// Gives an actor or an ibasho another name.
    mutating func rename(_ node: NodeIndex, to name: TextID) {
        let old = nodes[node.index].name
        if !old.isNone { _ = peopleNamed(old) }
        _ = peopleNamed(name)
        if !old.isNone { unchain(node) }
        nodes[node.index].name = name
        nodes[node.index].writtenKind = .none
        set(StagedValue(name), for: .name, of: node)
        chain(node)
        guard !old.isNone, isGeneric(old) || isGeneric(name) else { return }
        for (key, supporters) in genericSupporters where key.name == old && supporters.contains(node) {
            genericSupporters[key]?.removeAll { $0 == node }
            guard isGeneric(name) else { continue }
            genericSupporters[GenericSupporter(name: name, ibasho: key.ibasho), default: []].append(node)
        }
    }

    /// Turns an actor into an ibasho.
    mutating func promote(_ node: NodeIndex) {
        nodes[node.index].sort = .ibasho
        nodes[node.index].isPromoted = !nodes[node.index].isNew
        for key in [StagedKey.kind, .kindClass, .consent] { set(.none, for: key, of: node) }
        let name = nodes[node.index].name
        if people[name].ibasho.isNone { people[name].ibasho = node }
    }

    /// Whether a name is generic on its own.
    mutating func isGeneric(_ name: TextID) -> Bool {
        if let known = people[name].isGeneric { return known }
        let isGeneric = texts.withBytes(name) { GenericNames.contains($0) }
        people[name].isGeneric = isGeneric
        return isGeneric
    }

    private func existing(_ label: LabelToken?, _ key: KeyToken?, _ text: TextID) -> [NodeID] {
        guard let label, let key, map.graph.nodeCount(label: label) > 0 else { return [] }
        return map.graph.nodes(label: label, key: key, equals: .string(texts.string(text)))
    }

    /// Puts a node behind those of its name. One of the map stands before new ones, and by its id, also where it has
    /// just been renamed: else the same sheet might mean somebody else the next time.
    private mutating func chain(_ node: NodeIndex) {
        let staged = nodes[node.index]
        var entry = names(of: staged.sort)[staged.name]
        if !staged.isNew { entry.hasLoadedSupporters = false }
        if entry.first.isNone {
            (entry.first, entry.last) = (node, node)
        } else if precedes(entry.last, node) {
            nodes[entry.last.index].next = node
            entry.last = node
        } else if precedes(node, entry.first) {
            nodes[node.index].next = entry.first
            entry.first = node
        } else {
            var before = entry.first
            while precedes(nodes[before.index].next, node) { before = nodes[before.index].next }
            nodes[node.index].next = nodes[before.index].next
            nodes[before.index].next = node
        }
        if staged.sort == .ibasho, entry.ibasho.isNone || precedes(node, entry.ibasho) { entry.ibasho = node }
        setNames(entry, staged.name, of: staged.sort)
    }

    private mutating func unchain(_ node: NodeIndex) {
        let staged = nodes[node.index]
        var entry = names(of: staged.sort)[staged.name]
        if entry.first == node { entry.first = staged.next }
        var (last, ibasho) = (NodeIndex.none, NodeIndex.none)
        var next = entry.first
        while !next.isNone {
            if nodes[next.index].next == node { nodes[next.index].next = staged.next }
            last = next
            if ibasho.isNone, nodes[next.index].sort == .ibasho { ibasho = next }
            next = nodes[next.index].next
        }
        (entry.last, entry.ibasho) = (last, ibasho)
        nodes[node.index].next = .none
        setNames(entry, staged.name, of: staged.sort)
    }

    private func precedes(_ left: NodeIndex, _ right: NodeIndex) -> Bool {
        func order(_ node: NodeIndex) -> (Bool, UInt32) {
            let existing = original(of: nodes[node.index])?.id
            return (existing == nil, existing?.rawValue ?? UInt32(node.rawValue))
        }
        let (a, b) = (order(left), order(right))
        return a.0 == b.0 ? a.1 < b.1 : !a.0
    }

    private func names(of sort: StagedNode.Sort) -> NamesInUse {
        switch sort {
        case .actor, .ibasho: people
        case .place: places
        case .resource: resources
        }
    }

    private mutating func setNames(_ entry: SameName, _ name: TextID, of sort: StagedNode.Sort) {
        switch sort {
        case .actor, .ibasho: people[name] = entry
        case .place: places[name] = entry
        case .resource: resources[name] = entry
        }
    }
}
