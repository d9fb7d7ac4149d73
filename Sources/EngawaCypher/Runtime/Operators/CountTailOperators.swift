import EngawaGraph

/// Counts the rows that the last steps of a plan would make, where these depend on few nodes of the row: once for each
/// combination of nodes, however many rows have it.
///
/// Only for who wants the number of rows alone.
final class CountTailStep: PlanStep, @unchecked Sendable {
    /// The last steps, on top of rows that are given to them.
    let tail: PlanStep
    /// The slots of the nodes that they depend on: one or two.
    let keys: [Int]
    /// Holds the number of a combination.
    let ordinal: Int
    /// Whether the first of two keys, or the absence of it, has so few values that there can be a table of all nodes for
    /// each.
    let isDense: Bool

    init(_ input: PlanStep, _ tail: PlanStep, keys: [Int], ordinal: Int, isDense: Bool) {
        (self.tail, self.keys, self.ordinal, self.isDense) = (tail, keys, ordinal, isDense)
        super.init(input: input)
    }

    override var name: String { "CountOnce" }
    override var nested: [PlanStep] { [tail] }
    override var reads: Set<Int> { Set(keys) }
    override func neededOfNested(behind needed: Set<Int>) -> Set<Int> { [ordinal] }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { CountTailOperator(self, input, x) }

    /// The same plan with its last steps counted once for each combination; nil where that would not help.
    /// - Parameter newSlot: makes a slot.
    static func splitting(_ root: PlanStep, _ newSlot: () -> Int, _ distinct: (Int) -> Double?) -> CountTailStep? {
        var chain: [PlanStep] = []
        var next: PlanStep? = root
        while let step = next, step.isCountable {
            chain.append(step)
            next = step.input
        }
        // From the end: the longest tail that depends on few nodes, and that enough rows share.
        var best: (place: Int, keys: [Int])?
        var needed: Set<Int> = []
        for place in chain.indices.dropLast() {
            let step = chain[place]
            needed = needed.subtracting(step.writes).union(step.reads)
            guard (1...2).contains(needed.count), let rows = chain[place + 1].estimatedRows,
                chain[...place].contains(where: \.isMultiplying)
            else { continue }
            let combinations = needed.reduce(1.0) { product, slot in distinct(slot).map { product * $0 } ?? .infinity }
            if rows > 2 * combinations, rows > 10_000 { best = (place, needed.sorted()) }
        }
        guard let best else { return nil }
        let head = chain[best.place + 1]
        chain[best.place].input = PlanStep(input: nil)
        // The key with fewer values first.
        let keys = best.keys.sorted { (distinct($0) ?? .infinity) < (distinct($1) ?? .infinity) }
        let isDense = keys.count == 1 || (distinct(keys[0]) ?? .infinity) <= 64
        return CountTailStep(head, chain[0], keys: keys, ordinal: newSlot(), isDense: isDense)
    }
}

final class CountTailOperator: UnaryOperator {
    private let step: CountTailStep
    private let plan: Subplan
    private var known = CountTable()

    override func rewind() {
        (known, tables, table, tableKey) = (CountTable(), [:], [], nil)
        super.rewind()
    }

    init(_ step: CountTailStep, _ input: Operator, _ x: Execution) {
        self.step = step
        plan = Subplan(step.tail, x)
        super.init(input, x)
    }

    override func count() throws(CypherError) -> Int {
        var total = 0
        var charged = 0
        while let batch = try input.next() {
            if step.isDense, let count = try countDense(batch) {
                let (sum, overflow) = total.addingReportingOverflow(count)
                guard !overflow else { throw CountTailOperator.tooMany }
                total = sum
                continue
            }
            var pairs = [UInt64](repeating: 0, count: batch.count)
            for slot in step.keys {
                if case .nodes(let ids) = batch.columns[slot] {
                    for row in 0..<batch.count { pairs[row] = pairs[row] << 32 | UInt64(ids[row].rawValue) }
                } else {
                    let column = batch.columns[slot]
                    for row in 0..<batch.count {
                        pairs[row] = pairs[row] << 32 | UInt64(column.node(row)?.rawValue ?? 0)
                    }
                }
            }
            var missing: [UInt64] = []
            var rows: [Int32] = []
            known.reserve(pairs, &missing, &rows)
            if !missing.isEmpty { try count(missing, batch.gather(rows, step.keys)) }
            let (sum, overflow) = total.addingReportingOverflow(known.sum(pairs))
            guard !overflow else { throw CountTailOperator.tooMany }
            total = sum
            try x.tick(batch.count)
            try x.charge(known.memory - charged)
            charged = known.memory
        }
        try x.charge(-charged)
        return total
    }

    private func count(_ pairs: [UInt64], _ argument: Batch) throws(CypherError) {
        let counts = try counts(pairs.count, argument)
        for (pair, count) in zip(pairs, counts) { known[pair] = count }
    }

