import EngawaGraph

extension GraphStore {
    /// What transaction `number` changed, next to what was there before. O(size of the history before it).
    public func contents(of number: Int) throws(StoreError) -> TransactionContents {
        let changes = try changes(of: number)
        guard let summary = try transactions().first(where: { $0.number == number }) else {
            throw .noSuchTransaction(number, last: latest.number)
        }
        let before = summary.isBase ? PropertyGraph() : try snapshot(at: number - 1).graph
        var after = before
        do {
            try after.apply(changes)
        } catch {
            throw .changesDoNotApply(transaction: number, error)
        }
        return TransactionContents(summary, changes, before: before, after: after)
    }
}
