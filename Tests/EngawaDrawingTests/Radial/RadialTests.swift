import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaDrawing

@Suite("The radial view")
struct RadialTests {
    private func string(_ attributes: [DotAttribute], _ name: String) -> String? {
        guard case .string(let value)? = attributes.first(where: { $0.name == name })?.value else { return nil }
        return value
    }

    private func classes(_ document: DotDocument) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: document.nodes.map { ($0.name, string($0.attributes, "class") ?? "") }
        )
    }

    /// A supporter more than fit: `count` in one cell.
    static func crowd(_ count: Int) -> Ecomap {
        Samples.named((0..<count).map { "こども食堂を支える会 第\($0)支部" }).with { supporter in
            supporter.field = 1
            supporter.band = 1
        }
    }

    @Test("ids, classes and edges are those of the contract")
    func contract() {
        let document = EcomapDrawing.radial(Samples.small)
        let classes = classes(document)
        #expect(classes["ibasho"] == "ibasho")
        #expect(classes["a11"] == "actor field-0 band-0 kind-neighbourhood")
        #expect(classes["a15"] == "actor band-1 kind-ibasho")
        #expect(classes["a16"] == "actor field-0 kind-other")
        let edges = document.edges.map { edge in
            [edge.tail, edge.head, string(edge.attributes, "class") ?? "", string(edge.attributes, "dir") ?? "forward"]
        }
        #expect(
            edges == [
                ["a11", "ibasho", "tie strong", "forward"],
                ["a12", "ibasho", "tie normal", "forward"],
                ["ibasho", "a12", "tie weak", "forward"],
                ["a13", "ibasho", "tie weak", "both"],
                ["ibasho", "a14", "tie stressful", "forward"],
                ["a15", "ibasho", "tie unknown", "none"],
                ["a16", "ibasho", "tie normal", "none"],
            ]
        )
        let others = document.nodes.filter { $0.name != "ibasho" && !$0.name.hasPrefix("a") }
        #expect(others.allSatisfy { string($0.attributes, "class") == "legend" })
    }

    @Test("arrowheads stand where the support arrives")
    func arrows() {
        let ends = EcomapDrawing.radial(Samples.small).edges.map { edge in
            let position = string(edge.attributes, "pos") ?? ""
            return (position.contains("s,") ? "s" : "") + (position.contains("e,") ? "e" : "")
        }
        #expect(ends == ["e", "e", "e", "se", "e", "", ""])
    }

    @Test("a crowded cell shows its strongest ties and one box for the others")
    func capped() {
        let document = EcomapDrawing.radial(Self.crowd(9), options: DrawingOptions(crowding: .atMost(3)))
        #expect(classes(document).filter { $0.value.hasPrefix("actor") }.count == 3)
        #expect(classes(document)["more-0"] == "more field-1 band-1")
        #expect(document.edges.count == 3)
        #expect(document.text.contains("ほか6") && document.text.contains("「ほか」の名前は表"))
        let english = DrawingOptions(language: .en, crowding: .atMost(3))
        #expect(EcomapDrawing.radial(Self.crowd(9), options: english).text.contains("6 more"))
    }

    @Test("what is under strain is not what a crowded cell leaves out, and the legend tells of boxes that are there")
    func cappedStrain() {
        var crowd = Self.crowd(12)
        for index in crowd.supporters.indices {
            crowd.supporters[index].ties = [Tie(id: 100 + index, strength: .strong, contents: [.food])]
        }
        crowd.supporters[11].ties = [Tie(id: 200, strength: .stressful)]
        crowd.supporters[10].ties = [Tie(id: 201, strength: .weak, contents: [.place])]
        func legend(_ document: DotDocument) -> [String] {
            let lines = document.text.split(separator: "\n").filter { $0.contains("legend") }
            return ["強い", "弱い", "葛藤", "食べもの", "場所"].filter { word in lines.contains { $0.contains(word) } }
        }
        let document = EcomapDrawing.radial(crowd, options: DrawingOptions(crowding: .atMost(3)))
        let edges = document.edges.map { string($0.attributes, "class") ?? "" }
        #expect(edges.sorted() == ["tie stressful", "tie strong", "tie strong"])
        let every = EcomapDrawing.radial(crowd, options: DrawingOptions(crowding: .everyName))
        #expect(legend(every).contains("弱い") && every.text.contains("場所"))
        #expect(legend(document).contains("葛藤") && !legend(document).contains("弱い"))
        #expect(!document.text.contains("場所"))
    }

    @Test("a box for a single one more would be no gain")
    func noCapForOne() {
        let document = EcomapDrawing.radial(Self.crowd(4), options: DrawingOptions(crowding: .atMost(3)))
        #expect(classes(document).filter { $0.value.hasPrefix("actor") }.count == 4)
        #expect(classes(document)["more-0"] == nil)
    }

    @Test("cells are capped by themselves only where names could not be read")
    func automatic() {
        #expect(classes(EcomapDrawing.radial(Self.crowd(9)))["more-0"] == nil)
        let many = EcomapDrawing.radial(Self.crowd(150))
        #expect(classes(many)["more-0"] == "more field-1 band-1")
        #expect(many.nodeFontSize ?? 0 >= 8)
        let every = EcomapDrawing.radial(Self.crowd(70), options: DrawingOptions(crowding: .everyName))
        #expect(classes(every).filter { $0.value.hasPrefix("actor") }.count == 70)
    }

    @Test("nothing overlaps and nothing leaves the page, legend included", arguments: Array<UInt64>(1...10))
    func apart(seed: UInt64) {
        let options = DrawingOptions(
            paper: seed.isMultiple(of: 2) ? .a3 : .a4,
            language: seed.isMultiple(of: 3) ? .en : .ja
        )
        let rects = EcomapDrawing.radial(Samples.random(seed: seed), options: options).nodes
            .filter { $0.name != "ibasho" }.map { (name: $0.name, rect: $0.rect) }
        let paper = options.paper.sheet
        #expect(Overlaps.found(rects, on: paper) == [], "seed \(seed)")
    }

    @Test("the same map gives the same bytes, in whatever order its supporters come", arguments: Array<UInt64>(1...6))
    func determinism(seed: UInt64) {
        var ecomap = Samples.random(seed: seed)
        let first = EcomapDrawing.radial(ecomap).text
        var random = SeededGenerator(seed: seed)
        ecomap.supporters.shuffle(using: &random)
        #expect(EcomapDrawing.radial(ecomap).text == first, "seed \(seed)")
    }

    @Test("a small map is drawn as recorded")
    func golden() {
        #expect(Golden.difference(EcomapDrawing.radial(Samples.small).text, "radial-small.dot") == nil)
    }

    @Test("a map without supporters is drawn")
    func empty() {
        var ecomap = Samples.small
        ecomap.supporters = []
        let document = EcomapDrawing.radial(ecomap, options: DrawingOptions(paper: .a4, language: .en))
        #expect(document.nodes.map(\.name) == ["ibasho"] && document.edges.isEmpty)
    }
}

extension Ecomap {
    /// The ecomap with a change to every supporter.
    func with(_ change: (inout Supporter) -> Void) -> Ecomap {
        var result = self
        for index in result.supporters.indices { change(&result.supporters[index]) }
        return result
    }
}

extension DotNode {
    /// Where it stands, y upward.
    var rect: Rect {
        var values: [String: Double] = [:]
        var place = [0.0, 0.0]
        for attribute in attributes {
            switch (attribute.name, attribute.value) {
            case ("width", .number(let inches)), ("height", .number(let inches)): values[attribute.name] = inches * 72
            case ("pos", .string(let text)): place = text.split(separator: ",").compactMap { Double($0) }
            default: break
            }
        }
        let width = values["width"] ?? 0
        let height = values["height"] ?? 0
        return Rect(x: place[0] - width / 2, y: place[1] - height / 2, width: width, height: height)
    }
}
