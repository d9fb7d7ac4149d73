import EngawaGraph

extension GraphStore {
    /// Takes transaction `number` back, the last one by default, in a new transaction, and gives the numbers of both.
    ///
    /// What it created is removed, what it set gets the value that it had before, what it removed comes back under a
    /// new id with its labels, properties and relationships. Nothing that came later is lost: where a later transaction
    /// stands in the way nothing is done, and `UndoError` says what does. Taking back a transaction that took another
    /// one back brings the other's effects again. O(size of the history).
    /// - Parameter note: makes the note of the new transaction, from the number of the one that it takes back.
    /// - Throws: `StoreError` and `UndoError`.
    public func undo(
        _ number: Int? = nil,
        wait: Double = 0,
        note: (Int) -> TransactionNote
    ) throws -> (undone: Int, transaction: Int) {
        // Which is the last one is settled under the writer lock.
        let written = try write(wait: wait, isAlone: true) { draft throws -> (Int, TransactionNote) in
            let last = latest.number
            guard last > 0 else { throw UndoError.nothingThere }
            let chosen = number ?? last
            let contents = try undoable(chosen)
            var undo = Undo(of: chosen, contents.before, contents.after, in: draft)
            do throws(GraphError) {
                try undo.run(Touched(contents.changes))
            } catch {
                throw StoreError.changesDoNotApply(transaction: last + 1, error)
            }
            if !undo.obstacles.isEmpty {
                throw UndoError.obstructed(transaction: chosen, try named(undo.obstacles, after: chosen))
            }
            guard undo.draft.changes.count > draft.changes.count else {
                throw UndoError.nothingLeft(transaction: chosen)
            }
            undo.mark()
            draft = undo.draft
            return (chosen, note(chosen))
        }
        guard let transaction = written.transaction else { throw UndoError.nothingLeft(transaction: written.result) }
        return (written.result, transaction)
    }

    private func undoable(
        _ number: Int
    ) throws -> (changes: ChangeSet, before: PropertyGraph, after: PropertyGraph) {
        let changes = try changes(of: number)
        if UndoneList(latest.graph).numbers.contains(number) { throw UndoError.alreadyUndone(transaction: number) }
        let isForgetting = Touched(changes).attributes.containsBytes(ForgottenNames.attribute)
        if isForgetting { throw UndoError.forgetting(transaction: number) }
        if number > 1, number == first { throw UndoError.folded(transaction: number) }
        let before = try snapshot(at: number - 1).graph
        var after = before
        try after.apply(changes)
        return (changes, before, after)
    }

    /// Obstacles with the last transaction after `number` that touched what they concern.
    private func named(_ obstacles: [Undo.Obstacle], after number: Int) throws -> [UndoObstacle] {
        var found = [Int?](repeating: nil, count: obstacles.count)
        for later in (number + 1)..<max(latest.number + 1, number + 1) {
            let changes = try changes(of: later)
            for (index, obstacle) in obstacles.enumerated() where changes.contains(where: obstacle.isCausedBy) {
                found[index] = later
            }
        }
        return zip(obstacles, found).map {
            UndoObstacle(subject: $0.subject, reason: $0.reason, transaction: $1)
        }
    }
}

/// The numbers of the transactions that are taken back at present, as the graph remembers them.
struct UndoneList {
    static let attribute = "undone"

    var numbers: [Int]

    init(_ graph: PropertyGraph) {
        let list = graph.attribute(Self.attribute).listValue ?? []
        numbers = list.compactMap { $0.integerValue.map(Int.init) }
    }

    var value: Value { numbers.isEmpty ? .null : .list(numbers.map { .integer(Int64($0)) }) }
}
