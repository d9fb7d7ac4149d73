import EngawaGraph
import Testing

@Suite("openCypher's view of two values")
struct ValueCypherTests {
    @Test(
        "is equal, different or unknown",
        arguments: [
            (1, 1.0, true), (1, "1", false), ("1.0", 1.0, false), (.float(.nan), .float(.nan), false),
            (.float(.nan), "a", false), (.null, .null, .none), (.null, 1, .none), (0.0, -0.0, true),
            (4_611_686_018_427_387_905, 4_611_686_018_427_387_900, false), (.integer(.max), 0x1p63, false),
            ("が", "か\u{3099}", false), ([1, 2], [1], false), ([.null], [1], .none), (["a"], [1], false),
            ([[1]], [[1], [.null]], false), ([[1], [2]], [[1], [.null]], .none),
            ([[1], [2, 3]], [[1], [.null]], false),
            ([:], [:], true), (["k": 1], ["k": 1.0], true), ([:], ["k": .null], false),
            (["k": .null], ["k": .null], .none),
            (["k": 1, "l": .null], ["k": .null, "l": 1], .none), (["k": 1, "l": .null], ["k": 2, "l": 1], false),
            ([], [:], false), (true, 1, false), ([.float(.nan)], [.float(.nan)], false),
        ] as [(Value, Value, Bool?)]
    )
    func equality(left: Value, right: Value, expected: Bool?) {
        #expect(left.equals(right) == expected)
        #expect(right.equals(left) == expected)
    }

    @Test("tells durations apart by their parts, and moments by what the clock there shows")
    func temporal() throws {
        let day = try #require(Value(temporal: .duration, "P14DT16H")), hours = Value(temporal: .duration, "P13DT40H")
        #expect(day.equals(try #require(hours)) == false)
        #expect(day.equals(.date(CalendarDate(daysSinceEpoch: 0))) == false)
        #expect(day.compare(day) == .unknown)
        let here = try #require(Value(temporal: .dateTime, "2025-01-01T09:00+09:00"))
        let there = try #require(Value(temporal: .dateTime, "2025-01-01T00:00Z"))
        #expect(here.equals(there) == false && there.compare(here) == .less)
    }

    @Test(
        "compares within a kind",
        arguments: [
            (1, 3.14, .less), (3.14, 1, .greater), (1, 1.0, .equal), ("1", 1, .unknown), (.float(.nan), 1, .unordered),
            (1, .float(.nan), .unordered), (.float(.nan), "a", .unknown), (.null, .null, .unknown),
            (1, .null, .unknown),
            ([1, 0], [1], .greater), ([1, .null], [1], .greater), ([1, 2], [1, .null], .unknown),
            ([1, "a"], [1, .null], .unknown), ([1, 2], [3, .null], .less), ([1], [1.0], .equal), (["a"], [1], .unknown),
            ([:], [:], .unknown), (false, true, .less), ("a", "b", .less), ("\u{FFFF}", "😀", .less),
        ] as [(Value, Value, ValueComparison)]
    )
    func comparison(left: Value, right: Value, expected: ValueComparison) {
        let comparison = left.compare(right)
        #expect(comparison == expected)
        let truths = [comparison.isLess, comparison.isAtMost, comparison.isGreater, comparison.isAtLeast]
        switch expected {
        case .less: #expect(truths == [true, true, false, false])
        case .equal: #expect(truths == [false, true, false, true])
        case .greater: #expect(truths == [false, false, true, true])
        case .unordered: #expect(truths == [false, false, false, false])
        case .unknown: #expect(truths == [nil, nil, nil, nil])
        }
    }
}
