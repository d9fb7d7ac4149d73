extension LogSession {
    /// Puts a file with these transactions in the place of the map, under the same map id; the lock must be held, and
    /// goes over to the new file. Says what stands in it.
    ///
    /// An unfinished tail is set aside, as a commit does, unless it is not to be kept. After an error the map is as it was; only `inDoubt` says that
    /// a power cut may bring the old file back, and then this session writes no more.
    /// - Parameter base: the number of the first transaction where it stands for all before it; else 0.
    package func rewrite(
        _ transactions: [NewTransaction],
        base: Int,
        keepingTail: Bool = true
    ) throws(LogError) -> CreatedLog {
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
        if let tail, keepingTail { sidePath = try reader.file.setAside(tail, of: mapID, beside: path) }
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

    /// Removes the files beside the map that hold set-aside tails of it, and temporaries of processes that died while
    /// they rewrote it; gives their paths. The lock must be held. What belongs to another map stays.
    package func removeSideFiles() throws(LogError) -> [String] {
        precondition(isLocked, "removing side files needs the writer lock")
        do throws(SystemFailure) {
            let target = try fileSystem.resolve(path)
            let folder = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(target[...$0]) } ?? ""
            let name = String(target.dropFirst(folder.count))
            var removed: [String] = []
            for other in try fileSystem.names(inFolder: folder.isEmpty ? "." : folder).sorted() {
                let isTail = other.hasPrefix(name + ".unfinished-")
                guard isTail || other.hasPrefix(NewFile.temporaryPrefix) else { continue }
                let file = try OpenFile(folder + other, for: .read, in: fileSystem)
                guard file.kind == .regular else { continue }
                let header = FileHeader.byteCount
                let bytes = try file.firstBytes(header)
                let count = bytes.count
                guard count == header, Array(bytes[16..<32]) == mapID.bytes else { continue }
                // A temporary that is locked is somebody's.
                if !isTail, try fileSystem.lockState(file.descriptor) != .free { continue }
                try fileSystem.remove(folder + other)
                removed.append(folder + other)
            }
            if !removed.isEmpty { try fileSystem.syncFolder(holding: target) }
            return removed
        } catch {
            throw .system(error)
        }
    }
}

extension OpenFile {
    /// The first bytes of the file, at most `count`.
    fileprivate func firstBytes(_ count: Int) throws(SystemFailure) -> [UInt8] {
        do throws(LogError) {
            return try bytes(at: 0, count: count)
        } catch {
            guard case .system(let failure) = error else { return [] }
            throw failure
        }
    }
}
