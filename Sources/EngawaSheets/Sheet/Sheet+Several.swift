import Dispatch
import Synchronization

extension Sheet {
    /// How far the reading of several files has come, in bytes.
    public struct ReadingProgress: Sendable, Hashable {
        /// How many bytes were read.
        public var done: Int
        /// How many bytes there are, as far as the system knows that.
        public var total: Int
    }

    /// Reads several sheets, as many at once as there are processors. O(bytes).
    ///
    /// What each file gives, in the order of `paths`: what `init(path:encoding:)` gives for it. `progress` is called from
    /// several threads, one at a time.
    public static func read(
        paths: [String],
        encoding: EncodingChoice = .auto,
        progress: (@Sendable (ReadingProgress) -> Void)? = nil
    ) -> [Result<Sheet, SheetErrors>] {
        let sizes = paths.map { SheetFile.size(of: $0) }
        // The longest first, so that it is not what everybody waits for in the end.
        let order = paths.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
        let meter = ReadingMeter(total: sizes.reduce(0, +), report: progress)
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
    private let report: (@Sendable (Sheet.ReadingProgress) -> Void)?
    private let done = Mutex(0)

    init(total: Int, report: (@Sendable (Sheet.ReadingProgress) -> Void)?) {
        (self.total, self.report) = (total, report)
    }

    /// Counts so many bytes more.
    func add(_ count: Int) {
        guard let report else { return }
        done.withLock { done in
            done += count
            report(Sheet.ReadingProgress(done: done, total: max(done, total)))
        }
    }
}
