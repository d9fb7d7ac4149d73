#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The one file of this module that speaks to the operating system: starting a program, feeding it, reading what it
/// writes, and ending it when its time is over.
enum System {
    /// How a program ended.
    enum End: Equatable {
        case status(Int32)
        case signal(Int32)
    }

    /// A program that ended.
    struct Ended {
        var end: End
        var output: [UInt8]
        /// What it wrote on its standard error, line by line.
        var messages: [String]
    }

    /// Why a program did not end by itself.
    enum Failure: Error {
        /// There is no such program.
        case missing
        /// The system refused; an errno.
        case refused(Int32)
        /// It was killed for being too slow; what it had written on its standard error.
        case late([String])
    }

    /// The value of an environment variable.
    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Whether `path` is a file that may be executed.
    static func isExecutable(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }

    /// Runs a program with `input` as its standard input, to its end or for `seconds`.
    ///
    /// Input and both outputs are served together, so none of the three can block the others however large they are.
    static func run(_ program: String, _ arguments: [String], input: [UInt8], seconds: Double) throws(Failure) -> Ended
    {
        guard isExecutable(program) else { throw .missing }
        var child = try start(program, arguments)
        defer { child.close() }
        let deadline = now() + seconds
        guard child.exchange(input, until: deadline), let status = child.wait(until: deadline) else {
            child.kill()
            throw .late(lines(child.errors))
        }
        // The two lowest bytes of a wait status: the signal that ended the process, or its exit status.
        let signal = status & 0x7F
        let end: End = signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal)
        return Ended(end: end, output: child.output, messages: lines(child.errors))
    }

    /// Seconds of a clock that only goes forward.
    fileprivate static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }

    /// A socket pair for the input, for a socket can be told not to raise SIGPIPE, and pipes for both outputs.
    private static func start(_ program: String, _ arguments: [String]) throws(Failure) -> Child {
        let input = try descriptors(isSocket: true)
        let output: [Int32]
        let errors: [Int32]
        do {
            output = try descriptors(isSocket: false)
        } catch {
            closeAll(input)
            throw error
        }
        do {
            errors = try descriptors(isSocket: false)
        } catch {
            closeAll(input + output)
            throw error
        }
        var pid: pid_t = 0
        var refused = spawn(&pid, program, arguments, [input[1], output[1], errors[1]])
        // Someone still holds the program open for writing: an installer, or a process that is being forked elsewhere.
        for _ in 0..<50 where refused == ETXTBSY {
            usleep(10_000)
            refused = spawn(&pid, program, arguments, [input[1], output[1], errors[1]])
        }
        closeAll([input[1], output[1], errors[1]])
        guard refused == 0 else {
            closeAll([input[0], output[0], errors[0]])
            throw refused == ENOENT ? .missing : .refused(refused)
        }
        return Child(pid: pid, input: input[0], outputEnd: output[0], errorEnd: errors[0])
    }

    private static func spawn(_ pid: inout pid_t, _ program: String, _ arguments: [String], _ ends: [Int32]) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (target, end) in ends.enumerated() { posix_spawn_file_actions_adddup2(&actions, end, Int32(target)) }
        // A group of its own, so that what the program started ends with it.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        var pointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        return posix_spawn(&pid, program, &actions, &attributes, pointers, environ)
    }

    private static func descriptors(isSocket: Bool) throws(Failure) -> [Int32] {
        var pair: [Int32] = [-1, -1]
        #if canImport(Darwin)
            let made = isSocket ? socketpair(AF_UNIX, SOCK_STREAM, 0, &pair) : pipe(&pair)
        #else
            let made = isSocket ? socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) : pipe(&pair)
        #endif
        guard made == 0 else { throw .refused(errno) }
        for descriptor in pair { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(pair[0], F_SETFL, O_NONBLOCK)
        #if canImport(Darwin)
            var on: Int32 = 1
            if isSocket { setsockopt(pair[0], SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size)) }
        #endif
        return pair
    }

    private static func closeAll(_ descriptors: [Int32]) {
        for descriptor in descriptors where descriptor >= 0 { _ = close(descriptor) }
    }
}

