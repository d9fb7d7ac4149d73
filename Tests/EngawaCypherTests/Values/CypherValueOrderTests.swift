import EngawaGraph
import Testing

@testable import EngawaCypher

@Suite("Values of a query, compared")
struct CypherValueOrderTests {
    private static let node = CypherValue.node(NodeID(rawValue: 7))
    private static let other = CypherValue.node(NodeID(rawValue: 8))
    private static let relationship = CypherValue.relationship(RelationshipID(rawValue: 7))
    private static let path = CypherValue.path(
        CypherPath(
            nodes: [NodeID(rawValue: 7), NodeID(rawValue: 8)],
            relationships: [RelationshipID(rawValue: 3)]
        )
    )

    /// All kinds in the order of `ORDER BY`, some of them more than once.
    private static func ladder() throws -> [CypherValue] {
        [
            .map(CypherMap()), .map(CypherMap([("a", .integer(2))])), .map(CypherMap([("b", .integer(1))])), node,
            other,
            relationship, .list([]), .list([.integer(1)]), .list([.integer(1), .null]), .list([.integer(2)]),
            .list([.null]),
            path, try Calculator.value("datetime('2020-01-01T01:00+01:00')"),
            try Calculator.value("datetime('2020-01-01T00:00Z')"),
            try Calculator.value("localdatetime('2020-01-01T00:00')"),
            try Calculator.value("date('2019-12-31')"), try Calculator.value("date('2020-01-01')"),
            try Calculator.value("time('10:00+01:00')"), try Calculator.value("time('09:30Z')"),
            try Calculator.value("localtime('09:00')"), try Calculator.value("duration('P1M')"),
            try Calculator.value("duration('P31D')"), .string(""), .string("a"), .string("か\u{3099}"), .string("が"),
            .string("𠮷"), .boolean(false), .boolean(true), .float(-.infinity), .integer(.min), .float(-0.5),
            .integer(0),
            .integer(1), .float(1.5), .integer(9_007_199_254_740_993), .float(.infinity), .float(.nan), .null,
        ]
    }

    @Test("any two stand in one order, from maps to null")
    func total() throws {
        let ladder = try Self.ladder()
        for (i, left) in ladder.enumerated() {
            for (j, right) in ladder.enumerated() {
                // The two date-times of one moment stand beside each other from west to east.
                let expected: ValueOrder = i < j ? .before : i == j ? .same : .after
                let isOneMoment = left.offsetPart != nil && right.offsetPart != nil && left.rank == right.rank
                if !isOneMoment {
                    #expect(left.order(right) == expected, "\(Calculator.show(left)) and \(Calculator.show(right))")
                }
                #expect(left.isEquivalent(to: right) == (i == j))
                #expect(left.order(right) == right.order(left).reversed)
            }
        }
    }

    @Test("mirror the values that properties hold")
    func mirror() throws {
        let stored = try Self.ladder().compactMap { value in value.stored.map { (value, $0) } }
        for (left, storedLeft) in stored {
            for (right, storedRight) in stored {
                #expect(left.equals(right) == storedLeft.equals(storedRight))
                #expect(left.compare(right) == storedLeft.compare(storedRight))
                #expect(left.order(right) == storedLeft.order(storedRight))
            }
        }
    }

    @Test("equal by =, with null for what is not known")
    func equality() {
        let (one, two, null) = (CypherValue.integer(1), CypherValue.integer(2), CypherValue.null)
        #expect(one.equals(.float(1)) == true)
        #expect(CypherValue.integer(9_007_199_254_740_993).equals(.float(9_007_199_254_740_992)) == false)
        #expect(CypherValue.float(.nan).equals(.float(.nan)) == false)
        #expect(one.equals(.float(.nan)) == false)
        #expect(null.equals(null) == nil)
        #expect(one.equals(.string("1")) == false)
        #expect(CypherValue.string("が").equals(.string("か\u{3099}")) == false)
        #expect(CypherValue.list([one, null]).equals(.list([one, two])) == nil)
        #expect(CypherValue.list([one, null]).equals(.list([two, null])) == false)
        #expect(CypherValue.list([one]).equals(.list([one, null])) == false)
        #expect(CypherValue.map(CypherMap([("a", null)])).equals(.map(CypherMap([("a", one)]))) == nil)
        #expect(CypherValue.map(CypherMap([("a", null)])).equals(.map(CypherMap([("b", null)]))) == false)
        #expect(Self.node.equals(Self.node) == true)
        #expect(Self.node.equals(Self.other) == false)
        #expect(Self.node.equals(Self.relationship) == false)
        #expect(Self.path.equals(Self.path) == true)
    }

    @Test("unknown to < and its kin where the kinds differ or have no order")
    func comparison() {
        #expect(CypherValue.integer(1).compare(.float(1.5)) == .less)
        #expect(CypherValue.integer(1).compare(.float(.nan)) == .unordered)
        #expect(CypherValue.integer(1).compare(.string("1")) == .unknown)
        #expect(CypherValue.string("𠮷").compare(.string("髙")) == .greater)
        #expect(Self.node.compare(Self.node) == .unknown)
        #expect(CypherValue.map(CypherMap()).compare(.map(CypherMap())) == .unknown)
        #expect(CypherValue.list([.integer(1)]).compare(.list([.integer(1), .null])) == .less)
        #expect(CypherValue.list([.null]).compare(.list([.integer(1)])) == .unknown)
    }

    @Test("one key of grouping where they are equivalent")
    func grouping() {
        let same: [[CypherValue]] = [
            [.integer(1), .float(1)], [.float(0), .float(-0.0), .integer(0)], [.null, .null],
            [.float(.nan), .float(-.nan)], [.list([.integer(2), .null]), .list([.float(2), .null])],
            [.map(CypherMap([("a", .integer(1))])), .map(CypherMap([("a", .float(1))]))],
        ]
        for values in same {
            #expect(Set(values.map { EquivalentValue($0) }).count == 1)
            #expect(Set(values.map { EquivalentRow([$0, .string("x")]) }).count == 1)
        }
        let apart: [CypherValue] = [.string("が"), .string("か\u{3099}"), .integer(1), .float(1.5), .string("1"), .null]
        #expect(Set(apart.map { EquivalentValue($0) }).count == apart.count)
        #expect(EquivalentRow([.string("a"), .string("bc")]) != EquivalentRow([.string("ab"), .string("c")]))
    }
}
