import EngawaSheets
import EngawaText

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#else
    import Darwin
#endif

/// The system calls of the command itself; everything else goes through the modules below. The only file here that
/// imports a C library: −1 becomes a `SystemError` here, and interruption is retried here.
enum Platform {
    /// The descriptor of standard input.
    static let standardInput: Int32 = 0
    /// The descriptor of standard output.
    static let standardOutput: Int32 = 1
    /// The descriptor of standard error.
    static let standardError: Int32 = 2

    /// Ends the process.
    static func exit(_ code: Int32) -> Never {
        #if canImport(Glibc)
            Glibc.exit(code)
        #elseif canImport(Musl)
            Musl.exit(code)
        #else
            Darwin.exit(code)
        #endif
    }

    /// Lets the C library take memory from the system in large steps: a large map is opened a tenth faster by it.
    static func prepareMemory() {
        #if canImport(Glibc)
            // The module of the C library does not show this call.
            guard let symbol = dlsym(nil, "mallopt") else { return }
            let setOption = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
            let topPad: Int32 = -2
            _ = setOption(topPad, 64 << 20)
        #endif
    }

    /// Lets a write to a pipe without reader fail instead of ending the process, and lets the quit key just end it.
    static func prepareSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGQUIT, SIG_DFL)
    }

    /// The first argument of this process whose bytes are no UTF-8, as far as it can be shown.
    static func unreadableArgument() -> String? {
        for index in 0..<Int(CommandLine.argc) {
            guard let bytes = CommandLine.unsafeArgv[index] else { continue }
            if String(validatingCString: bytes) == nil { return String(cString: bytes) }
        }
        return nil
    }

    /// Whether `descriptor` is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    /// The environment variables of this process; the first of a name that stands there twice, as `getenv` has it.
    static func environment() -> [String: String] {
        var result: [String: String] = [:]
        #if canImport(Darwin)
            let start: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = _NSGetEnviron().pointee
        #else
            let start: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
        #endif
        guard var next = start else { return result }
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                let name = String(text[..<equals])
                if result[name] == nil { result[name] = String(text[text.utf8.index(after: equals)...]) }
            }
            next += 1
        }
        return result
    }

    /// The day that the clock shows here.
    static func localDay() -> SheetDay {
        let parts = local(time(nil))
        return SheetDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? .epoch
    }

    /// A time of the log as the clock on the wall showed it here: `2025-04-01 18:30`.
    static func localTime(milliseconds: Int64) -> String {
        let parts = local(time_t(milliseconds.dividedDown(by: 1000)))
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        let date = [String(Int(parts.tm_year) + 1900), two(parts.tm_mon + 1), two(parts.tm_mday)].joined(separator: "-")
        return date + " " + two(parts.tm_hour) + ":" + two(parts.tm_min)
    }

    /// Milliseconds since 1970, by the clock.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func local(_ time: time_t) -> tm {
        var time = time
        var parts = tm()
        localtime_r(&time, &parts)
        return parts
    }

    /// The name of the account that runs the process; `USER`, then the user's number, where the system has none.
    static func accountName(environment: [String: String]) -> String {
        let user = getuid()
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        let name = buffer.withUnsafeMutableBufferPointer { space -> String? in
            guard let start = space.baseAddress,
                getpwuid_r(user, &entry, start, space.count, &found) == 0, found != nil,
                let name = entry.pw_name
            else { return nil }
            return String(cString: name)
        }
        if let name, !name.isEmpty { return name }
        if let name = environment["USER"], !name.isEmpty { return name }
        return String(user)
    }

    /// The number of this process.
    static var processNumber: Int32 { getpid() }

    /// All bytes of an ordinary file that stands below a folder, at most `limit` of them and one more. No link is
    /// followed on the way from the folder to the file, so that nothing else can be meant by its names.
    static func bytes(below folder: String, _ names: [String], limit: Int) throws(SystemError) -> [UInt8] {
        var place = try opened { openDescriptor(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
        defer { _ = closeDescriptor(place) }
        for (index, name) in names.enumerated() {
            let kind = index == names.count - 1 ? O_NONBLOCK : O_DIRECTORY
            let next = try opened { openat(place, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind) }
            _ = closeDescriptor(place)
            place = next
        }
        var status = stat()
        guard fstat(place, &status) == 0 else { throw SystemError(errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw SystemError.isDirectory
        default: throw SystemError.notPermitted
        }
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: min(max(Int(status.st_size) + 1, 1 << 12), 1 << 24))
        while bytes.count <= limit {
            let received = room.withUnsafeMutableBytes { room in
                Result { () throws(SystemError) in try read(place, into: room) }
            }
            let count = try received.get()
            if count == 0 { break }
            bytes += room[..<count]
        }
        return bytes
    }

    private static func opened(_ open: () -> Int32) throws(SystemError) -> Int32 {
        while true {
            let descriptor = open()
            if descriptor >= 0 { return descriptor }
            if errno != EINTR { throw SystemError(errno) }
        }
    }

    /// Where a byte stands first.
    static func find(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else { return nil }
        return UnsafeRawPointer(found) - start
    }

    /// Reads what comes next on `descriptor`, at most as much as there is room; 0 at the end.
    static func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        while true {
            let count = readDescriptor(descriptor, room.baseAddress, room.count)
            if count >= 0 { return count }
            if errno != EINTR { throw SystemError(errno) }
        }
    }

    /// Writes all of `bytes` to `descriptor`.
    static func writeAll(_ bytes: borrowing [UInt8], to descriptor: Int32) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { space in
                write(descriptor, space.baseAddress.map { $0 + done }, space.count - done)
            }
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw SystemError(errno)
            }
        }
    }
}

