import Testing

@testable import EngawaCommand

@Suite("Statements that are typed")
struct StatementTextTests {
    private func statements(_ lines: String...) -> [String] {
        var text = StatementText()
        var statements: [String] = []
        for line in lines { statements += text.add(line) }
        if let rest = text.rest() { statements.append("rest: " + rest) }
        return statements
    }

    @Test("end with a semicolon that is no text and no comment")
    func ends() {
        #expect(statements("RETURN 1;") == ["RETURN 1"])
        #expect(statements("RETURN 1; RETURN 2;") == ["RETURN 1", " RETURN 2"])
        #expect(statements("RETURN", "1", ";") == ["RETURN\n1\n"])
        #expect(statements("RETURN ';' + \";\" AS `;`;") == ["RETURN ';' + \";\" AS `;`"])
        #expect(statements("RETURN '\\';', \"\\\\\";") == ["RETURN '\\';', \"\\\\\""])
        #expect(statements("RETURN `\\`;") == ["RETURN `\\`"])
        #expect(statements("RETURN 1 // no; end", "+ 1;") == ["RETURN 1 // no; end\n+ 1"])
        #expect(statements("RETURN /* ; ' */ 1;") == ["RETURN /* ; ' */ 1"])
        #expect(statements("RETURN 4 / 2;") == ["RETURN 4 / 2"])
        #expect(statements("RETURN 'a", ";b';") == ["RETURN 'a\n;b'"])
        #expect(statements("RETURN 1") == ["rest: RETURN 1\n"])
        #expect(statements("RETURN 1; // one", "  ", "/* two */", "RETURN 2;") == ["RETURN 1", "RETURN 2"])
    }

    @Test("are more than space and comments")
    func nothing() {
        #expect(statements("", "  ", ";;", "// a", "/* b */ ;", "/**/") == [])
        var text = StatementText()
        #expect(text.isEmpty)
        _ = text.add("/* open")
        #expect(!text.isEmpty)
        _ = text.add("*/")
        #expect(text.isEmpty)
        _ = text.add("RETURN")
        #expect(!text.isEmpty)
        text.clear()
        #expect(text.isEmpty)
    }
}
