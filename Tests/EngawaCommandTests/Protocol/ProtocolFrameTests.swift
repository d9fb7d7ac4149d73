import EngawaStore
import EngawaTestSupport
import Testing

@testable import EngawaCommand

/// What the line protocol does around statements.
@Suite("The line protocol")
struct ProtocolFrameTests {
    private let ok = "{\"ok\":true}"
    private let empty = "{\"ok\":true,\"transaction\":null}"

    @Test("answers in order, and skips empty lines")
    func order() throws {
        let responses = try Conversation.responses(
            to: [
                "{\"ping\":true}", "", " \t\r", "{\"begin\": true, \"message\": \"a\"}\r", "{\"ping\":true}",
                "{\"commit\":true}",
            ]
        )
        #expect(responses == [ok, ok, ok, empty])
        #expect(try Conversation.responses(to: Array("{\"ping\":true}".utf8)) == [ok])
        #expect(try Conversation.responses(to: [UInt8]()) == [])
    }

    @Test("knows one transaction at a time")
    func transactions() throws {
        let responses = try Conversation.responses(
            to: [
                "{\"commit\":true}", "{\"rollback\":true}", "{\"begin\":true}", "{\"begin\":true}",
                "{\"rollback\":true}",
                "{\"rollback\":true}", "{\"begin\":true}", "{\"reset\":true}", "{\"commit\":true}", "{\"begin\":true}",
            ]
        )
        let none = "TransactionError NoTransaction"
        #expect(
            responses.map { problem($0) ?? $0 } == [
                none, none, ok, "TransactionError NestedTransaction", ok, none, ok, ok, none, ok,
            ]
        )
    }

    @Test("goes on after a line that is no request")
    func noRequests() throws {
        let bad: [(String, String)] = [
            ("x", "InvalidJSON"), ("{\"ping\":true", "InvalidJSON"), ("[]", "InvalidJSON"),
            ("{\"ping\":true}}", "InvalidJSON"),
            ("{}", "InvalidRequest"), ("{\"ping\":false}", "InvalidRequest"), ("{\"ping\":1}", "InvalidRequest"),
            ("{\"ping\":true,\"commit\":true}", "InvalidRequest"), ("{\"pong\":true}", "InvalidRequest"),
            ("{\"query\":1}", "InvalidRequest"), ("{\"query\":\"RETURN 1\",\"params\":[]}", "InvalidRequest"),
            ("{\"query\":\"RETURN 1\",\"params\":{\"a\":{\"$b\":1}}}", "InvalidValue"),
            ("{\"query\":\"RETURN 1\",\"timeout\":-1}", "InvalidRequest"),
            ("{\"query\":\"RETURN 1\",\"maxRows\":1.5}", "InvalidRequest"),
            ("{\"query\":\"RETURN 1\",\"memory\":0}", "InvalidRequest"),
            ("{\"query\":\"RETURN 1\",\"maxrows\":1}", "InvalidRequest"),
            ("{\"ping\":true,\"timeout\":1}", "InvalidRequest"),
            ("{\"query\":\"RETURN 1\",\"message\":\"a\"}", "InvalidRequest"),
            ("{\"query\":\"\\ud800\"}", "LoneSurrogate"),
            ("{\"procedure\":{}}", "InvalidRequest"),
            ("{\"procedure\":{\"name\":\"p\",\"inputs\":[[\"a\",\"WORD\"]]}}", "InvalidRequest"),
            ("{\"procedure\":{\"name\":\"p\",\"inputs\":[[\"a\",\"STRING?\"]],\"rows\":[[]]}}", "InvalidRequest"),
            ("{\"query\":" + String(repeating: "[", count: 2000), "InvalidRequest"),
            ("{\"query\":\"RETURN $a\",\"params\":{\"a\":" + String(repeating: "[", count: 2000), "NestingTooDeep"),
        ]
        for (line, detail) in bad {
            let responses = try Conversation.responses(to: [line, "{\"ping\":true}"])
            #expect(responses.count == 2 && responses.last == ok, "\(line)")
            #expect(responses.first.flatMap { problem($0) } == "ProtocolError \(detail)", "\(line.prefix(80))")
        }
        let bytes = Array("{\"query\":\"".utf8) + [0xFF] + Array("\"}\n{\"ping\":true}\n".utf8)
        let responses = try Conversation.responses(to: bytes)
        #expect(responses.map { problem($0) ?? $0 } == ["ProtocolError InvalidUTF8", ok])
    }

    @Test("answers every line of any bytes, once")
    func fuzz() throws {
        let lines = [
            "{\"ping\":true}", "{\"begin\":true,\"message\":\"あ\"}", "{\"commit\":true}", "{\"rollback\":true}",
            "{\"query\":\"RETURN $a\",\"params\":{\"a\":[1,-2.5e3,{\"$date\":\"2025-04-01\"},\"\\ud83d\\ude00\"]}}",
            "{\"procedure\":{\"name\":\"p\",\"inputs\":[[\"a\",\"STRING?\"]],\"outputs\":[],\"rows\":[[null]]}}",
        ]
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        let count = 3000
        for _ in 0..<count {
            var line = Array(lines.randomElement(using: &generator)?.utf8 ?? "".utf8)
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let place = Int.random(in: 0..<line.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: line[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: line.insert(line[Int.random(in: 0..<line.count, using: &generator)], at: place)
                default: if line.count > 1 { line.remove(at: place) }
                }
            }
            // A line end makes two lines, and nothing but space none.
            bytes += line.map { $0 == 0x0A ? 0x20 : $0 } + [0x0A]
        }
        let responses = try Conversation.responses(to: bytes)
        #expect(responses.count == count, "seed \(seed)")
        #expect(responses.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") }, "seed \(seed)")
    }

    @Test("says so where a line is longer than 64 MiB")
    func longLine() throws {
        let limit = 64 << 20
        var bytes = [UInt8](repeating: UInt8(ascii: " "), count: limit + 1)
        bytes += Array("\n{\"ping\":true}\n".utf8)
        #expect(try Conversation.responses(to: bytes).map { problem($0) ?? $0 } == ["ProtocolError LineTooLong", ok])
        bytes.removeFirst()
        #expect(try Conversation.responses(to: bytes) == [ok])
    }

    @Test("takes procedures and a reset on :memory: only")
    func memoryOnly() throws {
        let procedure =
            "{\"procedure\":{\"name\":\"test.p\",\"inputs\":[[\"a\",\"STRING?\"]],\"outputs\":[[\"b\",\"INTEGER?\"]],"
            + "\"rows\":[[\"x\",1]]}}"
        let requests = [procedure, "{\"reset\":true}", "{\"begin\":true}", procedure, "{\"reset\":true}"]
        #expect(try Conversation.responses(to: requests) == [ok, ok, ok, ok, ok])
        try withTemporaryDirectory { folder in
            let path = folder.path + "/m.engawa"
            let store = try GraphStore.create(at: path, commits: [])
            let refused = "ProtocolError MemoryOnly"
            let responses = try Conversation.responses(to: requests, on: store, map: path)
            #expect(responses.map { problem($0) ?? $0 } == [refused, refused, ok, refused, refused])
        }
    }

    @Test("gives the lock back at the end of a transaction, and says who holds it")
    func locks() throws {
        try withTemporaryDirectory { folder in
            let path = folder.path + "/m.engawa"
            let store = try GraphStore.create(at: path, commits: [])
            let other = try GraphStore.open(path)
            _ = try store.write(TransactionNote(author: "a", message: "", time: 0)) { _ in
                let responses = try Conversation.responses(
                    to: ["{\"begin\":true}", "{\"commit\":true}"],
                    on: other,
                    map: path
                )
                #expect(
                    responses.map { problem($0) } == ["StorageError Locked", "TransactionError NoTransaction"]
                )
            }
            let requests = ["{\"begin\":true}", "{\"rollback\":true}", "{\"begin\":true}"]
            #expect(try Conversation.responses(to: requests, on: other, map: path) == [ok, ok, ok])
            // The end of the input has ended the last one.
            _ = try store.write(TransactionNote(author: "a", message: "", time: 0)) { _ in }
        }
    }

    @Test("runs as a program, and ends with its input")
    func program() throws {
        try withTemporaryDirectory { folder in
            let input = Array("{\"ping\":true}\n{\"begin\":true}\n".utf8)
            let run = try EngawaProgram.run(["shell", ":memory:", "--json"], input: input, in: folder.path)
            #expect(run.exitCode == 0 && run.output == "\(ok)\n\(ok)\n" && run.errors == "")
            #expect(try EngawaProgram.run(["shell", "none.engawa", "--json"], in: folder.path).exitCode == 1)
            #expect(try EngawaProgram.run(["shell", ":memory:", "--memory", "lots"], in: folder.path).exitCode == 2)
        }
    }
}
