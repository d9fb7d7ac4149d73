import EngawaTestSupport
import Testing

@testable import EngawaGraph

struct ImageTests {
    /// A graph with a history: what came and went, hubs, loops, labels that changed.
    static func graph(seed: UInt64, size: Int) throws -> PropertyGraph {
        var random = SeededGenerator(seed: seed)
        var draft = GraphDraft(PropertyGraph())
        draft.createIndex(label: "A", key: "name")
        draft.setAttribute("language", "ja")
        let labels = ["A", "B", "C"]
        var nodes: [NodeID] = []
        for number in 0..<size {
            let chosen = labels.filter { _ in random.below(3) == 0 }
            nodes.append(try draft.createNode(labels: chosen, properties: [("name", .string("name \(number)"))]))
        }
        for _ in 0..<size * 4 {
            guard let start = random.pick(nodes), let end = random.below(5) == 0 ? nodes.first : random.pick(nodes)
            else {
                break
            }
            let type = ["KNOWS", "SUPPORTS", "IN"][random.below(3)]
            try draft.createRelationship(type, from: start, to: end, properties: [("v", random.value())])
        }
        for _ in 0..<size / 4 {
            if let id = random.pick(Array(draft.graph.relationships)) { try draft.deleteRelationship(id) }
            if let id = random.pick(Array(draft.graph.nodes)) { try draft.detachDeleteNode(id) }
            if let id = random.pick(Array(draft.graph.nodes)) { try draft.addLabel("D", to: id) }
        }
        return draft.graph
    }

    static func read(_ image: [UInt8]) throws(MalformedImage) -> PropertyGraph {
        let result: Result<PropertyGraph, MalformedImage> = image.withUnsafeBytes { bytes in
            do throws(MalformedImage) {
                return .success(try PropertyGraph(image: bytes))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    @Test(arguments: 0..<10)
    func `an image gives the graph back`(seed: UInt64) throws {
        for size in [0, 1, 3, 50, 400] {
            let graph = try Self.graph(seed: seed, size: size)
            let copy = try Self.read(graph.image())
            #expect(copy.dump() == graph.dump(), "seed \(seed), size \(size)")
            #expect(copy.checkInvariants() == [], "seed \(seed), size \(size)")
            #expect(copy.nextNodeID == graph.nextNodeID && copy.nextRelationshipID == graph.nextRelationshipID)
            #expect(try Self.read(copy.image()).dump() == graph.dump())
        }
    }

    @Test func `a graph from an image can be changed like any other`() throws {
        var copy = try Self.read(Self.graph(seed: 3, size: 80).image())
        let snapshot = copy
        let before = snapshot.dump()
        for id in Array(copy.nodes.prefix(30)) { try copy.detachDeleteNode(id) }
        var draft = GraphDraft(copy)
        let id = try draft.createNode(labels: ["New"], properties: [("name", "名前")])
        try draft.createRelationship("NEW", from: id, to: id)
        #expect(draft.graph.checkInvariants() == [])
        #expect(snapshot.dump() == before)
    }

    @Test func `an image that is cut is refused`() throws {
        let image = try Self.graph(seed: 1, size: 30).image()
        for length in 0..<image.count {
            #expect(throws: MalformedImage.self, "cut at \(length)") { try Self.read(Array(image[..<length])) }
        }
        #expect(throws: MalformedImage.self) { try Self.read(image + [0]) }
    }

    @Test func `an image with an attribute that nests endlessly is refused`() throws {
        var draft = GraphDraft(PropertyGraph())
        draft.setAttribute("a", true)
        let image = draft.graph.image()
        // The attributes stand last: their number, and for each its name and the bytes of its value.
        #expect(image.suffix(5) == [1, 1, 0x61, 1, 2])
        var nested = ImageWriter()
        let lists = [[UInt8]](repeating: [ValueBytes.Tag.list, 1], count: 200_000).flatMap { $0 }
        nested.array(lists + [ValueBytes.Tag.null])
        #expect(throws: MalformedImage.self) { try Self.read(Array(image.dropLast(2)) + nested.bytes) }
    }

    /// That it says the truth is what checksums are for.
    @Test(arguments: 0..<20)
    func `an image that is changed anywhere is refused or gives a graph that can be used`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let image = try Self.graph(seed: seed, size: 30).image()
        for _ in 0..<300 {
            var changed = image
            changed[random.below(changed.count)] ^= 1 << UInt8(random.below(8))
            guard let graph = try? Self.read(changed) else { continue }
            _ = graph.dump()
            _ = graph.checkInvariants()
            _ = graph.image()
        }
    }
}
