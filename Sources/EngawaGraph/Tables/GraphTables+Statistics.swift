extension GraphTables {
    /// Counts a relationship that is about to be entered (1) or was taken out (-1). O(labels).
    mutating func tally(relationship type: TypeToken, _ start: NodeID, _ end: NodeID, _ sign: Int) {
        for label in labels(of: start) { statistics.add(StatisticsTable.Ends(outgoing: sign), label, type) }
        for label in labels(of: end) { statistics.add(StatisticsTable.Ends(incoming: sign), label, type) }
        let nodes = StatisticsTable.Ends(
            outgoing: outgoing.has(type, start) ? 0 : sign,
            incoming: incoming.has(type, end) ? 0 : sign
        )
        statistics.add(nodes, type)
    }

    /// Counts the relationships of a node with (1) or without (-1) a label that it has just got or is about to lose.
    /// O(types at the node × log n).
    mutating func tallyRelationships(of id: NodeID, _ label: LabelToken, _ sign: Int) {
        for (type, count) in outgoing.counts(id) {
            statistics.add(StatisticsTable.Ends(outgoing: sign * count), label, type)
        }
        for (type, count) in incoming.counts(id) {
            statistics.add(StatisticsTable.Ends(incoming: sign * count), label, type)
        }
    }

    // MARK: - For the planner

    func relationshipCount(label: LabelToken, type: TypeToken?, _ direction: Direction) -> Int {
        if let type {
            let ends = statistics.relationships(label, type)
            return switch direction {
            case .outgoing: ends.outgoing
            case .incoming: ends.incoming
            case .both: ends.outgoing + ends.incoming
            }
        }
        return types.reduce(0) { $0 + relationshipCount(label: label, type: $1, direction) }
    }

    func nodeCount(startsOf type: TypeToken) -> Int { statistics.nodes(type).outgoing }

    func nodeCount(endsOf type: TypeToken) -> Int { statistics.nodes(type).incoming }

    func nodeCount(labels: [LabelToken]) -> Int {
        labelSetCounts.reduce(0) { count, set in
            labels.allSatisfy(set.labels.contains) ? count + set.count : count
        }
    }

    var labelSetCounts: [(labels: [LabelToken], count: Int)] {
        (0..<UInt32(labelSets.count)).compactMap { number in
            let count = statistics.nodes(labelSet: number)
            return count > 0 ? (labelSets[number], count) : nil
        }
    }
}
