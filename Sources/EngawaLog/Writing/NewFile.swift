/// Making a whole file that appears at once, or not at all.
enum NewFile {
    /// How many links to links are followed; who goes in a circle is told that the name is taken.
    private static let maximumLinks = 40

    /// Makes a file at `path`, where nothing stands, of what `body` writes into it.
    ///
    /// The file is made under a temporary name beside its place, synced, and gets its name only where no file has it.
    /// - Parameter transactions: how many it holds, for the error that tells which of them is in doubt.
    static func make<Result>(
        _ path: String,
        transactions: Int,
        in fileSystem: any FileSystem,
        _ body: (OpenFile) throws(LogError) -> Result
    ) throws(LogError) -> Result {
        let path = try freePlace(path, in: fileSystem)
        let temporary = temporaryName(beside: path, in: fileSystem)
        let file: OpenFile
        let result: Result
        do throws(LogError) {
            (file, result) = try write(temporary, in: fileSystem, body)
            try place(temporary, file.identity, at: path, transactions, in: fileSystem)
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
                throw .inDoubt(transaction: transactions, error)
            }
            throw .system(error)
        }
        fileSystem.unlock(file.descriptor)
        // From here on nothing can fail: what is said of the creation is what is on the disk.
        file.wasMoved(to: path)
        return result
    }

    /// Where a file that is to be made at `path` belongs: there, or where a link that leads nowhere yet leads to.
    private static func freePlace(_ path: String, in fileSystem: any FileSystem) throws(LogError) -> String {
        var place = path
        var isTaken = false
        do throws(SystemFailure) {
            for _ in 0..<maximumLinks {
                isTaken = try fileSystem.exists(place)
                guard isTaken, try fileSystem.status(at: place, followingLinks: false).kind == .link else { break }
                let destination = try fileSystem.destination(ofLink: place)
                place =
                    destination.utf8.first == UInt8(ascii: "/")
                    ? destination : fileSystem.sibling(of: place, named: destination)
            }
        } catch {
            throw .system(error)
        }
        if isTaken { throw .alreadyExists(path: path) }
        return place
    }

    /// Puts a file of what `body` writes into it in the place of `old`, which stands at `path` and is no link.
    ///
    /// The new file is locked by this process before anybody else can see it, and stays so: nothing is committed to it
    /// before its name is on the disk. It has the mode of the old one. `whenPlaced` is called as soon as the path is
    /// the new file; an error after that means that a power cut may bring the old one back.
    static func replace<Result>(
        _ old: OpenFile,
        at path: String,
        transactions: Int,
        _ body: (OpenFile) throws(LogError) -> Result,
        whenPlaced: (OpenFile, Result) -> Void
    ) throws(LogError) {
        let fileSystem = old.fileSystem
        let temporary = temporaryName(beside: path, in: fileSystem)
        do throws(LogError) {
            let (file, result) = try writeLocked(temporary, insteadOf: old, body)
            do throws(SystemFailure) {
                try fileSystem.rename(temporary, to: path)
            } catch {
                switch isPlaced(file.identity, at: path, in: fileSystem) {
                case true?: break
                case false?: throw .system(error)
                case nil: throw .inDoubt(transaction: transactions, error)
                }
            }
            whenPlaced(file, result)
        } catch {
            try? fileSystem.remove(temporary)
            throw error
        }
        do throws(SystemFailure) {
            try fileSystem.syncFolder(holding: path)
        } catch {
            throw .inDoubt(transaction: transactions, error)
        }
    }

    private static func writeLocked<Result>(
        _ path: String,
        insteadOf old: OpenFile,
        _ body: (OpenFile) throws(LogError) -> Result
    ) throws(LogError) -> (OpenFile, Result) {
        let fileSystem = old.fileSystem
        let file: OpenFile
        do throws(SystemFailure) {
            file = try OpenFile(path, for: .createNew, in: fileSystem)
            let note = LockNote(process: fileSystem.processID, since: fileSystem.wallClock())
            guard try fileSystem.tryLock(file.descriptor, note: note) else {
                throw SystemFailure(.lock, code: Platform.existsCode, path: path)
            }
        } catch {
            throw .system(error)
        }
        let result = try body(file)
        do throws(SystemFailure) {
            try fileSystem.copyAccess(from: old.descriptor, to: file.descriptor)
            try file.sync()
        } catch {
            throw .system(error)
        }
        return (file, result)
    }

    /// How the names of temporaries of maps begin.
    static let temporaryPrefix = ".engawa-new-"

    /// Not made of the name, which may already be as long as a name can be.
    private static func temporaryName(beside path: String, in fileSystem: any FileSystem) -> String {
        fileSystem.sibling(of: path, named: "\(temporaryPrefix)\(MapID.random().description.prefix(16))")
    }

    /// Makes the file, synced and locked.
    private static func write<Result>(
        _ path: String,
        in fileSystem: any FileSystem,
        _ body: (OpenFile) throws(LogError) -> Result
    ) throws(LogError) -> (OpenFile, Result) {
        let file: OpenFile
        do throws(SystemFailure) {
            file = try OpenFile(path, for: .createNew, in: fileSystem)
        } catch {
            throw .system(error)
        }
        // So that who forgets somebody meanwhile does not take it for what a dead process has left. Where there are no
        // locks the file is made all the same.
        let note = LockNote(process: fileSystem.processID, since: fileSystem.wallClock())
        _ = try? fileSystem.tryLock(file.descriptor, note: note)
        let result = try body(file)
        do throws(SystemFailure) {
            try file.sync()
        } catch {
            throw .system(error)
        }
        return (file, result)
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
