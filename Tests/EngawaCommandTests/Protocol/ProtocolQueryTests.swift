import EngawaGraph
import EngawaLog
import EngawaStore
import EngawaTestSupport
import Foundation
import Synchronization
import Testing

@testable import EngawaCommand

/// Statements in the line protocol.
@Suite("Statements in the line protocol")
struct ProtocolQueryTests {
    private let ok = "{\"ok\":true}"

    private func query(_ text: String, _ more: String = "") -> String { "{\"query\":\"\(text)\"\(more)}" }

    /// The rows of each response, or its problem.
    private func answers(
        _ requests: String...,
        on store: GraphStore = .inMemory(),
        map: String = MapFile.memory
    ) throws -> [String] {
        try Conversation.responses(to: requests, on: store, map: map).map { problem($0) ?? rows($0) ?? $0 }
    }

    private func withMap(_ body: (GraphStore, String) throws -> Void) throws {
        try withTemporaryDirectory { folder in
            let path = folder.path + "/m.engawa"
            try body(try GraphStore.create(at: path, commits: []), path)
        }
    }

    @Test("answers with columns, rows and counts")
    func response() throws {
        let responses = try Conversation.responses(
            to: [
                query(
                    "CREATE (a:A {x: 1})-[:T]->(b:B) RETURN a.x AS x, 1.0 AS f, $p AS p",
                    ",\"params\":{\"p\":[null,\"あ\"]}"
                )
            ]
        )
        #expect(
            responses == [
                #"{"columns":["x","f","p"],"rows":[[1,1.0,[null,"あ"]]],"stats":{"nodesCreated":2,"nodesDeleted":0,"#
                    + #""relationshipsCreated":1,"relationshipsDeleted":0,"labelsAdded":2,"labelsRemoved":0,"#
                    + #""propertiesSet":1,"propertiesRemoved":0}}"#
            ]
        )
        #expect(
            try Conversation.responses(to: [query("CREATE ()")]).first?.hasPrefix(#"{"columns":[],"rows":[],"stats":"#)
                == true
        )
    }

    @Test("takes and gives values of every kind")
    func values() throws {
        let value =
            #"{"a":[1,1.5,null,true,"\"é😀"],"$$b":{"$date":"2025-04-01"},"c":{"$float":"NaN"},"d":{"$duration":"P1Y2M"}}"#
        let responses = try Conversation.responses(to: ["{\"query\":\"RETURN $p AS p\",\"params\":{\"p\":\(value)}}"])
        // Keys stand in the order of their code points.
        let sorted =
            #"{"$$b":{"$date":"2025-04-01"},"a":[1,1.5,null,true,"\"é😀"],"c":{"$float":"NaN"},"d":{"$duration":"P1Y2M"}}"#
        #expect(responses.first?.hasPrefix("{\"columns\":[\"p\"],\"rows\":[[\(sorted)]]") == true, "\(responses)")
        let found = try answers(
            query("CREATE (:A {x: 1})-[:T]->(:B)"),
            query("MATCH p = (:A)-[r]->() RETURN r, p"),
            query("RETURN $n.x AS x", ",\"params\":{\"n\":{\"$node\":{\"id\":1}}}"),
            query("RETURN $n AS n", ",\"params\":{\"n\":{\"$node\":{\"id\":9}}}")
        )
        #expect(found.dropFirst(2) == ["[[1]]", "ProtocolError InvalidValue"])
    }

    @Test("points at the place of an error")
    func places() throws {
        let response = try Conversation.responses(to: [query("RETURN 1,\\n  居")]).first ?? ""
        #expect(response.contains(#""type":"SyntaxError","phase":"compile time","detail":"UndefinedVariable""#))
        #expect(response.contains(#""line":2,"column":3}"#))
    }

    @Test("keeps to the limits of a request")
    func limits() throws {
        let long = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c RETURN count(c)"
        #expect(
            try answers(
                query("UNWIND [1, 2, 3] AS x RETURN x", ",\"maxRows\":2"),
                query("UNWIND [1, 2] AS x RETURN x", ",\"maxRows\":2"),
                query(long, ",\"timeout\":0.05"),
                query("RETURN range(1, 1000000) AS x", ",\"memory\":10000"),
                query("RETURN 1", ",\"timeout\":10,\"maxRows\":1,\"memory\":1000000")
            ) == ["ResourceError Rows", "[[1],[2]]", "ResourceError Timeout", "ResourceError Memory", "[[1]]"]
        )
    }

    @Test("leaves the graph as it was after an error, within a transaction too")
    func errors() throws {
        let count = query("MATCH (n) RETURN count(n)")
        let wrong = query("UNWIND [1, 0] AS x CREATE ({y: 1 / x})")
        let found = try answers(
            query("CREATE ()"),
            wrong,
            count,
            "{\"begin\":true}",
            query("CREATE ()"),
            wrong,
            count,
            query("nonsense"),
            query("CREATE ()"),
            count,
            "{\"commit\":true}",
            count
        )
        #expect(found[2] == "[[1]]" && found[6] == "[[2]]" && found[9] == "[[3]]" && found[11] == "[[3]]")
        #expect(found[1].hasPrefix("ArithmeticError") && found[5] == found[1])
        #expect(found[10].hasPrefix("{\"ok\":true,\"transaction\":"))
    }

    @Test("gives no id twice, not even after a rollback")
    func ids() throws {
        let make = query("CREATE (n) RETURN id(n)")
        #expect(
            try answers(
                make,
                "{\"begin\":true}",
                make,
                "{\"rollback\":true}",
                make,
                query("MATCH (n) DELETE n"),
                make,
                query("MATCH (n) RETURN count(n)")
            ) == ["[[1]]", ok, "[[2]]", ok, "[[3]]", "[]", "[[4]]", "[[1]]"]
        )
    }

    @Test("calls procedures that it was given, until a reset")
    func procedures() throws {
        let procedure =
            "{\"procedure\":{\"name\":\"test.city\",\"inputs\":[[\"name\",\"STRING?\"]],\"outputs\":[[\"city\",\"STRING?\"]],"
            + "\"rows\":[[\"x\",\"町\"],[\"y\",\"村\"],[null,\"市\"]]}}"
        let call = query("CALL test.city('y') YIELD city RETURN city")
        let found = try answers(
            procedure,
            call,
            query("CALL test.city(null)"),
            query("CREATE ()"),
            "{\"reset\":true}",
            call
        )
        #expect(found[1] == "[[\"村\"]]" && found[2] == "[[\"市\"]]" && found[4] == ok)
        #expect(found[5].hasPrefix("ProcedureError"))
        #expect(try answers(query("CREATE ()"), "{\"reset\":true}", query("MATCH (n) RETURN count(n)")).last == "[[0]]")
    }

    @Test("commits are durable, numbered and seen by others at their next statement")
    func commits() throws {
        try withMap { store, path in
            let found = try answers(
                "{\"begin\":true,\"message\":\"ふたつ\"}",
                query("CREATE ()"),
                query("CREATE ()"),
                "{\"commit\":true}",
                query("CREATE INDEX FOR (n:A) ON (n.x)"),
                query("CREATE ()"),
                on: store,
                map: path
            )
            #expect(found[3] == "{\"ok\":true,\"transaction\":1}")
            let other = try GraphStore.open(path)
            #expect(other.latest.graph.nodeCount == 3 && other.latest.graph.indexes.count == 1)
            #expect(try other.transactions().map(\.message) == ["query", "query", "ふたつ"])
            // The first session sees what the other one commits.
            _ = try other.write(TransactionNote(author: "b", message: "", time: 0)) { $0.createNode() }
            #expect(try answers(query("MATCH (n) RETURN count(n)"), on: store, map: path) == ["[[4]]"])
        }
    }

    @Test("reads without the lock, and writes at once or not at all")
    func locks() throws {
        try withMap { store, path in
            let other = try GraphStore.open(path)
            _ = try store.write(TransactionNote(author: "a", message: "", time: 0)) {
                (draft: inout GraphDraft) throws in
                draft.createNode()
                let read = query("MATCH (n) RETURN count(n)")
                #expect(
                    try answers(read, query("CREATE ()"), query("MATCH (n) SET n.x = 1"), read, on: other, map: path)
                        == ["[[0]]", "StorageError Locked", "StorageError Locked", "[[0]]"]
                )
            }
        }
    }

    @Test("says what storage refuses, rolls back and goes on")
    func storage() throws {
        try withMap { _, path in
            let fileSystem = FaultyFileSystem()
            let store = try GraphStore.open(path, in: fileSystem)
            let count = query("MATCH (n) RETURN count(n)")
            fileSystem.arm { _, call in call == .write ? .fail(ENOSPC) : nil }
            #expect(
                try answers(
                    query("CREATE ()"),
                    count,
                    "{\"begin\":true}",
                    query("CREATE ()"),
                    count,
                    "{\"commit\":true}",
                    count,
                    "{\"commit\":true}",
                    on: store,
                    map: path
                ) == [
                    "StorageError NoSpace", "[[0]]", ok, "[]", "[[1]]", "StorageError NoSpace", "[[0]]",
                    "TransactionError NoTransaction",
                ]
            )
            fileSystem.arm()
            #expect(try answers(query("CREATE ()"), count, on: store, map: path) == ["[]", "[[1]]"])
            fileSystem.arm { _, call in call == .sync ? .fail(EIO) : nil }
            let failed = try answers(query("CREATE ()"), count, on: store, map: path)
            #expect(failed == ["StorageError SyncFailed", "[[1]]"])
            fileSystem.arm()
            #expect(
                try answers(query("CREATE ()"), count, on: store, map: path) == ["StorageError SyncFailed", "[[1]]"]
            )
        }
    }
}
