import EngawaGraph
import EngawaLog
import EngawaStore

/// Durable commits in process, next to plain appends with a sync on the same disk.
enum CommitBench {
    private static let rounds = 400
    private static let rows = 1000
    private static let largeRounds = 30

    /// - Parameter folder: where the files are; nil for a temporary folder, which may be on another kind of disk.
    static func run(in folder: String?) throws(BenchFailure) {
        if let folder { return try measure(in: folder) }
        try BenchPlatform.withFolder { folder throws(BenchFailure) in try measure(in: folder) }
    }

    private static func measure(in folder: String) throws(BenchFailure) {
        let path = "\(folder)/commit-bench.engawa"
        let rawPath = "\(folder)/commit-bench.raw"
        let fileSystem = SystemFileSystem()
        for path in [path, rawPath] { try? fileSystem.remove(path) }
        defer { for path in [path, rawPath] { try? fileSystem.remove(path) } }
        do {
            let store = try GraphStore.create(at: path, commits: [])
            let raw = try RawFile(rawPath, fileSystem)
            try measure(store, raw, path)
            let again = try GraphStore.open(path)
            let expected = rounds + largeRounds * rows
            guard again.latest.graph.nodeCount == expected else {
                throw BenchFailure(message: "\(again.latest.graph.nodeCount) nodes instead of \(expected)")
            }
        } catch {
            throw error as? BenchFailure ?? BenchFailure(message: "\(error)")
        }
    }

    private static func measure(_ store: GraphStore, _ raw: RawFile, _ path: String) throws {
        var (commits, appends): ([Double], [Double]) = ([], [])
        var length = try raw.fileSystem.status(at: path, followingLinks: true).size
        var bytes = 300
        for round in 0..<rounds {
            // In turn, so that neither always comes first.
            if round % 2 == 0 { appends.append(try raw.append(bytes)) }
            commits.append(try commit(1, round, store))
            let now = try raw.fileSystem.status(at: path, followingLinks: true).size
            (bytes, length) = (Int(now - length), now)
            if round % 2 == 1 { appends.append(try raw.append(bytes)) }
        }
        print("  one row: \(describe(commits)), \(bytes) bytes")
        print("  append and sync of as many bytes: \(describe(appends))")
        let (one, plain) = (Samples(commits), Samples(appends))
        print(
            "  ratio of the medians \(ratio(one.median, plain.median)), of the 99th percentiles \(ratio(one.high, plain.high))"
        )
        var large: [Double] = []
        for round in 0..<largeRounds { large.append(try commit(rows, round, store)) }
        let perRow = (Samples(large).median ?? 0) / Double(rows)
        print("  \(rows) rows in one commit: \(describe(large))")
        print("  a row of these is \(ratio(one.median, perRow)) times cheaper")
    }

    private static func commit(_ rows: Int, _ round: Int, _ store: GraphStore) throws -> Double {
        let note = TransactionNote(author: "bench", message: "", time: 0)
        let start = BenchPlatform.now()
        _ = try store.write(note) { draft in
            for row in 0..<rows {
                let name = Value.string("みどり農園 \(round)-\(row)")
                try draft.createNode(labels: ["Actor"], properties: [("name", name), ("kind", "農家")])
            }
        }
        return BenchPlatform.now() - start
    }

    /// A file that only grows.
    private struct RawFile {
        let fileSystem: SystemFileSystem
        let file: Descriptor
        private let zeroes = [UInt8](repeating: 0, count: 1 << 16)
        private let length = Length()

        private final class Length { var bytes: UInt64 = 0 }

        init(_ path: String, _ fileSystem: SystemFileSystem) throws {
            self.fileSystem = fileSystem
            file = try fileSystem.open(path, for: .createNew)
        }

        func append(_ count: Int) throws -> Double {
            let start = BenchPlatform.now()
            let written = try zeroes.withUnsafeBytes {
                try fileSystem.write(file, UnsafeRawBufferPointer(rebasing: $0[..<count]), at: length.bytes)
            }
            try fileSystem.sync(file)
            length.bytes += UInt64(written)
            return BenchPlatform.now() - start
        }
    }

    private static func describe(_ seconds: [Double]) -> String {
        let samples = Samples(seconds)
        return
            "median \(samples.milliseconds(samples.median)), 99th percentile \(samples.milliseconds(samples.high)) ms"
    }

    private static func ratio(_ seconds: Double?, _ other: Double?) -> String {
        guard let seconds, let other, other > 0 else { return "–" }
        let hundredths = Int((seconds / other * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
