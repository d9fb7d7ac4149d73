import EngawaGraph

/// Where a search begins.
extension PatternSearch {
    struct Start {
        let node: Node
        let source: NodeSource
        let used: Set<Int>
        let rows: Double
        let condition: Condition?
        let text: String
        var label: Int?
    }

    func cheapestStart() -> Start? {
        // Nodes at an open end of nothing but shortest paths count as well.
        var best: Start?
        for node in nodes where !bound.contains(node.slot) {
            let start = cheapestStart(of: node)
            if best.map({ start.rows < $0.rows }) ?? true { best = start }
        }
        return best
    }

    func cheapestStart(of node: Node) -> Start {
        var best = Start(
            node: node,
            source: .all,
            used: [],
            rows: Double(graph.nodeCount),
            condition: nil,
            text: node.name
        )
        for label in node.labels {
            let count = graph.label(planner.names.labels[label]).map { Double(graph.nodeCount(label: $0)) } ?? 0
            if best.label == nil || count < best.rows {
                best = Start(
                    node: node,
                    source: .label(label),
                    used: [],
                    rows: count,
                    condition: nil,
                    text: "\(node.name):\(planner.names.labels[label])",
                    label: label
                )
            }
        }
        for condition in conditions where !condition.isDone {
            guard let seek = condition.seek, seek.slot == node.slot, seek.used.isSubset(of: bound) else { continue }
            if case .id = seek.kind {
                return Start(
                    node: node,
                    source: .id(seek.value),
                    used: seek.used,
                    rows: 1,
                    condition: condition,
                    text: condition.text
                )
            }
            for label in node.labels {
                guard let token = graph.label(planner.names.labels[label]),
                    let key = graph.key(planner.names.keys[seek.key]), graph.hasIndex(label: token, key: key)
                else { continue }
                let count = Double(graph.nodeCount(label: token))
                let (source, rows): (NodeSource, Double) =
                    switch seek.kind {
                    case .equal: (.index(label: label, key: seek.key, seek.value), estimate(seek, token, key, count))
                    case .any: (.indexAny(label: label, key: seek.key, seek.value), min(count, 10))
                    case .prefix: (.indexPrefix(label: label, key: seek.key, seek.value), count * 0.05)
                    case .range(let comparison):
                        (.indexRange(label: label, key: seek.key, comparison, seek.value), count * 0.3)
                    case .id: (.all, count)
                    }
                if rows < best.rows {
                    best = Start(
                        node: node,
                        source: source,
                        used: seek.used,
                        rows: rows,
                        condition: condition,
                        text: "\(node.name):\(planner.names.labels[label]) \(condition.text)",
                        label: label
                    )
                }
            }
        }
        return best
    }

    func estimate(_ seek: Seek, _ label: LabelToken, _ key: KeyToken, _ count: Double) -> Double {
        if let value = seek.value.constant?.stored {
            if let exact = graph.estimatedCount(label: label, key: key, cypherEquals: value) { return Double(exact) }
        }
        return min(count, 1)
    }

    func scan(_ start: Start, _ input: PlanStep) -> PlanStep {
        var step: PlanStep = NodeScanStep(input, start.node.slot, start.source, start.used, start.text)
        start.condition?.isDone = true
        rows *= start.rows
        step.estimatedRows = rows
        bound.insert(start.node.slot)
        order.append(start.node.slot)
        let others = start.node.labels.filter { $0 != start.label }
        if !others.isEmpty {
            step = check(Node(slot: start.node.slot, labels: others, name: start.node.name), step)
        }
        return step
    }
}
