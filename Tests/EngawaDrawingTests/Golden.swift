import Foundation
import Testing

/// Recorded drawings in `Tests/Golden`.
enum Golden {
    private static func url(_ name: String, file: String = #filePath) -> URL {
        URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name).dot")
    }

    /// Compares `text` with the recorded one line by line; with `ENGAWA_RECORD=1` records it and fails.
    static func check(_ text: String, _ name: String) throws {
        let url = url(name)
        if ProcessInfo.processInfo.environment["ENGAWA_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
            Issue.record("recorded \(name): look at it, then run without ENGAWA_RECORD")
            return
        }
        let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (line, (one, other)) in zip(expected, found).enumerated() where one != other {
            Issue.record("\(name).dot line \(line + 1)\nexpected: \(one)\nfound:    \(other)")
            return
        }
        #expect(expected.count == found.count)
    }
}
