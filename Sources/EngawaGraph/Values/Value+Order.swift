/// How one value stands to another in an order.
@frozen public enum ValueOrder: Sendable, Hashable {
    /// It precedes the other.
    case before
    /// They stand in the same place.
    case same
    /// It follows the other.
    case after

    /// The order of two values that have one.
    @inlinable init<Compared: Comparable>(_ left: Compared, _ right: Compared) {
        self = left < right ? .before : right < left ? .after : .same
    }
}

extension Value {
    /// How this value stands to another in the order of openCypher's `ORDER BY`, which is total: any two values have
    /// one, null and `NaN` included. O(size of the smaller value); maps cost O(n log n).
    ///
    /// First by `kind`. Numbers by their exact value, whether integer or float (`1` and `1.0` stand in the same
    /// place, as do `0.0` and `-0.0`), `NaN` above all others. Strings by code point, false before true. Lists element
    /// by element, a shorter one before those that it begins. Maps by their number of entries, then their names in
    /// order, then the values in the order of the names. Temporal values see their types.
    public func order(_ other: Value) -> ValueOrder {
        switch (self, other) {
        case (.null, .null): .same
        case (.boolean(let a), .boolean(let b)): ValueOrder(a ? 1 : 0, b ? 1 : 0)
        case (.integer(let a), .integer(let b)): ValueOrder(a, b)
        case (.float(let a), .float(let b)): Value.order(a, b)
        case (.integer(let a), .float(let b)): Value.order(a, b)
        case (.float(let a), .integer(let b)): Value.order(b, a).reversed
        case (.string(let a), .string(let b)): Value.order(a, b)
        case (.date(let a), .date(let b)): ValueOrder(a, b)
        case (.localTime(let a), .localTime(let b)): ValueOrder(a, b)
        case (.time(let a), .time(let b)): ValueOrder(a, b)
        case (.localDateTime(let a), .localDateTime(let b)): ValueOrder(a, b)
        case (.dateTime(let a), .dateTime(let b)): ValueOrder(a, b)
        case (.duration(let a), .duration(let b)): ValueOrder(a, b)
        case (.list(let a), .list(let b)): Value.order(a, b)
        case (.map(let a), .map(let b)): Value.order(a, b)
        default: ValueOrder(kind, other.kind)
        }
    }

    /// Whether two values stand in the same place of the order: what openCypher's `DISTINCT` and grouping go by. Null
    /// equals null here, and `NaN` equals `NaN`.
    public func isEquivalent(to other: Value) -> Bool { order(other) == .same }

    private static func order(_ left: Double, _ right: Double) -> ValueOrder {
        if left.isNaN || right.isNaN { return ValueOrder(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0) }
        return ValueOrder(left, right)
    }

    /// Exact: a float is not what an integer near it would be rounded to.
    private static func order(_ left: Int64, _ right: Double) -> ValueOrder {
        // 2^63, which `NaN` is not below either.
        guard right < 0x1p63 else { return .before }
        guard right >= -0x1p63 else { return .after }
        let whole = Int64(right)
        if left != whole { return ValueOrder(left, whole) }
        return ValueOrder(0, right - Double(whole))
    }

    private static func order(_ left: String, _ right: String) -> ValueOrder {
        left.precedesInBytes(right) ? .before : left.hasSameBytes(as: right) ? .same : .after
    }

    private static func order(_ left: [Value], _ right: [Value]) -> ValueOrder {
        for (a, b) in zip(left, right) {
            let order = a.order(b)
            if order != .same { return order }
        }
        return ValueOrder(left.count, right.count)
    }

    private static func order(_ left: [String: Value], _ right: [String: Value]) -> ValueOrder {
        if left.count != right.count { return ValueOrder(left.count, right.count) }
        let (left, right) = (sortedEntries(left), sortedEntries(right))
        for (a, b) in zip(left, right) where !a.key.hasSameBytes(as: b.key) { return order(a.key, b.key) }
        for (a, b) in zip(left, right) {
            let order = a.value.order(b.value)
            if order != .same { return order }
        }
        return .same
    }
}

extension ValueOrder {
    /// The order seen from the other value.
    public var reversed: ValueOrder {
        switch self {
        case .before: .after
        case .same: .same
        case .after: .before
        }
    }
}
