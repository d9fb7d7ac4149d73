import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaStore

@Suite("Forgetting somebody")
struct ForgetTests {
    private let folder: TemporaryFolder
    private let path: String
    private let store: GraphStore

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("map")
        store = try GraphStore.create(at: path, commits: [])
        _ = try store.write(note("田中花子さんの登録")) { draft in
            let place = try draft.createNode(labels: ["Ibasho"], properties: [("name", "食堂")])
            let person = try draft.createNode(
                labels: ["Actor", "Person"],
                properties: [
                    ("name", "田中花子"), ("contact", "090"), ("note", "腰痛"), ("kindClass", "person"),
                    ("kind", "田中花子の会"), ("趣味", "将棋"),
                ]
            )
            let other = try draft.createNode(
                labels: ["Actor"],
                properties: [("name", "寺"), ("note", "窓口は田中　花子")]
            )
            try draft.createRelationship(
                "SUPPORTS",
                from: person,
                to: place,
                properties: [("strength", "strong"), ("face", "娘"), ("note", "月曜"), ("content", ["料理", "田中花子の味噌"])]
            )
            try draft.createRelationship("SUPPORTS", from: other, to: place, properties: [("note", "鐘")])
        }
        _ = try store.write(TransactionNote(author: "田中花子", message: "電話", time: 5)) { draft in
            try draft.set("田中華子", for: "name", of: NodeID(rawValue: 2))
            try draft.set("080", for: "contact", of: NodeID(rawValue: 2))
        }
        _ = try store.write(note("戻す")) { try $0.set("田中花子", for: "name", of: NodeID(rawValue: 2)) }
    }

    private func forgetting(_ name: String, _ node: NodeID? = nil) -> Forgetting {
        Forgetting(
            name: name,
            node: node,
            label: "Actor",
            keptOfNode: ["kind", "kindClass"],
            keptOfRelationships: ["strength", "content"],
            normalised: { $0 }
        )
    }

    /// Every text of every transaction: decoded values, keys, labels, authors, messages; but for the marks.
    private func texts(_ store: GraphStore) throws -> [String] {
        var texts: [String] = []
        for summary in try store.transactions() {
            texts += [summary.author, summary.message]
            for change in try store.changes(of: summary.number) {
                // The marks are random digits, in which anything may stand by chance.
                if case .setAttribute("forgotten", _) = change { continue }
                texts.append("\(change)")
            }
        }
        return texts
    }

    @Test("takes every name, contact and free text out of every transaction; ties stay; the transaction says so")
    func everything() throws {
        let before = try store.transactions()
        let report = try store.forget(forgetting("田中花子"), note: note("忘れた"))
        #expect(report.transaction == 4 && report.nodes == [NodeID(rawValue: 2)])
        for store in [store, try GraphStore.open(path)] {
            let all = try texts(store)
            for gone in ["田中花子", "田中華子", "090", "080", "腰痛", "趣味", "将棋", "娘", "月曜", "味噌"] {
                #expect(!all.contains { $0.contains(gone) }, "\(gone)")
            }
            for kept in ["食堂", "寺", "窓口は田中　花子", "鐘", "strong", "〇〇さんの登録"] {
                #expect(all.contains { $0.contains(kept) }, "\(kept)")
            }
            let graph = store.latest.graph
            #expect(graph.namedProperties(of: NodeID(rawValue: 2)).map(\.key) == ["kindClass"])
            #expect(graph.namedProperties(of: RelationshipID(rawValue: 1)).map(\.key) == ["strength"])
            #expect(graph.mention(RelationshipID(rawValue: 1)).end.name == "食堂")
            let history = try store.transactions()
            #expect(history.map(\.number) == [4, 3, 2, 1] && history[0].message == "忘れた")
            #expect(history[2].author == "〇〇" && history[2].message == "電話")
            #expect(history.dropFirst().map(\.time) == before.map(\.time))
        }
        #expect(try GraphStore.verify(path).ok)
        #expect(throws: UndoError.forgetting(transaction: 4)) { try store.undo { note("\($0)") } }
        // What is left of the history can still be taken back, and brings no name.
        #expect(throws: UndoError.nothingLeft(transaction: 3)) { try store.undo(3) { note("\($0)") } }
    }

    @Test("lists what others wrote that holds the name, and leaves it")
    func mentions() throws {
        let report = try store.forget(forgetting("田中花子"), note: note(""))
        #expect(report.mentions.map(\.key) == ["note"])
        #expect(report.mentions.first?.transaction == 1 && report.mentions.first?.isCurrent == true)
        guard case .node(let node) = report.mentions.first?.subject else {
            Issue.record("\(report.mentions)")
            return
        }
        #expect(node.name == "寺")
    }

    @Test("leaves a mark by which the name is known again, and by which nobody can be read")
    func marks() throws {
        #expect(ForgottenNames(store.latest.graph).isEmpty)
        _ = try store.forget(forgetting("田中花子"), note: note(""))
        let names = ForgottenNames(store.latest.graph)
        #expect(names.contains("田中花子") && names.contains("田中 花子") && names.contains("田中華子"))
        #expect(!names.contains("田中") && !names.contains("寺"))
        _ = try store.forget(forgetting("寺"), note: note(""))
        let more = ForgottenNames(store.latest.graph)
        #expect(more.contains("田中花子") && more.contains("寺"))
    }

    @Test("also those who are gone from the map, also twice; and nobody where there is nobody of the name")
    func gone() throws {
        _ = try store.write(note("去る")) { try $0.detachDeleteNode(NodeID(rawValue: 2)) }
        #expect(throws: ForgetError.nobody(name: "佐藤")) { try store.forget(forgetting("佐藤"), note: note("")) }
        #expect(throws: ForgetError.nobody(name: "食堂")) { try store.forget(forgetting("食堂"), note: note("")) }
        #expect(try store.forget(forgetting("田中花子"), note: note("")).nodes == [NodeID(rawValue: 2)])
        #expect(try !texts(store).contains { $0.contains("田中花子") })
        #expect(throws: ForgetError.nobody(name: "田中花子")) { try store.forget(forgetting("田中花子"), note: note("")) }
    }

    @Test("of several who have the name must be told which, and the others keep it")
    func several() throws {
        let twin = try store.write(note("")) { draft in
            try draft.createNode(labels: ["Actor"], properties: [("name", "田中花子")])
        }.result
        let bytes = try folder.read("map")
        for wrong in [nil, NodeID(rawValue: 3)] {
            let error = #expect(throws: ForgetError.self) {
                try store.forget(forgetting("田中花子", wrong), note: note(""))
            }
            guard case .ambiguous(_, let found) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(found.map(\.id) == [NodeID(rawValue: 2), twin])
        }
        #expect(try folder.read("map") == bytes)
        let report = try store.forget(forgetting("田中花子", NodeID(rawValue: 2)), note: note(""))
        #expect(store.latest.graph.mention(twin).name == "田中花子")
        #expect(report.mentions.contains { $0.subject == .node(store.latest.graph.mention(twin)) })
    }

    @Test("removes files of unfinished transactions of this map, and dead temporaries, and no others")
    func sideFiles() throws {
        let whole = try folder.read("map")
        try folder.write(whole + [UInt8](repeating: 9, count: 200), to: "map")
        _ = try GraphStore.open(path).write(note("x")) { $0.createNode() }
        _ = try GraphStore.create(at: folder.file("other"), commits: [(note(""), ChangeSet())])
        let other = try folder.read("other")
        var foreign = Array(other.prefix(64))
        foreign[6] = 0x54
        try folder.write(foreign, to: "map.unfinished-7")
        try folder.write(Array(whole.prefix(100)), to: ".engawa-new-0123456789abcdef")
        try folder.write(Array(other.prefix(100)), to: ".engawa-new-fedcba9876543210")
        try FileManager.default.createDirectory(
            atPath: folder.file("map.unfinished-folder"),
            withIntermediateDirectories: false
        )
        // And one that no write has set aside yet.
        try folder.write(try folder.read("map") + [UInt8](repeating: 8, count: 90), to: "map")
        let again = try GraphStore.open(path)
        let report = try again.forget(forgetting("田中花子"), note: note(""))
        #expect(report.removedFiles == [".engawa-new-0123456789abcdef", "map.unfinished-1"].map(folder.file))
        #expect(
            try folder.names() == [
                ".engawa-new-fedcba9876543210", "map", "map.unfinished-7", "map.unfinished-folder", "other",
            ]
        )
        #expect(try GraphStore.open(path).unfinishedTail() == nil)
        #expect(again.setAsideTails.isEmpty)
    }

    @Test("works behind a base")
    func base() throws {
        try store.compact { $0.number < 3 }
        #expect(try store.forget(forgetting("田中花子"), note: note("")).transaction == 4)
        #expect(store.first == 2 && store.latest.number == 4)
        #expect(try GraphStore.verify(path).ok)
        #expect(try !texts(GraphStore.open(path)).contains { $0.contains("田中花子") })
    }
}
