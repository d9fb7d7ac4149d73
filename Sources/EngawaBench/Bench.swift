/// `engawa-bench`: prints figures. Nothing here passes or fails by a time; the answers are checked all the same.
enum Bench {
    private static let benchmarks: [(name: String, about: String, run: @Sendable () throws(BenchFailure) -> Void)] = [
        (
            "draw", "CPU time of `engawa draw` as a whole process, for the sample of 45 supporters and larger ones",
            DrawBench.run
        ),
        ("graph", "building, reading and changing a property graph in process", GraphBench.run),
        ("crc", "the checksum of the log", LogBench.checksum),
        ("open", "opening a map with a checkpoint, without decoding anything", LogBench.open),
        (
            "commit", "durable commits next to plain appends with a sync, in the folder that is named behind it",
            { () throws(BenchFailure) in try CommitBench.run(in: folder) }
        ),
    ]

    /// The folder that is named behind `commit`.
    private static let folder: String? = {
        let words = CommandLine.arguments
        guard words.count > 2, words[words.count - 2] == "commit", let last = words.last else { return nil }
        return benchmarks.contains { $0.name == last } ? nil : last
    }()

    static func main() {
        var asked = Array(CommandLine.arguments.dropFirst())
        if folder != nil { asked.removeLast() }
        guard asked.allSatisfy({ name in benchmarks.contains { $0.name == name } }) else {
            print("usage: engawa-bench [\(benchmarks.map(\.name).joined(separator: "] [")) [FOLDER]]")
            for benchmark in benchmarks { print("  \(benchmark.name): \(benchmark.about)") }
            BenchPlatform.exit(2)
        }
        print("engawa-bench: \(BenchPlatform.machine)")
        do throws(BenchFailure) {
            for benchmark in benchmarks where asked.isEmpty || asked.contains(benchmark.name) {
                print("\n\(benchmark.name): \(benchmark.about)")
                try benchmark.run()
            }
        } catch {
            print("engawa-bench: \(error.message)")
            BenchPlatform.exit(1)
        }
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
