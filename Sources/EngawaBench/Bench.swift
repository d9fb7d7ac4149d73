/// `engawa-bench`: prints figures. Nothing here passes or fails by a time; the answers are checked all the same.
enum Bench {
    private static let benchmarks: [(name: String, about: String, run: @Sendable () throws(BenchFailure) -> Void)] = [
        (
            "draw", "CPU time of `engawa draw` as a whole process, for the sample of 45 supporters and larger ones",
            DrawBench.run
        ),
        ("graph", "building, reading and changing a property graph in process", GraphBench.run),
        ("index", "building, changing and asking the indexes of a property graph in process", IndexBench.run),
        (ViewBench.name, ViewBench.about, { () throws(BenchFailure) in try ViewBench.run() }),
        ("batch", "creating a nation of nodes and relationships at once", BatchBench.run),
    ]

    static func main() {
        let asked = Array(CommandLine.arguments.dropFirst())
        if asked.count == 2, asked[0] == ViewBench.name, !benchmarks.contains(where: { $0.name == asked[1] }) {
            print("engawa-bench: \(BenchPlatform.machine)")
            do throws(BenchFailure) {
                try ViewBench.run(file: asked[1])
            } catch {
                print("engawa-bench: \(error.message)")
                BenchPlatform.exit(1)
            }
            return
        }
        guard asked.allSatisfy({ name in benchmarks.contains { $0.name == name } }) else {
            print("usage: engawa-bench [\(benchmarks.map(\.name).joined(separator: "] ["))]")
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

    var median: Double? { sorted.isEmpty ? nil : sorted[sorted.count / 2] }

    private static func text(_ seconds: Double?) -> String {
        guard let seconds else { return "–" }
        let hundredths = Int((seconds * 100_000).rounded())
        let rest = "\(hundredths % 100)"
        return "\(hundredths / 100)." + String(repeating: "0", count: 2 - rest.utf8.count) + rest
    }
}
