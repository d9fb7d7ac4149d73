import EngawaGraph

/// Functions of lists, and those of lists and strings alike.
enum ListFunctions {
    static let all: [ValueFunction] = [size, isEmpty, head, last, tail, reverse, range]

    /// As many elements as `range` gives at most: beyond that memory is at stake.
    static let maximumCount = 100_000_000

    private static let size = ValueFunction.strict("size") { (a) throws(CypherError) in
        switch a[0] {
        case .list(let values): .integer(Int64(values.count))
        case .string(let text): .integer(Int64(text.unicodeScalars.count))
        case .map(let map): .integer(Int64(map.count))
        default: throw a.wrongType(0, ja: "リストか文字列", en: "a list or a string")
        }
    }

    private static let isEmpty = ValueFunction.strict("isEmpty") { (a) throws(CypherError) in
        switch a[0] {
        case .list(let values): .boolean(values.isEmpty)
        case .string(let text): .boolean(text.isEmpty)
        case .map(let map): .boolean(map.isEmpty)
        default: throw a.wrongType(0, ja: "リスト、マップ、文字列のどれか", en: "a list, a map or a string")
        }
    }

    private static let head = ValueFunction.strict("head") { (a) throws(CypherError) in
        try a.list(0).first ?? .null
    }

    private static let last = ValueFunction.strict("last") { (a) throws(CypherError) in
        try a.list(0).last ?? .null
    }

    private static let tail = ValueFunction.strict("tail") { (a) throws(CypherError) in
        .list(Array(try a.list(0).dropFirst()))
    }

    private static let reverse = ValueFunction.strict("reverse") { (a) throws(CypherError) in
        switch a[0] {
        case .list(let values): return .list(values.reversed())
        case .string(let text):
            var reversed = String.UnicodeScalarView()
            reversed.append(contentsOf: text.unicodeScalars.reversed())
            return .string(String(reversed))
        default: throw a.wrongType(0, ja: "リストか文字列", en: "a list or a string")
        }
    }

    /// `range(start, end)` and `range(start, end, step)`, the end included.
    private static let range = ValueFunction.strict("range", 2...3) { (a) throws(CypherError) in
        var numbers: [Int64] = []
        for index in 0..<a.count {
            guard case .integer(let number) = a[index] else {
                throw a.wrongType(index, kind: .argumentError, ja: "整数", en: "an integer")
            }
            numbers.append(number)
        }
        let (start, end, step) = (numbers[0], numbers[1], numbers.count > 2 ? numbers[2] : 1)
        if step == 0 {
            throw .runtime(
                .argumentError,
                "NumberOutOfRange",
                ja: "range() の刻みに 0 は使えません。1 や -1 などにしてください",
                en: "the step of range() cannot be 0; use 1, -1 or another integer"
            )
        }
        if step > 0 ? start > end : start < end { return .list([]) }
        let count = (Int128(end) - Int128(start)) / Int128(step) + 1
        if count > Int128(maximumCount) {
            throw .runtime(
                .resourceError,
                "Memory",
                ja: "range() の結果は \(maximumCount) 個までですが、\(count) 個になります。範囲を狭めてください",
                en: "range() gives at most \(maximumCount) numbers, and this would be \(count); narrow the range"
            )
        }
        try a.admit(bytes: Int(count) * MemoryLayout<CypherValue>.stride)
        var list: [CypherValue] = []
        list.reserveCapacity(Int(count))
        for index in 0..<Int64(count) { list.append(.integer(start + index * step)) }
        return .list(list)
    }
}
