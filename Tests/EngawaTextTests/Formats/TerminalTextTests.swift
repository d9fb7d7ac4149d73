import Testing

@testable import EngawaText

@Suite struct TerminalTextTests {
    @Test("no control character and no far-reaching change of direction gets through")
    func controls() {
        for value in UInt32(0)...0x2100 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = TerminalText.escaped("a" + String(scalar) + "b")
            let isControl = scalar.properties.generalCategory == .control
            let turns = (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
            let breaks = value == 0x2028 || value == 0x2029
            #expect(shown.unicodeScalars.contains(scalar) == !(isControl || turns || breaks), "U+\(value)")
            #expect(!shown.contains { $0.isNewline })
        }
    }

    @Test("escapes can be read: a letter for what has one, the code point for the rest")
    func forms() {
        #expect(TerminalText.escaped("1\n2\r\n3\t4") == "1\\n2\\r\\n3\\t4")
        #expect(TerminalText.escaped("\u{1B}]0;x\u{7}") == "\\u{1B}]0;x\\u{7}")
        #expect(TerminalText.escaped("\u{9B}31m") == "\\u{9B}31m")
        #expect(TerminalText.escaped("a\u{202E}b") == "a\\u{202E}b")
    }

    @Test(
        "names of people stay as they are",
        arguments: ["みんなの食堂", "שלום עולם", "👩‍🌾 農園", "e\u{301}", "C:\\path", "かﾞ\u{3099}", "葛\u{E0100}城"]
    )
    func names(name: String) {
        #expect(TerminalText.escaped(name).unicodeScalars.elementsEqual(name.unicodeScalars))
    }
}
