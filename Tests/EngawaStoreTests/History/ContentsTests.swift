import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaStore

@Suite("What a transaction changed")
struct ContentsTests {
    private let folder: TemporaryFolder
    private let store: GraphStore

    init() throws {
        folder = try TemporaryFolder()
        store = try GraphStore.create(at: folder.file("map"), commits: [(note("start"), everything)])
    }

    @Test("is told for each entity next to what was there before, by id, then by key")
    func change() throws {
        _ = try store.write(note("second")) { draft in
            let farm = NodeID(rawValue: 1)
            let diner = NodeID(rawValue: 2)
            try draft.set("みんなの食堂", for: "name", of: diner)
            try draft.set("北農園", for: "name", of: farm)
            try draft.set(.null, for: "note", of: farm)
            try draft.addLabel("Group", to: farm)
            try draft.removeLabel("Ibasho", from: diner)
            try draft.set(["米"], for: "content", of: RelationshipID(rawValue: 1))
            try draft.deleteNode(NodeID(rawValue: 300))
            let clinic = try draft.createNode(labels: ["Actor"], properties: [("name", "医院")])
            try draft.createRelationship("KNOWS", from: clinic, to: farm, properties: [("role", "理事")])
            draft.setAttribute("language", "en")
            draft.createIndex(label: "Ibasho", key: "name")
            draft.dropIndex(label: "Actor", key: "name")
            // Came and went, was changed and changed back: nothing.
            try draft.deleteNode(draft.createNode())
            draft.setAttribute("other", 1)
            draft.setAttribute("other", .null)
        }
        let contents = try store.contents(of: 2)
        #expect(contents.summary.message == "second" && contents.summary.created == 2)
        #expect(contents.nodes.map(\.node.id.rawValue) == [1, 2, 300, 401])
        #expect(contents.nodes.map(\.fate) == [.changed, .changed, .removed, .created])
        let farm = contents.nodes[0]
        #expect(farm.node == NodeMention(id: NodeID(rawValue: 1), labels: ["Actor", "Group"], name: "北農園"))
        #expect(farm.properties.map(\.key) == ["name", "note"])
        #expect(farm.properties[0] == ValueChange(key: "name", old: "宮ノ前農園", new: "北農園"))
        #expect(farm.properties[1].new == .null)
        #expect(farm.labelsAdded == ["Group"] && farm.labelsRemoved.isEmpty)
        #expect(contents.nodes[1].labelsRemoved == ["Ibasho"])
        #expect(contents.nodes[2].properties.allSatisfy { $0.new == .null && $0.old != .null })
        #expect(contents.nodes[2].properties.contains { $0.key == "size" && $0.old == .integer(.min) })
        #expect(contents.nodes[3].properties == [ValueChange(key: "name", old: .null, new: "医院")])
        #expect(contents.relationships.map(\.fate) == [.changed, .created])
        let known = contents.relationships[1].relationship
        #expect(known.type == "KNOWS" && known.start.name == "医院" && known.end.name == "北農園")
        #expect(contents.relationships[0].properties.map(\.key) == ["content"])
        #expect(contents.attributes == [ValueChange(key: "language", old: "ja", new: "en")])
        #expect(
            contents.indexes.map(\.fate) == [.removed, .created]
                || contents.indexes.map(\.fate) == [.created, .removed]
        )
    }

    @Test("of the first one is all that there is, and a transaction that is not there is none")
    func first() throws {
        let contents = try store.contents(of: 1)
        #expect(contents.nodes.count == 3 && contents.nodes.allSatisfy { $0.fate == .created })
        #expect(contents.relationships.count == 1)
        #expect(contents.relationships[0].relationship.end.name == nil)
        for number in [0, 2] {
            #expect(throws: StoreError.noSuchTransaction(number, last: 1)) { try store.contents(of: number) }
        }
    }
}
