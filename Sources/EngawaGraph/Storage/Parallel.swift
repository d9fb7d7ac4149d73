import Dispatch

/// Does two things that share nothing, on two cores where there are two; returns when both are done.
package func inParallel(_ first: () -> Void, and second: () -> Void) {
    withoutActuallyEscaping(first) { first in
        withoutActuallyEscaping(second) { second in
            // Both end before this call does, and the callers say that they share nothing.
            nonisolated(unsafe) let work = (first, second)
            DispatchQueue.concurrentPerform(iterations: 2) { number in
                if number == 0 { work.0() } else { work.1() }
            }
        }
    }
}
