import Foundation

/// A folder of its own for one test.
package struct TemporaryDirectory: Sendable {
    /// Its absolute path.
    package let path: String

    /// The path of `name` in the folder.
    package func path(_ name: String) -> String {
        path + "/" + name
    }

    /// Writes `bytes` to `name` and returns its path.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = path(name)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    /// Writes `text` as UTF-8 to `name` and returns its path.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    /// The bytes of `name`.
    package func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    /// The names in the folder, hidden ones too, sorted.
    package func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    fileprivate static func make() throws -> TemporaryDirectory {
        let name = "engawa-test-" + UUID().uuidString
        let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return TemporaryDirectory(path: url.path)
    }

    fileprivate func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Runs `body` with a new empty folder, which is gone afterwards.
package func withTemporaryDirectory<Result>(_ body: (TemporaryDirectory) throws -> Result) throws -> Result {
    let directory = try TemporaryDirectory.make()
    defer { directory.remove() }
    return try body(directory)
}

/// Runs `body` with a new empty folder, which is gone afterwards.
package func withTemporaryDirectory<Result>(
    _ body: (TemporaryDirectory) async throws -> Result
) async throws -> Result {
    let directory = try TemporaryDirectory.make()
    defer { directory.remove() }
    return try await body(directory)
}
