import Foundation

/// The built `engawa`, as a program.
package enum EngawaProgram {
    /// There is no built `engawa` where the tests are.
    package struct NotBuilt: Error, CustomStringConvertible {
        /// Where it was looked for.
        package var places: [String]
        /// What to do.
        package var description: String { "no engawa in \(places); build it with: swift build --build-tests" }
    }

    /// The path of the program: beside the test bundle that runs this.
    package static func path() throws -> String {
        var places: [String] = []
        var words = CommandLine.arguments
        // Where a helper of the toolchain runs the tests, the bundle is one of its arguments.
        if let index = words.firstIndex(of: "--test-bundle-path"), index + 1 < words.count {
            words.insert(words[index + 1], at: 0)
        }
        for word in words.prefix(2) where word.contains("/") {
            var url = URL(fileURLWithPath: word).resolvingSymlinksInPath()
            // On macOS the bundle is a folder: Engawa.xctest/Contents/MacOS/Engawa.
            for _ in 0..<4 {
                url.deleteLastPathComponent()
                places.append(url.path)
            }
        }
        places.append(Repository.path(".build/debug"))
        for place in places {
            let path = place + "/engawa"
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
                FileManager.default.isExecutableFile(atPath: path)
            {
                return path
            }
        }
        throw NotBuilt(places: places)
    }

    /// The environment that a run gets before what a test adds: an English locale, a fixed day and author, and the
    /// path on which `dot` is found.
    package static var environment: [String: String] {
        var result = ["LC_ALL": "C.UTF-8", "ENGAWA_TODAY": "2025-04-01", "ENGAWA_AUTHOR": "tester"]
        for name in ["PATH", "HOME", "TMPDIR", "USER", "DYLD_LIBRARY_PATH", "LD_LIBRARY_PATH"] {
            result[name] = ProcessInfo.processInfo.environment[name]
        }
        return result
    }

    /// Starts `engawa` with `arguments`; `environment` adds to the usual one, and takes away with nil.
    package static func start(
        _ arguments: [String],
        environment: [String: String?] = [:],
        input: [UInt8] = [],
        in folder: String? = nil
    ) throws -> ChildProcess {
        var all = self.environment
        for (name, value) in environment { all[name] = value }
        return try .start(try path(), arguments, environment: all, input: input, in: folder)
    }

    /// Runs `engawa` with `arguments` to its end.
    package static func run(
        _ arguments: [String],
        environment: [String: String?] = [:],
        input: [UInt8] = [],
        in folder: String? = nil
    ) throws -> ChildProcess.Outcome {
        try start(arguments, environment: environment, input: input, in: folder).wait()
    }
}
