extension LogSession {
    /// Puts a file with these transactions in the place of the map, under the same map id; the lock must be held, and
    /// goes over to the new file. Says what stands in it.
    ///
    /// An unfinished tail is set aside, as a commit does. After an error the map is as it was; only `inDoubt` says that
    /// a power cut may bring the old file back, and then this session writes no more.
    /// - Parameter base: the number of the first transaction where it stands for all before it; else 0.
    package func rewrite(_ transactions: [NewTransaction], base: Int) throws(LogError) -> CreatedLog {
        precondition(isLocked, "rewriting needs the writer lock")
        if let failedSync { throw failedSync }
        for transaction in transactions { try transaction.checkNote() }
        var target = path
        do throws(SystemFailure) {
            target = try fileSystem.resolve(path)
        } catch {
            throw .system(error)
        }
        var sidePath: String?
        if let tail { sidePath = try reader.file.setAside(tail, of: mapID, beside: path) }
        let header = FileHeader.of(mapID, base: base)
        let old = reader.file
        var created: CreatedLog?
        do throws(LogError) {
            try NewFile.replace(old, at: target, transactions: self.transactions) { file throws(LogError) in
                try LogCreation.write(file, header, transactions)
            } whenPlaced: { file, result in
                created = result
                if let tail, let sidePath { setAside.append(SetAsideTail(tail, path: sidePath)) }
                fileSystem.unlock(old.descriptor)
                reader = LogReader(file, header, result.chain)
                isWritable = true
                knownSynced = result.chain.offset
                hasUnsyncedCut = false
            }
        } catch {
            if created == nil, let sidePath { try? fileSystem.remove(sidePath) }
            if created != nil { failedSync = error }
            throw error
        }
        guard let created else { preconditionFailure("a file that has its place was written") }
        return created
    }
}
