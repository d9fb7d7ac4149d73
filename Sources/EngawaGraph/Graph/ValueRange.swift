/// A range of values in the sense of openCypher's `<`, `<=`, `>` and `>=`: only values of the kind of the bounds are in
/// it, `NaN` never is. Without bounds it holds every value that is not null.
///
/// Bounds of different kinds, or of a kind that has no such comparison (null, maps, durations, `NaN`), leave nothing
/// in it.
public struct ValueRange: Sendable, Hashable {
    /// Where a range ends on one side.
    public enum Bound: Sendable, Hashable {
        /// Nowhere.
        case unbounded
        /// At a value that is in the range.
        case inclusive(Value)
        /// At a value that is not.
        case exclusive(Value)

        var value: Value? {
            switch self {
            case .unbounded: nil
            case .inclusive(let value), .exclusive(let value): value
            }
        }
    }

    /// The lower end.
    public let lower: Bound
    /// The upper end.
    public let upper: Bound

    /// A range from one bound to another.
    public init(lower: Bound = .unbounded, upper: Bound = .unbounded) {
        (self.lower, self.upper) = (lower, upper)
    }

    /// Every value but null.
    public static var all: ValueRange { ValueRange() }

    /// Whether a value is in the range. O(size of the smaller value).
    public func contains(_ value: Value) -> Bool {
        if value.isNull { return false }
        switch lower {
        case .unbounded: break
        case .inclusive(let bound): guard value.compare(bound).isAtLeast == true else { return false }
        case .exclusive(let bound): guard value.compare(bound).isGreater == true else { return false }
        }
        return switch upper {
        case .unbounded: true
        case .inclusive(let bound): value.compare(bound).isAtMost == true
        case .exclusive(let bound): value.compare(bound).isLess == true
        }
    }

    /// The one kind of the values that can be in it; nil where there is none, or where it has no bounds.
    var kind: ValueKind? {
        guard let value = lower.value ?? upper.value else { return nil }
        for bound in [lower.value, upper.value] {
            guard let bound else { continue }
            if bound.kind != value.kind { return nil }
            if case .float(let number) = bound, number.isNaN { return nil }
        }
        return [.null, .map, .duration].contains(value.kind) ? nil : value.kind
    }
}
