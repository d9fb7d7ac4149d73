import EngawaTestSupport
import Testing

/// The built program, as others call it.
@Suite struct BuiltProgramTests {
    @Test("it prints its version")
    func version() throws {
        let run = try EngawaProgram.run(["--version"])
        #expect(run.exitCode == 0)
        #expect(run.output == "engawa 0.1.0\n")
        #expect(run.errors == "")
    }

    @Test("wrong usage is exit 2 with two lines on standard error")
    func usage() throws {
        let run = try EngawaProgram.run(["drwa"])
        #expect(run.exitCode == 2)
        #expect(run.output == "")
        #expect(
            run.errors == "engawa: there is no command \"drwa\"\n  did you mean \"draw\"? all commands: engawa help\n"
        )
        #expect(try EngawaProgram.run([]).exitCode == 2)
    }

    @Test("help is in the language of the locale")
    func help() throws {
        for (locale, name) in [("ja_JP.UTF-8", "help/draw.ja.txt"), ("C", "help/draw.en.txt")] {
            let run = try EngawaProgram.run(["draw", "--help"], environment: ["LC_ALL": locale])
            #expect(run.exitCode == 0)
            #expect(Golden.difference(run.output, name) == nil)
        }
    }

    @Test("a reader that goes away is exit 5 and no signal")
    func brokenPipe() throws {
        let path = try EngawaProgram.path()
        let run = try ChildProcess.start(
            "/bin/sh",
            ["-c", "{ sleep 0.2; \"$0\" help; echo $? >&2; } | true", path],
            environment: EngawaProgram.environment
        ).wait()
        #expect(run.errors == "engawa: cannot write to standard output: the reader went away\n5\n")
    }

    @Test("a standard output that cannot be written to is exit 5", .enabled(if: FullDevice.isThere))
    func fullDevice() throws {
        let path = try EngawaProgram.path()
        let run = try ChildProcess.start(
            "/bin/sh",
            ["-c", "exec \"$0\" --version > /dev/full", path],
            environment: EngawaProgram.environment
        ).wait()
        #expect(run.exitCode == 5)
        #expect(run.errors.hasPrefix("engawa: cannot write to standard output: no space left on the disk\n"))
    }

    @Test("a child runs in the folder that it is given, and what it is killed with is told")
    func child() throws {
        try withTemporaryDirectory { folder in
            let there = try ChildProcess.start(
                "/bin/sh",
                ["-c", "pwd; cat"],
                environment: [:],
                input: Array("in".utf8),
                in: folder.path
            ).wait()
            #expect(there.output == folder.path + "\nin")
            let child = try ChildProcess.start("/bin/sleep", ["60"], environment: [:], in: folder.path)
            child.send()
            let killed = child.wait()
            #expect(killed.exitCode == nil)
            #expect(killed.signal == 9)
        }
    }
}
