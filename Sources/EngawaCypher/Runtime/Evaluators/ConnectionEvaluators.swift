import EngawaGraph

extension Planner {
    /// A pattern between two nodes that the row has, as a condition, where it is simple enough to be decided without
    /// rows: one relationship, or two with a node between them that nothing else is known of.
    func connection(_ patterns: [Pattern], _ condition: Expression?, _ scope: Scope) -> Evaluator? {
        guard patterns.count == 1, condition == nil, let pattern = patterns.first, pattern.selection == .all,
            pattern.variable == nil, (1...2).contains(pattern.relationships.count),
            pattern.relationships.allSatisfy({ $0.variable == nil && $0.length == nil && $0.properties == nil }),
            let first = pattern.nodes.first, let last = pattern.nodes.last, first.isPlain, last.isPlain,
            let start = first.variable.flatMap({ scope.slot($0.text) }),
            let end = last.variable.flatMap({ scope.slot($0.text) })
        else { return nil }
        let following = pattern.relationships.map { relationship in
            Following(
                types: relationship.types.map { names.type($0.text) },
                direction: relationship.direction
            )
        }
        if following.count == 1 {
            use([start, end])
            return ConnectedEvaluator(start, end, following[0])
        }
        let middle = pattern.nodes[1]
        guard middle.variable == nil, middle.properties == nil else { return nil }
        use([start, end])
        return SharedNeighbourEvaluator(
            start,
            end,
            following[0],
            following[1],
            middle.labels.map { names.label($0.text) }
        )
    }
}

extension NodePattern {
    fileprivate var isPlain: Bool { labels.isEmpty && properties == nil }
}

/// `(a)-[:TYPE]->(b)` as a condition.
final class ConnectedEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let start, end: Int
    private let following: Following

    override var isTotal: Bool { true }
    override var isPure: Bool { true }

    init(_ start: Int, _ end: Int, _ following: Following) {
        (self.start, self.end, self.following) = (start, end, following)
    }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        guard let from = batch.columns[start].node(row), let to = batch.columns[end].node(row),
            let types = following.tokens(x)
        else { return false }
        let graph = x.graph
        var (near, far, direction) = (from, to, following.graphDirection)
        if graph.degree(of: far, direction.reversed, type: types.only)
            < graph.degree(of: near, direction, type: types.only)
        {
            (near, far, direction) = (far, near, direction.reversed)
        }
        for tie in graph.relationships(of: near, direction, type: types.only) where tie.other == far {
            if types.accepts(tie.type) { return true }
        }
        return false
    }

    override func select(_ batch: Batch, _ x: Execution) throws(CypherError) -> [Int32] {
        guard let type = following.tokens(x)?.only,
            let near = x.lists(type, following.graphDirection, asking: batch.count),
            let far = x.lists(type, following.graphDirection.reversed, asking: batch.count)
        else { return try super.select(batch, x) }
        var rows: [Int32] = []
        for row in 0..<batch.count {
            guard let from = batch.columns[start].node(row), let to = batch.columns[end].node(row) else { continue }
            let (ahead, back) = (near.range(of: from), far.range(of: to))
            let isThere =
                ahead.count <= back.count
                ? near.neighbours[ahead].contains(to) : far.neighbours[back].contains(from)
            if isThere { rows.append(Int32(truncatingIfNeeded: row)) }
            try x.tick(min(ahead.count, back.count))
        }
        return rows
    }
}

