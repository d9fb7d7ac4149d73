import Synchronization

import EngawaLog

/// A file system in memory that knows what a power cut may leave of it.
///
/// The cache holds what was written; the disk holds, for every sector of 512 bytes, one of the contents that the cache
/// had for it since the last sync, whichever it likes, and a length that the file had since then.
package final class SimulatedDisk: FileSystem {
    package static let sector = 512
    private static let missing: Int32 = 2
    private static let exists: Int32 = 17
    private static let inputOutput: Int32 = 5

    private struct File {
        var cached: [UInt8] = []
        /// The contents that the disk may have for a sector that was written since the last sync; the first is what it
        /// had at the sync, nil where the file did not reach so far.
        var versions: [Int: [[UInt8]?]] = [:]
        /// The same for sectors whose sync failed: the cache calls them clean, so that no later sync writes them.
        var lost: [Int: [[UInt8]?]] = [:]
        var lengths: [Int] = [0]
        var lockedBy: Int32?

        mutating func touch(_ sectors: Range<Int>, _ change: (inout [UInt8]) -> Void) {
            for sector in sectors where versions[sector] == nil {
                let synced = content(sector)
                versions[sector] = lost.removeValue(forKey: sector) ?? [synced]
            }
            change(&cached)
            for sector in sectors {
                let newest = content(sector)
                versions[sector]?.append(newest)
            }
            lengths.append(cached.count)
        }

        func content(_ sector: Int) -> [UInt8]? {
            let start = sector * SimulatedDisk.sector
            guard start < cached.count else { return nil }
            let bytes = cached[start..<min(start + SimulatedDisk.sector, cached.count)]
            return bytes + [UInt8](repeating: 0, count: SimulatedDisk.sector - bytes.count)
        }

        mutating func sync() {
            versions = [:]
            lengths = [cached.count]
        }

        mutating func failSync() {
            lost.merge(versions) { $1 }
            versions = [:]
        }
    }

    private struct State {
        var files: [Int: File] = [:]
        var names: [String: Int] = [:]
        /// What the folder looked like after the last sync of it, and after each change since.
        var folders: [[String: Int]] = [[:]]
        var open: [Int32: Int] = [:]
        var nextDescriptor: Int32 = 3
        var nextFile = 1
        var clock: Int64 = 1_700_000_000_000
        var failsSyncs = false
    }

    private let state = Mutex(State())

    /// An empty disk.
    package init() {}

    /// Makes syncs of files fail, as they do when the device reports an error: what was to be written is forgotten.
    package func setFailingSyncs(_ fails: Bool) { state.withLock { $0.failsSyncs = fails } }

    /// The names there are.
    package var names: [String] { state.withLock { $0.names.keys.sorted() } }

    /// What a file holds by the cache.
    package func contents(_ path: String) -> [UInt8]? {
        state.withLock { state in state.names[path].flatMap { state.files[$0]?.cached } }
    }

    /// The disk as a power cut may leave it: another one, so that the same moment can be cut more than once.
    package func afterPowerCut(using generator: inout some RandomNumberGenerator) -> SimulatedDisk {
        // Some cuts lose nearly everything, some nearly nothing.
        let newest = [0.02, 0.3, 0.5, 0.7, 0.98].randomElement(using: &generator) ?? 0.5
        let garbage = Bool.random(using: &generator)
        var copy = state.withLock { $0 }
        copy.names = copy.folders.randomElement(using: &generator) ?? [:]
        copy.folders = [copy.names]
        copy.open = [:]
        for (number, file) in copy.files.sorted(by: { $0.key < $1.key }) {
            copy.files[number] = Self.cut(file, newest: newest, garbage: garbage, using: &generator)
        }
        let result = SimulatedDisk()
        result.state.withLock { $0 = copy }
        return result
    }

    private static func cut(
        _ file: File,
        newest: Double,
        garbage: Bool,
        using generator: inout some RandomNumberGenerator
    ) -> File {
        var bytes = file.cached
        let longest = max(bytes.count, file.lengths.max() ?? 0)
        bytes += [UInt8](repeating: 0, count: longest - bytes.count)
        let uncertain = file.versions.merging(file.lost) { open, _ in open }
        for (sector, versions) in uncertain.sorted(by: { $0.key < $1.key }) {
            let takesNewest = Double.random(in: 0..<1, using: &generator) < newest
            let version = (takesNewest ? versions.last : versions.randomElement(using: &generator)) ?? nil
            let content =
                version
                ?? (garbage
                    ? (0..<Self.sector).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
                    : [UInt8](repeating: 0, count: Self.sector))
            let start = sector * Self.sector
            for index in 0..<Self.sector where start + index < bytes.count { bytes[start + index] = content[index] }
        }
        let length =
            Double.random(in: 0..<1, using: &generator) < newest
            ? file.lengths.last : file.lengths.randomElement(using: &generator)
        bytes = Array(bytes.prefix(length ?? 0))
        return File(cached: bytes, lengths: [bytes.count])
    }

    private func withFile<Result>(
        _ file: Descriptor,
        _ body: (inout File) -> Result
    ) throws(SystemFailure) -> Result {
        let result = state.withLock { state -> Result? in
            guard let number = state.open[file.number] else { return nil }
            return body(&state.files[number, default: File()])
        }
        guard let result else { throw SystemFailure(.open, code: 9, path: file.path) }
        return result
    }

    package func open(_ path: String, for access: FileAccess) throws(SystemFailure) -> Descriptor {
        let number: Result<Int32, SystemFailure> = state.withLock { state in
            var file = state.names[path]
            switch access {
            case .folder: file = 0
            case .createNew:
                if file != nil { return .failure(SystemFailure(.open, code: Self.exists, path: path)) }
                file = state.nextFile
                state.files[state.nextFile] = File()
                state.names[path] = state.nextFile
                state.nextFile += 1
                state.folders.append(state.names)
            case .read, .readWrite: break
            }
            guard let file else { return .failure(SystemFailure(.open, code: Self.missing, path: path)) }
            let descriptor = state.nextDescriptor
            state.nextDescriptor += 1
            state.open[descriptor] = file
            return .success(descriptor)
        }
        return Descriptor(number: try number.get(), path: path)
    }

    package func close(_ file: Descriptor) {
        unlock(file)
        state.withLock { _ = $0.open.removeValue(forKey: file.number) }
    }

    package func status(of file: Descriptor) throws(SystemFailure) -> FileStatus {
        let number = state.withLock { $0.open[file.number] ?? 0 }
        return try withFile(file) { Self.status(number, $0) }
    }

    package func status(at path: String, followingLinks: Bool) throws(SystemFailure) -> FileStatus {
        let found = state.withLock { state in
            state.names[path].map { Self.status($0, state.files[$0] ?? File()) }
        }
        guard let found else { throw SystemFailure(.stat, code: Self.missing, path: path) }
        return found
    }

    private static func status(_ number: Int, _ file: File) -> FileStatus {
        FileStatus(
            kind: .regular,
            identity: FileIdentity(device: 1, inode: UInt64(number)),
            size: UInt64(file.cached.count)
        )
    }

    package func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64)
        throws(SystemFailure) -> Int
    {
        let bytes = try withFile(file) { $0.cached.dropFirst(Int(offset)).prefix(buffer.count) }
        buffer.copyBytes(from: bytes)
        return bytes.count
    }

    package func write(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemFailure)
        -> Int
    {
        let added = Array(bytes)
        let start = Int(offset)
        let sectors = start / Self.sector..<(start + added.count + Self.sector - 1) / Self.sector
        try withFile(file) { file in
            file.touch(sectors) { cached in
                if cached.count < start + added.count {
                    cached += [UInt8](repeating: 0, count: start + added.count - cached.count)
                }
                cached.replaceSubrange(start..<start + added.count, with: added)
            }
        }
        return added.count
    }

    package func truncate(_ file: Descriptor, to length: UInt64) throws(SystemFailure) {
        try withFile(file) { file in
            let end = max(file.cached.count, Int(length))
            file.touch(Int(length) / Self.sector..<(end + Self.sector - 1) / Self.sector) { cached in
                cached = Array(cached.prefix(Int(length)))
                cached += [UInt8](repeating: 0, count: Int(length) - cached.count)
            }
        }
    }

    package func sync(_ file: Descriptor) throws(SystemFailure) {
        let fails = state.withLock { $0.failsSyncs }
        try withFile(file) { fails ? $0.failSync() : $0.sync() }
        if fails { throw SystemFailure(.sync, code: Self.inputOutput, path: file.path) }
    }

    package func syncFolder(_ folder: Descriptor) throws(SystemFailure) {
        state.withLock { $0.folders = [$0.names] }
    }

    package func moveExclusively(_ path: String, to name: String) throws(SystemFailure) {
        try move(path, to: name, replacing: false)
    }

    package func rename(_ path: String, to name: String) throws(SystemFailure) {
        try move(path, to: name, replacing: true)
    }

    private func move(_ path: String, to name: String, replacing: Bool) throws(SystemFailure) {
        let code: Int32? = state.withLock { state in
            guard let file = state.names[path] else { return Self.missing }
            if !replacing, state.names[name] != nil { return Self.exists }
            state.names[path] = nil
            state.names[name] = file
            state.folders.append(state.names)
            return nil
        }
        if let code { throw SystemFailure(.rename, code: code, path: name) }
    }

    package func names(inFolder path: String) throws(SystemFailure) -> [String] { names }

    package func copyAccess(from file: Descriptor, to other: Descriptor) throws(SystemFailure) {}

    package func remove(_ path: String) throws(SystemFailure) {
        let found = state.withLock { state in
            let found = state.names.removeValue(forKey: path) != nil
            state.folders.append(state.names)
            return found
        }
        if !found { throw SystemFailure(.remove, code: Self.missing, path: path) }
    }

    package func destination(ofLink path: String) throws(SystemFailure) -> String {
        // There are no links here.
        throw SystemFailure(.resolve, code: 22, path: path)
    }

    package func resolve(_ path: String) throws(SystemFailure) -> String { path }

    package func tryLock(_ file: Descriptor, note: LockNote) throws(SystemFailure) -> Bool {
        try withFile(file) { locked in
            guard locked.lockedBy == nil || locked.lockedBy == file.number else { return false }
            locked.lockedBy = file.number
            return true
        }
    }

    package func unlock(_ file: Descriptor) {
        _ = try? withFile(file) { if $0.lockedBy == file.number { $0.lockedBy = nil } }
    }

    package func lockState(_ file: Descriptor) throws(SystemFailure) -> LockState {
        try withFile(file) { locked in
            guard let holder = locked.lockedBy, holder != file.number else { return .free }
            return .held(LockNote(process: holder, since: 0))
        }
    }

    package func commandName(ofProcess process: Int32) -> String? { nil }
    package var processID: Int32 { 1 }
    package func wallClock() -> Int64 { state.withLock { $0.clock } }
    package func steadyClock() -> Int64 { state.withLock { $0.clock } }
    package func pause(milliseconds: Int64) { state.withLock { $0.clock += milliseconds } }
}

extension SimulatedDisk {
    /// Makes or overwrites a file with bytes that are synced.
    package func put(_ bytes: [UInt8], at path: String) throws {
        if contents(path) == nil { close(try open(path, for: .createNew)) }
        let file = try open(path, for: .readWrite)
        defer { close(file) }
        try truncate(file, to: 0)
        if !bytes.isEmpty { _ = try bytes.withUnsafeBytes { try write(file, $0, at: 0) } }
        try sync(file)
        try syncFolder(Descriptor(number: 0, path: ""))
    }
}
