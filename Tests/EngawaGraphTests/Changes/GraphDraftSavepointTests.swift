import Testing

@testable import EngawaGraph

@Suite("A moment of a draft")
struct GraphDraftSavepointTests {
    @Test("can be gone back to, and ids given since are not given again")
    func rollBack() throws {
        var draft = GraphDraft(PropertyGraph())
        let first = try draft.createNode(labels: ["A"], properties: [("x", 1)])
        let (graph, changes) = (draft.graph, draft.changes)
        let moment = draft.savepoint
        let second = draft.createNode(labels: ["B"])
        try draft.createRelationship("T", from: first, to: second)
        try draft.set(2, for: "x", of: first)
        draft.rollBack(to: moment)
        #expect(draft.changes == changes)
        #expect(Array(draft.graph.nodes) == [first] && draft.graph.relationshipCount == 0)
        let key = try #require(draft.graph.key("x"))
        #expect(draft.graph.value(key, of: first) == 1)
        #expect(draft.graph.checkInvariants() == [])
        #expect(draft.createNode() > second)
        #expect(Array(graph.nodes) == [first])
        draft.rollBack(to: moment)
        #expect(draft.changes == changes)
    }
}
