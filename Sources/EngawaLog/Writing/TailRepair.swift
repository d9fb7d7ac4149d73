/// The header of a file that holds a set-aside tail.
enum TailFile {
    static let magic: [UInt8] = [0x89, 0x45, 0x4E, 0x47, 0x41, 0x57, 0x54, 0x0A]  // \x89ENGAWT\n
    static let version: UInt32 = 1
    static let headerCount = 64
    /// How many names are tried before giving up.
    static let maximumNumber = 100_000

    static func header(for tail: UnfinishedTail, of mapID: MapID) -> [UInt8] {
        var writer = ByteWriter(capacity: headerCount)
        writer.raw(magic)
        writer.fixed(version)
        writer.fixed(UInt32(0))
        writer.raw(mapID.bytes)
        writer.fixed(tail.offset)
        writer.fixed(tail.bytes)
        writer.raw(repeatElement(0, count: 12))
        writer.fixed(Checksum.of(writer.bytes))
        return writer.bytes
    }
}

extension OpenFile {
    private static let copyChunk = 1 << 20

    /// Copies the tail of a map into a file of its own beside it, synced, with its name; returns its path.
    func setAside(_ tail: UnfinishedTail, of mapID: MapID, beside path: String) throws(LogError) -> String {
        // The path may be a link: the tail goes to where the map really is.
        let target =
            (try? fileSystem.status(at: path, followingLinks: false))?.kind == .link
            ? (try? fileSystem.resolve(path)) ?? path : path
        let side = try makeSideFile(beside: target)
        let sidePath = side.descriptor.path
        do throws(LogError) {
            try side.writeChecked(TailFile.header(for: tail, of: mapID), at: 0)
            var copied: UInt64 = 0
            while copied < tail.bytes {
                let count = Int(min(tail.bytes - copied, UInt64(Self.copyChunk)))
                let bytes = try self.bytes(at: tail.offset + copied, count: count)
                if bytes.isEmpty { break }
                try side.writeChecked(bytes, at: UInt64(TailFile.headerCount) + copied)
                copied += UInt64(bytes.count)
            }
            do throws(SystemFailure) {
                try side.sync()
                try fileSystem.syncFolder(holding: sidePath)
            } catch {
                throw LogError.system(error)
            }
        } catch {
            try? fileSystem.remove(sidePath)
            throw error
        }
        return sidePath
    }

    private func makeSideFile(beside path: String) throws(LogError) -> OpenFile {
        var stem = path[...]
        var number = 1
        while true {
            do throws(SystemFailure) {
                return try OpenFile("\(stem).unfinished-\(number)", for: .createNew, in: fileSystem)
            } catch {
                if error.code == Platform.nameTooLongCode, let last = stem.last, last.utf8.first != UInt8(ascii: "/") {
                    // A name that fills its folder's limit has no room for more: its end goes, by whole characters.
                    stem.removeLast()
                    continue
                }
                guard error.kind == .exists, number < TailFile.maximumNumber else { throw .system(error) }
                number += 1
            }
        }
    }

    /// Writes the bytes from `start` to `end` once more where they stand.
    func rewrite(from start: UInt64, to end: UInt64) throws(LogError) {
        var place = start
        while place < end {
            let bytes = try bytes(at: place, count: Int(min(end - place, UInt64(Self.copyChunk))))
            if bytes.isEmpty { break }
            try writeChecked(bytes, at: place)
            place += UInt64(bytes.count)
        }
    }

    private func writeChecked(_ bytes: [UInt8], at offset: UInt64) throws(LogError) {
        do throws(SystemFailure) {
            try write(bytes, at: offset)
        } catch {
            throw .system(error)
        }
    }
}
