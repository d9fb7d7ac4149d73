import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the benchmarks ask of the system.
enum BenchPlatform {
    /// How a child ended and what it used.
    struct Ended {
        var status: Int32
        /// User and system time, in seconds.
        var cpu: Double
        var wall: Double
        /// Peak resident memory, in bytes.
        var peak: Int
    }

    /// Cores and system, in a line.
    static var machine: String {
        "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(ProcessInfo.processInfo.operatingSystemVersionString)"
    }

    static func exit(_ code: Int32) -> Never { Foundation.exit(code) }

    /// Seconds of a clock that only runs forward.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Takes memory in large steps, as the command does.
    static func prepareMemory() {
        #if canImport(Glibc)
            // The module of the C library does not show this call.
            guard let symbol = dlsym(nil, "mallopt") else { return }
            let setOption = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
            let topPad: Int32 = -2
            _ = setOption(topPad, 64 << 20)
        #endif
    }

    /// The memory that this process has resident now, in bytes; nil where the system does not tell.
    static var resident: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * Int(getpagesize()) }
    }

    /// The most memory that this process has had resident so far, in bytes.
    static var peak: Int { peak(of: usage) }

    private static var usage: rusage {
        var usage = rusage()
        getrusage(ownUsage, &usage)
        return usage
    }

    #if canImport(Glibc)
        private static let ownUsage = __rusage_who_t(RUSAGE_SELF.rawValue)
    #else
        private static let ownUsage = RUSAGE_SELF
    #endif

    private static func peak(of usage: rusage) -> Int {
        #if canImport(Darwin)
            Int(usage.ru_maxrss)
        #else
            Int(usage.ru_maxrss) * 1024
        #endif
    }

    /// Seconds that this thread has worked, which others at work on the machine do not add to.
    static func worked() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The program `name` that stands beside this one.
    static func sibling(_ name: String) -> String {
        let own = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        return own.deletingLastPathComponent().appendingPathComponent(name).path
    }

    static func bytes(of file: String) throws(BenchFailure) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        } catch {
            throw BenchFailure(message: "cannot read \(file): \(error)")
        }
    }

    /// A folder of its own for a benchmark, which is removed afterwards.
    static func withFolder<Result>(
        _ body: (String) throws(BenchFailure) -> Result
    ) throws(BenchFailure) -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("engawa-bench-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw BenchFailure(message: "cannot make a folder: \(error)")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.path)
    }

    /// The length of a file, in bytes.
    static func size(of path: String) throws(BenchFailure) -> Int {
        guard let handle = FileHandle(forReadingAtPath: path), let end = try? handle.seekToEnd() else {
            throw BenchFailure(message: "there is no \(path)")
        }
        return Int(end)
    }

    /// Runs a program with its output thrown away and waits for it.
    static func run(_ program: String, _ arguments: [String]) throws(BenchFailure) -> Ended {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var child: pid_t = 0
        let start = now()
        let refused = posix_spawn(&child, program, &actions, nil, &words, environ)
        guard refused == 0 else { throw BenchFailure(message: "cannot start \(program): errno \(refused)") }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
        let cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        return Ended(status: (status >> 8) & 0xFF, cpu: cpu, wall: now() - start, peak: peak(of: usage))
    }

    /// Seconds of CPU time that this process has used: what is left to measure where other work shares the machine.
    static func cpu() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }
}
