// The one file of this module that knows the C library.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif
import Dispatch

/// What differs between Linux and macOS, and the C functions that are no calls of the system.
enum Platform {
    #if canImport(Darwin)
        static let setLock: Int32 = 90  // F_OFD_SETLK
        static let getLock: Int32 = 92  // F_OFD_GETLK
    #else
        static let setLock: Int32 = 37  // F_OFD_SETLK
        static let getLock: Int32 = 36  // F_OFD_GETLK
    #endif

    #if !canImport(Darwin)
        typealias Renameat2 =
            @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

        /// `renameat2`, which the C library has since 2018 and its Swift module does not show.
        static let renameat2: Renameat2? = dlsym(nil, "renameat2").map { unsafeBitCast($0, to: Renameat2.self) }
    #endif

    static func kind(ofCode code: Int32) -> SystemFailure.Kind {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: .noSpace
        case EROFS: .readOnly
        case EACCES, EPERM: .notPermitted
        case ENOENT, ENOTDIR: .missing
        case EEXIST: .exists
        case ENOTSUP, EOPNOTSUPP, ENOSYS, EINVAL: .unsupported
        case EIO: .inputOutput
        default: .other
        }
    }

    /// The code of "there is such a file already".
    static let existsCode = EEXIST

    /// The code of "the name is too long".
    static let nameTooLongCode = ENAMETOOLONG

    static func text(ofCode code: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The first place of `byte` in `bytes` at or after `start`. O(n), at the speed of memory.
    static func firstIndex(of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count else { return nil }
        guard let hit = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
        return UnsafeRawPointer(hit) - base
    }

    /// Calls `body` with 0 ..< count, on as many threads as the machine can run at once, and returns after the last.
    static func concurrently(_ count: Int, _ body: (Int) -> Void) {
        if count == 1 { return body(0) }
        withoutActuallyEscaping(body) { body in
            // The caller sees to it that the calls share nothing that they change.
            nonisolated(unsafe) let body = body
            DispatchQueue.concurrentPerform(iterations: count) { body($0) }
        }
    }

    static func failure(_ call: SystemCall, _ path: String) -> SystemFailure {
        SystemFailure(call, code: errno, path: path)
    }

    /// The one place that calls again after an interruption.
    static func retrying<Result: SignedInteger>(
        _ call: SystemCall,
        _ path: String,
        _ body: () -> Result
    ) throws(SystemFailure) -> Result {
        while true {
            let result = body()
            if result != -1 { return result }
            if errno != EINTR { throw failure(call, path) }
        }
    }
}

/// A large piece of memory. Asked for in large pages, where the system has them, it is there four times as soon.
final class LargeMemory {
    private static let largePage = 2 << 20
    private static let smallAlignment = 64

    /// Its bytes, as long as this object lives. The first stands at a multiple of 64.
    let bytes: UnsafeMutableRawBufferPointer

    /// Memory with any contents; nil where the system has none left.
    init?(byteCount: Int) {
        let isLarge = byteCount >= 2 * Self.largePage
        var start: UnsafeMutableRawPointer?
        guard posix_memalign(&start, isLarge ? Self.largePage : Self.smallAlignment, max(byteCount, 1)) == 0 else {
            return nil
        }
        #if !canImport(Darwin)
            if isLarge { _ = madvise(start, byteCount, Int32(MADV_HUGEPAGE)) }
        #endif
        bytes = UnsafeMutableRawBufferPointer(start: start, count: byteCount)
    }

    deinit { free(bytes.baseAddress) }
}

/// Signals that would end a program where an error number is meant.
public enum SystemSignals {
    /// Lets a write beyond the file size limit (`ulimit -f`) fail with an error instead of killing the process.
    ///
    /// For the start of a program; a library leaves the signals of its host alone.
    public static func ignoreFileSizeLimit() {
        _ = signal(SIGXFSZ, SIG_IGN)
    }
}

