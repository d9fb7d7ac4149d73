import Synchronization

/// How much a statement may use.
public struct CypherLimits: Sendable {
    /// How long it may take; nil: as long as it needs.
    public var timeout: Duration?
    /// How many bytes the rows and tables that it holds at one time may take, about; nil: no limit.
    public var memory: Int?
    /// How many rows its result may have; nil: no limit. One more is an error, not a cut.
    public var rows: Int?

    /// No limits but those given.
    public init(timeout: Duration? = nil, memory: Int? = nil, rows: Int? = nil) {
        self.timeout = timeout
        self.memory = memory
        self.rows = rows
    }
}

/// A switch that ends a running statement from another thread. A statement that runs in a Swift task also ends when the
/// task is cancelled.
public final class CypherCancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    /// A switch that was not thrown yet.
    public init() {}

    /// Ends the statement that was given this switch at its next step, with a `ResourceError` of detail `Cancelled`.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether it was thrown.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
