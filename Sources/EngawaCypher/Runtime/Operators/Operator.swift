/// A step at work: gives batch after batch until it is through.
class Operator {
    /// The next rows, never none; nil behind the last ones.
    func next() throws(CypherError) -> Batch? { nil }

    /// How many rows are still to come: for who needs nothing else of them. Ends the step.
    func count() throws(CypherError) -> Int {
        var count = 0
        while let batch = try next() { count += batch.count }
        return count
    }

    /// Begins again, after the source of the plan was given new rows.
    func rewind() {}
}

/// Gives rows that were put there.
final class ArgumentOperator: Operator {
    var pending: Batch?

    override func next() -> Batch? {
        defer { pending = nil }
        return pending
    }
}

/// An operator that takes rows from one other.
class UnaryOperator: Operator {
    let input: Operator
    let x: Execution

    init(_ input: Operator, _ x: Execution) {
        self.input = input
        self.x = x
    }

    override func rewind() { input.rewind() }
}

/// An operator that makes any number of rows, one after another, of each row that it gets.
///
/// It keeps the order: the rows made of one row stand together, in the place of that row.
class FlatMapOperator: UnaryOperator {
    private let step: PlanStep
    /// The batch whose rows are being taken.
    private(set) var batch: Batch?
    private var row = 0
    private var isInRow = false
    /// For each row to give, the row of the batch that it is made of.
    var sources: [Int32] = []
    private var limit = 64

    init(_ step: PlanStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    /// Begins with a row of the batch; false where nothing comes of it.
    func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool { false }

    /// Makes rows of the row that was begun, until there are `limit`; false when it is through.
    func proceed(_ row: Int, _ batch: Batch, _ limit: Int) throws(CypherError) -> Bool { false }

    /// Makes the rows of many rows at once, from one on until there are about `limit`: they, if any, and the first row that
    /// is not done. Nil where the rows must be taken one by one.
    func takeMany(
        _ batch: Batch,
        from row: Int,
        _ limit: Int
    ) throws(CypherError) -> (made: Batch?, next: Int)? { nil }

    /// Puts the columns that were made into the rows that are given, and forgets them.
    func deliver(_ result: Batch) {}

    override func rewind() {
        batch = nil
        isInRow = false
        super.rewind()
    }

    override func next() throws(CypherError) -> Batch? {
        while true {
            if batch == nil {
                guard let taken = try input.next() else { return nil }
                batch = taken
                row = 0
            }
            guard let batch else { return nil }
            if !isInRow, let (made, next) = try takeMany(batch, from: row, limit) {
                row = next
                if row >= batch.count { self.batch = nil }
                guard let made else { continue }
                limit = min(limit * 4, Batch.size)
                return made
            }
            sources.removeAll(keepingCapacity: true)
            while row < batch.count, sources.count < limit {
                if !isInRow {
                    try x.tick()
                    isInRow = try begin(row, batch)
                }
                if isInRow { isInRow = try proceed(row, batch, limit) }
                if !isInRow { row += 1 }
            }
            // A row may come to any number of rows, and who takes them may only count them.
            try x.tick(sources.count)
            var result: Batch?
            if !sources.isEmpty {
                let made = batch.gather(sources, step.carried)
                deliver(made)
                result = made
                limit = min(limit * 4, Batch.size)
            }
            if row >= batch.count { self.batch = nil }
            if let result { return result }
        }
    }
}
