/// `engawa-bench`: prints figures. Nothing here passes or fails by a time; the answers are checked all the same.
enum Bench {
    /// A benchmark that needs nothing.
    private typealias Benchmark = (name: String, about: String, run: @Sendable () throws(BenchFailure) -> Void)
    /// A benchmark of files in a folder.
    private typealias FolderBenchmark = (
        name: String, about: String, run: @Sendable (_ folder: String) throws(BenchFailure) -> Void
    )

    private static let benchmarks: [Benchmark] = [
        (
            "draw", "CPU time of `engawa draw` as a whole process, for the sample of 45 supporters and larger ones",
            DrawBench.run
        ),
        ("graph", "building, reading and changing a property graph in process", GraphBench.run),
        ("index", "building, changing and asking the indexes of a property graph in process", IndexBench.run),
        (ViewBench.name, ViewBench.about, { () throws(BenchFailure) in try ViewBench.run() }),
        ("batch", "creating a nation of nodes and relationships at once", BatchBench.run),
        ("properties", "filling, setting, reading and keeping properties in process", PropertyBench.run),
        ("crc", "the checksum of the log", LogBench.checksum),
        ("open", "opening a map with a checkpoint, without decoding anything", LogBench.open),
    ]

    private static let folderBenchmarks: [FolderBenchmark] = [
        (
            ImportStageBench.name, ImportStageBench.about,
            { folder throws(BenchFailure) in
                try ImportStageBench.run(folder: folder)
            }
        ),
        (
            ViewBench.name, "the same of a list of edges, two whole numbers a line, in the file FOLDER",
            { file throws(BenchFailure) in try ViewBench.run(file: file) }
        ),
        (
            "commit", "durable commits next to plain appends with a sync, in FOLDER",
            { folder throws(BenchFailure) in try CommitBench.run(in: folder) }
        ),
        (
            CypherBench.name, CypherBench.about,
            { folder throws(BenchFailure) in try CypherBench.run(folder: folder) }
        ),
        (
            AlgorithmBench.name, AlgorithmBench.about,
            { path throws(BenchFailure) in try AlgorithmBench.run(path: path) }
        ),
        (
            MissingLinksBench.name, MissingLinksBench.about,
            { path throws(BenchFailure) in try MissingLinksBench.run(path: path) }
        ),
        (NationBench.name, NationBench.about, { folder throws(BenchFailure) in try NationBench.run(folder: folder) }),
    ]

    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        do throws(BenchFailure) {
            if try isPart(words) { return }
            print("engawa-bench: \(BenchPlatform.machine)")
            if words.first == GapsBench.name {
                print("\n\(GapsBench.name): \(GapsBench.about)")
                try GapsBench.run(Array(words.dropFirst()))
                return
            }
            if words.count == 2, let benchmark = folderBenchmarks.first(where: { $0.name == words[0] }) {
                print("\n\(benchmark.name): \(benchmark.about)")
                try benchmark.run(words[1])
                return
            }
            guard words.allSatisfy({ name in benchmarks.contains { $0.name == name } }) else {
                explain()
                BenchPlatform.exit(2)
            }
            for benchmark in benchmarks where words.isEmpty || words.contains(benchmark.name) {
                print("\n\(benchmark.name): \(benchmark.about)")
                try benchmark.run()
            }
        } catch {
            print("engawa-bench: \(error.message)")
            BenchPlatform.exit(1)
        }
    }

    /// Does what a benchmark has started this process for, where it has.
    private static func isPart(_ words: [String]) throws(BenchFailure) -> Bool {
        guard words.count == 3, [LookUp.name, LookUp.replayName, LookUp.expandName].contains(words[0]) else {
            return false
        }
        try LookUp.run(words[0], map: words[1], name: words[2])
        return true
    }

    private static func explain() {
        print("usage: engawa-bench [\(benchmarks.map(\.name).joined(separator: "] ["))]")
        for benchmark in benchmarks { print("  \(benchmark.name): \(benchmark.about)") }
        for benchmark in folderBenchmarks {
            print("or: engawa-bench \(benchmark.name) FOLDER")
            print("  \(benchmark.name): \(benchmark.about)")
        }
        print("or: engawa-bench \(GapsBench.name) [MAP|CSV] [--splits N] [--since DATE] [--tests N]")
        print("  \(GapsBench.name): \(GapsBench.about)")
    }
}

/// Why a benchmark could not be run, or what answer was wrong.
struct BenchFailure: Error {
    var message: String
}

/// Figures of one thing measured several times.
struct Samples {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    /// `min 12.1, median 12.9, max 15.0 ms`, the values being seconds.
    var milliseconds: String {
        "min \(Samples.text(sorted.first)), median \(Samples.text(median)), max \(Samples.text(sorted.last)) ms"
    }

    /// The 99th percentile.
    var high: Double? { sorted.isEmpty ? nil : sorted[min(sorted.count - 1, sorted.count * 99 / 100)] }

    /// Seconds as milliseconds.
    func milliseconds(_ seconds: Double?) -> String { Samples.text(seconds) }

    var median: Double? { sorted.isEmpty ? nil : sorted[sorted.count / 2] }

    private static func text(_ seconds: Double?) -> String {
        guard let seconds else { return "–" }
        let hundredths = Int((seconds * 100_000).rounded())
        let rest = "\(hundredths % 100)"
        return "\(hundredths / 100)." + String(repeating: "0", count: 2 - rest.utf8.count) + rest
    }
}
