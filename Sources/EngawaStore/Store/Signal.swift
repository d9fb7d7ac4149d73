import Dispatch

/// Lets one thread wait until another has something for it.
final class Signal: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    /// Returns when it was raised as often as it was waited for.
    func wait() { semaphore.wait() }

    func raise() { semaphore.signal() }
}