/// What a file system says of a path, as far as writing a result there needs it.
struct FileStatus: Sendable, Hashable {
    /// The kinds that are told apart.
    enum Kind: Sendable { case file, directory, link, other }
    /// What it is.
    var kind: Kind
    /// The permission bits.
    var mode: UInt32
    /// The owner's number.
    var owner: UInt32
    /// The group's number.
    var group: UInt32
}

/// The calls that writing a file needs. A test may let any of them be refused.
struct FileCalls: Sendable {
    /// The calls by name.
    enum Name: Sendable, CaseIterable {
        case status, readLink, open, create, write, setMode, sync, close, rename, syncDirectory
    }

    /// What the system is made to answer instead of doing the call; nil does it.
    var refusal: @Sendable (Name) -> SystemError? = { _ in nil }

    /// What stands at `path`, a link itself and not what it points to; nil where nothing does.
    func status(_ path: String) throws(SystemError) -> FileStatus? {
        try check(.status)
        var raw = stat()
        do {
            try retrying { lstat(path, &raw) }
        } catch .noEntry {
            return nil
        }
        let kind: FileStatus.Kind =
            switch raw.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .directory
            case S_IFLNK: .link
            default: .other
            }
        return FileStatus(
            kind: kind,
            mode: UInt32(raw.st_mode) & 0o7777,
            owner: UInt32(raw.st_uid),
            group: UInt32(raw.st_gid)
        )
    }

    /// Whether there is anything at `path`, links followed; a link that leads nowhere is nothing.
    func exists(_ path: String) throws(SystemError) -> Bool {
        try check(.status)
        var raw = stat()
        do {
            try retrying { statPath(path, &raw) }
            return true
        } catch .noEntry {
            return false
        }
    }

    /// Whether there is a folder at `path`, links followed. Throws where there is nothing.
    func isFolder(_ path: String) throws(SystemError) -> Bool {
        try check(.status)
        var raw = stat()
        try retrying { statPath(path, &raw) }
        return raw.st_mode & S_IFMT == S_IFDIR
    }

    /// Where the link at `path` points.
    func readLink(_ path: String) throws(SystemError) -> String {
        try check(.readLink)
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = bytes.withUnsafeMutableBytes { space -> Int in
            guard let start = space.baseAddress?.assumingMemoryBound(to: CChar.self) else { return 0 }
            return readlink(path, start, space.count)
        }
        guard count >= 0 else { throw SystemError(errno) }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// Opens what is at `path` for writing, as it is: a device, a pipe.
    func open(_ path: String) throws(SystemError) -> Int32 {
        try check(.open)
        return try descriptor { openDescriptor(path, O_WRONLY | O_CLOEXEC, 0) }
    }

    /// Makes a file at `path` that only its owner may read; throws `SystemError.exists` where something is there.
    func create(_ path: String) throws(SystemError) -> Int32 {
        try check(.create)
        return try descriptor { openDescriptor(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    }

    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        try check(.write)
        try Platform.writeAll(bytes, to: descriptor)
    }

    /// Gives the file the permission bits `mode`, whatever the umask says.
    func setMode(_ mode: UInt32, of descriptor: Int32) throws(SystemError) {
        try check(.setMode)
        try retrying { fchmod(descriptor, mode_t(mode)) }
    }

    /// Gives the file to `owner` where this process may; it stays its own where not.
    func tryToSetOwner(_ owner: UInt32, _ group: UInt32, of descriptor: Int32) {
        _ = fchown(descriptor, owner, group)
    }

    /// Waits until the file is on the disk.
    func sync(_ descriptor: Int32) throws(SystemError) {
        try check(.sync)
        try retrying { fsync(descriptor) }
    }

    /// Closes `descriptor`, which is gone whatever comes back.
    func close(_ descriptor: Int32) throws(SystemError) {
        let refused = refusal(.close)
        let result = closeDescriptor(descriptor)
        if let refused { throw refused }
        if result != 0, errno != EINTR { throw SystemError(errno) }
    }

    /// Puts the file at `old` in the place of whatever is at `new`, in one step.
    func rename(_ old: String, to new: String) throws(SystemError) {
        try check(.rename)
        try retrying { renamePath(old, new) }
    }

    /// Removes the file at `path` if it can: tidying up after another error.
    func tryToRemove(_ path: String) {
        unlink(path)
    }

    /// Waits until the names in the folder at `path` are on the disk.
    func syncDirectory(_ path: String) throws(SystemError) {
        try check(.syncDirectory)
        let folder = try descriptor { openDescriptor(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
        defer { _ = closeDescriptor(folder) }
        do {
            try retrying { fsync(folder) }
        } catch {
            // Some file systems cannot sync a folder and say so: there is nothing to wait for then.
            if error.number != EINVAL { throw error }
        }
    }

    /// The first bytes of the file at `path`, at most `count`; none where it cannot be read.
    func beginning(of path: String, count: Int) -> [UInt8] {
        guard let file = try? descriptor({ openDescriptor(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0) }) else {
            return []
        }
        defer { _ = closeDescriptor(file) }
        var bytes = [UInt8](repeating: 0, count: count)
        let got = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, count, 0) }
        return Array(bytes.prefix(max(0, got)))
    }

    /// Makes a call again as long as a signal interrupts it.
    private func retrying(_ call: () -> Int32) throws(SystemError) {
        while call() != 0 {
            if errno != EINTR { throw SystemError(errno) }
        }
    }

    private func check(_ name: Name) throws(SystemError) {
        if let refused = refusal(name) { throw refused }
    }

    private func descriptor(_ open: () -> Int32) throws(SystemError) -> Int32 {
        while true {
            let descriptor = open()
            if descriptor >= 0 { return descriptor }
            if errno != EINTR { throw SystemError(errno) }
        }
    }
}

// The methods above have the names of the calls that they make; these are the calls.
private func openDescriptor(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }
private func readDescriptor(_ descriptor: Int32, _ room: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, room, count)
}
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func statPath(_ path: String, _ status: UnsafeMutablePointer<stat>) -> Int32 { stat(path, status) }
private func renamePath(_ old: String, _ new: String) -> Int32 { rename(old, new) }

