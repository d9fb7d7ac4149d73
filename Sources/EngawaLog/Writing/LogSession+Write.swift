extension LogSession {
    /// How often a map that is replaced again and again is opened before giving up.
    private static let maximumReplacements = 16
    /// How long to wait between two attempts to take the lock, in milliseconds.
    private static let lockPause: Int64 = 5

    /// Takes the writer lock and visits what others have committed. Every return is followed by one `endWrite`.
    ///
    /// - Parameter wait: for how many seconds to try; 0 fails at once with `LogError.locked`.
    package func beginWrite<Visitor: LogVisitor>(wait: Double, _ visitor: inout Visitor) throws(LogError) {
        precondition(!isLocked, "a session writes one transaction at a time")
        if let failedSync { throw failedSync }
        let milliseconds = (wait * 1000).rounded(.up)
        let limit: Int64 = milliseconds >= 9e15 ? .max / 4 : milliseconds > 0 ? Int64(milliseconds) : 0
        let deadline = fileSystem.steadyClock() + limit
        // A session that has written here before asks what the path is only when it holds the lock.
        var mustFollow = !isWritable
        for _ in 0..<Self.maximumReplacements {
            if mustFollow { try followPath(&visitor, for: .readWrite) }
            mustFollow = true
            try takeLock(until: deadline)
            do throws(LogError) {
                // Somebody may have put another file in its place while this session waited.
                if try isSameFile() {
                    try catchUp(&visitor)
                    return
                }
            } catch {
                endWrite()
                throw error
            }
            endWrite()
        }
        throw .locked(path: path, LockHolder(process: nil, command: nil, since: nil))
    }

    private func takeLock(until deadline: Int64) throws(LogError) {
        do throws(SystemFailure) {
            while true {
                let note = LockNote(process: fileSystem.processID, since: fileSystem.wallClock())
                if try fileSystem.tryLock(reader.file.descriptor, note: note) {
                    isLocked = true
                    return
                }
                let rest = deadline - fileSystem.steadyClock()
                if rest <= 0 { break }
                fileSystem.pause(milliseconds: min(rest, Self.lockPause))
            }
        } catch {
            throw .system(error)
        }
        throw .locked(path: path, lockHolder())
    }

    /// Who holds the lock that could not be taken. The holder may be about to write its note: asked a few times.
    private func lockHolder() -> LockHolder {
        for _ in 0..<10 {
            guard let state = try? fileSystem.lockState(reader.file.descriptor), case .held(let found) = state else {
                break
            }
            if let note = found {
                let command = fileSystem.commandName(ofProcess: note.process)
                return LockHolder(process: note.process, command: command, since: note.since)
            }
            fileSystem.pause(milliseconds: 1)
        }
        return LockHolder(process: nil, command: nil, since: nil)
    }

    /// Gives the writer lock back.
    package func endWrite() {
        guard isLocked else { return }
        fileSystem.unlock(reader.file.descriptor)
        isLocked = false
    }

    /// Writes transactions as one batch, with one sync, and says where they stand when all are durable; the lock must be
    /// held. Nothing is written where there are none.
    ///
    /// After an error the file holds what it held before, unless the error says that this is in doubt; `inDoubt` names
    /// the first of them.
    package func commit(_ transactions: [NewTransaction]) throws(LogError) -> [WrittenTransaction] {
        precondition(isLocked, "a commit needs the writer lock")
        if let failedSync { throw failedSync }
        for transaction in transactions { try transaction.checkNote() }
        if transactions.isEmpty { return [] }
        try makeReady()
        // A seal is not synced by itself, and a sync that failed in another process may have made the cache forget to
        // write it: it goes to the disk with this batch.
        let whole = reader.whole
        let seal = try lastSeal(of: whole)
        var batch = BatchWriter(reader.file, mapID: mapID, after: whole, rewriting: seal)
        let written: [WrittenTransaction]
        do throws(SystemFailure) {
            written = try batch.append(transactions)
            try batch.flush()
        } catch {
            // What comes behind the first transaction lets that be whole on the disk while the rest is not.
            throw takeBack(error, mayBeWhole: transactions.count > 1 || transactions[0].checkpoint != nil)
        }
        do throws(SystemFailure) {
            try reader.file.sync()
        } catch {
            throw takeBackUnsynced(error)
        }
        reader.whole = batch.chain
        knownSynced = batch.chain.offset
        hasUnsyncedCut = false
        writeSeal()
        return written
    }

    /// The bytes behind the last content of `whole`: its seal, where it has one.
    private func lastSeal(of whole: Chain) throws(LogError) -> [UInt8] {
        if whole.isSealed, let writtenSeal, writtenSeal.checksum == whole.previousChecksum { return writtenSeal.bytes }
        let count = Int(whole.offset - whole.contentEnd)
        let bytes = try reader.file.bytes(at: whole.contentEnd, count: count)
        guard bytes.count == count else { throw .damaged(path: path, DamageReport(whole, .cutBlock)) }
        return bytes
    }

    /// Sets an unfinished tail aside and makes sure that everything before the new batch is synced.
    private func makeReady() throws(LogError) {
        var needsSync = hasUnsyncedCut
        if let tail {
            let sidePath = try reader.file.setAside(tail, of: mapID, beside: path)
            do throws(SystemFailure) {
                try reader.file.truncate(to: reader.whole.offset)
            } catch {
                // Where the tail stays its copy would be one too many. But the call may have done its work and lost the
                // answer: then the copy is all there is.
                if let size = try? reader.file.size(), size >= tail.offset + tail.bytes {
                    try? fileSystem.remove(sidePath)
                } else {
                    setAside.append(SetAsideTail(tail, path: sidePath))
                }
                throw .system(error)
            }
            setAside.append(SetAsideTail(tail, path: sidePath))
            reader.tailWasCut()
            hasUnsyncedCut = true
            needsSync = true
        }
        let whole = reader.whole
        if whole.lastCommit != nil, !whole.isSealed, knownSynced < whole.contentEnd {
            try reader.file.rewrite(from: whole.syncedLength, to: whole.contentEnd)
            needsSync = true
        }
        guard needsSync else { return }
        do throws(SystemFailure) {
            try reader.file.sync()
        } catch {
            let failure = LogError.syncFailed(error, removalSynced: true)
            failedSync = failure
            throw failure
        }
        knownSynced = whole.contentEnd
        hasUnsyncedCut = false
    }

    /// Cuts off a batch that could not be written.
    /// - Parameter mayBeWhole: whether a whole transaction may stand in what was written of it: a power cut must not
    ///   bring that back.
    private func takeBack(_ failure: SystemFailure, mayBeWhole: Bool) -> LogError {
        do throws(SystemFailure) {
            try reader.file.truncate(to: reader.whole.offset)
            hasUnsyncedCut = true
        } catch {
            return .inDoubt(transaction: reader.whole.transactions + 1, failure)
        }
        guard mayBeWhole else { return .system(failure) }
        do throws(SystemFailure) {
            try reader.file.sync()
            hasUnsyncedCut = false
            return .system(failure)
        } catch {
            let unsynced = LogError.syncFailed(error, removalSynced: false)
            failedSync = unsynced
            return unsynced
        }
    }

    /// Cuts off a batch whose sync failed. This session acknowledges nothing any more: the cache may hold what the
    /// disk does not, and a second sync that succeeds would not say that it does.
    private func takeBackUnsynced(_ failure: SystemFailure) -> LogError {
        do throws(SystemFailure) {
            try reader.file.truncate(to: reader.whole.offset)
        } catch {
            failedSync = .syncFailed(failure, removalSynced: false)
            return .inDoubt(transaction: reader.whole.transactions + 1, failure)
        }
        var removalSynced = true
        do throws(SystemFailure) {
            try reader.file.sync()
        } catch {
            removalSynced = false
        }
        failedSync = .syncFailed(failure, removalSynced: removalSynced)
        return .syncFailed(failure, removalSynced: removalSynced)
    }

    /// Says behind the last batch that it is synced. The commit stands without it, so a failure here is none.
    private func writeSeal() {
        var batch = BatchWriter(reader.file, mapID: mapID, after: reader.whole)
        do throws(SystemFailure) {
            try batch.appendSeal()
            let bytes = batch.unwritten
            try batch.flush()
            reader.whole = batch.chain
            writtenSeal = WrittenSeal(checksum: batch.chain.previousChecksum, bytes: bytes)
        } catch {
            // Whatever of it was written would be set aside as a tail by the next write.
            try? reader.file.truncate(to: reader.whole.offset)
        }
    }
}
