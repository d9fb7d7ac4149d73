import Dispatch
import EngawaCypher
import Synchronization

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#else
    import Darwin
#endif

/// The end of the pipe that the signal handler writes to; -1 without one.
private let signalPipe = Atomic<Int32>(-1)

/// Ctrl-C while a statement runs: it ends the statement, and not the process.
///
/// A signal handler may do next to nothing: it writes a byte into a pipe, and whoever reads that does the rest. One at a
/// time in a process.
final class Interrupts {
    /// What the signal ends, from its own thread.
    private final class Running: Sendable {
        let statement = Mutex<CypherCancellation?>(nil)
    }

    private let running = Running()
    private let source: (any DispatchSourceRead)?
    private let pipeEnds: [Int32]

    /// Takes the signal from now on, until this is gone. Where the system has no pipe, the signal ends the process as
    /// ever.
    init() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            (source, pipeEnds) = (nil, [])
            return
        }
        // A full pipe must not stop the handler.
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        pipeEnds = ends
        let reader = ends[0]
        let source = DispatchSource.makeReadSource(fileDescriptor: reader, queue: .global())
        source.setEventHandler { [running] in
            var bytes: (UInt64, UInt64) = (0, 0)
            while read(reader, &bytes, 16) > 0 {}
            running.statement.withLock { $0 }?.cancel()
        }
        source.activate()
        self.source = source
        signalPipe.store(ends[1], ordering: .sequentiallyConsistent)
        signal(SIGINT) { _ in
            let usual = errno
            var byte: UInt8 = 0
            _ = write(signalPipe.load(ordering: .relaxed), &byte, 1)
            errno = usual
        }
    }

    deinit {
        guard let source else { return }
        signal(SIGINT, SIG_DFL)
        signalPipe.store(-1, ordering: .sequentiallyConsistent)
        let ends = pipeEnds
        source.setCancelHandler { for end in ends { close(end) } }
        source.cancel()
    }

    /// Runs a statement, which the switch that it is given ends.
    func run<Result>(_ body: (CypherCancellation) throws -> Result) rethrows -> Result {
        let cancellation = CypherCancellation()
        running.statement.withLock { $0 = cancellation }
        defer { running.statement.withLock { $0 = nil } }
        return try body(cancellation)
    }
}
