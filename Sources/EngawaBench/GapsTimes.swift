import Dispatch
import EngawaEcomap
import EngawaGraph
import Synchronization

/// How long candidates take: one ibasho's from an open map, and those of all.
enum GapsTimes {
    static func run(_ data: GapsData) {
        let map = EcomapMap(data.graph)
        let all = map.ibasho
        guard !all.isEmpty else { return }
        print("\n  times")
        let (start, worked) = (BenchPlatform.now(), BenchPlatform.worked())
        let finder = CandidateFinder(map, on: data.day)
        let made = BenchPlatform.now()
        let found = finder.candidates(for: all[all.count / 2], limit: 10)
        let end = BenchPlatform.now()
        let used = BenchPlatform.worked() - worked
        print("  one ibasho from an open map: \(milliseconds(end - start)) ms (CPU \(milliseconds(used)) ms),")
        print("    of which learning what counts \(milliseconds(made - start)) ms; \(found.count) candidates")
        var singles: [Double] = []
        for place in stride(from: 0, to: all.count, by: max(1, all.count / 50)) {
            let again = BenchPlatform.worked()
            _ = finder.candidates(for: all[place], limit: 10)
            singles.append(BenchPlatform.worked() - again)
        }
        print("  one more, CPU: \(Samples(singles).milliseconds)")

        let cores = 2
        let total = Mutex(0)
        let (begin, work) = (BenchPlatform.now(), BenchPlatform.cpu())
        let prepared = finder.prepared()
        print("  laying the map out in columns: \(milliseconds(BenchPlatform.now() - begin)) ms")
        DispatchQueue.concurrentPerform(iterations: cores) { core in
            var session = prepared.session()
            var count = 0
            for place in stride(from: core, to: all.count, by: cores) {
                count += session.candidates(for: all[place], limit: 10).count
            }
            total.withLock { $0 += count }
        }
        let whole = BenchPlatform.now() - begin
        print(
            "  all \(all.count) ibasho on \(cores) cores: \(milliseconds(whole)) ms (CPU \(milliseconds(BenchPlatform.cpu() - work)) ms); "
                + "\(total.withLock { $0 }) candidates"
        )
    }

    private static func milliseconds(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10_000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