/// The real file system.
package struct SystemFileSystem: FileSystem {
    /// Where the lock stands: far behind any end of a file.
    private static let lockStart: Int64 = 1 << 62
    /// Where the note of the holder stands; the process id is added to it.
    private static let noteStart: Int64 = 1 << 61

    /// The calls of this system.
    package init() {}

    package func open(_ path: String, for access: FileAccess) throws(SystemFailure) -> Descriptor {
        let flags =
            switch access {
            case .read: O_RDONLY | O_NONBLOCK | O_NOCTTY
            case .readWrite: O_RDWR | O_NONBLOCK | O_NOCTTY
            case .createNew: O_RDWR | O_CREAT | O_EXCL
            case .folder: O_RDONLY | O_DIRECTORY
            }
        let number = try Platform.retrying(.open, path) {
            #if canImport(Darwin)
                Darwin.open(path, flags | O_CLOEXEC, 0o600)
            #elseif canImport(Musl)
                Musl.open(path, flags | O_CLOEXEC, 0o600)
            #else
                Glibc.open(path, flags | O_CLOEXEC, 0o600)
            #endif
        }
        // The umask may have taken rights of the owner away. A file system without modes refuses, and keeps its own.
        if access == .createNew { _ = fchmod(number, 0o600) }
        return Descriptor(number: number, path: path)
    }

    package func close(_ file: Descriptor) {
        // An interrupted close has closed: calling again could close somebody else's file.
        #if canImport(Darwin)
            _ = Darwin.close(file.number)
        #elseif canImport(Musl)
            _ = Musl.close(file.number)
        #else
            _ = Glibc.close(file.number)
        #endif
    }

    package func status(of file: Descriptor) throws(SystemFailure) -> FileStatus {
        var found = stat()
        _ = try Platform.retrying(.stat, file.path) { fstat(file.number, &found) }
        return Self.status(found)
    }

    package func status(at path: String, followingLinks: Bool) throws(SystemFailure) -> FileStatus {
        var found = stat()
        _ = try Platform.retrying(.stat, path) { followingLinks ? stat(path, &found) : lstat(path, &found) }
        return Self.status(found)
    }

    private static func status(_ found: stat) -> FileStatus {
        let kind: FileStatus.Kind =
            switch found.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        return FileStatus(
            kind: kind,
            identity: FileIdentity(
                device: UInt64(truncatingIfNeeded: found.st_dev),
                inode: UInt64(truncatingIfNeeded: found.st_ino)
            ),
            size: UInt64(clamping: found.st_size)
        )
    }

    package func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64)
        throws(SystemFailure) -> Int
    {
        try Platform.retrying(.read, file.path) {
            pread(file.number, buffer.baseAddress, buffer.count, off_t(clamping: offset))
        }
    }

    package func write(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: UInt64)
        throws(SystemFailure) -> Int
    {
        try Platform.retrying(.write, file.path) {
            pwrite(file.number, bytes.baseAddress, bytes.count, off_t(clamping: offset))
        }
    }

    package func truncate(_ file: Descriptor, to length: UInt64) throws(SystemFailure) {
        _ = try Platform.retrying(.truncate, file.path) { ftruncate(file.number, off_t(clamping: length)) }
    }

    package func sync(_ file: Descriptor) throws(SystemFailure) {
        #if canImport(Darwin)
            // fsync on macOS leaves the bytes in the cache of the drive.
            let full = try? Platform.retrying(.sync, file.path) { fcntl(file.number, F_FULLFSYNC) }
            if full == nil { _ = try Platform.retrying(.sync, file.path) { fsync(file.number) } }
        #else
            _ = try Platform.retrying(.sync, file.path) { fdatasync(file.number) }
        #endif
    }

    package func syncFolder(_ folder: Descriptor) throws(SystemFailure) {
        do {
            _ = try Platform.retrying(.sync, folder.path) { fsync(folder.number) }
        } catch  where error.code == EINVAL {
            // A file system that keeps its names in order by itself.
        }
    }

    package func moveExclusively(_ path: String, to name: String) throws(SystemFailure) {
        #if canImport(Darwin)
            _ = try Platform.retrying(.rename, name) { renamex_np(path, name, UInt32(RENAME_EXCL)) }
        #else
            guard let renameat2 = Platform.renameat2 else { throw SystemFailure(.rename, code: ENOSYS, path: name) }
            let noReplace: UInt32 = 1
            _ = try Platform.retrying(.rename, name) { renameat2(AT_FDCWD, path, AT_FDCWD, name, noReplace) }
        #endif
    }

    package func rename(_ path: String, to name: String) throws(SystemFailure) {
        #if canImport(Darwin)
            _ = try Platform.retrying(.rename, name) { Darwin.rename(path, name) }
        #elseif canImport(Musl)
            _ = try Platform.retrying(.rename, name) { Musl.rename(path, name) }
        #else
            _ = try Platform.retrying(.rename, name) { Glibc.rename(path, name) }
        #endif
    }

    package func names(inFolder path: String) throws(SystemFailure) -> [String] {
        guard let folder = opendir(path) else { throw Platform.failure(.list, path) }
        defer { closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else {
                if errno != 0 { throw Platform.failure(.list, path) }
                return names
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.append(name)
        }
    }

    package func copyAccess(from file: Descriptor, to other: Descriptor) throws(SystemFailure) {
        var found = stat()
        _ = try Platform.retrying(.stat, file.path) { fstat(file.number, &found) }
        // Only the superuser can give a file away; for everybody else it is theirs already, or will be.
        _ = fchown(other.number, found.st_uid, found.st_gid)
        _ = try Platform.retrying(.mode, other.path) { fchmod(other.number, found.st_mode & 0o7777) }
    }

    package func remove(_ path: String) throws(SystemFailure) {
        _ = try Platform.retrying(.remove, path) { unlink(path) }
    }

    package func resolve(_ path: String) throws(SystemFailure) -> String {
        guard let found = realpath(path, nil) else { throw Platform.failure(.resolve, path) }
        defer { free(found) }
        return String(cString: found)
    }

    package func destination(ofLink path: String) throws(SystemFailure) -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = try Platform.retrying(.resolve, path) { readlink(path, &buffer, buffer.count) }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package func tryLock(_ file: Descriptor, note: LockNote) throws(SystemFailure) -> Bool {
        guard try setLock(file, Int16(F_WRLCK), start: Self.lockStart, length: 1) else { return false }
        do {
            // Only the holder writes into this range; were it taken, there would be no place to say who we are, but
            // the lock would be ours.
            let start = Self.noteStart + Int64(note.process)
            _ = try setLock(file, Int16(F_WRLCK), start: start, length: max(1, min(note.since, Self.noteStart / 2)))
            return true
        } catch {
            unlock(file)
            throw error
        }
    }

    package func unlock(_ file: Descriptor) {
        _ = try? setLock(file, Int16(F_UNLCK), start: Self.noteStart, length: 0)
    }

    private func setLock(_ file: Descriptor, _ kind: Int16, start: Int64, length: Int64)
        throws(SystemFailure) -> Bool
    {
        do {
            _ = try Platform.retrying(.lock, file.path) {
                var range = Self.range(kind, start: start, length: length)
                return fcntl(file.number, Platform.setLock, &range)
            }
            return true
        } catch  where error.code == EAGAIN || error.code == EACCES {
            return false
        }
    }

    package func lockState(_ file: Descriptor) throws(SystemFailure) -> LockState {
        let held = try heldRange(file, start: Self.lockStart, length: 1)
        guard held != nil else { return .free }
        guard let note = try heldRange(file, start: Self.noteStart, length: Self.lockStart - Self.noteStart),
            let process = Int32(exactly: Int64(note.l_start) - Self.noteStart)
        else { return .held(nil) }
        return .held(LockNote(process: process, since: Int64(note.l_len)))
    }

    private func heldRange(_ file: Descriptor, start: Int64, length: Int64) throws(SystemFailure) -> flock? {
        var range = Self.range(Int16(F_WRLCK), start: start, length: length)
        _ = try Platform.retrying(.lock, file.path) { fcntl(file.number, Platform.getLock, &range) }
        return range.l_type == Int16(F_UNLCK) ? nil : range
    }

    private static func range(_ kind: Int16, start: Int64, length: Int64) -> flock {
        var range = flock()
        range.l_type = kind
        range.l_whence = Int16(SEEK_SET)
        range.l_start = off_t(start)
        range.l_len = off_t(length)
        return range
    }

    package func commandName(ofProcess process: Int32) -> String? {
        #if canImport(Darwin)
            var buffer = [UInt8](repeating: 0, count: 64)
            let count = proc_name(process, &buffer, UInt32(buffer.count))
            return count > 0 ? String(decoding: buffer.prefix(Int(count)), as: UTF8.self) : nil
        #else
            guard let file = try? open("/proc/\(process)/comm", for: .read) else { return nil }
            defer { close(file) }
            var buffer = [UInt8](repeating: 0, count: 64)
            guard let count = try? buffer.withUnsafeMutableBytes({ try read(file, into: $0, at: 0) }) else {
                return nil
            }
            let name = buffer.prefix(count).prefix { $0 != 0x0A }
            return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
        #endif
    }

    package var processID: Int32 { getpid() }

    package func wallClock() -> Int64 { milliseconds(CLOCK_REALTIME) }

    package func steadyClock() -> Int64 { milliseconds(CLOCK_MONOTONIC) }

    private func milliseconds(_ clock: clockid_t) -> Int64 {
        var now = timespec()
        guard clock_gettime(clock, &now) == 0 else { return 0 }
        return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    }

    package func pause(milliseconds: Int64) {
        // Cut short by a signal, it is over: who waits for something looks again anyway.
        var time = timespec(tv_sec: Int(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
        _ = nanosleep(&time, nil)
    }
}
