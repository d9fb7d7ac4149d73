import EngawaEcomap
import EngawaGraphviz
import Testing

@testable import EngawaDrawing

private let dot = try? Graphviz.installed()

@Suite("Blank sheets, posters and slides")
struct BlankTests {
    private typealias Draw = (Ecomap, DrawingOptions) -> DotDocument
    private let views: [Draw] = [
        { EcomapDrawing.grid($0, options: $1) }, { EcomapDrawing.radial($0, options: $1) },
    ]

    private func classes(_ document: DotDocument) -> [String] {
        (document.nodes.map(\.attributes) + document.edges.map(\.attributes)).compactMap { attributes in
            attributes.first { $0.name == "class" }.map { "\($0.value)" }
        }
    }

    @Test("a blank sheet has the axes and a legend for pens, and tells nothing of who supports the ibasho")
    func blank() {
        let full = Samples.small
        var empty = full
        (empty.supporters, empty.withheldNames) = ([], 0)
        for view in views {
            let sheet = view(full, DrawingOptions(isBlank: true))
            #expect(sheet.text == view(empty, DrawingOptions(isBlank: true)).text)
            let classes = classes(sheet)
            #expect(!classes.contains { $0.contains("actor") || $0.contains("tie") || $0.contains("more") })
            #expect(classes.filter { $0.contains("legend") }.count == 3 + 3 + ContentClass.allCases.count)
            for field in full.fields { #expect(sheet.text.contains(field.name.prefix(2)), "\(field.name)") }
            #expect(sheet.text.contains("書いた人"))
        }
    }

    @Test("a poster is four sheets of A3, and everything on it twice as large")
    func poster() throws {
        let options = DrawingOptions(paper: .a1)
        #expect(EcomapDrawing.tiles(DrawingOptions()).isEmpty)
        let tiles = EcomapDrawing.tiles(options)
        #expect(tiles.count == 4 && Set(tiles).count == 4)
        let small = try #require(pageSize(EcomapDrawing.grid(Samples.small)))
        let large = try #require(pageSize(EcomapDrawing.grid(Samples.small, options: options)))
        #expect(abs(large.0 / small.0 - 2) < 0.01 && abs(large.1 / small.1 - 2) < 0.01)
    }

    @Test("a slide is 16:9 with its border")
    func slide() throws {
        for view in views {
            let page = try #require(pageSize(view(Samples.small, DrawingOptions(paper: .slide))))
            let border = 2 * 5 * 72 / 25.4
            #expect(abs((page.0 + border) / (page.1 + border) - 16.0 / 9) < 0.001)
        }
    }

    @Test(
        "dot renders each sheet of a poster as a whole A3 page, without warnings",
        .enabled(if: dot != nil, "Graphviz is not installed here, so nothing was rendered; Tests/run installs it")
    )
    func rendered() throws {
        let options = DrawingOptions(paper: .a1, isBlank: true)
        let text = EcomapDrawing.grid(Samples.small, options: options).text
        for tile in EcomapDrawing.tiles(options) {
            let attributes = EcomapDrawing.renderAttributes(.pdf, options: options) + [tile]
            let output = try #require(dot).render(text, as: .pdf, attributes: attributes)
            #expect(output.warnings.isEmpty)
            let pdf = String(decoding: output.bytes, as: UTF8.self)
            #expect(pdf.contains("/MediaBox [ 0 0 1191 842 ]") || pdf.contains(/MediaBox \[ 0 0 1190\.\d+ 841\.\d+ \]/))
        }
    }

    /// The page of a document, in points.
    private func pageSize(_ document: DotDocument) -> (Double, Double)? {
        let box = document.attributes.first { $0.name == "bb" }.map { "\($0.value)" }
        guard let match = box?.firstMatch(of: /0,0,([\d.]+),([\d.]+)/), let width = Double(match.1),
            let height = Double(match.2)
        else { return nil }
        return (width, height)
    }
}
