/// Where the parts of a pattern stand in the rows.
struct PatternSlots {
    /// For each node, its slot, and whether it is known before the pattern (or by an earlier part of it).
    private(set) var nodes: [(slot: Int, isBound: Bool)] = []
    private(set) var relationships: [(slot: Int, isBound: Bool)] = []
    private(set) var path: Int?

    init() {}

    /// The slots of a pattern all of whose parts have names, which the scope in front did not know or did.
    init(_ pattern: Pattern, _ before: Scope, _ after: Scope) {
        var seen: Set<Int> = []
        for node in pattern.nodes {
            guard let name = node.variable?.text, let slot = after.slot(name) else { continue }
            nodes.append((slot, before.slot(name) != nil || !seen.insert(slot).inserted))
        }
        for relationship in pattern.relationships {
            guard let name = relationship.variable?.text, let slot = after.slot(name) else { continue }
            relationships.append((slot, before.slot(name) != nil))
        }
        path = pattern.variable.flatMap { after.slot($0.text) }
    }

    mutating func add(node slot: Int, isBound: Bool) { nodes.append((slot, isBound)) }
    mutating func add(relationship slot: Int, isBound: Bool) { relationships.append((slot, isBound)) }
    mutating func set(path slot: Int) { path = slot }
}

extension Planner {
    /// Gives every part of a pattern a slot; those with names that the scope knows already keep theirs.
    func declare(_ pattern: Pattern, _ scope: inout Scope) -> PatternSlots {
        var slots = PatternSlots()
        for node in pattern.nodes {
            let (slot, isBound) = slot(node.variable, &scope)
            slots.add(node: slot, isBound: isBound)
        }
        for relationship in pattern.relationships {
            let (slot, isBound) = slot(relationship.variable, &scope)
            slots.add(relationship: slot, isBound: isBound)
        }
        if let name = pattern.variable { slots.set(path: slot(name, &scope).slot) }
        return slots
    }

    private func slot(_ name: Name?, _ scope: inout Scope) -> (slot: Int, isBound: Bool) {
        guard let name else { return (newSlot(), false) }
        if let known = scope.slot(name.text) { return (known, true) }
        let slot = newSlot()
        scope[name.text] = .slot(slot)
        return (slot, false)
    }
}
