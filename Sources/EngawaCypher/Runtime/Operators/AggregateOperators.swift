import EngawaGraph

/// Groups rows by the values of some slots and sums each group up.
final class AggregateStep: PlanStep, @unchecked Sendable {
    let keys: [(slot: Int, value: Evaluator)]
    let aggregates: [(slot: Int, AggregateCall)]
    private let used: Set<Int>
    private let text: String

    init(
        _ input: PlanStep,
        keys: [(slot: Int, value: Evaluator)],
        aggregates: [(slot: Int, AggregateCall)],
        _ used: Set<Int>,
        _ text: String
    ) {
        (self.keys, self.aggregates, self.used, self.text) = (keys, aggregates, used, text)
        super.init(input: input)
    }

    override var name: String { "Aggregation" }
    override var details: String { text }
    override var isBarrier: Bool { true }
    override var reads: Set<Int> { used }
    override var writes: Set<Int> { Set(keys.map(\.slot) + aggregates.map(\.slot)) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { AggregateOperator(self, input, x) }

    /// Whether only the number of rows is asked for.
    var isCount: Bool { keys.isEmpty && aggregates.allSatisfy { $0.1.argument == nil } }

    /// The slot of a node that the only key is a property of: equal nodes have equal keys.
    var keyNode: Int? {
        guard keys.count == 1, let property = keys[0].value.unplaced as? PropertyEvaluator else { return nil }
        return (property.subject as? SlotEvaluator)?.slot
    }
}

final class AggregateOperator: UnaryOperator {
    private let step: AggregateStep
    private var isDone = false
    private var table: [EquivalentRow: Int32] = [:]
    private var keys: [[CypherValue]] = []
    private var groupCount = 0
    private var sums: [GroupedSum] = []
    private var charged = 0
    /// Where the only key is a property of a node: which node each group was first seen at, …
    private var examples: [NodeID] = []
    /// … the groups of texts, …
    private var texts = TextGroups()
    /// … and the groups of nodes by their ids, -1 where it is not known yet. Made when there were many rows; the first are
    /// looked up in a table.
    private var groupOfNode: [Int32] = []
    private var groupTable = NodeNumbers()
    private var rowCount = 0

    init(_ step: AggregateStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func rewind() {
        isDone = false
        (table, keys, groupCount, rowCount) = ([:], [], 0, 0)
        (examples, texts, groupOfNode, groupTable) = ([], TextGroups(), [], NodeNumbers())
        super.rewind()
    }

    override func next() throws(CypherError) -> Batch? {
        if isDone { return nil }
        isDone = true
        sums = step.aggregates.map { $0.1.makeSum() }
        if step.isCount {
            let count = try input.count()
            let result = Batch(width: step.width, count: 1)
            for aggregate in step.aggregates { result.columns[aggregate.slot] = .constant(.integer(Int64(count))) }
            return result
        }
        if step.keys.isEmpty { try addGroup([]) }
        let keyNode = x.isUpdating ? nil : step.keyNode
        let key = keyNode == nil ? nil : x.key((step.keys[0].value.unplaced as? PropertyEvaluator)?.key ?? 0)
        while let batch = try input.next() {
            let groups: [Int32]
            if step.keys.isEmpty {
                groups = [Int32](repeating: 0, count: batch.count)
            } else if let keyNode, let key {
                groups = try self.groups(batch, keyNode, key)
            } else {
                groups = try self.groups(batch)
            }
            for sum in sums { try sum.add(groups, batch, x) }
        }
        try x.charge(-charged)
        charged = 0
        if groupCount == 0 { return nil }
        let result = Batch(width: step.width, count: groupCount)
        if keyNode != nil, let key {
            result.columns[step.keys[0].slot] = .property(PropertyColumn(nodes: examples, key: key, graph: x.graph))
        } else {
            for (place, key) in step.keys.enumerated() { result.columns[key.slot] = .values(keys.map { $0[place] }) }
        }
        for (place, aggregate) in step.aggregates.enumerated() {
            result.columns[aggregate.slot] = .values(try sums[place].results(groupCount, x))
        }
        return result
    }

    private func addGroup() throws(CypherError) {
        groupCount += 1
        for sum in sums { try sum.addGroup(x) }
    }

    private func addGroup(_ values: [CypherValue]) throws(CypherError) {
        keys.append(values)
        let bytes = values.reduce(160) { $0 + 48 + $1.extraMemory }
        charged += bytes
        try x.charge(bytes)
        try addGroup()
    }

    // MARK: - Any keys

    private func group(_ values: [CypherValue]) throws(CypherError) -> Int32 {
        let row = EquivalentRow(values)
        if let known = table[row] { return known }
        let group = Int32(truncatingIfNeeded: groupCount)
        table[row] = group
        try addGroup(values)
        return group
    }

    /// The group of each row.
    private func groups(_ batch: Batch) throws(CypherError) -> [Int32] {
        var groups: [Int32] = []
        groups.reserveCapacity(batch.count)
        var columns: [Column] = []
        for key in step.keys { columns.append(try key.value.column(batch, x)) }
        for row in 0..<batch.count {
            groups.append(try group(columns.map { $0[row] }))
        }
        try x.tick(batch.count * 4)
        return groups
    }

    // MARK: - A property of a node as the only key

    private func groups(_ batch: Batch, _ slot: Int, _ key: KeyToken) throws(CypherError) -> [Int32] {
        var groups: [Int32] = []
        groups.reserveCapacity(batch.count)
        rowCount += batch.count
        let size = Int(x.graph.nextNodeID.rawValue) + 1
        if groupOfNode.isEmpty, rowCount >= size / 16 { groupOfNode = [Int32](repeating: -1, count: size) }
        // Held here meanwhile, so that no access has to be checked.
        var (known, table) = (groupOfNode, groupTable)
        (groupOfNode, groupTable) = ([], NodeNumbers())
        defer { (groupOfNode, groupTable) = (known, table) }
        let column = batch.columns[slot]
        for row in 0..<batch.count {
            let node: NodeID
            if case .nodes(let ids) = column { node = ids[row] } else { node = column.node(row) ?? NodeID(rawValue: 0) }
            if known.isEmpty {
                let place = table.place(of: node)
                if table.numbers[place] < 0 { table.numbers[place] = try group(of: node, key) }
                groups.append(table.numbers[place])
                continue
            }
            var group = known[Int(node.rawValue)]
            if group < 0 {
                group = try self.group(of: node, key)
                known[Int(node.rawValue)] = group
            }
            groups.append(group)
        }
        try x.tick(batch.count)
        return groups
    }

    private func group(of node: NodeID, _ key: KeyToken) throws(CypherError) -> Int32 {
        let next = Int32(truncatingIfNeeded: groupCount)
        let group: Int32
        if node.rawValue > 0, let hash = x.graph.textHash(key, of: node) {
            group = texts.group(hash, node, next, examples, key, x.graph)
        } else {
            let value = node.rawValue > 0 ? CypherValue(x.graph.value(key, of: node)) : .null
            let row = EquivalentRow([value])
            group = table[row] ?? next
            table[row] = group
        }
        if group == next {
            examples.append(node)
            charged += 64
            try x.charge(64)
            try addGroup()
        }
        return group
    }
}

/// Numbers of nodes, in one table without objects.
struct NodeNumbers {
    private var nodes: [UInt32] = []
    /// -1 where a node has no number yet.
    var numbers: [Int32] = []
    private var count = 0

