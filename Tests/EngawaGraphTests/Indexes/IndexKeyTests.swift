import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("The key of a value in an index")
struct IndexKeyTests {
    /// Values that lie close together, of every kind.
    private static func values(_ random: inout SeededGenerator) -> [Value] {
        var values: [Value] = [.list([]), .map([:]), .list([.null]), .list([[]]), "", "\u{0}", .float(.nan)]
        let edges: [Int64] = [0, 1 << 24, 1 << 53, 1 << 54, 1 << 62, .max, .min, .min + 1, -(1 << 53), 1000, -1]
        for edge in edges {
            for offset in -3...3 as ClosedRange<Int64> {
                let (number, overflow) = edge.addingReportingOverflow(offset)
                if overflow { continue }
                values.append(.integer(number))
                for float in [Double(number), Double(number).nextUp, Double(number).nextDown] {
                    values.append(.float(float))
                }
            }
        }
        for float in [
            0.0, -0.0, 0.5, -0.5, 1e300, -1e300, .infinity, -.infinity, 0x1p63, -0x1p63, .leastNonzeroMagnitude,
        ] {
            values.append(.float(float))
        }
        for length in 0...14 {
            for end in ["", "a", "b", "\u{0}", "が"] {
                values.append(.string(String(repeating: "a", count: length) + end))
                values.append(.string(String(repeating: "\u{0}", count: length) + end))
            }
        }
        for _ in 0..<150 {
            let value = random.below(2) == 0 ? random.temporal() : random.value()
            if !value.isNull { values.append(value) }
            values.append(.list([value, random.temporal()]))
        }
        var nested: Value = [1]
        for _ in 0..<20 {
            nested = [nested]
            values.append(nested)
        }
        return values
    }

    @Test("stands to others as the values do, and tells apart what it says that it tells", arguments: [UInt64](1...3))
    func order(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let values = Self.values(&random).map { (value: $0, key: IndexKey($0)) }
        var told = 0
        // So many pairs that an expectation of each would take most of the time.
        var wrong: [String] = []
        for left in values {
            for right in values {
                let order = left.value.order(right.value)
                let isRight =
                    switch order {
                    case .before: !(right.key < left.key)
                    case .same: left.key == right.key && left.key.isWhole == right.key.isWhole
                    case .after: !(left.key < right.key)
                    }
                let isSame = left.key == right.key
                if !isRight || isSame && left.key.isWhole && order != .same {
                    wrong.append("\(left.value) and \(right.value)")
                }
                if !isSame { told += 1 }
            }
        }
        #expect(wrong == [], "seed \(seed)")
        #expect(told > values.count * values.count * 9 / 10, "seed \(seed): most values are told apart")
    }

    @Test("is above the lowest of its kind and below what stands above the kind")
    func kinds() {
        var random = SeededGenerator(seed: 4)
        for value in Self.values(&random) {
            let key = IndexKey(value)
            #expect(!(key < .lowest(of: value.kind)) && key < .above(value.kind), "\(value)")
        }
    }
}
