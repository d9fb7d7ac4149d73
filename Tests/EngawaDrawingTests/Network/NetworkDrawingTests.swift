import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaDrawing

@Suite("The network view")
struct NetworkDrawingTests {
    private func string(_ attributes: [DotAttribute], _ name: String) -> String {
        guard case .string(let value)? = attributes.first(where: { $0.name == name })?.value else { return "" }
        return value
    }

    private func classes(_ document: DotDocument) -> [String: String] {
        Dictionary(uniqueKeysWithValues: document.nodes.map { ($0.name, string($0.attributes, "class")) })
    }

    private static let small = EcomapDrawing.network(NetworkSamples.small)

    @Test("a small network is drawn as recorded")
    func golden() {
        #expect(Golden.difference(Self.small.text, "network-small.dot") == nil)
    }

    @Test("ids, classes and edges are those of the contract")
    func contract() {
        let classes = classes(Self.small)
        #expect(classes["i1"] == "ibasho" && classes["i2"] == "ibasho" && classes["i3"] == "ibasho")
        #expect(classes["a11"] == "actor field-2 band-1 kind-welfare")
        #expect(classes["a16"] == "actor band-1 kind-other")
        #expect(classes["a101"] == "actor field-3 band-1 kind-person")
        let edges = Self.small.edges.map { edge in
            let way = string(edge.attributes, "dir")
            return [edge.tail, edge.head, string(edge.attributes, "class"), way.isEmpty ? "forward" : way]
        }
        let expected = [
            ["a11", "i1", "tie strong", "forward"], ["a11", "i2", "tie normal", "forward"],
            ["a11", "i3", "tie normal", "both"], ["a12", "i1", "tie normal", "forward"],
            ["i2", "a12", "tie weak", "forward"], ["a13", "i1", "tie stressful", "forward"],
            ["a13", "i2", "tie unknown", "none"], ["a14", "i1", "tie normal", "forward"],
            ["a15", "i1", "tie weak", "both"], ["i1", "a15", "tie normal", "forward"],
            ["a16", "i3", "tie unknown", "forward"], ["a101", "i2", "tie normal", "forward"],
            ["i2", "i3", "tie normal", "forward"], ["a12", "a11", "link", "forward"],
        ]
        #expect(Set(edges) == Set(expected) && edges.count == expected.count)
        let others = Self.small.nodes.filter { !$0.name.hasPrefix("a") && !$0.name.hasPrefix("i") }
        #expect(others.allSatisfy { string($0.attributes, "class") == "legend" })
    }

    @Test("title, facts and legend say what is drawn, and nothing that is not")
    func words() {
        let text = Self.small.text
        for word in [
            "青葉市 ネットワーク図", "居場所3", "7の団体・人", "2か所以上を支える3", "名前を伏せた人 1", "知り合い・所属など", "支えの向き", "葛藤", "福祉・医療",
        ] { #expect(text.contains(word), "\(word)") }
        for word in ["子育て・教育", "ほか", "図にない"] { #expect(!text.contains(word), "\(word)") }
        var english = NetworkSamples.small
        english.scope = .near("Kitchen")
        english.links = []
        let options = DrawingOptions(paper: .a4, language: .en)
        let other = EcomapDrawing.network(english, options: options).text
        #expect(other.contains("Around Kitchen") && !other.contains("acquainted"))
    }

    @Test("where not every name can be read, those of one ibasho are a number, and the facts tell how many")
    func more() {
        let document = EcomapDrawing.network(NetworkSamples.crowd(400))
        let classes = classes(document)
        #expect(classes.values.count { $0.hasPrefix("actor") } == 3)
        #expect(classes["more-0"] == "more" && classes["more-1"] == "more")
        #expect(document.edges.count == 6)
        #expect(document.text.contains("名前は略 397") && document.text.contains("ほか199"))
    }

    @Test("--cap says how many names there are, those first who hold most together")
    func cap() {
        let options = DrawingOptions(crowding: .atMost(5))
        let named = classes(EcomapDrawing.network(NetworkSamples.crowd(12), options: options))
            .filter { $0.value.hasPrefix("actor") }.keys
        #expect(named.sorted() == ["a100", "a101", "a102", "a103", "a104"])
        let every = EcomapDrawing.network(NetworkSamples.crowd(30), options: DrawingOptions(crowding: .everyName))
        #expect(classes(every).values.count { $0.hasPrefix("actor") } == 30)
    }

    @Test("the members of a platform are equals: as large as each other, and without lists")
    func platform() throws {
        var network = NetworkSamples.small
        network.scope = .platform("居場所ネット")
        let document = EcomapDrawing.network(network)
        let sizes = document.nodes.filter { $0.name.hasPrefix("i") }.map { node in
            node.attributes.first { $0.name == "fontsize" }?.value
        }
        let names = document.nodeDefaults.first { $0.name == "fontsize" }?.value
        #expect(!sizes.isEmpty && sizes.allSatisfy { $0 == names })
        #expect(document.text.contains("居場所ネットの顔ぶれ") && document.text.contains("顔ぶれ10"))
        #expect(document.nodes.allSatisfy { !$0.name.hasPrefix("more") })
    }

    @Test("nothing overlaps and nothing leaves the page, legend included")
    func apart() {
        for document in [Self.small, EcomapDrawing.network(NetworkSamples.crowd(20))] {
            let rects = document.nodes.map { ($0.name, $0.rect) }
            let paper = DrawingPaper.a3.sheet
            let page = Rect(x: 0, y: 0, width: paper.width, height: paper.height)
            #expect(rects.filter { !page.contains($0.1, slack: 0.1) }.map(\.0) == [])
            for (index, one) in rects.enumerated() {
                let (x, y) = (one.1.x + 0.05, one.1.y + 0.05)
                let inner = Rect(x: x, y: y, width: one.1.width - 0.1, height: one.1.height - 0.1)
                for other in rects[(index + 1)...] { #expect(!inner.overlaps(other.1), "\(one.0) \(other.0)") }
            }
        }
    }

    @Test("the same network gives the same bytes")
    func determinism() {
        #expect(EcomapDrawing.network(NetworkSamples.small).text == Self.small.text)
    }
}
