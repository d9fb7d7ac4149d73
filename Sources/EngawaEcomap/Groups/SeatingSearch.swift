import EngawaAlgorithms

/// Looks for a seating of low cost by swapping two places of a round, again and again.
///
/// By threshold accepting: a swap is made where it costs less than a threshold, which falls to zero. It needs whole
/// numbers only, so that it gives the same on every machine.
///
/// Source: G. Dueck, T. Scheuer, "Threshold accepting: a general purpose optimization algorithm appearing superior to
/// simulated annealing", 1990.
struct SeatingSearch {
    private let company: Company
    private let plan: TablePlan
    private let count: Int
    private var generator: SplitMix
    /// By round, the member at each place.
    private(set) var seats: [[Int32]]
    /// By pair, how often they sit together.
    private var meetings: [UInt16]
    /// By round and table, what it costs by itself.
    private var costs: [[Int]]

    /// Seats everybody by lot.
    init(_ company: Company, _ plan: TablePlan, rounds: Int, seed: UInt64) {
        (self.company, self.plan, count) = (company, plan, company.count)
        generator = SplitMix(seed: seed)
        seats = Array(repeating: (0..<company.count).map { Int32($0) }, count: rounds)
        meetings = Array(repeating: 0, count: company.count * company.count)
        costs = []
        shuffle()
    }

    /// The means of so many seatings by lot. The last of them stays.
    mutating func means(draws: Int) -> SeatingMeans {
        var sum = SeatingOutcome()
        for _ in 0..<draws {
            shuffle()
            let outcome = outcome
            sum.newPairs += outcome.newPairs
            sum.startedPairs += outcome.startedPairs
            sum.repeats += outcome.repeats
            sum.withAcquaintance += outcome.withAcquaintance
            sum.withTopic += outcome.withTopic
            sum.alike += outcome.alike
        }
        func mean(_ total: Int) -> Double { Double(total) / Double(max(1, draws)) }
        return SeatingMeans(
            draws: draws,
            newPairs: mean(sum.newPairs),
            startedPairs: mean(sum.startedPairs),
            repeats: mean(sum.repeats),
            withAcquaintance: mean(sum.withAcquaintance),
            withTopic: mean(sum.withTopic),
            alike: mean(sum.alike)
        )
    }

    /// Swaps places until that is no more use.
    ///
    /// - Parameter effort: how many swaps are tried for each place; four million in all at most.
    mutating func improve(effort: Int) {
        guard plan.tables.count > 1 else { return }
        let moves = min(4_000_000, effort * count * seats.count)
        let cooling = moves * 7 / 10
        for move in 0..<moves {
            let threshold = move < cooling ? SeatingCost.stranger * (cooling - move) / cooling : 0
            let round = generator.below(seats.count)
            let (first, second) = (generator.below(count), generator.below(count))
            if plan.tableOfPlace[first] != plan.tableOfPlace[second] {
                swap(round, first, second, unlessAbove: threshold)
            }
        }
    }

    private mutating func swap(_ round: Int, _ first: Int, _ second: Int, unlessAbove threshold: Int) {
        let (left, right) = (plan.tableOfPlace[first], plan.tableOfPlace[second])
        var change = meetingChange(round, first, second)
        seats[round].swapAt(first, second)
        let (newLeft, newRight) = (cost(round, left), cost(round, right))
        change += newLeft + newRight - costs[round][left] - costs[round][right]
        guard change <= threshold else {
            seats[round].swapAt(first, second)
            return
        }
        (costs[round][left], costs[round][right]) = (newLeft, newRight)
        // Those who changed places have left one table for the other.
        for (mover, stayed, from, to) in [(second, first, left, right), (first, second, right, left)] {
            let member = Int(seats[round][mover])
            for place in plan.tables[from] where place != stayed { meet(member, Int(seats[round][place]), -1) }
            for place in plan.tables[to] where place != mover { meet(member, Int(seats[round][place]), 1) }
        }
    }

    /// What changes by who meets whom, when two places are swapped.
    private func meetingChange(_ round: Int, _ first: Int, _ second: Int) -> Int {
        let (one, other) = (Int(seats[round][first]), Int(seats[round][second]))
        var change = 0
        for place in plan.tables[plan.tableOfPlace[first]] where place != first {
            let member = Int(seats[round][place])
            change += meetingCost(one, member, -1) + meetingCost(other, member, 1)
        }
        for place in plan.tables[plan.tableOfPlace[second]] where place != second {
            let member = Int(seats[round][place])
            change += meetingCost(other, member, -1) + meetingCost(one, member, 1)
        }
        return change
    }

