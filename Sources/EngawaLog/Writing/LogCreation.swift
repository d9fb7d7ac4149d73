/// A map file that was just made, and what stands in it.
package struct CreatedLog: Sendable {
    let mapID: MapID
    let chain: Chain
    /// Where its transactions stand, in order.
    package let places: [TransactionPlace]
}

/// Making a whole new map file.
package enum LogCreation {
    /// Makes a map at `path` that holds `transactions` from the start, or nothing at all.
    ///
    /// The file is made under a temporary name beside its place, synced, and gets its name only where no file has it.
    @discardableResult
    package static func create(
        _ path: String,
        mapID: MapID = .random(),
        transactions: [NewTransaction],
        in fileSystem: any FileSystem
    ) throws(LogError) -> CreatedLog {
        for transaction in transactions { try transaction.checkNote() }
        var isTaken = false
        do throws(SystemFailure) {
            isTaken = try fileSystem.exists(path)
        } catch {
            throw .system(error)
        }
        if isTaken { throw .alreadyExists(path: path) }
        let temporary = "\(path).new-\(MapID.random().description.prefix(16))"
        let created: CreatedLog
        do throws(LogError) {
            let made: FileIdentity
            (made, created) = try write(temporary, mapID, transactions, in: fileSystem)
            try place(temporary, made, at: path, transactions.count, in: fileSystem)
        } catch {
            try? fileSystem.remove(temporary)
            throw error
        }
        do throws(SystemFailure) {
            try fileSystem.syncFolder(holding: path)
        } catch {
            do throws(SystemFailure) {
                try fileSystem.remove(path)
            } catch _ {
                throw .inDoubt(transaction: transactions.count, error)
            }
            throw .system(error)
        }
        return created
    }

    /// Makes the file, synced, and says which one it is and what stands in it.
    private static func write(
        _ path: String,
        _ mapID: MapID,
        _ transactions: [NewTransaction],
        in fileSystem: any FileSystem
    ) throws(LogError) -> (FileIdentity, CreatedLog) {
        do throws(SystemFailure) {
            let file = try OpenFile(path, for: .createNew, in: fileSystem)
            let header = FileHeader(mapID: mapID)
            try file.write(header.bytes, at: 0)
            var batch = BatchWriter(file, mapID: mapID, after: Chain(after: header))
            var places: [TransactionPlace] = []
            for transaction in transactions { places.append(try batch.append(transaction)) }
            // Nobody sees the file before its sync returned, so the seal tells the truth. Without transactions it is
            // what tells a whole map from a header that has lost everything behind it.
            try batch.appendSeal()
            try batch.flush()
            try file.sync()
            return (file.identity, CreatedLog(mapID: mapID, chain: batch.chain, places: places))
        } catch {
            throw .system(error)
        }
    }

    /// Gives the finished file its name, unless that is taken.
    private static func place(
        _ temporary: String,
        _ made: FileIdentity,
        at path: String,
        _ transactions: Int,
        in fileSystem: any FileSystem
    ) throws(LogError) {
        do throws(SystemFailure) {
            try fileSystem.moveExclusively(temporary, to: path)
        } catch {
            switch (isPlaced(made, at: path, in: fileSystem), error.kind) {
            // A network file system may do the work and lose the answer.
            case (true, _): return
            case (_, .exists): throw .alreadyExists(path: path)
            case (nil, _): throw .inDoubt(transaction: transactions, error)
            case (false, .unsupported): try placeInTwoSteps(temporary, at: path, in: fileSystem)
            case (false, _): throw .system(error)
            }
        }
    }

    /// For file systems that cannot rename without replacing: looks first, which leaves a moment in between.
    private static func placeInTwoSteps(_ temporary: String, at path: String, in fileSystem: any FileSystem)
        throws(LogError)
    {
        var isTaken = false
        do throws(SystemFailure) {
            isTaken = try fileSystem.exists(path)
            if !isTaken { try fileSystem.rename(temporary, to: path) }
        } catch {
            throw .system(error)
        }
        if isTaken { throw .alreadyExists(path: path) }
    }

    /// Whether `path` is the file `made`; nil where the system does not tell.
    private static func isPlaced(_ made: FileIdentity, at path: String, in fileSystem: any FileSystem) -> Bool? {
        do throws(SystemFailure) {
            guard try fileSystem.exists(path) else { return false }
            return try fileSystem.status(at: path, followingLinks: false).identity == made
        } catch {
            return nil
        }
    }
}

extension FileSystem {
    /// Whether anything stands at `path`, a link that leads nowhere included.
    func exists(_ path: String) throws(SystemFailure) -> Bool {
        do throws(SystemFailure) {
            _ = try status(at: path, followingLinks: false)
            return true
        } catch {
            if error.kind == .missing { return false }
            throw error
        }
    }
}

extension NewTransaction {
    /// Whether author, message and detail fit into a commit block.
    func checkNote() throws(LogError) {
        let bytes = author.utf8.count + message.utf8.count + detail.count
        guard bytes <= CommitRecord.maximumNoteBytes else {
            throw .noteTooLong(bytes: bytes, limit: CommitRecord.maximumNoteBytes)
        }
    }
}
