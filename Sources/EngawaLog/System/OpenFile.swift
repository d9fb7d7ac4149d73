/// A file that is open as long as somebody holds this object.
final class OpenFile {
    let fileSystem: any FileSystem
    private(set) var descriptor: Descriptor
    let identity: FileIdentity
    let kind: FileStatus.Kind

    init(_ path: String, for access: FileAccess, in fileSystem: any FileSystem) throws(SystemFailure) {
        let descriptor = try fileSystem.open(path, for: access)
        do {
            let status = try fileSystem.status(of: descriptor)
            self.fileSystem = fileSystem
            self.descriptor = descriptor
            identity = status.identity
            kind = status.kind
        } catch {
            fileSystem.close(descriptor)
            // Nobody knows of it yet.
            if access == .createNew { try? fileSystem.remove(path) }
            throw error
        }
    }

    /// Names the file in error reports by its new path.
    func wasMoved(to path: String) { descriptor = Descriptor(number: descriptor.number, path: path) }

    deinit { fileSystem.close(descriptor) }

    /// Its length now.
    func size() throws(LogError) -> UInt64 {
        do throws(SystemFailure) {
            return try fileSystem.status(of: descriptor).size
        } catch {
            throw .system(error)
        }
    }

    /// Fills `buffer` from `offset` on, as far as the file goes; returns how many bytes there were.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(LogError) -> Int {
        var filled = 0
        do throws(SystemFailure) {
            while filled < buffer.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                let count = try fileSystem.read(descriptor, into: rest, at: offset + UInt64(filled))
                if count == 0 { break }
                filled += count
            }
        } catch {
            throw .system(error)
        }
        return filled
    }

    /// The `count` bytes at `offset`, fewer where the file ends.
    func bytes(at offset: UInt64, count: Int) throws(LogError) -> [UInt8] {
        var failure: LogError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(LogError) {
                filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all of `bytes` at `offset`.
    func write(_ bytes: [UInt8], at offset: UInt64) throws(SystemFailure) {
        var failure: SystemFailure?
        bytes.withUnsafeBytes { buffer in
            do throws(SystemFailure) {
                var written = 0
                while written < buffer.count {
                    let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                    written += try fileSystem.write(descriptor, rest, at: offset + UInt64(written))
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    func truncate(to length: UInt64) throws(SystemFailure) {
        try fileSystem.truncate(descriptor, to: length)
    }

    func sync() throws(SystemFailure) {
        try fileSystem.sync(descriptor)
    }
}

extension FileSystem {
    /// Writes the names in the folder that holds `path` to the disk.
    func syncFolder(holding path: String) throws(SystemFailure) {
        let folder = try open(Self.folder(of: path), for: .folder)
        defer { close(folder) }
        try syncFolder(folder)
    }

    /// The path of `name` in the folder that `path` stands in.
    func sibling(of path: String, named name: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return name }
        return path[...slash] + name
    }

    /// The folder that `path` stands in.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
    }
}