    /// What it costs that two meet once more, or once less.
    private func meetingCost(_ first: Int, _ second: Int, _ step: Int) -> Int {
        let pair = first * count + second
        let before = Int(meetings[pair])
        let isNew = isNew(pair)
        if step > 0 { return before > 0 ? SeatingCost.again : isNew ? -SeatingCost.new : 0 }
        return before > 1 ? -SeatingCost.again : isNew ? SeatingCost.new : 0
    }

    /// Whether two would come to know each other at a table.
    private func isNew(_ pair: Int) -> Bool { !company.isAcquainted[pair] && !company.isApart[pair] }

    private mutating func meet(_ first: Int, _ second: Int, _ step: Int) {
        for pair in [first * count + second, second * count + first] {
            meetings[pair] = UInt16(Int(meetings[pair]) + step)
        }
    }

    /// What a table costs by itself.
    private func cost(_ round: Int, _ table: Int) -> Int {
        var cost = 0
        let places = plan.tables[table]
        for place in places {
            let row = Int(seats[round][place]) * count
            var (knows, shares) = (false, false)
            for other in places where other != place {
                let pair = row + Int(seats[round][other])
                if company.isAcquainted[pair] { knows = true }
                if company.sharesTopic[pair] { shares = true }
                guard other > place else { continue }
                if company.isApart[pair] { cost += SeatingCost.strained }
                cost += SeatingCost.alike * Int(company.likeness[pair])
            }
            let member = Int(seats[round][place])
            if !knows, company.hasAcquaintance[member] { cost += SeatingCost.stranger }
            if !shares, company.hasTopic[member] { cost += SeatingCost.silent }
        }
        return cost
    }

    private mutating func shuffle() {
        for round in seats.indices {
            for place in stride(from: count - 1, to: 0, by: -1) {
                seats[round].swapAt(place, generator.below(place + 1))
            }
        }
        recount()
    }

    /// Counts anew who meets whom, and what every table costs.
    private mutating func recount() {
        for pair in meetings.indices { meetings[pair] = 0 }
        for round in seats.indices {
            for table in plan.tables {
                for first in table {
                    for second in table where second > first {
                        meet(Int(seats[round][first]), Int(seats[round][second]), 1)
                    }
                }
            }
        }
        costs = seats.indices.map { round in plan.tables.indices.map { cost(round, $0) } }
    }

    /// What the seating makes possible. O(members² + places · size).
    var outcome: SeatingOutcome {
        var outcome = SeatingOutcome(seats: count * seats.count)
        for first in 0..<count {
            for second in (first + 1)..<max(first + 1, count) {
                let pair = first * count + second
                let times = Int(meetings[pair])
                if times > 0, isNew(pair) { outcome.newPairs += 1 }
                outcome.repeats += max(0, times - 1)
                if company.isApart[pair] { outcome.strained += times }
                outcome.alike += times * Int(company.likeness[pair])
            }
        }
        var started = [Bool](repeating: false, count: count * count)
        for table in seats.indices.flatMap({ round in plan.tables.map { seats[round][$0].map { Int($0) } } }) {
            for first in table {
                let row = first * count
                if table.contains(where: { company.isAcquainted[row + $0] }) { outcome.withAcquaintance += 1 }
                if table.contains(where: { company.sharesTopic[row + $0] }) { outcome.withTopic += 1 }
                for second in table where first < second && !started[row + second] && isNew(row + second) {
                    started[row + second] =
                        company.sharesTopic[row + second]
                        || table.contains {
                            company.isAcquainted[row + $0] && company.isAcquainted[second * count + $0]
                        }
                    if started[row + second] { outcome.startedPairs += 1 }
                }
            }
        }
        return outcome
    }

    /// What the seating costs, counted anew: for tests, which compare it with what was kept.
    var cost: Int {
        let outcome = outcome
        return seats.indices.reduce(0) { sum, round in sum + plan.tables.indices.reduce(0) { $0 + cost(round, $1) } }
            + outcome.repeats * SeatingCost.again - outcome.newPairs * SeatingCost.new
    }

    /// What was kept of it: by table, as swaps left it.
    var keptCosts: [[Int]] { costs }

    /// Takes another seating of the same members over: for tests.
    mutating func take(_ seats: [[Int32]]) {
        self.seats = seats
        recount()
    }
}
