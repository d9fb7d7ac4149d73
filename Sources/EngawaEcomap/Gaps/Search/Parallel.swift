import Dispatch
import Foundation
import Synchronization

/// The same work for many elements, on all processors.
enum Parallel {
    /// How many elements a thread takes at a time.
    private static let share = 16

    /// What `body` makes of each element, in their order. A thread's state is made once and goes from one of its shares to
    /// the next, so `body` must give the same whatever the state has seen.
    static func map<Element: Sendable, State, Result: Sendable>(
        _ elements: [Element],
        state: @Sendable () -> State,
        _ body: @Sendable (inout State, Element) -> Result
    ) -> [Result] {
        guard elements.count > share else {
            var state = state()
            return elements.map { body(&state, $0) }
        }
        let next = Atomic<Int>(0)
        let made = Mutex<[(place: Int, results: [Result])]>([])
        DispatchQueue.concurrentPerform(iterations: ProcessInfo.processInfo.activeProcessorCount) { _ in
            var state = state()
            while true {
                let place = next.add(share, ordering: .relaxed).oldValue
                guard place < elements.count else { return }
                let results = elements[place..<min(place + share, elements.count)].map { body(&state, $0) }
                made.withLock { $0.append((place, results)) }
            }
        }
        return made.withLock { $0.sorted { $0.place < $1.place }.flatMap(\.results) }
    }
}
