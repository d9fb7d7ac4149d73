import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaStore

@Suite("GraphStore")
struct GraphStoreTests {
    private struct Refusal: Error {}

    @Test("holds what was written after it is opened again, and the whole history with it")
    func reopening() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map.engawa")
        let store = try GraphStore.create(at: path, commits: [(note("start"), everything)])
        #expect(store.latest.number == 1)
        let written = try store.write(note("二つ目")) { draft in
            let id = try draft.createNode(labels: ["Actor"], properties: [("name", "社協")])
            try draft.set(.integer(7), for: "size", of: NodeID(rawValue: 1))
            try draft.deleteRelationship(RelationshipID(rawValue: 1))
            return id
        }
        #expect(written.transaction == 2)
        let again = try GraphStore.open(path)
        #expect(again.latest.number == 2)
        #expect(describe(again.latest.graph) == describe(store.latest.graph))
        #expect(again.latest.graph.checkInvariants() == [])
        #expect(again.latest.graph.contains(written.result))
        var first = PropertyGraph()
        try first.apply(everything)
        for number in [store, again] {
            #expect(describe(try number.snapshot(at: 1).graph) == describe(first))
            #expect(describe(try number.snapshot(at: 0).graph) == [])
            #expect(try number.snapshot(at: 2).number == 2)
            #expect(try number.changes(of: 1) == everything)
            #expect(try number.changes(of: 2).count == 4)
        }
        let history = try again.transactions(limit: nil)
        #expect(history == (try store.transactions(limit: nil)))
        #expect(history.map(\.number) == [2, 1])
        #expect(history[0].message == "二つ目" && history[0].author == "花子" && history[0].time == 1_735_689_600_000)
        #expect(history[0].created == 1 && history[0].changed == 1 && history[0].removed == 1)
        #expect(try again.transactions(limit: 1).map(\.number) == [2])
        #expect(try again.transactions(limit: 0).isEmpty)
    }

    @Test("says which is the last transaction when one is asked for that is not there")
    func noSuchTransaction() throws {
        let store = GraphStore.inMemory()
        _ = try store.write(note("")) { $0.createNode() }
        for number in [-1, 2, .max] {
            #expect(throws: StoreError.noSuchTransaction(number, last: 1)) { try store.snapshot(at: number) }
        }
        #expect(throws: StoreError.noSuchTransaction(0, last: 1)) { try store.changes(of: 0) }
    }

    @Test("in memory does what it does with a file")
    func inMemory() throws {
        let folder = try TemporaryFolder()
        let file = try GraphStore.create(at: folder.file("map"), commits: [])
        let memory = GraphStore.inMemory()
        for store in [file, memory] {
            _ = try store.write(note("a")) { draft in
                let id = try draft.createNode(labels: ["A"], properties: [("name", "x")])
                try draft.createRelationship("KNOWS", from: id, to: id)
            }
            _ = try store.write(note("b")) { try $0.set("y", for: "name", of: NodeID(rawValue: 1)) }
            #expect(throws: Refusal.self) {
                try store.write(note("c")) { draft in
                    draft.createNode()
                    throw Refusal()
                }
            }
            #expect(try store.write(note("d")) { $0.createNode() }.transaction == 3)
        }
        #expect(try memory.transactions() == (try file.transactions()))
        for number in 0...3 {
            #expect(describe(try memory.snapshot(at: number).graph) == describe(try file.snapshot(at: number).graph))
        }
        for number in 1...3 { #expect(try memory.changes(of: number) == (try file.changes(of: number))) }
    }

    @Test("writes nothing when nothing changed, and nothing when the transaction fails")
    func nothingWritten() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        let store = try GraphStore.create(at: path, commits: [(note(""), everything)])
        let before = try folder.read("map")
        let unchanged = try store.write(note("nothing")) { draft in
            try draft.set("宮ノ前農園", for: "name", of: NodeID(rawValue: 1))
        }
        #expect(unchanged.transaction == nil)
        #expect(throws: Refusal.self) {
            try store.write(note("fails")) { draft in
                try draft.detachDeleteNode(NodeID(rawValue: 1))
                throw Refusal()
            }
        }
        #expect(throws: StoreError.valueTooDeep(limit: ChangeStream.maximumDepth)) {
            try store.write(note("deep")) { draft in
                draft.setAttribute("deep", (0..<2000).reduce(.null) { value, _ in .list([value]) })
            }
        }
        #expect(throws: StoreError.self) {
            try store.write(note(String(repeating: "長", count: 400_000))) { $0.createNode() }
        }
        #expect(try folder.read("map") == before)
        #expect(store.latest.number == 1)
        #expect(store.latest.graph.nodeCount == 3)
    }

    @Test("never gives an id twice: not after deletion and reopening, not after a rollback in the session")
    func ids() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        let store = try GraphStore.create(at: path, commits: [])
        let deleted = try store.write(note("")) { draft in
            let first = draft.createNode()
            let last = draft.createNode()
            let tie = try draft.createRelationship("KNOWS", from: first, to: last)
            try draft.detachDeleteNode(last)
            return (last, tie)
        }.result
        let again = try GraphStore.open(path)
        #expect(throws: Refusal.self) {
            try again.write(note("")) { draft in
                #expect(draft.createNode() > deleted.0)
                throw Refusal()
            }
        }
        let next = try again.write(note("")) { draft in
            let id = draft.createNode()
            return (id, try draft.createRelationship("KNOWS", from: id, to: id))
        }.result
        #expect(next.0.rawValue == deleted.0.rawValue + 2)
        #expect(next.1 > deleted.1)
        #expect(describe(try GraphStore.open(path).latest.graph) == describe(again.latest.graph))
    }

    @Test("sees what another store commits, at refresh and at its next write, and keeps old snapshots as they were")
    func twoStores() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        let first = try GraphStore.create(at: path, commits: [])
        let second = try GraphStore.open(path)
        let empty = second.latest
        _ = try first.write(note("1")) { $0.createNode() }
        #expect(second.latest.number == 0)
        try second.refresh()
        #expect(second.latest.number == 1)
        #expect(empty.graph.nodeCount == 0)
        _ = try second.write(note("2")) { $0.createNode() }
        #expect(try first.write(note("3")) { $0.createNode() }.transaction == 3)
        #expect(first.latest.graph.nodeCount == 3)
        #expect(try first.transactions().map(\.message) == ["3", "2", "1"])
    }

    @Test("keeps others out while a transaction is made, and lets them read")
    func locking() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        let first = try GraphStore.create(at: path, commits: [])
        let second = try GraphStore.open(path)
        _ = try first.write(note("1")) { draft in
            draft.createNode()
            let error = #expect(throws: StoreError.self) { try second.write(note("2")) { $0.createNode() } }
            guard case .log(.locked(path, let holder)) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(holder.process == ProcessInfo.processInfo.processIdentifier)
            try second.refresh()
            #expect(second.latest.number == 0)
            #expect(first.latest.number == 0)
        }
        #expect(try second.write(note("2")) { $0.createNode() }.transaction == 2)
    }

    @Test("lets several threads write, one after the other, and read meanwhile")
    func threads() async throws {
        let folder = try TemporaryFolder()
        let store = try GraphStore.create(at: folder.file("map"), commits: [])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    for _ in 0..<5 { _ = try store.write(note("\(task)")) { $0.createNode() } }
                }
                group.addTask {
                    for _ in 0..<50 {
                        let snapshot = store.latest
                        #expect(snapshot.graph.nodeCount == snapshot.number)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(store.latest.number == 20)
        #expect(try store.transactions().map(\.number) == (1...20).reversed())
    }

    @Test("a new map refuses changes that do not apply, and overwrites nothing")
    func creation() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        let wrong = ChangeSet([.deleteNode(NodeID(rawValue: 5))])
        #expect(
            throws: StoreError.changesDoNotApply(transaction: 2, .noSuchNode(NodeID(rawValue: 5)))
        ) {
            try GraphStore.create(at: path, commits: [(note("a"), everything), (note("b"), wrong)])
        }
        #expect(try folder.names().isEmpty)
        _ = try GraphStore.create(at: path, commits: [])
        #expect(throws: StoreError.log(.alreadyExists(path: path))) {
            try GraphStore.create(at: path, commits: [])
        }
        #expect(try folder.mode("map") == 0o600)
    }
}
