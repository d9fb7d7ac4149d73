import EngawaGraph
import EngawaTestSupport
import Testing

@testable import EngawaStore

@Suite("Copies of a store")
struct StoreBackupTests {
    @Test("hold graph and history of a map in a file or in memory, and go on by themselves", arguments: [true, false])
    func copy(isInMemory: Bool) throws {
        let folder = try TemporaryFolder()
        let store = isInMemory ? GraphStore.inMemory() : try GraphStore.create(at: folder.file("map"), commits: [])
        _ = try store.write(note("a")) { draft in
            for change in everything {
                if case .setAttribute(let name, let value) = change { draft.setAttribute(name, value) }
            }
            try draft.createNode(labels: ["Actor"], properties: [("name", "農園")])
        }
        _ = try store.write(note("b")) { $0.createNode(labels: ["Actor"]) }
        #expect(try store.backUp(to: folder.file("copy")) == 2)
        let copy = try GraphStore.open(folder.file("copy"))
        #expect(describe(copy.latest.graph) == describe(store.latest.graph))
        #expect(try copy.transactions() == (try store.transactions()))
        _ = try copy.write(note("c")) { $0.createNode() }
        #expect(store.latest.number == 2 && copy.latest.number == 3)
        #expect(try GraphStore.verify(folder.file("copy")).ok)
        #expect(throws: StoreError.log(.alreadyExists(path: folder.file("copy")))) {
            try store.backUp(to: folder.file("copy"))
        }
    }
}
