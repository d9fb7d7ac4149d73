import EngawaTestSupport
import Foundation
import Testing

/// A folder in which a test runs the built `engawa`.
struct Workshop {
    let folder: TemporaryDirectory

    /// Runs `body` in a new folder.
    static func open(_ body: (Workshop) throws -> Void) throws {
        try withTemporaryDirectory { try body(Workshop(folder: $0)) }
    }

    /// Runs `engawa` there.
    @discardableResult
    func engawa(_ words: String..., environment: [String: String?] = [:]) throws -> ChildProcess.Outcome {
        try EngawaProgram.run(words, environment: environment, in: folder.path)
    }

    /// Runs `engawa` there and expects it to end well.
    @discardableResult
    func good(_ words: String..., environment: [String: String?] = [:]) throws -> String {
        let ended = try EngawaProgram.run(words, environment: environment, in: folder.path)
        #expect(ended.exitCode == 0, "\(words): \(ended.errors)")
        return ended.output
    }

    /// A ties sheet.
    func sheet(_ text: String, _ name: String = "ties.csv") throws {
        try folder.write(text, to: name)
    }

    /// The JSON object in one line that a command printed.
    func json(_ text: String) throws -> [String: Any] {
        #expect(text.hasSuffix("\n") && text.dropLast().allSatisfy { $0 != "\n" })
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}

/// A drawing as DOT, its labels without markup and line breaks, so that a name that was wrapped is found whole.
func unwrapped(_ dot: String) -> String {
    dot.replacing(/<br[^>]*>|<\/?font[^>]*>|\\n/, with: "")
}

extension ChildProcess.Outcome {
    /// Standard error without its last line end, as lines.
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
}
