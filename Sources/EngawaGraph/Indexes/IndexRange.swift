/// A stretch of the order of an index.
struct IndexRange {
    var lower: IndexBound
    var upper: IndexBound
    /// What a value must be besides standing within the stretch; nil where that is enough.
    var condition: ValueRange?

    @inline(__always)
    func contains(_ entry: IndexEntry) -> Bool { !lower.isAfter(entry) && upper.isAfter(entry) }
}

extension IndexRange {
    /// The values in the place of one.
    init(placeOf value: Value, in column: IndexColumn) {
        lower = IndexBound(value, isBehind: false, in: column)
        upper = IndexBound(value, isBehind: true, in: column)
    }

    /// The values that openCypher's `=` finds equal to one; nil for those that equal nothing, not even themselves.
    init?(equalTo value: Value, in column: IndexColumn) {
        // All values in one place equal one another or none does: `NaN` and null stand only beside their like, on their
        // own and in lists and maps.
        guard value.equals(value) == true else { return nil }
        self.init(placeOf: value, in: column)
    }

    /// The strings that begin with one.
    init(prefix: String, in column: IndexColumn) {
        var end = Array(prefix.utf8)
        lower = IndexBound(text: end, in: column)
        if let last = end.popLast() {
            // No byte of UTF-8 is 255.
            end.append(last + 1)
            upper = IndexBound(text: end, in: column)
        } else {
            upper = IndexBound(.above(.string), in: column)
        }
    }

    /// The values of a range; nil where it can have none.
    init?(_ range: ValueRange, in column: IndexColumn) {
        guard let kind = range.kind else {
            guard range == .all else { return nil }
            lower = IndexBound(IndexKey(high: 0, low: 0), in: column)
            upper = IndexBound(IndexKey(high: .max, low: .max), in: column)
            return
        }
        switch range.lower {
        case .unbounded: lower = IndexBound(.lowest(of: kind), in: column)
        case .inclusive(let value): lower = IndexBound(value, isBehind: false, in: column)
        case .exclusive(let value): lower = IndexBound(value, isBehind: true, in: column)
        }
        switch range.upper {
        case .unbounded where kind == .number:
            upper = IndexBound(.float(.nan), isBehind: false, in: column)
        case .unbounded: upper = IndexBound(.above(kind), in: column)
        case .inclusive(let value): upper = IndexBound(value, isBehind: true, in: column)
        case .exclusive(let value): upper = IndexBound(value, isBehind: false, in: column)
        }
        if kind == .list { condition = range }
    }
}
