import EngawaEcomap
import EngawaGraphviz
import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaDrawing

@Suite("What changed since a day, in the drawing")
struct ChangeTests {
    private func document(_ ecomap: Ecomap, isRadial: Bool, _ options: DrawingOptions = DrawingOptions()) -> DotDocument
    {
        isRadial ? EcomapDrawing.radial(ecomap, options: options) : EcomapDrawing.grid(ecomap, options: options)
    }

    private func string(_ node: DotNode?, _ name: String) -> String? {
        guard case .string(let value)? = node?.attributes.first(where: { $0.name == name })?.value else { return nil }
        return value
    }

    private func bold(_ document: DotDocument, _ name: String) -> [String] {
        guard
            case .label(let label)? = document.nodes.first(where: { $0.name == name })?.attributes
                .first(where: { $0.name == "label" })?.value
        else { return [] }
        return label.lines.joined().filter(\.isBold).map { $0.text.filter { $0 != "\u{A0}" } }
    }

    @Test("signs of three shapes stand before the names", arguments: [false, true])
    func signs(isRadial: Bool) {
        let drawn = document(Samples.withChange, isRadial: isRadial)
        #expect(["a11", "a12", "a13", "a14", "a17"].map { bold(drawn, $0) } == [["★"], ["★×"], ["…"], [], ["×"]])
    }

    @Test("who is gone is a dotted ghost in the cell, without a line, and is not counted", arguments: [false, true])
    func ghosts(isRadial: Bool) {
        let drawn = document(Samples.withChange, isRadial: isRadial)
        let ghost = drawn.nodes.first { $0.name == "a17" }
        #expect(string(ghost, "class") == "actor field-0 band-0 kind-neighbourhood ended")
        #expect(string(ghost, "style") == "filled,dotted")
        #expect(!drawn.edges.contains { $0.tail == "a17" || $0.head == "a17" })
        #expect(drawn.text.contains("6の団体・人") && drawn.edges.count == 7)
    }

    @Test("the legend counts each change, and the title says since when", arguments: [false, true])
    func legend(isRadial: Bool) {
        let text = document(Samples.withChange, isRadial: isRadial).text
        for words in ["新しいつながり 2", "終わったつながり 3", "この間たよりのないつながり 1", "2024年4月1日からの変化"] {
            #expect(text.contains(words), "\(words)")
        }
        let english = document(Samples.withChange, isRadial: isRadial, DrawingOptions(language: .en)).text
        for words in ["new ties: 2", "ended ties: 3", "changes since 1 April 2024"] { #expect(english.contains(words)) }
        let plain = document(Samples.small, isRadial: isRadial).text
        #expect(!plain.contains("新しいつながり") && !plain.contains("からの変化"))
    }

    @Test("an edition that knows no last contacts has no sign for quiet ties in its legend")
    func unknown() {
        var ecomap = Samples.withChange
        ecomap.change?.quiet = nil
        ecomap.supporters[2].changes = []
        let text = document(ecomap, isRadial: false).text
        #expect(!text.contains("たより") && text.contains("終わったつながり 3"))
    }

    @Test("ghosts without field or band have their column and row", arguments: [false, true])
    func apart(isRadial: Bool) {
        var ecomap = Samples.withChange
        ecomap.supporters.removeLast(2)
        ecomap.change?.gone[0].field = nil
        ecomap.change?.gone[0].band = nil
        let drawn = document(ecomap, isRadial: isRadial)
        #expect(string(drawn.nodes.first { $0.name == "a17" }, "class") == "actor kind-neighbourhood ended")
        #expect(drawn.text.contains("分野") && drawn.text.contains("領域"))
    }

    @Test("nothing overlaps and nothing leaves the page", arguments: Array<UInt64>(1...8), [false, true])
    func apart(seed: UInt64, isRadial: Bool) {
        var ecomap = Samples.random(seed: seed)
        let gone = ecomap.supporters.enumerated().filter { $0.offset.isMultiple(of: 5) }.map { offset, supporter in
            var supporter = supporter
            supporter.id = 1000 + offset
            supporter.changes = [.ended]
            return supporter
        }
        for index in ecomap.supporters.indices where index.isMultiple(of: 3) {
            ecomap.supporters[index].changes = index.isMultiple(of: 2) ? [.new, .quiet] : [.quiet]
        }
        ecomap.change = NetworkChange(since: "2024-04-01", new: 2, ended: gone.count, quiet: 3, gone: gone)
        let options = DrawingOptions(paper: seed.isMultiple(of: 2) ? .a3 : .a4, crowding: .everyName)
        let drawn = document(ecomap, isRadial: isRadial, options)
        let rects = drawn.nodes.filter { $0.name != "ibasho" || !isRadial }.map { (name: $0.name, rect: $0.rect) }
        #expect(rects.count { $0.name.hasPrefix("a1") } >= gone.count)
        #expect(Overlaps.found(rects, on: options.paper.sheet) == [], "seed \(seed)")
    }

    @Test("a small map with changes is drawn as recorded")
    func golden() {
        #expect(Golden.difference(EcomapDrawing.grid(Samples.withChange).text, "grid-since.dot") == nil)
    }
}
