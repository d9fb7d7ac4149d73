extension GraphTables {
    func relationships(
        of node: NodeID,
        _ direction: Direction,
        type: TypeToken? = nil
    ) -> AdjacentSequence {
        if let type, type.index >= typeNames.count { return AdjacentSequence(AdjacentRun()) }
        return switch direction {
        case .outgoing: AdjacentSequence(AdjacentRun(outgoing, node, type))
        case .incoming: AdjacentSequence(AdjacentRun(incoming, node, type))
        case .both: AdjacentSequence(merging: AdjacentRun(outgoing, node, type), AdjacentRun(incoming, node, type))
        }
    }

    func degree(of node: NodeID, _ direction: Direction, type: TypeToken? = nil) -> Int {
        if let type, type.index >= typeNames.count { return 0 }
        return switch direction {
        case .outgoing: outgoing.count(node, type)
        case .incoming: incoming.count(node, type)
        case .both: outgoing.count(node, type) + incoming.count(node, type) - loopCount(node, type)
        }
    }

    private func loopCount(_ node: NodeID, _ type: TypeToken?) -> Int {
        if relationshipTable.loops.count == 0 || !contains(node) { return 0 }
        let loops = relationshipTable.loops
        let none = RelationshipID(rawValue: 0)
        var first = Loop(node: node, type: TypeToken(rawValue: 0), relationship: none)
        var above = Loop(node: NodeID(rawValue: node.rawValue + 1), type: first.type, relationship: none)
        if let type {
            first.type = type
            above = Loop(node: node, type: TypeToken(rawValue: type.rawValue + 1), relationship: none)
        }
        return loops.rank(of: above) - loops.rank(of: first)
    }
}

extension AdjacencyTable {
    // Inlined, so that the table is read where it is and not copied for the call.
    @inline(__always)
    func count(_ node: NodeID, _ type: TypeToken?) -> Int {
        guard let type else { return count(node) }
        let head = heads[node.index]
        if head.isHub {
            let ranks = AdjacentRun.ranks(hubs[head.place], type)
            return ranks.end - ranks.start
        }
        guard let block = arena.block(head.place) else { return 0 }
        var count = 0
        for position in 0..<Int(head.count) where block[position].type == type { count += 1 }
        return count
    }
}
