import EngawaGraph

extension ComparisonOperator {
    var isEquality: Bool { self == .equal || self == .notEqual }
}

/// A property of what stands in a slot.
struct SlotProperty: Sendable {
    let slot: Int
    let key: Int
}

extension Evaluator {
    /// The property of a slot that it is, if it is one.
    var slotProperty: SlotProperty? {
        guard let property = unplaced as? PropertyEvaluator, let slot = property.subject as? SlotEvaluator else {
            return nil
        }
        return SlotProperty(slot: slot.slot, key: property.key)
    }

    /// Whether it is the same in every row.
    var isFixed: Bool { unplaced is ConstantEvaluator || unplaced is ParameterEvaluator }
}

/// `n.key = 'text'` and `n.key <> 'text'`.
final class PropertyEqualityEvaluator: Evaluator, @unchecked Sendable {
    private let property: SlotProperty
    private let other: Evaluator
    private let isNegated: Bool
    private let general: Evaluator
    override var isPure: Bool { true }

    init(_ property: SlotProperty, _ other: Evaluator, isNegated: Bool, _ general: Evaluator) {
        (self.property, self.other, self.isNegated, self.general) = (property, other, isNegated, general)
    }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        try general.truth(row, batch, x)
    }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        try general.value(row, batch, x)
    }

    override func select(_ batch: Batch, _ x: Execution) throws(CypherError) -> [Int32] {
        guard !x.isUpdating, case .nodes(let ids) = batch.columns[property.slot], let key = x.key(property.key),
            case .string(let text) = try other.value(0, batch, x)
        else { return try general.select(batch, x) }
        try x.tick(batch.count)
        let graph = x.graph
        let wanted = Value.string(text)
        var rows: [Int32] = []
        rows.reserveCapacity(isNegated ? batch.count : 16)
        for row in 0..<batch.count {
            if graph.has(wanted, for: key, of: ids[row]) {
                if !isNegated { rows.append(Int32(truncatingIfNeeded: row)) }
            } else if isNegated, !graph.has(.null, for: key, of: ids[row]) {
                rows.append(Int32(truncatingIfNeeded: row))
            }
        }
        return rows
    }
}

/// `a.key < b.key` and its kin, of two nodes.
final class PropertyPairEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let comparison: ComparisonOperator
    private let left, right: SlotProperty
    private let general: Evaluator
    override var isPure: Bool { true }

    init(_ comparison: ComparisonOperator, _ left: SlotProperty, _ right: SlotProperty, _ general: Evaluator) {
        (self.comparison, self.left, self.right, self.general) = (comparison, left, right, general)
    }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        guard !x.isUpdating, case .nodes(let lefts) = batch.columns[left.slot],
            case .nodes(let rights) = batch.columns[right.slot], let leftKey = x.key(left.key),
            let rightKey = x.key(right.key)
        else { return try general.truth(row, batch, x) }
        let order = x.graph.textOrder(leftKey, of: lefts[row], to: rightKey, of: rights[row])
        guard let order else { return try general.truth(row, batch, x) }
        return holds(order)
    }

    override func select(_ batch: Batch, _ x: Execution) throws(CypherError) -> [Int32] {
        guard !x.isUpdating, case .nodes(let lefts) = batch.columns[left.slot],
            case .nodes(let rights) = batch.columns[right.slot], let leftKey = x.key(left.key),
            let rightKey = x.key(right.key)
        else { return try general.select(batch, x) }
        try x.tick(batch.count)
        let graph = x.graph
        var rows: [Int32] = []
        rows.reserveCapacity(batch.count)
        if comparison == .equal || comparison == .notEqual {
            let classes = x.textClasses
            classes.prepare(batch.count, graph)
            if classes.isReady {
                for row in 0..<batch.count {
                    let (left, right) = (classes[lefts[row], leftKey, graph], classes[rights[row], rightKey, graph])
                    // Not both are texts.
                    if left == 0 || right == 0 {
                        if try general.truth(row, batch, x) == true { rows.append(Int32(truncatingIfNeeded: row)) }
                    } else if (left == right) == (comparison == .equal) {
                        rows.append(Int32(truncatingIfNeeded: row))
                    }
                }
                return rows
            }
        }
        // The beginnings of the texts mostly tell; rows with the same left node often follow each other.
        var (node, beginning): (NodeID?, (UInt64, UInt64)?) = (nil, nil)
        for row in 0..<batch.count {
            if node != lefts[row] {
                node = lefts[row]
                beginning = graph.textPrefix(leftKey, of: lefts[row])?.words
            }
            if let beginning, let other = graph.textPrefix(rightKey, of: rights[row])?.words, beginning != other {
                if holds(beginning < other ? -1 : 1) { rows.append(Int32(truncatingIfNeeded: row)) }
                continue
            }
            let isTrue: Bool?
            if let order = graph.textOrder(leftKey, of: lefts[row], to: rightKey, of: rights[row]) {
                isTrue = holds(order)
            } else {
                isTrue = try general.truth(row, batch, x)
            }
            if isTrue == true { rows.append(Int32(truncatingIfNeeded: row)) }
        }
        return rows
    }

    private func holds(_ order: Int) -> Bool {
        switch comparison {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .atMost: order <= 0
        case .greater: order > 0
        case .atLeast: order >= 0
        }
    }
}

/// Numbers for texts of properties, the same for equal texts, so that comparing many of them compares numbers.
///
/// It costs a table as large as the graph: it is made when enough rows were compared.
final class TextClasses {
    private var compared = 0
    private var tables: [KeyToken: [UInt32]] = [:]
    private var numbers: [ExactText: UInt32] = [:]
    private(set) var isReady = false
    private var size = 0
    private var lastKey: KeyToken?
    private var last: [UInt32] = []

    /// Counts rows that are about to be compared.
    func prepare(_ rows: Int, _ graph: PropertyGraph) {
        compared += rows
        if !isReady, compared > 1 << 15 {
            isReady = true
            size = Int(graph.nextNodeID.rawValue) + 1
        }
    }

    /// The number of a node's text under a key; 0 where it is none.
    @inline(__always)
    subscript(_ id: NodeID, _ key: KeyToken, _ graph: PropertyGraph) -> UInt32 {
        if lastKey != key { change(to: key) }
        let known = last[Int(id.rawValue)]
        return known < 2 ? (known == 1 ? 0 : find(id, key, graph)) : known
    }

    private func change(to key: KeyToken) {
        if let lastKey { tables[lastKey] = last }
        last = tables[key] ?? [UInt32](repeating: 0, count: size)
        tables[key] = nil
        lastKey = key
    }

    /// 0 is not looked up yet, 1 no text.
    private func find(_ id: NodeID, _ key: KeyToken, _ graph: PropertyGraph) -> UInt32 {
        guard case .string(let text) = graph.value(key, of: id) else {
            last[Int(id.rawValue)] = 1
            return 0
        }
        let number = numbers[ExactText(text)] ?? UInt32(truncatingIfNeeded: numbers.count + 2)
        numbers[ExactText(text)] = number
        last[Int(id.rawValue)] = number
        return number
    }
}
