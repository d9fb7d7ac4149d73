import EngawaTestSupport
import EngawaGraph
import Testing

@Suite("The order of values")
struct ValueOrderTests {
    /// One after another, as `ORDER BY` gives them; those in one row stand in the same place.
    private static let rising: [[Value]] = collections + moments + texts + numbers + [[.null]]

    private static let collections: [[Value]] = [
        [[:]], [["a": 1]], [["a": 2]], [["b": 0]], [["が": 1]], [["a": 0, "b": 0]],
        [[]], [["a"]], [["a", 1]], [[1], [1.0]], [[1, "a"]], [[1, 2]], [[1, .null]], [[2]], [[.null]],
    ]

    private static let moments: [[Value]] = [
        read(.dateTime, "1969-12-31T23:59Z", "1970-01-01T00:00Z", "1970-01-01T00:00Z[UTC]"),
        read(.dateTime, "1970-01-01T01:00+01:00", "1970-01-01T00:00:00.5Z"),
        read(.localDateTime, "0001-01-01T00:00", "1970-01-01T00:00", "1970-01-01T00:00:00.000000001"),
        read(.date, "-0001-01-01", "1969-12-31", "1970-01-01", "+10000-01-01"),
        read(.time, "09:00+01:00", "10:00+02:00", "09:30+01:00", "09:00Z", "10:00+01:00"),
        read(.localTime, "00:00", "00:00:01", "23:59:59.999999999"),
        read(.duration, "P-1M", "PT0S", "PT0.5S", "PT24H", "P1D", "P30D", "P1M", "P31D"),
    ].flatMap { $0 }.map { [$0] }

    private static let texts: [[Value]] = [
        [""], ["A"], ["a"], ["a\u{0}"], ["aa"], ["か\u{3099}"], ["が"], ["\u{FFFF}"], ["😀"], [false], [true],
    ]

    private static let numbers: [[Value]] = [
        [.float(-.infinity)], [.integer(.min), .float(-0x1p63)], [-1], [-0.5], [0, 0.0, -0.0],
        [.float(.leastNonzeroMagnitude)], [1, 1.0], [1.5], [9_007_199_254_740_992, 9_007_199_254_740_992.0],
        [9_007_199_254_740_993], [4_611_686_018_427_387_900], [4_611_686_018_427_387_905], [.integer(.max)],
        [.float(0x1p63)], [.float(.infinity)], [.float(.nan), .float(-.nan)],
    ]

    private static func read(_ kind: ValueKind, _ texts: String...) -> [Value] {
        texts.map { Value(temporal: kind, $0) ?? .null }
    }

    @Test("is that of openCypher's ORDER BY, null last")
    func known() {
        for (row, left) in Self.rising.enumerated() {
            for (column, right) in Self.rising.enumerated() {
                let expected: ValueOrder = row < column ? .before : row == column ? .same : .after
                for a in left {
                    for b in right { #expect(a.order(b) == expected, "\(a) and \(b)") }
                }
            }
        }
    }

    @Test("is total on random values: of two exactly one way, and transitive", arguments: [UInt64](1...4))
    func total(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<40).map { _ in generator.value() }
        for a in values {
            #expect(a.order(a) == .same && a.isEquivalent(to: a), "seed \(seed): \(a)")
            for b in values {
                let order = a.order(b)
                if b.order(a) != order.reversed { Issue.record("seed \(seed): \(a) and \(b)") }
                if a == b, order != .same { Issue.record("seed \(seed): \(a) is not itself") }
                if a.equals(b) == true, order != .same { Issue.record("seed \(seed): \(a) = \(b)") }
                if order == .after { continue }
                for c in values where b.order(c) != .after {
                    let whole = a.order(c)
                    let isRight = order == .same && b.order(c) == .same ? whole == .same : whole == .before
                    if !isRight { Issue.record("seed \(seed): \(a), \(b), \(c)") }
                }
            }
        }
    }
}
