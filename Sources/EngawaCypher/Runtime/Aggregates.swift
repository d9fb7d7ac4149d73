import EngawaGraph

/// An aggregate as it stands in a query.
struct AggregateCall: @unchecked Sendable {
    enum Function: String, Sendable, CaseIterable {
        case count, sum, avg, min, max, collect
        case stDev = "stdev"
        case stDevP = "stdevp"
        case percentileDisc = "percentiledisc"
        case percentileCont = "percentilecont"
    }

    let function: Function
    let isDistinct: Bool
    /// Nil: `count(*)`.
    let argument: Evaluator?
    /// The share, of a percentile.
    let share: Evaluator?

    func makeSum() -> GroupedSum {
        guard let argument else { return GroupedRowCount() }
        if function == .count { return isDistinct ? GroupedDistinctCount(argument) : GroupedCount(argument) }
        return GroupedAggregators(self)
    }

    fileprivate func makeAggregator(_ x: Execution) throws(CypherError) -> Aggregator {
        guard let argument else { preconditionFailure("rows are counted by themselves") }
        switch function {
        case .count: return Counter(argument, isDistinct)
        case .sum: return Sum(argument, isDistinct)
        case .avg: return Average(argument, isDistinct)
        case .min: return Extreme(argument, isDistinct, wants: .before)
        case .max: return Extreme(argument, isDistinct, wants: .after)
        case .collect: return Collection(argument, isDistinct)
        case .stDev: return Deviation(argument, isDistinct, isSample: true)
        case .stDevP: return Deviation(argument, isDistinct, isSample: false)
        case .percentileDisc: return Percentile(argument, isDistinct, share, isContinuous: false)
        case .percentileCont: return Percentile(argument, isDistinct, share, isContinuous: true)
        }
    }
}

/// Sums up the rows of all groups.
class GroupedSum {
    /// Makes room for so many groups more.
    func addGroups(_ count: Int, _ x: Execution) throws(CypherError) {}
    /// Adds the rows of a batch, each to its group.
    func add(_ groups: [Int32], _ batch: Batch, _ x: Execution) throws(CypherError) {}
    func results(_ count: Int, _ x: Execution) throws(CypherError) -> [CypherValue] { [] }
}

/// `count(*)`
private final class GroupedRowCount: GroupedSum {
    private var counts: [Int64] = []
    override func addGroups(_ count: Int, _ x: Execution) {
        counts.append(contentsOf: repeatElement(0, count: count))
    }

    override func add(_ groups: [Int32], _ batch: Batch, _ x: Execution) {
        var counts = counts
        self.counts = []
        for group in groups { counts[Int(group)] += 1 }
        self.counts = counts
    }

    override func results(_ count: Int, _ x: Execution) -> [CypherValue] { counts.map { .integer($0) } }
}

/// `count(value)`
private final class GroupedCount: GroupedSum {
    private let argument: Evaluator
    private var counts: [Int64] = []
    init(_ argument: Evaluator) { self.argument = argument }
    override func addGroups(_ count: Int, _ x: Execution) {
        counts.append(contentsOf: repeatElement(0, count: count))
    }

    override func add(_ groups: [Int32], _ batch: Batch, _ x: Execution) throws(CypherError) {
        let column = try argument.column(batch, x)
        var counts = counts
        self.counts = []
        defer { self.counts = counts }
        switch column {
        case .nodes, .relationships: for group in groups { counts[Int(group)] += 1 }
        default:
            for (row, group) in groups.enumerated() where !column[row].isNull { counts[Int(group)] += 1 }
        }
    }

    override func results(_ count: Int, _ x: Execution) -> [CypherValue] { counts.map { .integer($0) } }
}

/// `count(DISTINCT value)`
private final class GroupedDistinctCount: GroupedSum {
    private let argument: Evaluator
    private var counts: [Int64] = []
    /// Groups and ids of nodes or relationships that were seen.
    private var ids = PairSet()
    private var values: Set<GroupedValue> = []
    private var charged = 0

    private struct GroupedValue: Hashable {
        let group: Int32
        let value: EquivalentValue
    }

    init(_ argument: Evaluator) { self.argument = argument }
    override func addGroups(_ count: Int, _ x: Execution) {
        counts.append(contentsOf: repeatElement(0, count: count))
    }

