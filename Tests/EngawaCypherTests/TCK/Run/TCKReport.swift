import Foundation
import Synchronization

/// Counts the scenarios that passed, and prints the counts when the last one is through.
final class TCKReport: Sendable {
    private struct Count {
        var passed = 0
        var total = 0
    }

    private let counts = Mutex<[String: Count]>([:])
    private let expected: Int
    private let print: @Sendable (String) -> Void

    /// A report that prints when so many scenarios are through.
    init(expected: Int, print: @escaping @Sendable (String) -> Void) {
        self.expected = expected
        self.print = print
    }

    /// The report of all scenarios of the folder, on standard output.
    static let standard = TCKReport(expected: TCKFolder.scenarios.count) { text in
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// A scenario is through.
    func add(folder: String, isPassed: Bool) {
        let text = counts.withLock { counts -> String? in
            counts[folder, default: Count()].total += 1
            if isPassed { counts[folder, default: Count()].passed += 1 }
            return counts.values.reduce(0) { $0 + $1.total } == expected ? TCKReport.text(counts) : nil
        }
        if let text { print(text) }
    }

    private static func text(_ counts: [String: Count]) -> String {
        let passed = counts.values.reduce(0) { $0 + $1.passed }
        let total = counts.values.reduce(0) { $0 + $1.total }
        let width = counts.keys.map(\.count).max() ?? 0
        let lines = counts.sorted { $0.key < $1.key }.map { folder, count in
            let padding = String(repeating: " ", count: width - folder.count)
            let mark = count.passed == count.total ? "" : "  \(count.total - count.passed) failed"
            return "  \(folder)\(padding)  \(count.passed)/\(count.total)\(mark)\n"
        }
        return "TCK: \(passed)/\(total)\n" + lines.joined()
    }
}
