import EngawaGraph

extension CypherValue {
    /// Whether two values stand in the same place of the order: what `DISTINCT` and grouping go by. Null is
    /// equivalent to null here, `NaN` to `NaN`, and `1` to `1.0`. O(size of the smaller value).
    func isEquivalent(to other: CypherValue) -> Bool {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): a == b
        case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
        case (.node(let a), .node(let b)): a == b
        case (.relationship(let a), .relationship(let b)): a == b
        case (.null, .null): true
        case (.list(let a), .list(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.isEquivalent(to: $1) }
        case (.map(let a), .map(let b)):
            a.count == b.count
                && zip(a, b).allSatisfy { $0.key.hasSameBytes(as: $1.key) && $0.value.isEquivalent(to: $1.value) }
        default: rank == other.rank && order(other) == .same
        }
    }

    /// Feeds what `isEquivalent` compares: equivalent values feed the same. O(size of the value).
    func hashEquivalent(into hasher: inout Hasher) {
        hasher.combine(rank)
        switch self {
        case .null: break
        case .boolean(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(value)
        case .float(let value):
            if let whole = Int64(exactly: value) {
                hasher.combine(whole)
            } else {
                hasher.combine(value.isNaN ? UInt64.max : value.bitPattern)
            }
        case .string(let value): CypherValue.hash(value, into: &hasher)
        case .node(let value): hasher.combine(value)
        case .relationship(let value): hasher.combine(value)
        case .path(let value): hasher.combine(value)
        case .list(let values):
            hasher.combine(values.count)
            for value in values { value.hashEquivalent(into: &hasher) }
        case .map(let entries):
            hasher.combine(entries.count)
            for entry in entries {
                CypherValue.hash(entry.key, into: &hasher)
                entry.value.hashEquivalent(into: &hasher)
            }
        case .date(let value): hasher.combine(value)
        case .localTime(let value): hasher.combine(value)
        case .time(let value): hasher.combine(value)
        case .localDateTime(let value): hasher.combine(value)
        case .dateTime(let value): hasher.combine(value)
        case .duration(let value): hasher.combine(value)
        }
    }

    /// The bytes and not what `String` hashes, which would put every text into a normal form first.
    private static func hash(_ text: String, into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // No byte of UTF-8: it ends the text.
        hasher.combine(0xFF as UInt8)
    }
}

/// A value as a key of `DISTINCT` and grouping.
struct EquivalentValue: Hashable, Sendable {
    let value: CypherValue

    init(_ value: CypherValue) { self.value = value }

    init(value: CypherValue) { self.value = value }

    static func == (left: EquivalentValue, right: EquivalentValue) -> Bool {
        left.value.isEquivalent(to: right.value)
    }

    func hash(into hasher: inout Hasher) { value.hashEquivalent(into: &hasher) }
}

/// Several values together as a key of `DISTINCT` and grouping.
struct EquivalentRow: Hashable, Sendable {
    let values: [CypherValue]

    init(_ values: [CypherValue]) { self.values = values }

    static func == (left: EquivalentRow, right: EquivalentRow) -> Bool {
        left.values.count == right.values.count
            && zip(left.values, right.values).allSatisfy { $0.isEquivalent(to: $1) }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(values.count)
        for value in values { value.hashEquivalent(into: &hasher) }
    }
}