    /// How many rows come of each row that the tail is given.
    private func counts(_ count: Int, _ argument: Batch) throws(CypherError) -> [Int] {
        // Numbers travel as ids of nodes do: without boxes.
        argument.columns[step.ordinal] = .nodes((0..<count).map { NodeID(rawValue: UInt32($0)) })
        plan.restart(argument)
        var counts = [Int](repeating: 0, count: count)
        while let made = try plan.root.next() {
            guard case .nodes(let numbers) = made.columns[step.ordinal] else { continue }
            for number in numbers { counts[Int(number.rawValue)] += 1 }
        }
        return counts
    }

    // MARK: - Tables of all nodes

    /// For each value of the first key, the counts by the second: -1 where it is not known.
    private var tables: [NodeID: [Int]] = [:]
    private var table: [Int] = []
    private var tableKey: NodeID?

    /// The counts of the rows of a batch together; nil where its columns have another form.
    private func countDense(_ batch: Batch) throws(CypherError) -> Int? {
        guard let last = step.keys.last, case .nodes(let inner) = batch.columns[last] else { return nil }
        var outer: [NodeID] = []
        if step.keys.count > 1 {
            guard case .nodes(let ids) = batch.columns[step.keys[0]] else { return nil }
            outer = ids
        }
        var total = 0
        var start = 0
        while start < batch.count {
            let key = outer.isEmpty ? NodeID(rawValue: 0) : outer[start]
            var end = start + 1
            if outer.isEmpty { end = batch.count } else { while end < batch.count, outer[end] == key { end += 1 } }
            try change(to: key)
            var table = table
            self.table = []
            defer { self.table = table }
            // A count that is being found out is -2 and below: the place among those that are missing.
            var missing: [Int32] = []
            var times: [Int] = []
            for row in start..<end {
                let place = Int(inner[row].rawValue)
                let count = table[place]
                if count >= 0 {
                    total &+= count
                } else if count == -1 {
                    table[place] = -2 - missing.count
                    missing.append(Int32(truncatingIfNeeded: row))
                    times.append(1)
                } else {
                    times[-2 - count] += 1
                }
            }
            if !missing.isEmpty {
                let counts = try counts(missing.count, batch.gather(missing, step.keys))
                for (place, row) in missing.enumerated() {
                    table[Int(inner[Int(row)].rawValue)] = counts[place]
                    let (product, overflow) = counts[place].multipliedReportingOverflow(by: times[place])
                    guard !overflow else { throw CountTailOperator.tooMany }
                    total &+= product
                }
            }
            guard total >= 0 else { throw CountTailOperator.tooMany }
            start = end
        }
        try x.tick(batch.count)
        return total
    }

    private func change(to key: NodeID) throws(CypherError) {
        if tableKey == key { return }
        if let tableKey { tables[tableKey] = table }
        table = []
        if let known = tables.removeValue(forKey: key) {
            table = known
        } else {
            let size = Int(x.graph.nextNodeID.rawValue) + 1
            try x.charge(size * 8)
            table = [Int](repeating: -1, count: size)
        }
        tableKey = key
    }

    private static var tooMany: CypherError {
        .runtime(
            .arithmeticError,
            "IntegerOverflow",
            ja: "行の数が 64 ビットに収まりません",
            en: "there are more rows than 64 bits can count"
        )
    }
}

/// Counts by pairs of numbers, in one table without objects.
private struct CountTable {
    private var keys: [UInt64] = []
    private var values: [Int] = []
    private var count = 0

    var memory: Int { keys.count * 16 }

    /// Makes room for a pair; false where it is there already.
    mutating func reserve(_ pair: UInt64) -> Bool {
        if count * 2 >= keys.count { grow() }
        let place = place(of: pair)
        if keys[place] == pair &+ 1 { return false }
        keys[place] = pair &+ 1
        count += 1
        return true
    }

    /// Makes room for pairs, and says which were not there yet, and in which rows.
    mutating func reserve(_ pairs: [UInt64], _ missing: inout [UInt64], _ rows: inout [Int32]) {
        for (row, pair) in pairs.enumerated() where reserve(pair) {
            missing.append(pair)
            rows.append(Int32(truncatingIfNeeded: row))
        }
    }

    /// The counts of pairs together.
    func sum(_ pairs: [UInt64]) -> Int {
        var sum = 0
        for pair in pairs { sum += values[place(of: pair)] }
        return sum
    }

    subscript(pair: UInt64) -> Int {
        get { values[place(of: pair)] }
        set { values[place(of: pair)] = newValue }
    }

    @inline(__always)
    private func place(of pair: UInt64) -> Int {
        let mask = keys.count - 1
        let wanted = pair &+ 1
        // The upper bits of the product depend on all bits of the pair.
        var place = Int(
            truncatingIfNeeded: (wanted &* 0x9E37_79B9_7F4A_7C15) >> UInt64(keys.count.leadingZeroBitCount + 1)
        )
        while keys[place] != 0, keys[place] != wanted { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        keys = [UInt64](repeating: 0, count: max(1024, oldKeys.count * 2))
        values = [Int](repeating: 0, count: keys.count)
        for (place, key) in oldKeys.enumerated() where key != 0 {
            let new = self.place(of: key &- 1)
            keys[new] = key
            values[new] = oldValues[place]
        }
    }
}
