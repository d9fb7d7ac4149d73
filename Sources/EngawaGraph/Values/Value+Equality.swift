extension Value: Hashable {
    /// Storage equality, see `Value`. O(size of the smaller value); maps cost O(n log n).
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
        case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
        case (.date(let a), .date(let b)): a == b
        case (.localTime(let a), .localTime(let b)): a == b
        case (.time(let a), .time(let b)): a == b
        case (.localDateTime(let a), .localDateTime(let b)): a == b
        case (.dateTime(let a), .dateTime(let b)): a == b
        case (.duration(let a), .duration(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.map(let a), .map(let b)):
            a.count == b.count
                && zip(Value.sortedEntries(a), Value.sortedEntries(b)).allSatisfy {
                    $0.key.hasSameBytes(as: $1.key) && $0.value == $1.value
                }
        default: false
        }
    }

    /// Feeds what `==` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(storageHash)
    }

    /// The entries of a map in the order of their names' UTF-8 bytes. O(n log n).
    public static func sortedEntries(_ map: [String: Value]) -> [(key: String, value: Value)] {
        map.sorted { $0.key.precedesInBytes($1.key) }
    }

    /// The hash that equality indexes are ordered by: the same in every process and on every machine.
    package var storageHash: UInt64 {
        var hash = StableHash()
        feed(&hash)
        return hash.value
    }

    private func feed(_ hash: inout StableHash) {
        switch self {
        case .null: hash.add(0)
        case .boolean(let value): hash.add(value ? 2 : 1)
        case .integer(let value):
            hash.add(3)
            hash.add(UInt64(bitPattern: value))
        case .float(let value):
            hash.add(4)
            hash.add(value.bitPattern)
        case .string(let value):
            hash.add(5)
            hash.add(value)
        case .date(let value):
            hash.add(6)
            hash.add(UInt64(bitPattern: value.daysSinceEpoch))
        case .list(let values):
            hash.add(7)
            hash.add(UInt64(values.count))
            for value in values { value.feed(&hash) }
        case .map(let entries):
            hash.add(8)
            hash.add(UInt64(entries.count))
            for (name, value) in Value.sortedEntries(entries) {
                hash.add(name)
                value.feed(&hash)
            }
        case .localTime(let value):
            hash.add(9)
            hash.add(UInt64(bitPattern: value.nanosecondsSinceMidnight))
        case .time(let value):
            hash.add(10)
            hash.add(UInt64(bitPattern: value.time.nanosecondsSinceMidnight))
            hash.add(UInt64(bitPattern: Int64(value.offset.seconds)))
        case .localDateTime(let value):
            hash.add(11)
            value.feed(&hash)
        case .dateTime(let value):
            hash.add(12)
            value.local.feed(&hash)
            hash.add(UInt64(bitPattern: Int64(value.offset.seconds)))
            hash.add(value.zone ?? "")
        case .duration(let value):
            hash.add(13)
            for part in [value.months, value.days, value.seconds, Int64(value.nanosecond)] {
                hash.add(UInt64(bitPattern: part))
            }
        }
    }
}

extension LocalDateTime {
    fileprivate func feed(_ hash: inout StableHash) {
        hash.add(UInt64(bitPattern: secondsSinceEpoch))
        hash.add(UInt64(nanosecond))
    }
}
