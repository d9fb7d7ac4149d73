import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaStore
import Foundation

/// What `engawa gaps` takes: for one ibasho of an open map, and for all of them.
enum MissingLinksBench {
    static let name = "missing-links"
    static let about = "the gaps of one ibasho, and of all, of the map FOLDER or the nation.engawa within it"

    /// The day of the national data.
    private static let day = "2025-03-31"

    static func run(path: String) throws(BenchFailure) {
        let within = path + "/nation.engawa"
        let map: EcomapMap
        do {
            map = EcomapMap(
                try GraphStore.open(FileManager.default.fileExists(atPath: within) ? within : path).latest.graph
            )
        } catch {
            throw BenchFailure(message: "the map does not open: \(error)")
        }
        guard let day = SheetDate(storedText: day), !map.ibasho.isEmpty else {
            throw BenchFailure(message: "the map has no ibasho")
        }
        let request = GapRequest(day: day)
        let start = BenchPlatform.now()
        let search = GapSearch(map, request)
        print("  a search is made once for a map: \(milliseconds(BenchPlatform.now() - start)) ms")
        var (walls, works): ([Double], [Double]) = ([], [])
        let all = map.ibasho
        for place in stride(from: 0, to: all.count, by: max(1, all.count / 100)) {
            let (begin, worked) = (BenchPlatform.now(), BenchPlatform.worked())
            guard search.gaps(of: all[place]).allSatisfy({ $0.ibasho == all[place] }) else {
                throw BenchFailure(message: "a gap of another ibasho")
            }
            walls.append(BenchPlatform.now() - begin)
            works.append(BenchPlatform.worked() - worked)
        }
        print("  one ibasho: \(Samples(walls).milliseconds); CPU \(Samples(works).milliseconds)")
        let (begin, worked) = (BenchPlatform.now(), BenchPlatform.cpu())
        let gaps = search.gaps()
        print(
            "  all \(all.count) ibasho: \(milliseconds(BenchPlatform.now() - begin)) ms, "
                + "CPU \(milliseconds(BenchPlatform.cpu() - worked)) ms; \(gaps.count) gaps, peak \(BenchPlatform.peak >> 20) MiB"
        )
        for kind in GapKind.allCases {
            print("    \(kind.rawValue): \(gaps.reduce(0) { $0 + ($1.kind == kind ? 1 : 0) })")
        }
    }

    private static func milliseconds(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10_000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
