import EngawaGraph

extension CypherValue {
    /// openCypher's `=`: true, false, or nil for null. O(size of the smaller value).
    ///
    /// Null equals nothing and differs from nothing. `NaN` equals nothing. An integer equals the float of exactly its
    /// value. Nodes and relationships are equal by id, paths by what is on their way. Values of different kinds
    /// differ. Lists and maps are equal element by element: one certain difference makes them different, and otherwise
    /// one unknown makes the whole unknown.
    package func equals(_ other: CypherValue) -> Bool? {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): return a == b
        case (.string(let a), .string(let b)): return a.hasSameBytes(as: b)
        case (.node(let a), .node(let b)): return a == b
        case (.relationship(let a), .relationship(let b)): return a == b
        case (.null, _), (_, .null): return nil
        case (.boolean(let a), .boolean(let b)): return a == b
        case (.float(let a), .float(let b)): return a == b
        case (.path(let a), .path(let b)): return a == b
        case (.list(let a), .list(let b)):
            guard a.count == b.count else { return false }
            var isUnknown = false
            for (left, right) in zip(a, b) {
                guard let isEqual = left.equals(right) else {
                    isUnknown = true
                    continue
                }
                if !isEqual { return false }
            }
            return isUnknown ? nil : true
        case (.map(let a), .map(let b)): return CypherValue.areEqual(a, b)
        default: return rank == other.rank && order(other) == .same
        }
    }

    private static func areEqual(_ left: CypherMap, _ right: CypherMap) -> Bool? {
        guard left.count == right.count else { return false }
        for (a, b) in zip(left, right) where !a.key.hasSameBytes(as: b.key) { return false }
        var isUnknown = false
        for (a, b) in zip(left, right) {
            guard let isEqual = a.value.equals(b.value) else {
                isUnknown = true
                continue
            }
            if !isEqual { return false }
        }
        return isUnknown ? nil : true
    }

    /// What openCypher's `<` and its kin go by.
    ///
    /// Only values of one kind can be compared; maps, nodes, relationships, paths and durations not at all. Lists
    /// compare by their first pair of elements that is not equal; where that pair is unknown, so is the whole.
    func compare(_ other: CypherValue) -> ValueComparison {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): return a < b ? .less : a == b ? .equal : .greater
        case (.null, _), (.map, _), (.duration, _), (.node, _), (.relationship, _), (.path, _): return .unknown
        case (.list(let a), .list(let b)):
            for (left, right) in zip(a, b) {
                guard let isEqual = left.equals(right) else { return .unknown }
                if !isEqual { return left.compare(right) }
            }
            return a.count == b.count ? .equal : a.count < b.count ? .less : .greater
        default:
            guard rank == other.rank else { return .unknown }
            if isNaN || other.isNaN { return .unordered }
            return switch order(other) {
            case .before: .less
            case .same: .equal
            case .after: .greater
            }
        }
    }

    /// Whether this is the float that is no number.
    var isNaN: Bool {
        if case .float(let number) = self { number.isNaN } else { false }
    }
}