/// A running program and this side's ends of its input and outputs.
private struct Child {
    let pid: pid_t
    var input: Int32
    var outputEnd: Int32
    var errorEnd: Int32
    var output: [UInt8] = []
    var errors: [UInt8] = []
    private var isReaped = false

    init(pid: pid_t, input: Int32, outputEnd: Int32, errorEnd: Int32) {
        self.pid = pid
        self.input = input
        self.outputEnd = outputEnd
        self.errorEnd = errorEnd
    }

    /// Writes the input and reads both outputs to their ends; false when the deadline came first.
    mutating func exchange(_ bytes: [UInt8], until deadline: Double) -> Bool {
        var written = 0
        if bytes.isEmpty { Self.shut(&input) }
        while outputEnd >= 0 || errorEnd >= 0 {
            let left = deadline - System.now()
            guard left > 0 else { return false }
            var waiting = [
                pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: errorEnd, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&waiting, nfds_t(waiting.count), Int32(min(left * 1000 + 1, 1e6))) > 0 else { continue }
            if waiting[0].revents != 0 { write(bytes, &written) }
            if waiting[1].revents != 0 { Self.read(&outputEnd, into: &output) }
            if waiting[2].revents != 0 { Self.read(&errorEnd, into: &errors) }
        }
        return true
    }

    /// Waits for the program to end; nil when the deadline came first.
    mutating func wait(until deadline: Double) -> Int32? {
        var status: Int32 = 0
        while true {
            let ended = waitpid(pid, &status, WNOHANG)
            if ended == pid {
                isReaped = true
                return status
            }
            if ended < 0 && errno != EINTR { return nil }
            guard System.now() < deadline else { return nil }
            usleep(500)
        }
    }

    /// Ends the program and whatever it started.
    mutating func kill() {
        guard !isReaped else { return }
        signalGroup()
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        isReaped = true
    }

    mutating func close() {
        Self.shut(&input)
        Self.shut(&outputEnd)
        Self.shut(&errorEnd)
        kill()
    }

    private func signalGroup() {
        #if canImport(Glibc)
            _ = Glibc.kill(-pid, SIGKILL)
        #elseif canImport(Musl)
            _ = Musl.kill(-pid, SIGKILL)
        #else
            _ = Darwin.kill(-pid, SIGKILL)
        #endif
    }

    private mutating func write(_ bytes: [UInt8], _ written: inout Int) {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        let sent = bytes[written...].withUnsafeBytes { send(input, $0.baseAddress, $0.count, flags) }
        if sent > 0 { written += sent }
        let isOver = sent < 0 && errno != EAGAIN && errno != EINTR
        if isOver || written == bytes.count { Self.shut(&input) }
    }

    private static func read(_ descriptor: inout Int32, into bytes: inout [UInt8]) {
        var failure: Int32 = 0
        let old = bytes.count
        let most = 65536
        bytes.append(contentsOf: repeatElement(0, count: most))
        let got = bytes.withUnsafeMutableBytes { buffer in
            readBytes(descriptor, buffer.baseAddress.map { $0 + old }, most, &failure)
        }
        bytes.removeLast(most - max(0, got))
        if got == 0 || (got < 0 && failure != EAGAIN && failure != EINTR) { shut(&descriptor) }
    }

    private static func readBytes(
        _ descriptor: Int32,
        _ place: UnsafeMutableRawPointer?,
        _ most: Int,
        _ failure: inout Int32
    ) -> Int {
        #if canImport(Glibc)
            let got = Glibc.read(descriptor, place, most)
        #elseif canImport(Musl)
            let got = Musl.read(descriptor, place, most)
        #else
            let got = Darwin.read(descriptor, place, most)
        #endif
        failure = errno
        return got
    }

    private static func shut(_ descriptor: inout Int32) {
        guard descriptor >= 0 else { return }
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
        descriptor = -1
    }
}
