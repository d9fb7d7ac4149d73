import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaDrawing

@Suite("Missing links in the drawing")
struct GapPlaceTests {
    private func document(_ ecomap: Ecomap, isRadial: Bool, _ options: DrawingOptions = DrawingOptions()) -> DotDocument
    {
        isRadial ? EcomapDrawing.radial(ecomap, options: options) : EcomapDrawing.grid(ecomap, options: options)
    }

    private func gaps(_ document: DotDocument) -> [String] {
        document.nodes.filter { $0.name.hasPrefix("gap") }.map { node in
            guard case .string(let value)? = node.attributes.first(where: { $0.name == "class" })?.value else {
                return ""
            }
            return "\(node.name) \(value)"
        }.sorted()
    }

    @Test("each has a node of the class gap, in its cell where it has one", arguments: [false, true])
    func nodes(isRadial: Bool) {
        let drawn = document(Samples.withGaps, isRadial: isRadial)
        #expect(gaps(drawn) == ["gap-1 gap field-1 band-3", "gap-2 gap field-2 band-2", "gap-3 gap"])
        #expect(gaps(document(Samples.small, isRadial: isRadial)) == [])
    }

    @Test("the list beside the drawing says what each number means", arguments: [false, true])
    func list(isRadial: Bool) {
        // Lines that are wrapped are entries of their own.
        let text = document(Samples.withGaps, isRadial: isRadial).nodes.map { node in
            guard case .label(let label)? = node.attributes.first(where: { $0.name == "label" })?.value else {
                return ""
            }
            return label.lines.joined().map(\.text).joined()
        }.joined()
        for words in ["まだないつながり", "なくても大丈夫", "似た場8か所中6か所にある", "食べものの支え手をもうひとり：なないろ農園", "海辺の居場所"] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!document(Samples.small, isRadial: isRadial).text.contains("まだないつながり"))
    }

    @Test("missing links are no ties and no supporters: edges and counts stay as they are", arguments: [false, true])
    func uncounted(isRadial: Bool) {
        #expect(
            document(Samples.withGaps, isRadial: isRadial).edges.count
                == document(Samples.small, isRadial: isRadial).edges.count
        )
        #expect(document(Samples.withGaps, isRadial: isRadial).text.contains("6の団体・人"))
    }

    @Test("nothing overlaps and nothing leaves the page", arguments: Array<UInt64>(1...8), [false, true])
    func apart(seed: UInt64, isRadial: Bool) {
        var ecomap = Samples.random(seed: seed)
        ecomap.gaps = (1...6).map { number in
            GapMark(
                number: number,
                kind: .candidate,
                field: number % ecomap.fields.count,
                band: number == 6 ? nil : number % ecomap.bands.count,
                text: Message(ja: "だれかに声をかけられそう", en: "somebody could be asked")
            )
        }
        let options = DrawingOptions(paper: seed.isMultiple(of: 2) ? .a3 : .a4, language: seed > 4 ? .en : .ja)
        let rects = document(ecomap, isRadial: isRadial, options).nodes.filter { $0.name != "ibasho" || !isRadial }
            .map { (name: $0.name, rect: $0.rect) }
        #expect(rects.count { $0.name.hasPrefix("gap") } == 6)
        #expect(Overlaps.found(rects, on: options.paper.sheet) == [], "seed \(seed)")
    }

    @Test("a long explanation is cut, not the page")
    func long() {
        var ecomap = Samples.withGaps
        let long = String(repeating: "長い説明", count: 40)
        ecomap.gaps[0].text = Message(ja: long, en: long)
        let text = document(ecomap, isRadial: false).text
        #expect(text.contains("長い説明…") || text.contains("長い…") || text.contains("長…") || text.contains("長い説…"))
    }

    @Test("a small map with missing links is drawn as recorded")
    func golden() {
        #expect(Golden.difference(EcomapDrawing.grid(Samples.withGaps).text, "grid-gaps.dot") == nil)
    }
}
