/// Making a whole new map file.
package enum LogCreation {
    /// Makes a map at `path` that holds `transactions` from the start, or nothing at all.
    ///
    /// The file is made under a temporary name beside its place, synced, and gets its name only where no file has it.
    package static func create(
        _ path: String,
        mapID: MapID = .random(),
        transactions: [NewTransaction],
        in fileSystem: any FileSystem
    ) throws(LogError) {
        for transaction in transactions { try transaction.checkNote() }
        var isTaken = false
        do throws(SystemFailure) {
            isTaken = try fileSystem.exists(path)
        } catch {
            throw .system(error)
        }
        if isTaken { throw .alreadyExists(path: path) }
        let temporary = "\(path).new-\(MapID.random().description.prefix(16))"
        do throws(SystemFailure) {
            try write(temporary, mapID, transactions, in: fileSystem)
        } catch {
            try? fileSystem.remove(temporary)
            throw .system(error)
        }
        do throws(LogError) {
            try place(temporary, at: path, transactions.count, in: fileSystem)
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
    }

    private static func write(
        _ path: String,
        _ mapID: MapID,
        _ transactions: [NewTransaction],
        in fileSystem: any FileSystem
    ) throws(SystemFailure) {
        let file = try OpenFile(path, for: .createNew, in: fileSystem)
        let header = FileHeader(mapID: mapID)
        try file.write(header.bytes, at: 0)
        var batch = BatchWriter(file, mapID: mapID, after: Chain(after: header))
        for transaction in transactions { _ = try batch.append(transaction) }
        // Nobody sees the file before its sync returned, so the seal tells the truth.
        if !transactions.isEmpty { try batch.appendSeal() }
        try batch.flush()
        try file.sync()
    }

    /// Gives the finished file its name, unless that is taken.
    private static func place(
        _ temporary: String,
        at path: String,
        _ transactions: Int,
        in fileSystem: any FileSystem
    ) throws(LogError) {
        do throws(SystemFailure) {
            try fileSystem.link(temporary, as: path)
        } catch {
            // A network file system may do the work and lose the answer: then both names are the same file.
            switch (isPlaced(temporary, at: path, in: fileSystem), error.kind) {
            case (true, _): break
            case (_, .exists): throw .alreadyExists(path: path)
            case (nil, _): throw .inDoubt(transaction: transactions, error)
            // A file system without hard links (FAT on a USB stick) refuses with one of these.
            case (false, .unsupported), (false, .notPermitted):
                return try placeWithoutLinks(temporary, at: path, in: fileSystem)
            case (false, _): throw .system(error)
            }
        }
        // The map is whole and in its place; a second name that cannot be removed does it no harm.
        try? fileSystem.remove(temporary)
    }

    private static func placeWithoutLinks(_ temporary: String, at path: String, in fileSystem: any FileSystem)
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

    /// Whether both names are the same file; nil where the system does not tell.
    private static func isPlaced(_ temporary: String, at path: String, in fileSystem: any FileSystem) -> Bool? {
        do throws(SystemFailure) {
            guard try fileSystem.exists(path) else { return false }
            let made = try fileSystem.status(at: temporary, followingLinks: false)
            return try fileSystem.status(at: path, followingLinks: false).identity == made.identity
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
