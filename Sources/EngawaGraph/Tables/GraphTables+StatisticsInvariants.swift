extension GraphTables {
    /// Counts again what the statistics count.
    func checkStatistics(_ problems: inout [String]) {
        var sets: [[LabelToken]: Int] = [:]
        for id in nodes { sets[labels(of: id), default: 0] += 1 }
        for number in 0..<UInt32(labelSets.count) {
            let found = statistics.nodes(labelSet: number)
            if found != sets[labelSets[number], default: 0] { problems.append("label set \(number) is miscounted") }
        }
        var pairs: [[UInt32]: StatisticsTable.Ends] = [:]
        var (starts, ends): ([TypeToken: Set<NodeID>], [TypeToken: Set<NodeID>]) = ([:], [:])
        for id in relationships {
            let record = relationshipTable.records[id.index]
            starts[record.type, default: []].insert(record.start)
            ends[record.type, default: []].insert(record.end)
            for label in labels(of: record.start) {
                pairs[[label.rawValue, record.type.rawValue], default: .init()].outgoing += 1
            }
            for label in labels(of: record.end) {
                pairs[[label.rawValue, record.type.rawValue], default: .init()].incoming += 1
            }
        }
        for type in types {
            let expected = (starts[type, default: []].count, ends[type, default: []].count)
            let found = statistics.nodes(type)
            if (found.outgoing, found.incoming) != expected {
                problems.append("the nodes with relationships of type \(type.rawValue) are miscounted")
            }
            for label in labels
            where statistics.relationships(label, type) != pairs[[label.rawValue, type.rawValue], default: .init()] {
                problems.append("the relationships of type \(type.rawValue) at label \(label.rawValue) are miscounted")
            }
        }
    }
}
