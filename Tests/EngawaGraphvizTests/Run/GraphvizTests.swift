import Foundation
import Testing

@testable import EngawaGraphviz

/// A folder with a shell script in it that plays `dot`.
private final class FakeProgram {
    let folder: URL
    let path: String

    init(_ script: String) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("engawa-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("dot")
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        path = file.path
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}

@Suite("Running dot")
struct GraphvizTests {
    private func error(_ script: String, seconds: Double = 20, input: String = "digraph {}") throws -> GraphvizError? {
        let program = try FakeProgram(script)
        do {
            _ = try Graphviz(program: program.path).render(input, as: .svg, seconds: seconds)
            return nil
        } catch {
            return error
        }
    }

    @Test("a missing program is told from everything else")
    func missing() {
        #expect(throws: GraphvizError(.notInstalled, program: "/nowhere/dot")) {
            try Graphviz(program: "/nowhere/dot").render("digraph {}", as: .svg)
        }
    }

    @Test("a file that is no program cannot be started")
    func noProgram() throws {
        let program = try FakeProgram("")
        try Data("neither script nor binary".utf8).write(to: URL(fileURLWithPath: program.path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        #expect(throws: GraphvizError.self) { try Graphviz(program: program.path).render("digraph {}", as: .svg) }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: program.path)
        #expect(throws: GraphvizError(.notInstalled, program: program.path)) {
            try Graphviz(program: program.path).render("digraph {}", as: .svg)
        }
    }

    @Test("a failing program's status and messages come back")
    func failing() throws {
        let error = try error(
            "cat > /dev/null; echo 'Error: <stdin>: syntax error in line 1' >&2; echo more >&2; exit 3"
        )
        #expect(error?.code == .failed(status: 3))
        #expect(error?.messages == ["Error: <stdin>: syntax error in line 1", "more"])
    }

    @Test("a crash is told from a failure")
    func crashing() throws {
        #expect(try error("kill -SEGV $$")?.code == .crashed(signal: 11))
    }

    @Test("a program that is too slow is ended, with what it started")
    func slow() throws {
        let began = ContinuousClock.now
        #expect(try error("echo hm >&2; sleep 30", seconds: 0.2)?.code == .timedOut(seconds: 0.2))
        #expect(try error("exec >&- 2>&-; sleep 30", seconds: 0.2)?.code == .timedOut(seconds: 0.2))
        #expect(ContinuousClock.now - began < .seconds(25), "it did not wait for the sleeping child")
    }

    @Test("a program that ends well but writes nothing is an error")
    func silent() throws {
        #expect(try error("cat > /dev/null")?.code == .noOutput)
    }

    @Test("a program that does not read its input is no harm")
    func unread() throws {
        let program = try FakeProgram("exec <&-; echo picture")
        let long = String(repeating: "x", count: 1_000_000)
        let output = try Graphviz(program: program.path).render(long, as: .svg)
        #expect(String(decoding: output.bytes, as: UTF8.self) == "picture\n")
    }

    @Test("input and outputs of several hundred kilobytes pass each other")
    func large() throws {
        let program = try FakeProgram("head -c 300000 /dev/zero; head -c 200000 /dev/zero | tr '\\0' 'w' >&2; cat")
        let input = String(repeating: "食", count: 100_000)
        let output = try Graphviz(program: program.path).render(input, as: .svg)
        #expect(output.bytes.count == 300_000 + input.utf8.count)
        #expect(Array(output.bytes.suffix(input.utf8.count)) == Array(input.utf8))
        #expect(output.warnings.first?.utf8.count == 200_000)
    }

    @Test("warnings come back line by line, with the picture")
    func warnings() throws {
        let program = try FakeProgram(
            "cat > /dev/null; echo 'Warning: one' >&2; echo 'Warning: two' >&2; echo '<svg/>'"
        )
        let output = try Graphviz(program: program.path).render("digraph {}", as: .svg)
        #expect(output.warnings == ["Warning: one", "Warning: two"])
        #expect(String(decoding: output.bytes, as: UTF8.self) == "<svg/>\n")
    }

    @Test("format and attributes become arguments")
    func arguments() throws {
        let program = try FakeProgram("cat > /dev/null; echo \"$@\"")
        let output = try Graphviz(program: program.path)
            .render(
                "digraph {}",
                as: .pdf,
                attributes: [DotAttribute("margin", 0.3937), DotAttribute("bgcolor", "white")]
            )
        #expect(String(decoding: output.bytes, as: UTF8.self) == "-Tpdf -Gmargin=0.3937 -Gbgcolor=white\n")
    }

    @Test("the version is read from what dot -V says")
    func version() throws {
        let program = try FakeProgram("echo 'dot - graphviz version 2.43.0 (0)' >&2")
        #expect(try Graphviz(program: program.path).version() == "2.43.0")
    }
}
