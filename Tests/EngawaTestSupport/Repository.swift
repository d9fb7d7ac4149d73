import Foundation

/// Places that tests read from.
package enum Repository {
    /// The root of the repository.
    package static let root: String = {
        // Tests/EngawaTestSupport/Repository.swift
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }()

    /// `path` in the repository.
    package static func path(_ path: String) -> String {
        root + "/" + path
    }

    /// The folder with the tools that measure drawings, which `Tests/run` finds; nil where it is not there.
    package static let shared: String? = {
        guard let path = ProcessInfo.processInfo.environment["ENGAWA_SHARED"], !path.isEmpty else { return nil }
        return path
    }()
}
