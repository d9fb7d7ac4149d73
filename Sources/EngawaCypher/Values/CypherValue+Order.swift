import EngawaGraph
import Foundation

extension CypherValue {
    /// The place of the value's kind in the order of `ORDER BY`: the raw values of `ValueKind`, and in their gaps the
    /// kinds that only a query has.
    var rank: UInt8 {
        switch self {
        case .map: ValueKind.map.rawValue
        case .node: 2
        case .relationship: 3
        case .list: ValueKind.list.rawValue
        case .path: 5
        case .dateTime: ValueKind.dateTime.rawValue
        case .localDateTime: ValueKind.localDateTime.rawValue
        case .date: ValueKind.date.rawValue
        case .time: ValueKind.time.rawValue
        case .localTime: ValueKind.localTime.rawValue
        case .duration: ValueKind.duration.rawValue
        case .string: ValueKind.string.rawValue
        case .boolean: ValueKind.boolean.rawValue
        case .integer, .float: ValueKind.number.rawValue
        case .null: ValueKind.null.rawValue
        }
    }

    /// How this value stands to another in the ascending order of `ORDER BY`, which is total: any two values have one,
    /// null (the last) and `NaN` (the last number) included. O(size of the smaller value).
    ///
    /// First by kind. Numbers by their exact value, strings by code point, lists element by element, maps by their
    /// number of entries, then their names, then the values. Nodes and relationships go by id, paths by the ids on
    /// their way.
    func order(_ other: CypherValue) -> ValueOrder {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): .of(a, b)
        case (.string(let a), .string(let b)): .bytes(a, b)
        case (.node(let a), .node(let b)): .of(a.rawValue, b.rawValue)
        case (.relationship(let a), .relationship(let b)): .of(a.rawValue, b.rawValue)
        case (.float(let a), .float(let b)): .numbers(a, b)
        case (.integer(let a), .float(let b)): .numbers(a, b)
        case (.float(let a), .integer(let b)): ValueOrder.numbers(b, a).reversed
        case (.boolean(let a), .boolean(let b)): .of(a ? 1 : 0, b ? 1 : 0)
        case (.list(let a), .list(let b)): CypherValue.order(a, b)
        case (.map(let a), .map(let b)): CypherValue.order(a, b)
        case (.path(let a), .path(let b)): CypherValue.order(a, b)
        case (.date(let a), .date(let b)): .of(a, b)
        case (.localTime(let a), .localTime(let b)): .of(a, b)
        case (.time(let a), .time(let b)): .of(a, b)
        case (.localDateTime(let a), .localDateTime(let b)): .of(a, b)
        case (.dateTime(let a), .dateTime(let b)): .of(a, b)
        case (.duration(let a), .duration(let b)): .of(a, b)
        default: .of(rank, other.rank)
        }
    }

    private static func order(_ left: [CypherValue], _ right: [CypherValue]) -> ValueOrder {
        for (a, b) in zip(left, right) {
            let order = a.order(b)
            if order != .same { return order }
        }
        return .of(left.count, right.count)
    }

    private static func order(_ left: CypherMap, _ right: CypherMap) -> ValueOrder {
        if left.count != right.count { return .of(left.count, right.count) }
        for (a, b) in zip(left, right) {
            let order = ValueOrder.bytes(a.key, b.key)
            if order != .same { return order }
        }
        for (a, b) in zip(left, right) {
            let order = a.value.order(b.value)
            if order != .same { return order }
        }
        return .same
    }

    /// By the first id on the way that differs; a path before those that it begins.
    private static func order(_ left: CypherPath, _ right: CypherPath) -> ValueOrder {
        let first = ValueOrder.of(left.nodes[0].rawValue, right.nodes[0].rawValue)
        if first != .same { return first }
        for index in 0..<min(left.relationships.count, right.relationships.count) {
            let step = ValueOrder.of(left.relationships[index].rawValue, right.relationships[index].rawValue)
            if step != .same { return step }
            let node = ValueOrder.of(left.nodes[index + 1].rawValue, right.nodes[index + 1].rawValue)
            if node != .same { return node }
        }
        return .of(left.relationships.count, right.relationships.count)
    }
}

extension ValueOrder {
    /// The order of two values that have one.
    static func of<Compared: Comparable>(_ left: Compared, _ right: Compared) -> ValueOrder {
        left < right ? .before : right < left ? .after : .same
    }

    /// The order of two texts by their UTF-8 bytes, which is that of their code points. O(n).
    static func bytes(_ left: String, _ right: String) -> ValueOrder {
        var (left, right) = (left, right)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                let shared = min(left.count, right.count)
                if shared > 0, let a = left.baseAddress, let b = right.baseAddress {
                    let difference = memcmp(a, b, shared)
                    if difference != 0 { return difference < 0 ? .before : .after }
                }
                return .of(left.count, right.count)
            }
        }
    }

    /// The order of two floats, `NaN` above all others.
    static func numbers(_ left: Double, _ right: Double) -> ValueOrder {
        if left.isNaN || right.isNaN { return .of(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0) }
        return .of(left, right)
    }

    /// The exact order of an integer and a float, which is not what the integer would be rounded to.
    static func numbers(_ left: Int64, _ right: Double) -> ValueOrder {
        // 2^63, which `NaN` is not below either.
        guard right < 0x1p63 else { return .before }
        guard right >= -0x1p63 else { return .after }
        let whole = Int64(right)
        if left != whole { return .of(left, whole) }
        return .of(0, right - Double(whole))
    }
}