    override func add(_ groups: [Int32], _ batch: Batch, _ x: Execution) throws(CypherError) {
        let column = try argument.column(batch, x)
        // Held here meanwhile, so that no access has to be checked.
        var (counts, ids) = (counts, ids)
        (self.counts, self.ids) = ([], PairSet())
        defer { (self.counts, self.ids) = (counts, ids) }
        switch column {
        case .nodes(let nodes) where values.isEmpty:
            for (row, group) in groups.enumerated() where ids.insert(UInt32(bitPattern: group), nodes[row].rawValue) {
                counts[Int(group)] += 1
            }
        case .relationships(let relationships) where values.isEmpty:
            for (row, group) in groups.enumerated()
            where ids.insert(UInt32(bitPattern: group), relationships[row].rawValue) {
                counts[Int(group)] += 1
            }
        default:
            for (row, group) in groups.enumerated() {
                let value = column[row]
                if value.isNull { continue }
                if ids.count > 0 {
                    // Rows before came as ids alone.
                    let id: UInt32? =
                        switch value {
                        case .node(let id): id.rawValue
                        case .relationship(let id): id.rawValue
                        default: nil
                        }
                    if let id {
                        if ids.insert(UInt32(bitPattern: group), id) { counts[Int(group)] += 1 }
                        continue
                    }
                }
                if values.insert(GroupedValue(group: group, value: EquivalentValue(value: value))).inserted {
                    counts[Int(group)] += 1
                    try x.charge(48 + value.extraMemory)
                }
            }
        }
        try x.charge(ids.memory - charged)
        charged = ids.memory
        try x.tick(groups.count)
    }

    override func results(_ count: Int, _ x: Execution) -> [CypherValue] { counts.map { .integer($0) } }
}

/// Every other aggregate: an object for each group.
private final class GroupedAggregators: GroupedSum {
    private let call: AggregateCall
    private var groups: [Aggregator] = []
    init(_ call: AggregateCall) { self.call = call }
    override func addGroups(_ count: Int, _ x: Execution) throws(CypherError) {
        for _ in 0..<count { groups.append(try call.makeAggregator(x)) }
    }

    override func add(_ numbers: [Int32], _ batch: Batch, _ x: Execution) throws(CypherError) {
        for (row, number) in numbers.enumerated() {
            try x.tick()
            try groups[Int(number)].add(row, batch, x)
        }
    }

    override func results(_ count: Int, _ x: Execution) throws(CypherError) -> [CypherValue] {
        var values: [CypherValue] = []
        values.reserveCapacity(count)
        for group in groups { values.append(try group.result(x)) }
        return values
    }
}

/// Sums up the rows of one group.
private class Aggregator {
    private let argument: Evaluator?
    private var seen: Set<EquivalentValue>?

    init(_ argument: Evaluator?, _ isDistinct: Bool) {
        self.argument = argument
        if isDistinct { seen = [] }
    }

    func add(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) {
        guard let argument else { return }
        let value = try argument.value(row, batch, x)
        if value.isNull { return }
        if seen != nil {
            guard seen?.insert(EquivalentValue(value: value)).inserted == true else { return }
            try x.charge(40 + value.extraMemory)
        }
        try take(value, row, batch, x)
    }

    /// A value that counts: not null, and not seen before where that matters.
    func take(_ value: CypherValue, _ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) {}

    func result(_ x: Execution) throws(CypherError) -> CypherValue { .null }
}

private final class Counter: Aggregator {
    private var count: Int64 = 0
    override func take(_ value: CypherValue, _ row: Int, _ batch: Batch, _ x: Execution) { count += 1 }
    override func result(_ x: Execution) -> CypherValue { .integer(count) }
}

private final class Sum: Aggregator {
    private var sum = CypherValue.integer(0)

    override func take(_ value: CypherValue, _ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) {
        switch value {
        case .integer, .float, .duration:
            if case .duration = value, case .integer(0) = sum {
                sum = value
            } else {
                sum = try Operations.add(sum, value)
            }
        default: throw notANumber("sum")
        }
    }

    override func result(_ x: Execution) -> CypherValue { sum }
}

private func notANumber(_ function: String) -> CypherError {
    .runtime(
        .typeError,
        "InvalidArgumentType",
        ja: "\(function)() は数（か期間）だけを受け取ります",
        en: "\(function)() takes numbers or durations only"
    )
}

