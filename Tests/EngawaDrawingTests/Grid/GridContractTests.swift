import EngawaEcomap
import EngawaGraphviz
import EngawaText
import Testing

@testable import EngawaDrawing

@Suite("What the grid's DOT promises to scripts")
struct GridContractTests {
    private let document = EcomapDrawing.grid(Samples.small)

    private func string(_ attributes: [DotAttribute], _ name: String) -> String? {
        guard case .string(let value)? = attributes.first(where: { $0.name == name })?.value else { return nil }
        return value
    }

    private func node(_ name: String) -> [DotAttribute] { document.nodes.first { $0.name == name }?.attributes ?? [] }

    @Test("the ibasho has the id and the class ibasho")
    func ibasho() {
        #expect(string(node("ibasho"), "id") == "ibasho")
        #expect(string(node("ibasho"), "class") == "ibasho")
    }

    @Test("an actor has the id of its node, and its field, band and kind as classes")
    func actors() {
        #expect(string(node("a11"), "id") == "a11")
        #expect(string(node("a11"), "class") == "actor field-0 band-0 kind-neighbourhood")
        #expect(string(node("a12"), "class") == "actor field-2 band-2 kind-npo")
        #expect(string(node("a14"), "class") == "actor field-4 band-2 kind-government")
    }

    @Test("what has no field or no band has no class for it")
    func unknown() {
        #expect(string(node("a15"), "class") == "actor band-1 kind-ibasho")
        #expect(string(node("a16"), "class") == "actor field-0 kind-other")
    }

    @Test("there is one edge per tie, in the direction of support, with its strength as class")
    func edges() {
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
    }

    @Test("all other nodes are the legend's")
    func nothingElse() {
        let others = document.nodes.filter { $0.name != "ibasho" && !$0.name.hasPrefix("a") }
        #expect(!others.isEmpty)
        #expect(others.allSatisfy { string($0.attributes, "class") == "legend" })
        #expect(document.nodes.count == 1 + Samples.small.supporters.count + others.count)
    }

    @Test("plain dot draws it as it is: layout, positions and sizes are in the file")
    func positions() {
        #expect(string(document.attributes, "layout") == "nop2")
        for node in document.nodes {
            #expect(["pos", "width", "height"].allSatisfy { name in node.attributes.contains { $0.name == name } })
        }
        #expect(document.edges.allSatisfy { string($0.attributes, "pos") != nil })
    }

    @Test("positions on an axis that the map does not have count as unknown")
    func outOfRange() {
        var ecomap = Samples.small
        ecomap.supporters[0].field = 99
        ecomap.supporters[0].band = -1
        let drawn = EcomapDrawing.grid(ecomap).nodes.first { $0.name == "a11" }
        #expect(string(drawn?.attributes ?? [], "class") == "actor kind-neighbourhood")
    }
}
