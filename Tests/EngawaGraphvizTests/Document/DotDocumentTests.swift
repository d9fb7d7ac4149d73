import Testing

@testable import EngawaGraphviz

@Suite("The text of a DOT file")
struct DotDocumentTests {
    @Test("has one statement a line, in the order given")
    func statements() {
        var document = DotDocument(name: "map")
        document.attributes = [DotAttribute("layout", "nop2"), DotAttribute("pad", 0)]
        document.nodeDefaults = [DotAttribute("shape", "box")]
        document.nodes = [
            DotNode("b", [DotAttribute("label", .label(DotLabel(lines: [[.init("食堂")]])))]),
            DotNode("a", [DotAttribute("width", 1.25)]),
        ]
        document.edges = [DotEdge(from: "a", to: "b", [DotAttribute("class", "tie strong")])]
        #expect(
            document.text == """
                digraph map {
                  layout="nop2"
                  pad=0
                  node [shape="box"]
                  b [label=<食堂>]
                  a [width=1.25]
                  a -> b [class="tie strong"]
                }

                """
        )
    }

    @Test(
        "names that are no plain words, or mean something to DOT, are quoted",
        arguments: [
            ("a17", "a17"), ("_x", "_x"), ("17", "\"17\""), ("Node", "\"Node\""), ("a b", "\"a b\""), ("食", "\"食\""),
            ("", "\"\""),
        ]
    )
    func identifiers(name: String, text: String) {
        #expect(DotEscape.identifier(name) == text)
    }

    @Test("quotes are escaped, a backslash stays, one before a quote or at the end is parted from it")
    func quoting() {
        #expect(DotEscape.quoted("a\"b") == "\"a\\\"b\"")
        #expect(DotEscape.quoted("a\\b") == "\"a\\b\"")
        #expect(DotEscape.quoted("a\\\"b") == "\"a\\\u{2060}\\\"b\"")
        #expect(DotEscape.quoted("a\\") == "\"a\\\u{2060}\"")
    }

    @Test("a string over 16 KiB is written in pieces that are none of them longer")
    func longStrings() {
        let long = String(repeating: "食\"", count: 20_000)
        let pieces = DotEscape.quoted(long).split(separator: " + ", omittingEmptySubsequences: false)
        #expect(pieces.count > 5)
        #expect(pieces.allSatisfy { $0.utf8.count < 16_000 && $0.hasPrefix("\"") && $0.hasSuffix("\"") })
        let together = pieces.map { $0.dropFirst().dropLast() }.joined()
        #expect(together == long.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))
    }

    @Test("control characters become their pictures; tabs become spaces")
    func controls() {
        #expect(DotText.visible("a\u{0}b\u{1B}c\td\u{7F}") == "a␀b␛c d␡")
        #expect(DotText.visible("か\u{3099}").unicodeScalars.count == 2)
    }
}

@Suite("Labels")
struct DotLabelTests {
    private func text(_ string: String) -> String { DotLabel(lines: [[.init(string)]]).text }

    @Test("angle brackets and ampersands become entities, backslashes are doubled")
    func escapes() {
        #expect(text("a<b> & \\N \"q\"") == "<a&lt;b&gt; &amp; \\\\N \"q\">")
    }

    @Test("an ampersand that would read as an entity is parted from what follows")
    func entities() {
        #expect(text("&lt;") == "<<font color=\"black\">&amp;</font>lt;>")
        #expect(text("&#38;") == "<<font color=\"black\">&amp;</font>#38;>")
        #expect(text("R&D; x") == "<R<font color=\"black\">&amp;</font>D; x>")
        #expect(text("R&D x") == "<R&amp;D x>")
        #expect(text("&;") == "<&amp;;>")
    }

    @Test("runs carry size, weight and colour, lines are parted by breaks, and a lead stands above")
    func runs() {
        let label = DotLabel(
            lines: [[.init("名前"), .init("'19", size: 7, color: "#333333")], [.init("太", isBold: true)]],
            lead: 3
        )
        #expect(
            label.text
                == "<<font point-size=\"3\"><br/></font>名前<font point-size=\"7\" color=\"#333333\">'19</font><br/><b>太</b>>"
        )
    }

    @Test("the balancing lead never asks for more than a box has to spare")
    func lead() {
        for tenth in 40...400 {
            let font = Double(tenth) / 10
            let lead = DotLabel.balancingLead(font: font)
            #expect(lead >= 1 && Double(lead) <= max(1, 0.46 * font - 0.5))
        }
    }
}
