/// What openCypher's `<`, `<=`, `>` and `>=` make of two values.
@frozen public enum ValueComparison: Sendable, Hashable {
    /// The first one is less.
    case less
    /// Neither is less.
    case equal
    /// The first one is greater.
    case greater
    /// All four are false: one of two numbers is `NaN`.
    case unordered
    /// All four are null: the kinds differ, or one is null, or the kind has no such comparison.
    case unknown

    /// `<`, or nil for null.
    public var isLess: Bool? { self == .unknown ? nil : self == .less }

    /// `<=`, or nil for null.
    public var isAtMost: Bool? { self == .unknown ? nil : self == .less || self == .equal }

    /// `>`, or nil for null.
    public var isGreater: Bool? { self == .unknown ? nil : self == .greater }

    /// `>=`, or nil for null.
    public var isAtLeast: Bool? { self == .unknown ? nil : self == .greater || self == .equal }
}

extension Value {
    /// openCypher's `=`: true, false, or nil for null. O(size of the smaller value).
    ///
    /// Null equals nothing and differs from nothing. `NaN` equals nothing. An integer equals the float of exactly its
    /// value. Values of different kinds differ. Lists and maps are equal element by element: one certain difference
    /// makes them different, and otherwise one unknown makes the whole unknown.
    public func equals(_ other: Value) -> Bool? {
        switch (self, other) {
        case (.null, _), (_, .null): return nil
        case (.float(let a), .float(let b)): return a == b
        case (.list(let a), .list(let b)):
            guard a.count == b.count else { return false }
            return Value.all(zip(a, b))
        case (.map(let a), .map(let b)):
            guard a.count == b.count else { return false }
            let (a, b) = (Value.sortedEntries(a), Value.sortedEntries(b))
            guard zip(a, b).allSatisfy({ $0.key.hasSameBytes(as: $1.key) }) else { return false }
            return Value.all(zip(a.lazy.map(\.value), b.lazy.map(\.value)))
        default: return order(other) == .same
        }
    }

    /// False as soon as one pair differs, else nil when one is unknown.
    private static func all(_ pairs: some Sequence<(Value, Value)>) -> Bool? {
        var isUnknown = false
        for (a, b) in pairs {
            guard let isEqual = a.equals(b) else {
                isUnknown = true
                continue
            }
            if !isEqual { return false }
        }
        return isUnknown ? nil : true
    }

    /// What openCypher's `<` and its kin go by.
    ///
    /// Only values of one kind can be compared, and maps and durations not at all. Lists compare by their first pair
    /// of elements that is not equal; where that pair is unknown, so is the whole.
    public func compare(_ other: Value) -> ValueComparison {
        guard kind == other.kind else { return .unknown }
        switch (self, other) {
        case (.null, _), (.map, _), (.duration, _): return .unknown
        case (.float(let number), _) where number.isNaN: return .unordered
        case (_, .float(let number)) where number.isNaN: return .unordered
        case (.list(let a), .list(let b)):
            for (left, right) in zip(a, b) {
                guard let isEqual = left.equals(right) else { return .unknown }
                if !isEqual { return left.compare(right) }
            }
            return a.count == b.count ? .equal : a.count < b.count ? .less : .greater
        default:
            return switch order(other) {
            case .before: .less
            case .same: .equal
            case .after: .greater
            }
        }
    }
}
