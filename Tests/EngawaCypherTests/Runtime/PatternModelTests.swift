import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaCypher

/// Patterns over small random graphs, with relationships that lead back and others that stand side by side, compared
/// with a search that tries everything.
@Suite("Patterns over random graphs")
struct PatternModelTests {
    /// A path of named nodes and relationships between them.
    struct Path: Sendable {
        let nodes: [String]
        let labels: [String: String]
        let steps: [(direction: RelationshipPattern.Direction, type: String?)]

        var text: String {
            var text = node(0)
            for (index, step) in steps.enumerated() {
                let type = step.type.map { ":\($0)" } ?? ""
                switch step.direction {
                case .outgoing: text += "-[r\(index)\(type)]->"
                case .incoming: text += "<-[r\(index)\(type)]-"
                case .either: text += "-[r\(index)\(type)]-"
                }
                text += node(index + 1)
            }
            return text
        }

        private func node(_ index: Int) -> String {
            "(\(nodes[index])\(labels[nodes[index]].map { ":\($0)" } ?? ""))"
        }
    }

    private static func graph(_ random: inout SeededGenerator) throws -> PropertyGraph {
        var draft = GraphDraft(PropertyGraph())
        var nodes: [NodeID] = []
        for _ in 0..<9 { nodes.append(draft.createNode(labels: random.below(3) == 0 ? ["B"] : ["A"])) }
        for _ in 0..<22 {
            let (start, end) = (nodes[random.below(9)], nodes[random.below(9)])
            try draft.createRelationship(random.below(3) == 0 ? "T" : "S", from: start, to: end)
        }
        return draft.graph
    }

    private static func path(_ random: inout SeededGenerator) -> Path {
        let length = 2 + random.below(3)
        var nodes: [String] = []
        for index in 0...length {
            // Now and then a node that was there before: cycles.
            nodes.append(index > 1 && random.below(3) == 0 ? nodes[random.below(index)] : "n\(index)")
        }
        var labels: [String: String] = [:]
        for node in nodes where random.below(4) == 0 { labels[node] = random.below(2) == 0 ? "A" : "B" }
        let directions: [RelationshipPattern.Direction] = [.outgoing, .incoming, .either]
        let types = ["S", "T", nil]
        return Path(
            nodes: nodes,
            labels: labels,
            steps: (0..<length).map { _ in (directions[random.below(3)], types[random.below(3)]) }
        )
    }

    /// All matches, each as the ids of the nodes by name and of the relationships.
    private static func matches(_ path: Path, _ graph: PropertyGraph) -> [String] {
        var found: [String] = []
        func fits(_ node: NodeID, _ name: String) -> Bool {
            guard let label = path.labels[name] else { return true }
            return graph.label(label).map { graph.hasLabel(node, $0) } ?? false
        }
        func go(_ index: Int, _ at: NodeID, _ bound: [String: NodeID], _ used: [RelationshipID]) {
            guard index < path.steps.count else {
                let names = Set(path.nodes).sorted().map { "\(bound[$0]?.rawValue ?? 0)" }
                found.append((names + used.map { "\($0.rawValue)" }).joined(separator: ","))
                return
            }
            let (step, next) = (path.steps[index], path.nodes[index + 1])
            for id in graph.relationships where !used.contains(id) {
                guard let tie = graph.relationship(id), step.type == nil || graph.name(of: tie.type) == step.type else {
                    continue
                }
                var ends: [NodeID] = []
                if step.direction != .incoming, tie.start == at { ends.append(tie.end) }
                if step.direction != .outgoing, tie.end == at, step.direction == .incoming || tie.start != tie.end {
                    ends.append(tie.start)
                }
                for end in ends where fits(end, next) && (bound[next] ?? end) == end {
                    var inner = bound
                    inner[next] = end
                    go(index + 1, end, inner, used + [id])
                }
            }
        }
        for node in graph.nodes where fits(node, path.nodes[0]) { go(0, node, [path.nodes[0]: node], []) }
        return found.sorted()
    }

    @Test(
        "give every match once, whether rows are made or counted, with lists of neighbours and without",
        arguments: 0..<40
    )
    func patterns(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &* 7919 &+ 1)
        let graph = try Self.graph(&random)
        let warm = CypherEngine()
        // Enough questions that the engine makes its lists.
        for type in graph.types {
            for direction in [Direction.outgoing, .incoming, .both] {
                #expect(warm.adjacency.lists(graph, type, direction, asking: 10_000) != nil)
            }
        }
        for _ in 0..<4 {
            let path = Self.path(&random)
            let expected = Self.matches(path, graph)
            let columns = Set(path.nodes).sorted().map { "id(\($0))" } + path.steps.indices.map { "id(r\($0))" }
            let rows = "MATCH \(path.text) RETURN \(columns.joined(separator: ", "))"
            let count = "MATCH \(path.text) RETURN count(*)"
            let types = path.text.replacing(/\[r\d/, with: "[")
            for engine in [CypherEngine(), warm] {
                let found = try engine.run(rows, on: graph).rows.map { row in
                    row.map { "\($0.integerValue ?? -1)" }.joined(separator: ",")
                }
                #expect(found.sorted() == expected, "\(rows)")
                for text in [count, "MATCH \(types) RETURN count(*)"] {
                    let counted = try engine.run(text, on: graph).rows[0][0].integerValue
                    #expect(counted == Int64(expected.count), "\(text)")
                }
                // As a condition, where a row is asked for its ends alone.
                if let first = path.nodes.first, let last = path.nodes.last, first != last {
                    let ends = Set(
                        expected.map { $0.split(separator: ",") }.map { parts in
                            let names = Set(path.nodes).sorted()
                            return
                                "\(parts[names.firstIndex(of: first) ?? 0]),\(parts[names.firstIndex(of: last) ?? 0])"
                        }
                    )
                    let text =
                        "MATCH (\(first)), (\(last)) WHERE exists { \(types) } RETURN id(\(first)), id(\(last))"
                    let pairs = try engine.run(text, on: graph).rows.map { row in
                        row.map { "\($0.integerValue ?? -1)" }.joined(separator: ",")
                    }
                    #expect(Set(pairs) == ends && pairs.count == ends.count, "\(text)")
                }
            }
        }
    }
}