private final class Average: Aggregator {
    private var count: Int64 = 0
    private var sum = 0.0
    private var durations: CypherValue?

    override func take(_ value: CypherValue, _ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) {
        count += 1
        switch value {
        case .integer(let number): sum += Double(number)
        case .float(let number): sum += number
        case .duration:
            if let durations { self.durations = try Operations.add(durations, value) } else { durations = value }
        default: throw notANumber("avg")
        }
    }

    override func result(_ x: Execution) throws(CypherError) -> CypherValue {
        if count == 0 { return .null }
        if let durations { return try Operations.divide(durations, .integer(count)) }
        return .float(sum / Double(count))
    }
}

private final class Extreme: Aggregator {
    private let wanted: ValueOrder
    private var best: CypherValue?

    init(_ argument: Evaluator, _ isDistinct: Bool, wants wanted: ValueOrder) {
        self.wanted = wanted
        super.init(argument, isDistinct)
    }

    override func take(_ value: CypherValue, _ row: Int, _ batch: Batch, _ x: Execution) {
        guard let best else {
            self.best = value
            return
        }
        if value.order(best) == wanted { self.best = value }
    }

    override func result(_ x: Execution) -> CypherValue { best ?? .null }
}

private final class Collection: Aggregator {
    private var values: [CypherValue] = []

    override func take(_ value: CypherValue, _ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) {
        try x.charge(24 + value.extraMemory)
        values.append(value)
    }

    override func result(_ x: Execution) -> CypherValue { .list(values) }
}

private final class Deviation: Aggregator {
    private let isSample: Bool
    private var count = 0.0
    private var mean = 0.0
    private var squares = 0.0

    init(_ argument: Evaluator, _ isDistinct: Bool, isSample: Bool) {
        self.isSample = isSample
        super.init(argument, isDistinct)
    }

    /// Welford's method.
    override func take(_ value: CypherValue, _ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) {
        let number: Double
        switch value {
        case .integer(let value): number = Double(value)
        case .float(let value): number = value
        default: throw notANumber(isSample ? "stDev" : "stDevP")
        }
        count += 1
        let distance = number - mean
        mean += distance / count
        squares += distance * (number - mean)
    }

    override func result(_ x: Execution) -> CypherValue {
        let divisor = isSample ? count - 1 : count
        return .float(divisor > 0 ? (squares / divisor).squareRoot() : 0)
    }
}

private final class Percentile: Aggregator {
    private let share: Evaluator?
    private let isContinuous: Bool
    private var values: [CypherValue] = []
    private var wanted: Double?

    init(_ argument: Evaluator, _ isDistinct: Bool, _ share: Evaluator?, isContinuous: Bool) {
        (self.share, self.isContinuous) = (share, isContinuous)
        super.init(argument, isDistinct)
    }

    override func take(_ value: CypherValue, _ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) {
        switch value {
        case .integer, .float: break
        default: throw notANumber(isContinuous ? "percentileCont" : "percentileDisc")
        }
        if wanted == nil {
            switch try share?.value(row, batch, x) ?? .null {
            case .integer(let number): wanted = Double(number)
            case .float(let number): wanted = number
            default: throw notANumber(isContinuous ? "percentileCont" : "percentileDisc")
            }
            guard let wanted, wanted >= 0, wanted <= 1 else {
                throw .runtime(
                    .argumentError,
                    "NumberOutOfRange",
                    ja: "割合は 0 から 1 までの数で書いてください",
                    en: "the percentile must be a number from 0 to 1"
                )
            }
        }
        try x.charge(24)
        values.append(value)
    }

    override func result(_ x: Execution) -> CypherValue {
        guard let wanted, !values.isEmpty else { return .null }
        let sorted = values.sorted { $0.order($1) == .before }
        guard isContinuous else {
            let place = Int((wanted * Double(sorted.count)).rounded(.up)) - 1
            return sorted[Swift.max(place, 0)]
        }
        let place = wanted * Double(sorted.count - 1)
        let (low, high) = (number(sorted[Int(place.rounded(.down))]), number(sorted[Int(place.rounded(.up))]))
        return .float(low + (high - low) * (place - place.rounded(.down)))
    }

    private func number(_ value: CypherValue) -> Double {
        switch value {
        case .integer(let number): Double(number)
        case .float(let number): number
        default: .nan
        }
    }
}
