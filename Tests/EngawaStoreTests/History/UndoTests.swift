import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaStore

@Suite("Taking a transaction back")
struct UndoTests {
    private let folder: TemporaryFolder
    private let store: GraphStore
    private let farm = NodeID(rawValue: 1)
    private let diner = NodeID(rawValue: 2)
    private let rice = RelationshipID(rawValue: 1)

    init() throws {
        folder = try TemporaryFolder()
        store = try GraphStore.create(at: folder.file("map"), commits: [(note("start"), everything)])
    }

    @discardableResult
    private func write(_ body: (inout GraphDraft) throws -> Void) throws -> Int {
        try #require(try store.write(note("x"), body).transaction)
    }

    @discardableResult
    private func undo(_ number: Int? = nil) throws -> Int {
        try store.undo(number) { note("undo \($0)") }.transaction
    }

    /// What the graph looks like, ids and the list of what was undone left out.
    private func shape(_ graph: PropertyGraph) -> [String] {
        var copy = graph
        copy.setAttribute("undone", .null)
        return describe(copy).map { line in
            line.replacing(#/\(\d+/#, with: "(").replacing(#/\[\d+ /#, with: "[")
        }.sorted()
    }

    private func obstacles(_ number: Int) -> [UndoObstacle] {
        do {
            try undo(number)
            return []
        } catch UndoError.obstructed(number, let found) {
            return found
        } catch {
            Issue.record("\(error)")
            return []
        }
    }

    /// One transaction with every kind of change.
    private func change(_ draft: inout GraphDraft) throws {
        try draft.set("北農園", for: "name", of: farm)
        try draft.set(.null, for: "note", of: farm)
        try draft.set(3, for: "size", of: farm)
        try draft.addLabel("Group", to: farm)
        try draft.removeLabel("Ibasho", from: diner)
        try draft.set(["米"], for: "content", of: rice)
        try draft.detachDeleteNode(NodeID(rawValue: 300))
        let clinic = try draft.createNode(labels: ["Actor"], properties: [("name", "医院")])
        try draft.createRelationship("KNOWS", from: clinic, to: farm, properties: [("role", "理事")])
        try draft.createRelationship("KNOWS", from: clinic, to: clinic)
        draft.setAttribute("language", "en")
        draft.createIndex(label: "Ibasho", key: "name")
        draft.dropIndex(label: "Actor", key: "name")
    }

    @Test(
        "restores everything that one transaction can do, and taking that back brings it again, as often as one likes"
    )
    func everyKind() throws {
        let before = shape(store.latest.graph)
        try write(change)
        let after = shape(store.latest.graph)
        for round in 0..<3 {
            #expect(try undo() == 3 + 2 * round)
            #expect(shape(store.latest.graph) == before, "round \(round)")
            #expect(try undo() == 4 + 2 * round)
            #expect(shape(store.latest.graph) == after, "round \(round)")
        }
        #expect(store.latest.graph.checkInvariants() == [])
        #expect(try GraphStore.verify(folder.file("map")).ok)
        #expect(shape(try GraphStore.open(folder.file("map")).latest.graph) == after)
        #expect(try store.transactions(limit: 1)[0].message == "undo 7")
    }

    @Test("makes, undoes and compacts a unique index, which then refuses what it must")
    func uniqueIndex() throws {
        let before = shape(store.latest.graph)
        let made = try write { draft in
            try draft.createIndex(label: "Actor", key: "name", isUnique: true)
            try draft.createIndex(label: "Ibasho", key: "name", isUnique: true)
        }
        // One was there and was not unique.
        #expect(try store.contents(of: made).indexes.map(\.fate) == [.changed, .created])
        #expect(try store.contents(of: made).indexes.allSatisfy(\.isUnique))
        let after = shape(store.latest.graph)
        #expect(after.filter { $0.hasPrefix("unique") }.count == 2)
        try undo()
        #expect(shape(store.latest.graph) == before)
        try undo()
        #expect(shape(store.latest.graph) == after)
        let taken = GraphError.notUnique(label: "Actor", key: "name", farm)
        #expect(throws: taken) {
            try write { try $0.createNode(labels: ["Actor"], properties: [("name", "宮ノ前農園")]) }
        }
        #expect(shape(try GraphStore.open(folder.file("map")).latest.graph) == after)
        try store.compact()
        #expect(shape(try GraphStore.open(folder.file("map")).latest.graph) == after)
    }

    @Test("a removed node comes back under a new id, with its relationships, and never under the old one")
    func revival() throws {
        try write { try $0.detachDeleteNode(farm) }
        try undo()
        let graph = store.latest.graph
        #expect(!graph.contains(farm) && !graph.contains(rice))
        let again = try #require(Array(graph.nodes).last)
        #expect(again.rawValue > 400 && graph.mention(again).name == "宮ノ前農園")
        #expect(graph.degree(of: again, .outgoing) == 1)
    }

    @Test("works behind later transactions that have nothing to do with it")
    func unrelated() throws {
        let number = try write { try $0.set("北農園", for: "name", of: farm) }
        try write { draft in
            try draft.set(9, for: "size", of: farm)
            try draft.createRelationship("KNOWS", from: farm, to: diner)
        }
        try undo(number)
        #expect(store.latest.graph.mention(farm).name == "宮ノ前農園")
        #expect(store.latest.graph.value(named: "size", of: farm) == 9)
    }

