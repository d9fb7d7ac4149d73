import Foundation
import Testing

@testable import EngawaText

@Suite("Text in HTML")
struct HTMLTextTests {
    @Test(
        "what means something in HTML is escaped",
        arguments: [
            ("a<b>&\"'c", "a&lt;b&gt;&amp;&quot;&#39;c"), ("&lt;", "&amp;lt;"), ("食堂 🍙\nか\u{3099}", "食堂 🍙\nか\u{3099}"),
            ("\u{0}\u{1B}\r\u{7F}", "␀␛␍␡"), ("\u{85}\u{202E}\u{2066}\u{FFFE}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("", ""),
        ]
    )
    func escaped(text: String, html: String) {
        #expect(Array(HTMLText.escaped(text).unicodeScalars) == Array(html.unicodeScalars))
    }

    @Test("every scalar but the eight that mean or break something, and unseen ones, stays as it is")
    func everyScalar() {
        let ranges: [ClosedRange<UInt32>] = [
            0x00...0x08, 0x0B...0x1F, 0x22...0x22, 0x26...0x27, 0x3C...0x3C, 0x3E...0x3E, 0x7F...0x9F, 0x202A...0x202E,
            0x2066...0x2069,
        ]
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(scalar)
            let isChanged = !HTMLText.escaped(text).utf8.elementsEqual(text.utf8)
            #expect(isChanged == ranges.contains { $0.contains(value) }, "\(value)")
        }
    }

    @Test("data in a script element means what it meant, and cannot end the element or the line")
    func script() throws {
        let texts = ["</script>", "<!--", "]]>", "a\u{2028}b\u{2029}", "\"\\\n&amp;", "</ScRiPt >"]
        let written = HTMLText.script(["texts": .strings(texts), "</script>": 1])
        #expect(!written.contains("<") && !written.contains(">") && !written.contains("&"))
        #expect(!written.contains("\u{2028}") && !written.contains("\u{2029}") && !written.contains("\n"))
        let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any]
        #expect(read?["texts"] as? [String] == texts)
        #expect(read?["</script>"] as? Int == 1)
    }
}
