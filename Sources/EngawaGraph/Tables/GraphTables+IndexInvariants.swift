extension GraphTables {
    /// Counts the indexes again, in the slowest way: by the values themselves.
    func checkIndexes(_ problems: inout [String]) {
        for index in indexTable.entries {
            let name = "the index on \(index.label.rawValue) and \(index.key.rawValue)"
            var expected: [(value: Value, node: NodeID)] = []
            for id in nodes(label: index.label) {
                let value = value(index.key, of: id)
                if !value.isNull { expected.append((value, id)) }
            }
            expected.sort {
                let order = $0.value.order($1.value)
                return order == .same ? $0.node < $1.node : order == .before
            }
            let tree = indexTable.tree(index.slot)
            var found: [IndexEntry] = []
            tree.forEach(fromRank: 0) {
                found.append($0)
                return true
            }
            if found != expected.map({ IndexEntry(IndexKey($0.value), $0.node) }) {
                problems.append("\(name) does not hold what it should")
            }
            let column = column(index.key)
            problems += tree.problems { column.precedes($0, $1) }.map { "the tree of \(name): " + $0 }
            guard index.isUnique else { continue }
            for (one, other) in zip(expected, expected.dropFirst()) where one.value.equals(other.value) == true {
                problems.append("nodes \(one.node) and \(other.node) have one value in \(name), which is unique")
            }
        }
    }
}