    @Test("is refused where a later transaction stands in the way; each is named, and nothing is changed")
    func obstructed() throws {
        var made = NodeID(rawValue: 0)
        var tie = RelationshipID(rawValue: 0)
        let number = try write { draft in
            made = try draft.createNode(labels: ["Actor"], properties: [("name", "医院")])
            tie = try draft.createRelationship("SUPPORTS", from: made, to: diner)
            try draft.set("北農園", for: "name", of: farm)
            try draft.deleteRelationship(rice)
            draft.setAttribute("language", "en")
        }
        let (node, relationship) = (made, tie)
        let attached = try write { try $0.createRelationship("KNOWS", from: farm, to: node) }
        let changed = try write { draft in
            try draft.set("strong", for: "strength", of: relationship)
            try draft.set("南農園", for: "name", of: farm)
            draft.setAttribute("language", "fr")
        }
        let labelled = try write { try $0.addLabel("Person", to: node) }
        let before = try folder.read("map")
        let found = obstacles(number)
        #expect(found.map(\.transaction) == [changed, labelled, attached, changed, changed])
        #expect(found.map(\.reason).contains(.labelsChanged))
        #expect(found[0].reason == .valueChanged(key: "strength"))
        #expect(found.last?.subject == .attribute("language"))
        #expect(try folder.read("map") == before)
        #expect(store.latest.number == labelled)
        // Without the later ones it goes.
        for _ in 0..<3 { try undo([labelled, changed, attached][store.latest.number - labelled]) }
        #expect(obstacles(number) == [])
        #expect(!store.latest.graph.contains(made))
    }

    @Test("is refused where what it changed, or an end of what it removed, is gone")
    func gone() throws {
        let number = try write { draft in
            try draft.set("北農園", for: "name", of: farm)
            try draft.set(["米"], for: "content", of: rice)
        }
        let removal = try write { try $0.deleteRelationship(rice) }
        let second = try write { try $0.detachDeleteNode(farm) }
        #expect(obstacles(number).map(\.reason) == [.removed, .removed])
        #expect(obstacles(number).map(\.transaction) == [second, removal])
        let ends = obstacles(removal)
        #expect(ends.map(\.transaction) == [second])
        guard case .endRemoved(let node) = ends.first?.reason else {
            Issue.record("\(ends)")
            return
        }
        #expect(node.id == farm)
    }

    @Test("twice, of nothing, or of what is not there is refused with the reason")
    func refusals() throws {
        let number = try write { try $0.set("北農園", for: "name", of: farm) }
        try undo(number)
        #expect(throws: UndoError.alreadyUndone(transaction: number)) { try undo(number) }
        let lost = try write { $0.setAttribute("a", 1) }
        try write { $0.setAttribute("a", .null) }
        #expect(throws: UndoError.nothingLeft(transaction: lost)) { try undo(lost) }
        #expect(throws: StoreError.noSuchTransaction(99, last: store.latest.number)) { try undo(99) }
        #expect(throws: UndoError.nothingThere) { try GraphStore.inMemory().undo { note("\($0)") } }
    }

    @Test("of random histories, the newest first, leads back to each state before", arguments: 0..<8 as Range<UInt64>)
    func randomHistories(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let store = GraphStore.inMemory()
        var shapes = [shape(store.latest.graph)]
        for _ in 0..<12 {
            let written = try store.write(note("")) { try randomChanges(&$0, using: &generator) }
            if written.transaction != nil { shapes.append(shape(store.latest.graph)) }
        }
        for number in stride(from: shapes.count - 1, through: 1, by: -1) {
            do {
                _ = try store.undo(number) { note("\($0)") }
            } catch UndoError.nothingLeft {
                // What it set it had set back itself.
            }
            #expect(shape(store.latest.graph) == shapes[number - 1], "seed \(seed), transaction \(number)")
        }
        #expect(store.latest.graph.checkInvariants() == [], "seed \(seed)")
    }

    private func randomChanges(_ draft: inout GraphDraft, using generator: inout SeededGenerator) throws {
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let nodes = Array(draft.graph.nodes)
            let relationships = Array(draft.graph.relationships)
            let node = nodes.randomElement(using: &generator)
            let relationship = relationships.randomElement(using: &generator)
            let value = Value.integer(.random(in: 0...3, using: &generator))
            switch (Int.random(in: 0..<6, using: &generator), node, relationship) {
            case (0, _, _), (_, nil, _): try draft.createNode(labels: ["A"], properties: [("name", value)])
            case (1, let node?, _):
                let other = nodes.randomElement(using: &generator) ?? node
                try draft.createRelationship("R", from: node, to: other, properties: [("k", value)])
            case (2, let node?, _): try draft.set(value, for: "name", of: node)
            case (3, let node?, _): try draft.addLabel("B", to: node)
            case (4, _, let relationship?): try draft.set(value, for: "k", of: relationship)
            default: draft.setAttribute("a", value)
            }
        }
    }
}
