import Testing

@testable import EngawaCommand

@Suite("Lines that are typed")
struct LineEditorTests {
    /// An editor at which these keys are pressed, so many bytes at a time.
    private func lines(_ keys: String, step: Int = 1000, width: Int = 40) throws -> (lines: [ShellLine], drawn: String)
    {
        var rest = Array(keys.utf8)[...]
        let sink = Sink()
        let reader = KeyReader(
            receive: { (room) throws(SystemError) in
                let part = rest.prefix(min(step, room.count))
                rest = rest.dropFirst(part.count)
                room.copyBytes(from: part)
                return part.count
            },
            hasMore: { !rest.isEmpty }
        )
        let editor = LineEditor(reader, output: sink.writer(), width: { width })
        var lines: [ShellLine] = []
        while lines.last != .end { lines.append(try editor.line("> ")) }
        return (lines.dropLast(), sink.text)
    }

    private let up = "\u{1B}[A"
    private let down = "\u{1B}[B"
    private let left = "\u{1B}[D"

    @Test("are edited with the usual keys", arguments: [1, 2, 1000])
    func editing(_ step: Int) throws {
        let typed: [(String, String)] = [
            ("abc\r", "abc"), ("ab\(left)X\r", "aXb"), ("居場\u{7F}酒\r", "居酒"), ("bc\u{01}a\u{05}d\r", "abcd"),
            ("abc\(left)\(left)\u{1B}[3~\r", "ac"), ("one two\u{17}2\r", "one 2"), ("abc\u{15}d\r", "d"),
            ("abc\(left)\u{0B}\r", "ab"), ("か\u{3099}\u{7F}x\r", "x"), ("a b\u{1B}bX\r", "a Xb"),
            ("\u{1B}[Ha\u{1B}[Fb\r", "ab"),
            ("a\tb\u{1B}[24~\u{02}\u{06}\r", "a b"), ("ab\u{1B}[1;5DX\u{1B}[1;5CY\r", "XabY"),
            ("a\u{04}\u{01}\u{04}b\r", "b"),
            ("\u{202E}\u{9B}a\r", "a"),
        ]
        for (keys, text) in typed {
            #expect(try lines(keys, step: step).lines == [.text(text)], "\(keys.debugDescription)")
        }
    }

    @Test("come back with the arrow keys")
    func history() throws {
        let keys = "one\rtwo\rtwo\r\r\(up)\(up)!\r" + "x\(up)\(down)y\r" + "\(up)\(up)\(up)\(up)\(up)\r"
        #expect(
            try lines(keys).lines == ["one", "two", "two", "", "one!", "xy", "one"].map { ShellLine.text($0) }
        )
    }

    @Test("are forgotten with Ctrl-C, and end with Ctrl-D")
    func ends() throws {
        #expect(try lines("abc\u{03}d\r\u{04}e\r").lines == [.interrupted, .text("d")])
    }

    @Test("are drawn over several rows where they are long")
    func layout() {
        func places(_ text: String, _ width: Int, back: Int = 0) -> [Int] {
            var line = EditedLine(text)
            line.move(by: -back)
            let (cursor, end) = line.layout(behind: "> ", width: width)
            return [cursor.row, cursor.column, end.row, end.column]
        }
        #expect(places("", 10) == [0, 2, 0, 2])
        #expect(places("abc", 10, back: 1) == [0, 4, 0, 5])
        #expect(places("12345678", 10) == [1, 0, 1, 0])
        #expect(places("123456789", 10, back: 9) == [0, 2, 1, 1])
        #expect(places("居場所", 10) == [0, 8, 0, 8])
        // Three cells are left for two characters of two.
        #expect(places("居場", 5) == [1, 2, 1, 2])
    }

    @Test("are drawn with nothing but themselves and movements of the cursor")
    func drawing() throws {
        let drawn = try lines("ab\r", step: 1).drawn
        #expect(drawn.hasPrefix("\r\u{1B}[J> \r\u{1B}[2C\r\u{1B}[J> a\r\u{1B}[3C"))
        let long = try lines("0123456789\r", step: 1, width: 10).drawn
        #expect(long.contains("\r\u{1B}[J> 01234567\r\n\r"))
        #expect(long.contains("\u{1B}[1A\r\u{1B}[J> 012345678\r\u{1B}[1C"))
    }
}
