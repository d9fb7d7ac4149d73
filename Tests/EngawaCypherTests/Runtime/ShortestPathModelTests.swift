import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaCypher

/// Shortest paths with conditions over small random graphs, compared with a search that makes every path.
@Suite("Shortest paths over random graphs")
struct ShortestPathModelTests {
    /// A condition as it is written, and what it says of a path with these weights of nodes and relationships.
    private static let conditions: [(text: String, holds: @Sendable (_ nodes: [Int], _ ties: [Int]) -> Bool)] = [
        ("true", { _, _ in true }),
        ("all(r IN relationships(p) WHERE r.w > 0)", { _, ties in ties.allSatisfy { $0 > 0 } }),
        ("none(n IN nodes(p) WHERE n.w = 0)", { nodes, _ in !nodes.contains(0) }),
        (
            "all(n IN nodes(p) WHERE n.w < 3) AND none(r IN relationships(p) WHERE r.w = 2)",
            { nodes, ties in nodes.allSatisfy { $0 < 3 } && !ties.contains(2) }
        ),
        ("any(r IN relationships(p) WHERE r.w = 3)", { _, ties in ties.contains(3) }),
        ("length(p) > 2", { _, ties in ties.count > 2 }),
        ("length(p) = 3", { _, ties in ties.count == 3 }),
        ("single(n IN nodes(p) WHERE n.w = 1)", { nodes, _ in nodes.count { $0 == 1 } == 1 }),
        (
            "reduce(s = 0, r IN relationships(p) | s + r.w) % 4 = 1 AND all(r IN relationships(p) WHERE r.w < 3)",
            { _, ties in ties.reduce(0, +) % 4 == 1 && ties.allSatisfy { $0 < 3 } }
        ),
    ]

    private struct Model {
        var graph = PropertyGraph()
        var nodes: [(id: NodeID, weight: Int)] = []
        var ties: [(id: RelationshipID, from: NodeID, to: NodeID, weight: Int)] = []

        init(_ random: inout SeededGenerator) throws {
            var draft = GraphDraft(PropertyGraph())
            for _ in 0..<6 {
                let weight = random.below(4)
                nodes.append(
                    (try draft.createNode(labels: ["N"], properties: [("w", .integer(Int64(weight)))]), weight)
                )
            }
            for _ in 0..<9 {
                let (from, to, weight) = (nodes[random.below(6)].id, nodes[random.below(6)].id, random.below(4))
                let id = try draft.createRelationship(
                    "T",
                    from: from,
                    to: to,
                    properties: [("w", .integer(Int64(weight)))]
                )
                ties.append((id, from, to, weight))
            }
            graph = draft.graph
        }

        /// The weights of all paths between two nodes, none with a relationship twice, as the ids of what they go through.
        func paths(
            _ from: NodeID,
            _ to: NodeID,
            _ isDirected: Bool,
            _ upper: Int
        ) -> [(text: String, nodes: [Int], ties: [Int])] {
            var found: [(text: String, nodes: [Int], ties: [Int])] = []
            func weight(_ node: NodeID) -> Int { nodes.first { $0.id == node }?.weight ?? -1 }
            func go(_ at: NodeID, _ visited: [NodeID], _ used: [Int]) {
                if at == to, !used.isEmpty {
                    let ids = used.map { "\(ties[$0].id.rawValue)" }.joined(separator: ",")
                    found.append((ids, visited.map(weight), used.map { ties[$0].weight }))
                }
                guard used.count < upper else { return }
                for (index, tie) in ties.enumerated() where !used.contains(index) {
                    if tie.from == at {
                        go(tie.to, visited + [tie.to], used + [index])
                    } else if !isDirected, tie.to == at {
                        go(tie.from, visited + [tie.from], used + [index])
                    }
                }
            }
            go(from, [from], [])
            return found
        }
    }

    @Test("are the shortest of all paths that fulfil the conditions", arguments: 0..<12)
    func random(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &* 104_729 &+ 3)
        let model = try Model(&random)
        let engine = CypherEngine()
        for (index, condition) in Self.conditions.enumerated() {
            let isDirected = random.below(2) == 0
            let upper = [2, 4, 9][random.below(3)]
            var all: Set<String> = []
            var pairs = 0
            for (from, _) in model.nodes {
                for (to, _) in model.nodes where from != to {
                    let fitting = model.paths(from, to, isDirected, upper).filter { condition.holds($0.nodes, $0.ties) }
                    guard let length = fitting.map(\.ties.count).min() else { continue }
                    let shortest = fitting.filter { $0.ties.count == length }.map(\.text)
                    all.formUnion(shortest.map { "\(from.rawValue)-\(to.rawValue) \($0)" })
                    pairs += 1
                }
            }
            let pattern = "((a:N)-[:T*..\(upper)]-\(isDirected ? ">" : "")(b:N))"
            let columns = "RETURN id(a), id(b), [r IN relationships(p) | id(r)]"
            func rows(_ selection: String) throws -> [String] {
                let text = "MATCH p = \(selection)\(pattern) WHERE id(a) <> id(b) AND \(condition.text) \(columns)"
                return try engine.run(text, on: model.graph).rows.map { row in
                    let ids = (row[2].listValue ?? []).map { "\($0.integerValue ?? -1)" }.joined(separator: ",")
                    return "\(row[0].integerValue ?? -1)-\(row[1].integerValue ?? -1) \(ids)"
                }
            }
            let one = try rows("shortestPath")
            #expect(
                one.count == pairs && Set(one).count == pairs && Set(one).isSubset(of: all),
                "seed \(seed), \(index)"
            )
            let every = try rows("allShortestPaths")
            #expect(every.count == all.count && Set(every) == all, "seed \(seed), \(index)")
        }
    }
}
