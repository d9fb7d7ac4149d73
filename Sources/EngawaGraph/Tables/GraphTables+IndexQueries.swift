extension GraphTables {
    func nodes(label: LabelToken, key: KeyToken, equals value: Value) -> [NodeID] {
        if value.isNull { return [] }
        let column = column(key)
        guard let index = indexTable.entry(label, key) else {
            return nodes(label: label).filter { has(value, for: key, of: $0) }
        }
        // What stands in one place of the order is not the same in store where it is, or holds, a number.
        let isCertain = ![.number, .list, .map].contains(value.kind)
        let found = nodes(of: index, IndexRange(placeOf: value, in: column))
        return isCertain ? found : found.filter { has(value, for: key, of: $0) }
    }

    func nodes(label: LabelToken, key: KeyToken, cypherEquals value: Value) -> [NodeID] {
        guard let range = IndexRange(equalTo: value, in: column(key)) else { return [] }
        if let index = indexTable.entry(label, key) { return nodes(of: index, range) }
        return scan(label, key, range)
    }

    func nodes(label: LabelToken, key: KeyToken, in range: ValueRange, descending: Bool) -> OrderedNodes {
        ordered(label, key, IndexRange(range, in: column(key)), descending)
    }

    func nodes(label: LabelToken, key: KeyToken, prefix: String, descending: Bool) -> OrderedNodes {
        ordered(label, key, IndexRange(prefix: prefix, in: column(key)), descending)
    }

    func nodeCount(label: LabelToken, key: KeyToken, cypherEquals value: Value) -> Int {
        count(label, key, IndexRange(equalTo: value, in: column(key)))
    }

    func nodeCount(label: LabelToken, key: KeyToken, in range: ValueRange) -> Int {
        count(label, key, IndexRange(range, in: column(key)))
    }

    func nodeCount(label: LabelToken, key: KeyToken, prefix: String) -> Int {
        count(label, key, IndexRange(prefix: prefix, in: column(key)))
    }

    func estimatedCount(label: LabelToken, key: KeyToken, cypherEquals value: Value) -> Int? {
        estimate(label, key, IndexRange(equalTo: value, in: column(key)))
    }

    func estimatedCount(label: LabelToken, key: KeyToken, in range: ValueRange) -> Int? {
        estimate(label, key, IndexRange(range, in: column(key)))
    }

    func estimatedCount(label: LabelToken, key: KeyToken, prefix: String) -> Int? {
        estimate(label, key, IndexRange(prefix: prefix, in: column(key)))
    }

    // MARK: - With an index

    private func ranks(_ tree: SortedTree<IndexEntry>, _ range: IndexRange) -> Range<Int> {
        let start = tree.rank(at: range.lower)
        return start..<max(start, tree.rank(at: range.upper))
    }

    /// The nodes of a range whose values all stand in one place, in ascending order.
    private func nodes(of index: IndexTable.Entry, _ range: IndexRange) -> [NodeID] {
        let tree = indexTable.tree(index.slot)
        let start = tree.rank(at: range.lower)
        var found: [NodeID] = []
        var isCut = false
        tree.forEach(fromRank: start) { entry in
            guard range.upper.isAfter(entry) else { return false }
            found.append(entry.node)
            isCut = found.count == 8
            return !isCut
        }
        // A few are looked at one after another; where there are more, the end is looked up.
        guard isCut else { return found }
        return Array(OrderedNodes(tree, start..<tree.rank(at: range.upper), isDescending: false))
    }

    private func estimate(_ label: LabelToken, _ key: KeyToken, _ range: IndexRange?) -> Int? {
        guard let index = indexTable.entry(label, key) else { return nil }
        return range.map { ranks(indexTable.tree(index.slot), $0).count } ?? 0
    }

    private func count(_ label: LabelToken, _ key: KeyToken, _ range: IndexRange?) -> Int {
        guard let range else { return 0 }
        if !hasIndex(label: label, key: key) { return scan(label, key, range).count }
        if range.condition != nil { return ordered(label, key, range, false).count }
        return estimate(label, key, range) ?? 0
    }

    private func ordered(
        _ label: LabelToken,
        _ key: KeyToken,
        _ range: IndexRange?,
        _ isDescending: Bool
    ) -> OrderedNodes {
        guard let range else { return OrderedNodes([], isDescending: isDescending) }
        let column = column(key)
        guard let index = indexTable.entry(label, key) else {
            let sorted = IndexSort.sorted(scan(label, key, range), column)
            return OrderedNodes(sorted.map(\.node), isDescending: isDescending)
        }
        let tree = indexTable.tree(index.slot)
        let nodes = OrderedNodes(tree, ranks(tree, range), isDescending: isDescending && range.condition == nil)
        guard let condition = range.condition else { return nodes }
        return OrderedNodes(nodes.filter { condition.contains(column.value(of: $0)) }, isDescending: isDescending)
    }

    // MARK: - Without one

    /// The nodes of a range in ascending order of ids. O(nodes with the label).
    private func scan(_ label: LabelToken, _ key: KeyToken, _ range: IndexRange) -> [NodeID] {
        let column = column(key)
        var found: [NodeID] = []
        for id in nodes(label: label) {
            guard let entry = column.entry(of: id), range.contains(entry) else { continue }
            if let condition = range.condition, !condition.contains(column.value(of: id)) { continue }
            found.append(id)
        }
        return found
    }
}
