extension PropertyTable {
    /// What does not fit together in the columns, in words for the authors of this module. Reads everything.
    func problems(_ pool: ValuePool) -> [String] {
        var problems: [String] = []
        var key = 0
        forEachColumn { column in
            if let column { problems += column.pointee.problems(pool).map { "the column of key \(key) \($0)" } }
            key += 1
        }
        return problems
    }
}

extension ValueColumn {
    fileprivate func problems(_ pool: ValuePool) -> [String] {
        var problems: [String] = []
        var found = 0
        codes.forEachChunk { _, codes in
            for place in 0..<CodeChunk.size where codes[place] != 0 {
                found += 1
                if codes[place] > dictionary.count { problems.append("has a code without a meaning") }
            }
        }
        if found != count { problems.append("counts \(found) values as \(count)") }
        if dictionary.count > 2 * count + ValueColumn.slack { problems.append("keeps too many values that are gone") }
        for code in 0..<dictionary.count where !pool.supports(dictionary[UInt32(code + 1)]) {
            problems.append("has a cell that is none, code \(code + 1)")
        }
        return problems
    }
}