/// `(a)-[:TYPE]->(:Label)<-[:TYPE]-(b)` as a condition.
final class SharedNeighbourEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let start, end: Int
    private let first, second: Following
    private let labels: [Int]

    override var isTotal: Bool { true }
    override var isPure: Bool { true }

    init(_ start: Int, _ end: Int, _ first: Following, _ second: Following, _ labels: [Int]) {
        (self.start, self.end, self.first, self.second, self.labels) = (start, end, first, second, labels)
    }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        guard let from = batch.columns[start].node(row), let to = batch.columns[end].node(row) else { return false }
        var marks = Marks()
        return try isConnected(from, to, &marks, x)
    }

    /// The lists of both sides, where there are any and every node in them has the labels.
    private func lists(_ x: Execution, _ count: Int) -> (AdjacencyLists, AdjacencyLists)? {
        guard let firstTypes = first.tokens(x), let secondTypes = second.tokens(x), let firstType = firstTypes.only,
            let secondType = secondTypes.only
        else { return nil }
        let graph = x.graph
        for number in labels {
            guard let label = x.label(number), first.leadsOnly(to: label, firstTypes, graph) else { return nil }
        }
        guard let near = x.lists(firstType, first.graphDirection, asking: count),
            let far = x.lists(secondType, second.graphDirection.reversed, asking: count)
        else { return nil }
        return (near, far)
    }

    /// Whether two sorted ranges of neighbours share one, by two relationships that are not the same.
    private static func share(
        _ near: AdjacencyLists,
        _ ahead: Range<Int>,
        _ far: AdjacencyLists,
        _ back: Range<Int>
    ) -> Bool {
        var (left, right) = (ahead.lowerBound, back.lowerBound)
        return near.neighbours.withUnsafeBufferPointer { nearNeighbours in
            far.neighbours.withUnsafeBufferPointer { farNeighbours in
                while left < ahead.upperBound, right < back.upperBound {
                    let (first, second) = (nearNeighbours[left].rawValue, farNeighbours[right].rawValue)
                    if first < second {
                        left += 1
                    } else if first > second {
                        right += 1
                    } else {
                        if near.relationships[left] != far.relationships[right] { return true }
                        // The same relationship from both sides: another one may lead there as well.
                        if left + 1 < ahead.upperBound, nearNeighbours[left + 1].rawValue == first { return true }
                        if right + 1 < back.upperBound, farNeighbours[right + 1].rawValue == first { return true }
                        left += 1
                        right += 1
                    }
                }
                return false
            }
        }
    }

    override func select(_ batch: Batch, _ x: Execution) throws(CypherError) -> [Int32] {
        var rows: [Int32] = []
        if let (near, far) = lists(x, batch.count) {
            for row in 0..<batch.count {
                guard let from = batch.columns[start].node(row), let to = batch.columns[end].node(row) else { continue }
                let (ahead, back) = (near.range(of: from), far.range(of: to))
                try x.tick(ahead.count + back.count)
                if SharedNeighbourEvaluator.share(near, ahead, far, back) {
                    rows.append(Int32(truncatingIfNeeded: row))
                }
            }
            return rows
        }
        var marks = Marks()
        for row in 0..<batch.count {
            try x.tick(16)
            guard let from = batch.columns[start].node(row), let to = batch.columns[end].node(row) else { continue }
            if try isConnected(from, to, &marks, x) { rows.append(Int32(truncatingIfNeeded: row)) }
        }
        return rows
    }

    /// The neighbours of one node, and by which relationship; kept as long as rows with that node follow each other.
    struct Marks {
        var of: NodeID?
        var neighbours: [NodeID: RelationshipID] = [:]
        /// Nodes that several relationships lead to.
        var several: Set<NodeID> = []
    }

    private func isConnected(
        _ from: NodeID,
        _ to: NodeID,
        _ marks: inout Marks,
        _ x: Execution
    ) throws(CypherError) -> Bool {
        guard let firstTypes = first.tokens(x), let secondTypes = second.tokens(x) else { return false }
        let graph = x.graph
        if marks.of != from {
            marks = Marks(of: from)
            for tie in graph.relationships(of: from, first.graphDirection, type: firstTypes.only) {
                if !firstTypes.accepts(tie.type) { continue }
                if !labels.allSatisfy({ x.label($0).map { graph.hasLabel(tie.other, $0) } ?? false }) { continue }
                if marks.neighbours.updateValue(tie.relationship, forKey: tie.other) != nil {
                    marks.several.insert(tie.other)
                }
            }
        }
        if marks.neighbours.isEmpty { return false }
        for tie in graph.relationships(of: to, second.graphDirection.reversed, type: secondTypes.only) {
            if !secondTypes.accepts(tie.type) { continue }
            // No relationship is taken twice.
            if let other = marks.neighbours[tie.other],
                other != tie.relationship || marks.several.contains(tie.other)
            {
                return true
            }
        }
        return false
    }
}
