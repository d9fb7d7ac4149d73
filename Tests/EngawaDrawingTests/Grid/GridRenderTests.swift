import EngawaEcomap
import EngawaGraphviz
import Foundation
import Testing

@testable import EngawaDrawing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The texts of an SVG by the id of the group that they stand in.
private final class SVGTexts: NSObject, XMLParserDelegate {
    private(set) var texts: [String: [String]] = [:]
    private var groups: [String] = []
    private var current: String?

    init(_ bytes: [UInt8]) {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        _ = parser.parse()
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        if name == "g" { groups.append(attributes["id"] ?? "") }
        if name == "text" { current = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        current?.append(string)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "text", let text = current {
            texts[groups.last ?? "", default: []].append(text)
            current = nil
        }
        if name == "g" { groups.removeLast() }
    }
}

private let dot = try? Graphviz.installed()

@Suite(
    "The grid through the real dot",
    .enabled(if: dot != nil, "Graphviz is not installed here, so nothing was rendered; Tests/run installs it")
)
struct GridRenderTests {
    private func render(_ ecomap: Ecomap, _ format: GraphvizFormat = .svg) throws -> Graphviz.Output {
        let options = DrawingOptions()
        return try #require(dot).render(
            EcomapDrawing.grid(ecomap, options: options).text,
            as: format,
            attributes: EcomapDrawing.renderAttributes(format, options: options)
        )
    }

    static let names = [
        #""quoted" 'name'"#, #"back\slash \N \G \\ \"#, "<b>bold</b> & <i>", "literal &lt; &amp; &#38; &quot;x", "R&D;",
        "🍙 👨\u{200D}👩\u{200D}👧\u{200D}👦 👍🏽",
        "か\u{3099}くと\u{3099}う", "e\u{301}cole", "مطعم الحي", "מסעדת השכונה", "a -- b -> c", "{}[]|;=,", "100%", "－ー—–-",
        "𠮷野家", "<!-- x -->", "]]>",
        "一般社団法人全国こども食堂支援センター・むすびえ九州ブロック福岡県久留米市事務局", "Rotary Club of 本町", "\u{202E}override",
    ]

    @Test("names come out of the SVG as they went in")
    func names() throws {
        let output = try render(Samples.named(Self.names))
        let texts = SVGTexts(output.bytes).texts
        for (index, name) in Self.names.enumerated() {
            let drawn = (texts["a\(index + 100)"] ?? []).joined()
            let marks = "\(index + 100)'19"
            let plain = drawn.unicodeScalars.filter { $0 != "\u{A0}" }.map(Character.init)
            #expect(String(plain).hasSuffix(marks), "\(name): \(drawn)")
            let without = String(plain.dropLast(marks.count))
            #expect(Array(without.utf8) == Array(name.utf8), "\(name): \(drawn)")
        }
    }

    @Test("a line break in a name is one in the picture, and control characters are visible")
    func lines() throws {
        let texts = SVGTexts(try render(Samples.named(["一行目\n二行目", "a\u{0}b\u{1B}"])).bytes).texts
        #expect(texts["a100"]?.prefix(2) == ["一行目", "二行目"])
        #expect(texts["a101"]?.first == "a␀b␛")
    }

    @Test("the name of the ibasho comes out as it went in, in its box and in the title")
    func hub() throws {
        var ecomap = Samples.small
        ecomap.ibasho.name = #"<食堂> & "ゑ" \N"#
        let texts = SVGTexts(try render(ecomap).bytes).texts
        #expect(texts["ibasho"]?.joined() == ecomap.ibasho.name)
        #expect(texts["graph0"]?.contains("\(ecomap.ibasho.name) エコマップ") == true)
    }

    @Test("dot has nothing to warn about", arguments: Array<UInt64>(1...6))
    func warnings(seed: UInt64) throws {
        let output = try render(Samples.random(seed: seed))
        // Emoji are drawn with whatever font there is, so only the rest is promised.
        #expect(output.warnings.filter { !$0.contains("size too small") } == [], "seed \(seed)")
        #expect(try render(Samples.small).warnings == [])
    }

    @Test("dot has nothing to warn about in the radial view either", arguments: Array<UInt64>(1...4))
    func radialWarnings(seed: UInt64) throws {
        let installed = try #require(dot)
        for ecomap in [Samples.random(seed: seed), Samples.small] {
            let output = try installed.render(EcomapDrawing.radial(ecomap).text, as: .svg, attributes: [])
            #expect(output.warnings.filter { !$0.contains("size too small") } == [], "seed \(seed)")
        }
        let texts = SVGTexts(
            try installed.render(EcomapDrawing.radial(Samples.small).text, as: .svg, attributes: []).bytes
        )
        #expect(texts.texts["ibasho"]?.joined() == "みんなの食堂")
    }

    @Test("the three formats are what their names say")
    func formats() throws {
        #expect(try render(Samples.small, .svg).bytes.starts(with: Array("<?xml".utf8)))
        #expect(try render(Samples.small, .pdf).bytes.starts(with: Array("%PDF".utf8)))
        #expect(try render(Samples.small, .png).bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
}
