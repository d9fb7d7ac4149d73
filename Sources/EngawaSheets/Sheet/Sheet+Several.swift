import Dispatch
import Synchronization

extension Sheet {
    /// How far the reading of several files has come, in bytes.
    public struct ReadingProgress: Sendable, Hashable {
        /// How many bytes were read.
        public var done: Int
        /// How many bytes there are, as far as the system knows that.
        public var total: Int

        /// Progress from its parts.
        public init(done: Int, total: Int) {
            (self.done, self.total) = (done, total)
        }
    }

    /// Reads several sheets, as many at once as there are processors. O(bytes).
    ///
    /// What each file gives, in the order of `paths`: what `init(path:encoding:)` gives for it. `progress` is called some
    /// times a second, by the thread that calls this.
    public static func read(
        paths: [String],
        encoding: EncodingChoice = .auto,
        progress: ((ReadingProgress) -> Void)? = nil
    ) -> [Result<Sheet, SheetErrors>] {
        let reading = ParallelReading(paths, encoding)
        guard let progress else { return reading.results() }
        let end = DispatchSemaphore(value: 0)
        let results = ResultsInWork()
        // This thread has nothing to do but to tell, and gives its processor to the others.
        DispatchQueue.global(qos: .userInitiated).async {
            let read = reading.results()
            results.list.withLock { $0 = read }
            end.signal()
        }
        repeat { progress(reading.meter.progress) } while end.wait(timeout: .now() + .milliseconds(100)) == .timedOut
        return results.list.withLock { $0 }
    }
}

/// The results that one thread leaves for another.
private final class ResultsInWork: Sendable {
    let list = Mutex([Result<Sheet, SheetErrors>]())
}

/// Several files that are read at once.
private struct ParallelReading: Sendable {
    private let paths: [String]
    private let encoding: EncodingChoice
    /// The files in the order in which they are begun.
    private let order: [Int]
    let meter: ReadingMeter

    init(_ paths: [String], _ encoding: EncodingChoice) {
        (self.paths, self.encoding) = (paths, encoding)
        let sizes = paths.map { SheetFile.size(of: $0) }
        // The longest first, so that it is not what everybody waits for in the end.
        order = paths.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
        meter = ReadingMeter(total: sizes.reduce(0, +))
    }

    /// Reads all of them.
    func results() -> [Result<Sheet, SheetErrors>] {
        let results = Mutex([Int: Result<Sheet, SheetErrors>]())
        @Sendable func read(_ place: Int) {
            let result: Result<Sheet, SheetErrors>
            do throws(SheetErrors) {
                result = .success(try Sheet(path: paths[place], encoding: encoding, meter: meter))
            } catch {
                result = .failure(error)
            }
            results.withLock { $0[place] = result }
        }
        DispatchQueue.concurrentPerform(iterations: paths.count) { read(order[$0]) }
        let found = results.withLock { $0 }
        return paths.indices.compactMap { found[$0] }
    }
}

/// Counts what several threads have read.
final class ReadingMeter: Sendable {
    private let total: Int
    private let done = Atomic(0)

    init(total: Int) {
        self.total = total
    }

    /// Counts so many bytes more.
    func add(_ count: Int) {
        done.wrappingAdd(count, ordering: .relaxed)
    }

    /// How far it has come.
    var progress: Sheet.ReadingProgress {
        let done = done.load(ordering: .relaxed)
        return Sheet.ReadingProgress(done: done, total: max(done, total))
    }
}