    /// Where the number of a node stands, which is there from now on.
    mutating func place(of node: NodeID) -> Int {
        if count * 2 >= nodes.count { grow() }
        // 0 marks a free place.
        let key = node.rawValue &+ 1
        let mask = nodes.count - 1
        var place = Int(key &* 0x9E37_79B9) & mask
        while nodes[place] != key {
            if nodes[place] == 0 {
                nodes[place] = key
                count += 1
                break
            }
            place = (place + 1) & mask
        }
        return place
    }

    private mutating func grow() {
        let (oldNodes, oldNumbers) = (nodes, numbers)
        let size = max(64, oldNodes.count * 2)
        nodes = [UInt32](repeating: 0, count: size)
        numbers = [Int32](repeating: -1, count: size)
        for (old, key) in oldNodes.enumerated() where key != 0 {
            var place = Int(key &* 0x9E37_79B9) & (size - 1)
            while nodes[place] != 0 { place = (place + 1) & (size - 1) }
            nodes[place] = key
            numbers[place] = oldNumbers[old]
        }
    }
}

/// Groups by their texts, which stay in the graph: hashes, and for each the group's number.
struct TextGroups {
    private var hashes: [UInt64] = []
    private var groups: [Int32] = []
    private var count = 0

    /// The group with the same text as a node, else `next`, which is the node's own then.
    mutating func group(
        _ hash: UInt64,
        _ node: NodeID,
        _ next: Int32,
        _ examples: [NodeID],
        _ key: KeyToken,
        _ graph: PropertyGraph
    ) -> Int32 {
        if count * 2 >= groups.count { grow() }
        let mask = groups.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while groups[place] >= 0 {
            let group = groups[place]
            if hashes[place] == hash, graph.haveSameText(key, examples[Int(group)], node) { return group }
            place = (place + 1) & mask
        }
        hashes[place] = hash
        groups[place] = next
        count += 1
        return next
    }

    private mutating func grow() {
        let (oldHashes, oldGroups) = (hashes, groups)
        let size = max(64, oldGroups.count * 2)
        hashes = [UInt64](repeating: 0, count: size)
        groups = [Int32](repeating: -1, count: size)
        for (old, group) in oldGroups.enumerated() where group >= 0 {
            var place = Int(truncatingIfNeeded: oldHashes[old]) & (size - 1)
            while groups[place] >= 0 { place = (place + 1) & (size - 1) }
            hashes[place] = oldHashes[old]
            groups[place] = group
        }
    }
}
