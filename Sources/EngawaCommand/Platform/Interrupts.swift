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

/// Ctrl-C while a statement runs: it ends the statement, and not the process.
final class Interrupts {
    /// What the signal ends, from its own thread.
    private final class Running: Sendable {
        let statement = Mutex<CypherCancellation?>(nil)
    }

    private let running = Running()
    private let source: any DispatchSourceSignal

    /// Takes the signal from now on, until this is gone.
    init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [running] in running.statement.withLock { $0 }?.cancel() }
        source.activate()
    }

    deinit {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }

    /// Runs a statement, which the switch that it is given ends.
    func run<Result>(_ body: (CypherCancellation) throws -> Result) rethrows -> Result {
        let cancellation = CypherCancellation()
        running.statement.withLock { $0 = cancellation }
        defer { running.statement.withLock { $0 = nil } }
        return try body(cancellation)
    }
}
