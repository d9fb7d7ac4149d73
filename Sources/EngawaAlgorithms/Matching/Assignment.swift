/// Why rows cannot be assigned to columns.
public enum AssignmentError: Error, Hashable, Sendable {
    /// The cost at this place is not a number, or below all numbers.
    case cost(row: Int, column: Int)
    /// Too many costs are infinite for everyone to be assigned.
    case infeasible
}

/// Rows and columns in pairs: every row has a column of its own, or where there are more rows, every column a row.
public struct Assignment: Hashable, Sendable {
    /// By row, its column; nil where there is none for it.
    public let columns: [Int?]
    /// What the pairs cost together.
    public let cost: Double

    /// The assignment with the lowest cost, such as of helpers to tasks. Costs may be below zero; an infinite one stands for
    /// a pair that cannot be.
    ///
    /// By shortest augmenting paths. O(s² · l) for s, the smaller, and l, the larger of the numbers of rows and columns.
    ///
    /// Source: H. Kuhn, "The Hungarian method for the assignment problem", 1955; R. Jonker, A. Volgenant, "A shortest
    /// augmenting path algorithm for dense and sparse linear assignment problems", 1987; for different numbers of rows and
    /// columns D. Crouse, "On implementing 2D rectangular assignment algorithms", 2016.
    ///
    /// - Parameters:
    ///   - rowCount: how many rows there are.
    ///   - columnCount: how many columns there are.
    ///   - costs: row by row.
    public static func minimumCost(
        rowCount: Int,
        columnCount: Int,
        costs: [Double]
    ) throws(AssignmentError) -> Assignment {
        precondition(rowCount >= 0 && columnCount >= 0, "numbers of rows and columns")
        precondition(costs.count == rowCount * columnCount, "there is one cost for each row and column")
        if let place = costs.firstIndex(where: { $0.isNaN || $0 == -.infinity }) {
            throw .cost(row: place / columnCount, column: place % columnCount)
        }
        let isWide = rowCount <= columnCount
        let search = AssignmentSearch(min(rowCount, columnCount), max(rowCount, columnCount))
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                let (short, long) = isWide ? (row, column) : (column, row)
                search.costs[short * search.longCount + long] = costs[row * columnCount + column]
            }
        }
        for short in 0..<search.shortCount {
            guard search.assign(short) else { throw .infeasible }
        }
        var columns = [Int?](repeating: nil, count: rowCount)
        for short in 0..<search.shortCount {
            if isWide { columns[short] = search.longs[short] } else { columns[search.longs[short]] = short }
        }
        var cost = 0.0
        for (row, column) in columns.enumerated() {
            if let column { cost += costs[row * columnCount + column] }
        }
        return Assignment(columns: columns, cost: cost)
    }
}

/// One shortest augmenting path after another, over the costs less the prices of both ends.
private struct AssignmentSearch: ~Copyable {
    let shortCount: Int
    let longCount: Int
    /// By the shorter side, then the longer one.
    let costs: Scratch<Double>
    /// What each of the shorter side is assigned to, and the other way round; -1 for nothing.
    let longs: Scratch<Int>
    private let shorts: Scratch<Int>
    private let shortPrices: Scratch<Double>
    private let longPrices: Scratch<Double>
    /// By the longer side: the cost of the path to it, where that comes from, and whether it is final.
    private let distances: Scratch<Double>
    private let origins: Scratch<Int>
    private let isFinal: Scratch<Bool>
    private let isReached: Scratch<Bool>

    init(_ shortCount: Int, _ longCount: Int) {
        (self.shortCount, self.longCount) = (shortCount, longCount)
        costs = Scratch(repeating: 0, count: shortCount * longCount)
        longs = Scratch(repeating: -1, count: shortCount)
        shorts = Scratch(repeating: -1, count: longCount)
        shortPrices = Scratch(repeating: 0, count: shortCount)
        longPrices = Scratch(repeating: 0, count: longCount)
        distances = Scratch(repeating: 0, count: longCount)
        origins = Scratch(repeating: -1, count: longCount)
        isFinal = Scratch(repeating: false, count: longCount)
        isReached = Scratch(repeating: false, count: shortCount)
    }

    /// Assigns one more of the shorter side; false where it cannot be done.
    func assign(_ start: Int) -> Bool {
        guard let (end, lowest) = search(from: start) else { return false }
        shortPrices[start] += lowest
        for short in 0..<shortCount where isReached[short] && short != start {
            shortPrices[short] += lowest - distances[longs[short]]
        }
        for long in 0..<longCount where isFinal[long] { longPrices[long] -= lowest - distances[long] }
        var long = end
        while true {
            let short = origins[long]
            shorts[long] = short
            let before = longs[short]
            longs[short] = long
            if short == start { return true }
            long = before
        }
    }

    /// The nearest of the longer side that nothing is assigned to, and the cost of the path to it.
    private func search(from start: Int) -> (end: Int, cost: Double)? {
        distances.fill(.infinity)
        isFinal.fill(false)
        isReached.fill(false)
        var (short, cost) = (start, 0.0)
        while true {
            isReached[short] = true
            var (nearest, lowest) = (-1, Double.infinity)
            let base = cost - shortPrices[short]
            for long in 0..<longCount where !isFinal[long] {
                let through = base + costs[short * longCount + long] - longPrices[long]
                if through < distances[long] {
                    distances[long] = through
                    origins[long] = short
                }
                if distances[long] < lowest || distances[long] == lowest && shorts[long] < 0 {
                    (nearest, lowest) = (long, distances[long])
                }
            }
            guard lowest < .infinity else { return nil }
            cost = lowest
            isFinal[nearest] = true
            if shorts[nearest] < 0 { return (nearest, cost) }
            short = shorts[nearest]
        }
    }
}
