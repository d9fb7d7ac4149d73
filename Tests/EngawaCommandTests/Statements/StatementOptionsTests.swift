import Testing

@testable import EngawaCommand

@Suite("Options of statements")
struct StatementOptionsTests {
    @Test("say times with a unit")
    func times() {
        let times: [(String, Duration?)] = [
            ("10s", .seconds(10)), ("10", .seconds(10)), ("500ms", .milliseconds(500)), ("1.5s", .seconds(1.5)),
            ("2m", .seconds(120)), ("1h", .seconds(3600)), ("0s", .zero), ("", nil), ("s", nil), ("-1s", nil),
            ("1d", nil),
            ("1..5s", nil), ("1e5", nil), ("99999999999999s", nil), ("infinity", nil),
        ]
        for (text, time) in times { #expect(StatementOptions.duration(text) == time, "\(text)") }
    }

    @Test("say sizes with a unit")
    func sizes() {
        let sizes: [(String, Int?)] = [
            ("1g", 1 << 30), ("512m", 512 << 20), ("64K", 64 << 10), ("100", 100), ("1.5g", 3 << 29), ("2GiB", 2 << 30),
            ("0", nil), ("g", nil), ("1t", nil), ("-1g", nil), ("99999999999g", nil),
        ]
        for (text, size) in sizes { #expect(StatementOptions.bytes(text) == size, "\(text)") }
    }

    @Test("are wrong usage where they are not understood")
    func usage() {
        for words in [
            ["--timeout", "soon"], ["--memory", "lots"], ["--max-rows", "-1"], ["--param", "=1"], ["--param", "a"],
            ["--param", "a=x"], ["--param", "a=9223372036854775808"], ["--format", "xml"],
        ] {
            let run = InProcess.run(["query", ":memory:", "RETURN 1"] + words)
            #expect(run.code == .usage && run.output == "", "\(words): \(run.errors)")
        }
        #expect(
            InProcess.run(["query", ":memory:", "RETURN $a", "--param", "a=x"]).errors
                == "engawa: --param a: no JSON from byte 1 on\n  values are JSON; a string is a='\"…\"'\n"
        )
        #expect(InProcess.run(["query", ":memory:", "RETURN 1", "--csv-folder", "/none"]).code == .notDone)
        #expect(InProcess.run(["query", "/none.engawa", "RETURN 1"]).code == .notDone)
    }
}
