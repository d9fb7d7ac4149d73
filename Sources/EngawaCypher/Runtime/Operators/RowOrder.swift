import EngawaGraph

/// The order of rows by the values of some columns; rows that are alike keep their order.
struct RowOrder {
    private let keys: [SortKey]

    init(_ keys: [SortKey]) { self.keys = keys }

    /// All rows in order, or the first of them. O(n log n).
    func all(_ count: Int, atMost wanted: Int?) -> [Int32] {
        var rows: [Int32]
        if let first = keys.first, !first.prefixes.isEmpty {
            // What mostly tells stands together.
            var entries: [Entry] = []
            entries.reserveCapacity(count)
            for (row, prefix) in first.prefixes.enumerated() {
                entries.append(Entry(prefix: prefix, row: Int32(truncatingIfNeeded: row)))
            }
            entries.sort { left, right in
                if left.prefix.0 != right.prefix.0 { return left.prefix.0 < right.prefix.0 }
                if left.prefix.1 != right.prefix.1 { return left.prefix.1 < right.prefix.1 }
                return precedes(left.row, right.row)
            }
            rows = entries.map(\.row)
        } else {
            rows = (0..<Int32(count)).map { $0 }
            rows.sort(by: precedes)
        }
        if let wanted, rows.count > wanted { rows.removeLast(rows.count - wanted) }
        return rows
    }

    /// The first rows in order; most rows are compared with the last of these alone. O(n + k² log n), k the rows wanted.
    func first(_ wanted: Int, of count: Int) -> [Int32] {
        var rows: [Int32] = []
        if wanted == 0 { return rows }
        rows.reserveCapacity(wanted + 1)
        for row in 0..<Int32(count) {
            if rows.count == wanted, let last = rows.last, !precedes(row, last) { continue }
            var (low, high) = (0, rows.count)
            while low < high {
                let middle = (low + high) / 2
                if precedes(rows[middle], row) { low = middle + 1 } else { high = middle }
            }
            rows.insert(row, at: low)
            if rows.count > wanted { rows.removeLast() }
        }
        return rows
    }

    private struct Entry {
        let prefix: SortKey.Prefix
        let row: Int32
    }

    private func precedes(_ left: Int32, _ right: Int32) -> Bool {
        for index in keys.indices {
            switch keys[index].order(Int(left), Int(right)) {
            case .before: return !keys[index].isDescending
            case .after: return keys[index].isDescending
            case .same: continue
            }
        }
        // Stable.
        return left < right
    }
}

/// A column to sort by.
struct SortKey {
    /// Two numbers in the order of the values.
    typealias Prefix = (UInt64, UInt64)

    private let column: Column
    let isDescending: Bool
    /// The beginnings of the values in the order that is asked for, where all are texts or all are integers: different
    /// ones tell the order, …
    private(set) var prefixes: [Prefix] = []
    /// … and equal ones tell that the values are the same.
    private var areWhole = true

    /// - Parameter isOften: whether every row will be compared with several others.
    init(_ column: Column, _ count: Int, _ isDescending: Bool, isOften: Bool) {
        (self.column, self.isDescending) = (column, isDescending)
        guard isOften else { return }
        prefixes.reserveCapacity(count)
        switch column {
        case .property(let property):
            guard let texts = property.graph.textPrefixes(property.key, of: property.nodes) else { return }
            for text in texts { take(text.words, isWhole: text.isWhole) }
        case .values(let values):
            for value in values {
                guard case .integer(let number) = value else {
                    prefixes = []
                    return
                }
                take((UInt64(bitPattern: number) ^ (1 << 63), 0), isWhole: true)
            }
        default: break
        }
    }

    private mutating func take(_ prefix: Prefix, isWhole: Bool) {
        prefixes.append(isDescending ? (~prefix.0, ~prefix.1) : prefix)
        if !isWhole { areWhole = false }
    }

    /// How the values of two rows stand to each other, before the direction is looked at.
    @inline(__always)
    func order(_ left: Int, _ right: Int) -> ValueOrder {
        if !prefixes.isEmpty {
            let (first, second) = (prefixes[left], prefixes[right])
            if first.0 != second.0 { return (first.0 < second.0) != isDescending ? .before : .after }
            if first.1 != second.1 { return (first.1 < second.1) != isDescending ? .before : .after }
            if areWhole { return .same }
        }
        switch column {
        case .values(let values): return values[left].order(values[right])
        case .property(let property): return property.order(left, right)
        default: return column[left].order(column[right])
        }
    }
}
