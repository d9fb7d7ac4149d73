import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that runs beside a test. Standard output and error go to files, so that neither can block it.
package struct ChildProcess: Sendable {
    /// What a program left behind.
    package struct Outcome: Sendable {
        /// The exit code; nil where a signal ended it.
        package var exitCode: Int32?
        /// The signal that ended it; nil where it exited.
        package var signal: Int32?
        /// All of standard output.
        package var outputBytes: [UInt8]
        /// All of standard error.
        package var errorBytes: [UInt8]

        /// Standard output as text.
        package var output: String { String(decoding: outputBytes, as: UTF8.self) }
        /// Standard error as text.
        package var errors: String { String(decoding: errorBytes, as: UTF8.self) }
    }

    /// A program that could not be run.
    package struct SpawnError: Error {
        /// What was tried.
        package var program: String
        /// The errno.
        package var number: Int32
    }

    /// The process id.
    package let id: Int32
    private let folder: String

    /// Starts `wanted` (a path) with `arguments`. The environment is what is given here and nothing else.
    package static func start(
        _ wanted: String,
        _ arguments: [String],
        environment: [String: String],
        input: [UInt8] = [],
        in workingFolder: String? = nil
    ) throws -> ChildProcess {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "engawa-child-" + UUID().uuidString
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(input).write(to: folder.appendingPathComponent("in"))

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
        let made = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, folder.appendingPathComponent("in").path, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder.appendingPathComponent("out").path, made, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder.appendingPathComponent("err").path, made, 0o600)
        // Tests run beside each other: a file that another one holds open, with its lock, must not live on in here.
        #if canImport(Darwin)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_CLOEXEC_DEFAULT))
        #else
            for descriptor in 3..<highestDescriptor() + 64 {
                posix_spawn_file_actions_addclose(&actions, descriptor)
            }
        #endif

        // No call that every system has starts a program in another folder; a shell that gives way to it does.
        let enter = ["-c", "cd \"$0\" && exec \"$@\""]
        let program = workingFolder == nil ? wanted : "/bin/sh"
        let arguments = workingFolder.map { enter + [$0, wanted] + arguments } ?? arguments
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            words.forEach { free($0) }
            variables.forEach { free($0) }
        }
        var id: pid_t = 0
        let number = posix_spawn(&id, program, &actions, &attributes, &words, &variables)
        guard number == 0 else {
            try? FileManager.default.removeItem(at: folder)
            throw SpawnError(program: program, number: number)
        }
        return ChildProcess(id: id, folder: folder.path)
    }

    /// Sends `signal`, at once or after `delay` seconds.
    package func send(_ signal: Int32 = SIGKILL, after delay: Double = 0) {
        if delay > 0 { Thread.sleep(forTimeInterval: delay) }
        kill(id, signal)
    }

    /// Waits for the end, once, and tidies up. One that runs for two minutes is killed, so that no test hangs.
    package func wait() -> Outcome {
        var status: Int32 = 0
        var waited = 0.0
        var pause = 0.0005
        while true {
            let answer = waitpid(id, &status, WNOHANG)
            if answer == id || (answer < 0 && errno != EINTR) { break }
            if waited > 120 { kill(id, SIGKILL) }
            Thread.sleep(forTimeInterval: pause)
            waited += pause
            pause = min(pause * 1.5, 0.02)
        }
        let signal = status & 0x7F
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return Outcome(
            exitCode: signal == 0 ? (status >> 8) & 0xFF : nil,
            signal: signal == 0 ? nil : signal,
            outputBytes: bytes("out"),
            errorBytes: bytes("err")
        )
    }

    /// The highest descriptor that this process has open.
    private static func highestDescriptor() -> Int32 {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
        return names.compactMap { Int32($0) }.max() ?? 255
    }

    private func bytes(_ name: String) -> [UInt8] {
        [UInt8]((try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))) ?? Data())
    }
}