extension SystemError {
    static let noEntry = SystemError(ENOENT)
    static let noAccess = SystemError(EACCES)
    static let notPermitted = SystemError(EPERM)
    static let exists = SystemError(EEXIST)
    static let isDirectory = SystemError(EISDIR)
    static let notDirectory = SystemError(ENOTDIR)
    static let noSpace = SystemError(ENOSPC)
    static let overQuota = SystemError(EDQUOT)
    static let fileTooBig = SystemError(EFBIG)
    static let readOnly = SystemError(EROFS)
    static let inputOutput = SystemError(EIO)
    static let brokenPipe = SystemError(EPIPE)
    static let tooManyLinks = SystemError(ELOOP)
    static let nameTooLong = SystemError(ENAMETOOLONG)
    static let tooManyFiles = SystemError(EMFILE)
    static let tooManyFilesInSystem = SystemError(ENFILE)
    static let noMemory = SystemError(ENOMEM)
    static let busy = SystemError(EBUSY)
    static let noDevice = SystemError(ENXIO)
    static let badDescriptor = SystemError(EBADF)

    /// What the C library calls the error, in English.
    var systemText: String {
        var buffer = [UInt8](repeating: 0, count: 256)
        buffer.withUnsafeMutableBytes { space in
            if let start = space.baseAddress?.assumingMemoryBound(to: CChar.self) {
                _ = strerror_r(number, start, space.count)
            }
        }
        return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
}
