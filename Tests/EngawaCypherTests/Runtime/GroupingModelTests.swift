import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaCypher

/// Grouping, `DISTINCT` and `ORDER BY` over values of all kinds, compared with what they mean row by row.
@Suite("Groups and orders over random values")
struct GroupingModelTests {
    /// Texts that agree at their beginning, end with a zero, or are empty; numbers that are equivalent; none.
    private static let values: [Value] = [
        .string(""), .string("a"), .string("a\0"), .string("縁側"), .string("縁側の縁側の縁側の縁"), .string("縁側の縁側の縁側の側"),
        .string("0123456789abcdef"), .string("0123456789abcdef0"), .string("0123456789abcde"), .integer(1), .float(1),
        .integer(-7), .boolean(true), .null, .null,
    ]

    /// - Parameter kinds: how many of the values, from the first on; 9: texts alone.
    private static func graph(_ random: inout SeededGenerator, nodes count: Int, kinds: Int) throws
        -> PropertyGraph
    {
        var draft = GraphDraft(PropertyGraph())
        var nodes: [NodeID] = []
        for _ in 0..<count {
            let node = draft.createNode(labels: ["A"])
            for key in ["x", "y"] {
                let value = values[random.below(kinds)]
                if value != .null { try draft.set(value, for: key, of: node) }
            }
            nodes.append(node)
        }
        for _ in 0..<count / 2 {
            try draft.createRelationship("T", from: nodes[random.below(count)], to: nodes[random.below(count)])
        }
        return draft.graph
    }

    private static let source = "MATCH (n:A) OPTIONAL MATCH (n)-[:T]->(m) WITH n, m"

    /// Small, all texts; small, all kinds; so many rows that numbers stand by id; in batches of which some have no nodes.
    private static let cases: [(nodes: Int, kinds: Int)] = [(12, 9), (12, 15), (3000, 9), (3000, 15)]

    @Test(
        "rows are counted by their values",
        arguments: cases,
        ["n.x AS k", "n.x AS k, m.y AS l", "m AS k, n.y AS l, m.x AS o"]
    )
    func groups(_ size: (nodes: Int, kinds: Int), _ keys: String) throws {
        var random = SeededGenerator(seed: 7)
        let graph = try Self.graph(&random, nodes: size.nodes, kinds: size.kinds)
        let engine = CypherEngine()
        let rows = try engine.run("\(Self.source) RETURN \(keys)", on: graph).rows
        var counts: [EquivalentRow: Int] = [:]
        for row in rows { counts[EquivalentRow(row), default: 0] += 1 }
        #expect(counts.count > 3)
        let found = try engine.run("\(Self.source) RETURN \(keys), count(*) AS c", on: graph).rows
        #expect(found.count == counts.count)
        for row in found {
            #expect(row.last?.integerValue == counts[EquivalentRow(row.dropLast())].map(Int64.init))
        }
        // In whatever order the neighbours of a node come.
        let distinct = try engine.run("\(Self.source) RETURN DISTINCT \(keys)", on: graph).rows
        #expect(distinct.count == counts.count)
        #expect(Set(distinct.map(EquivalentRow.init)) == Set(counts.keys))
    }

    @Test(
        "rows come in the order of their values, and those that are alike as they were",
        arguments: cases,
        [(false, false), (true, false), (false, true)]
    )
    func order(_ size: (nodes: Int, kinds: Int), _ isDescending: (Bool, Bool)) throws {
        var random = SeededGenerator(seed: 11)
        let graph = try Self.graph(&random, nodes: size.nodes, kinds: size.kinds)
        let engine = CypherEngine()
        func before(_ left: [CypherValue], _ right: [CypherValue]) -> Bool {
            for (key, isDescending) in [(0, isDescending.0), (1, isDescending.1)] {
                switch left[key].order(right[key]) {
                case .before: return !isDescending
                case .after: return isDescending
                case .same: continue
                }
            }
            return false
        }
        let rows = try engine.run("\(Self.source) RETURN n.x AS k, m.y AS l, n", on: graph).rows
        let expected = rows.enumerated().sorted { left, right in
            before(left.element, right.element)
                || !before(right.element, left.element) && left.offset < right.offset
        }.map { EquivalentRow($0.element) }
        let words = [isDescending.0, isDescending.1].map { $0 ? "DESC" : "ASC" }
        let query = "\(Self.source) RETURN n.x AS k, m.y AS l, n ORDER BY k \(words[0]), l \(words[1])"
        #expect(try engine.run(query, on: graph).rows.map(EquivalentRow.init) == expected)
        let some = try engine.run(query + " SKIP 2 LIMIT 5", on: graph).rows
        #expect(some.map(EquivalentRow.init) == Array(expected.dropFirst(2).prefix(5)))
    }
}
