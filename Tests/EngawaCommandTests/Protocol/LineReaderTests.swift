import Testing

@testable import EngawaCommand

@Suite("Lines that come in")
struct LineReaderTests {
    /// The lines of these bytes, of which so many come at a time.
    private func lines(_ bytes: [UInt8], limit: Int = 64 << 20, step: Int) throws -> [String] {
        var rest = bytes[...]
        let reader = LineReader(limit: limit) { (room) throws(SystemError) in
            let part = rest.prefix(min(step, room.count))
            rest = rest.dropFirst(part.count)
            room.copyBytes(from: part)
            return part.count
        }
        var lines: [String] = []
        while true {
            let line = try reader.next { (line) throws(Never) -> String? in
                switch line {
                case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
                case .tooLong: "(too long)"
                case .end: nil
                }
            }
            guard let line = line.get() else { return lines }
            lines.append(line)
        }
    }

    @Test("are whole, however they come", arguments: [1, 2, 3, 7, 100, 1 << 20])
    func whole(_ step: Int) throws {
        #expect(try lines(Array("a\n\nbcd\nend".utf8), step: step) == ["a", "", "bcd", "end"])
        #expect(try lines(Array("a\n".utf8), step: step) == ["a"])
        #expect(try lines([], step: step) == [])
    }

    @Test("may be long", arguments: [1000, 65_536, 1 << 20])
    func long(_ step: Int) throws {
        let long = String(repeating: "x", count: 300_000)
        let text = Array("a\n\(long)\nb\n\(long)".utf8)
        #expect(try lines(text, step: step) == ["a", long, "b", long])
    }

    @Test("that are too long are skipped", arguments: [1, 5, 1000, 1 << 20])
    func tooLong(_ step: Int) throws {
        #expect(
            try lines(Array("12345\n123456\n1\n1234567890".utf8), limit: 5, step: step) == [
                "12345", "(too long)", "1", "(too long)",
            ]
        )
        let long = String(repeating: "x", count: 200_000)
        #expect(try lines(Array("\(long)\n1\n".utf8), limit: 5, step: max(step, 50)) == ["(too long)", "1"])
    }

    @Test("that the system refuses are exit 5")
    func refused() throws {
        let reader = LineReader { (_) throws(SystemError) in throw .inputOutput }
        let failed = failure { () throws(Failure) in _ = try reader.next { (_) throws(Never) in 0 } }
        #expect(failed?.code == .refused)
    }
}
