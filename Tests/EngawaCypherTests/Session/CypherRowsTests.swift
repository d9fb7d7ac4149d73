import EngawaGraph
import Foundation
import Testing

@testable import EngawaCypher

/// Rows that are made while they are asked for.
@Suite struct CypherRowsTests {
    private let engine = CypherEngine()

    private func graph() throws -> PropertyGraph {
        var draft = GraphDraft(PropertyGraph())
        _ = try engine.run(
            """
            CREATE (a:Actor {name: '緑の農園', size: 3, tags: ['米', '野菜'], since: date('2019-04-01')}),
                   (b:Actor {name: 'さくら商店'}), (a)-[:KNOWS {since: '2020'}]->(b)
            """,
            in: &draft
        )
        return draft.graph
    }

    @Test("are those of a run, in its order")
    func same() throws {
        let graph = try graph()
        for query in [
            "MATCH (n:Actor) RETURN n.name AS name, n.size AS size ORDER BY name",
            "UNWIND range(1, 5000) AS x RETURN x, x % 7 AS y",
            "RETURN 1 AS x UNION RETURN 2 AS x UNION RETURN 1 AS x",
            "UNWIND [1, 1, 2] AS x RETURN x UNION UNWIND [2, 3, 3] AS x RETURN x",
            "UNWIND [1, 1, 2] AS x RETURN x UNION ALL UNWIND [2, 3, 3] AS x RETURN x",
            "MATCH (n:Nobody) RETURN n",
        ] {
            let result = try engine.run(query, on: graph)
            let rows = try engine.rows(query, on: graph)
            #expect(rows.columns == result.columns)
            var values: [String] = []
            while let row = try rows.next() { values.append("\(row.values)") }
            #expect(values == result.rows.map { "\($0)" }, "\(query)")
            #expect(try rows.next() == nil)
        }
    }

    @Test("have typed values by name and by number")
    func types() throws {
        let rows = try engine.rows(
            """
            MATCH p = (n:Actor)-[r:KNOWS]->(m) WITH n, r, m, p
            RETURN n, r, p, n.name AS name, n.size AS size, m.size AS none, n.tags AS tags, n.since AS since,
                   true AS yes, 1.5 AS half, {a: 1} AS map
            """,
            on: try graph()
        )
        let row = try #require(try rows.next())
        #expect(try row["name", as: String.self] == "緑の農園")
        #expect(try row[3, as: String.self] == "緑の農園")
        #expect(try row["size", as: Int.self] == 3 && row["size", as: Int64.self] == 3)
        #expect(try row["size", as: Double.self] == 3 && row["half", as: Double.self] == 1.5)
        #expect(try row["none", as: Int?.self] == nil && row["size", as: Int?.self] == 3)
        #expect(try row["tags", as: [String].self] == ["米", "野菜"])
        #expect(try row["since", as: CalendarDate.self].description == "2019-04-01")
        #expect(try row["yes", as: Bool.self])
        #expect(try row["map", as: CypherMap.self]["a"]?.integerValue == 1)
        let node = try row["n", as: NodeID.self]
        let relationship = try row["r", as: RelationshipID.self]
        #expect(rows.graph.relationship(relationship)?.start == node)
        #expect(try row["p", as: CypherPath.self].relationships == [relationship])
        #expect(row["name"]?.stringValue == "緑の農園" && row["nmae"] == nil && row[4].integerValue == 3)
    }

    @Test("say which column or type is wrong")
    func mistakes() throws {
        let row = try #require(try engine.rows("RETURN 1 AS one, null AS none", on: PropertyGraph()).next())
        func detail(_ body: () throws(CypherError) -> some Any) -> String? {
            do throws(CypherError) {
                _ = try body()
                return nil
            } catch {
                return error.detail
            }
        }
        #expect(detail { () throws(CypherError) in try row["two", as: Int.self] } == "NoSuchColumn")
        #expect(detail { () throws(CypherError) in try row[2, as: Int.self] } == "NoSuchColumn")
        #expect(detail { () throws(CypherError) in try row["one", as: String.self] } == "InvalidColumnType")
        #expect(detail { () throws(CypherError) in try row["none", as: Int.self] } == "InvalidColumnType")
        #expect(detail { () throws(CypherError) in try row["one", as: [Int].self] } == "InvalidColumnType")
    }

    @Test("are made while they are asked for, and may be left unmade")
    func stops() throws {
        // A hundred million rows: nobody makes them.
        let text = "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b RETURN a, b"
        let rows = try engine.rows("PROFILE " + text, on: PropertyGraph())
        for number in 1...10 { #expect(try rows.next()?["b", as: Int.self] == number) }
        rows.stop()
        #expect(try rows.next() == nil)
        #expect(try #require(rows.plan?.rows) < 100_000)
    }

    @Test("are not made of a statement that changes the graph, nor of one that is only explained")
    func refused() throws {
        do throws(CypherError) {
            _ = try engine.rows("CREATE ()", on: PropertyGraph())
            Issue.record("it ran")
        } catch {
            #expect(error.detail == "ReadOnly")
        }
        let rows = try engine.rows("EXPLAIN CREATE (n) RETURN n", on: PropertyGraph())
        #expect(try rows.next() == nil)
        #expect(rows.plan != nil && rows.columns.isEmpty)
    }

    @Test("an error comes again")
    func errors() throws {
        let rows = try engine.rows("UNWIND [1, 0] AS x RETURN 1 / x AS y", on: PropertyGraph())
        var details: [String] = []
        for _ in 1...3 {
            do throws(CypherError) { while try rows.next() != nil {} } catch { details.append(error.kind.rawValue) }
        }
        #expect(details == ["ArithmeticError", "ArithmeticError", "ArithmeticError"])
        var options = CypherOptions()
        options.limits.rows = 2
        let few = try engine.rows("UNWIND [1, 1, 2] AS x RETURN x UNION RETURN 1 AS x", on: PropertyGraph(), options)
        #expect(try few.next() != nil && few.next() != nil && few.next() == nil)
    }

    @Test("cancelling the task ends them, and a running statement too", .timeLimit(.minutes(1)))
    func cancellation() async throws {
        let endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a, b"
        let slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c RETURN max(c)"
        let engine = engine
        let asking = Task {
            var count = 0
            do {
                for try await row in try engine.rows(endless, on: PropertyGraph()) { count += row.values.count }
                return "\(count)"
            } catch { return (error as? CypherError)?.detail ?? "\(error)" }
        }
        let running = Task {
            do { return "\(try engine.run(slow, on: PropertyGraph()).rows)" } catch {
                return (error as? CypherError)?.detail ?? "\(error)"
            }
        }
        // Not by a task: the threads of all tasks may be at work on these two.
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 0.2)
            asking.cancel()
            running.cancel()
        }
        #expect(await asking.value == "Cancelled")
        #expect(await running.value == "Cancelled")
    }

    @Test("a limit has no place in the text")
    func limits() throws {
        var options = CypherOptions()
        options.limits.timeout = .milliseconds(20)
        let slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a + b)"
        do throws(CypherError) {
            _ = try engine.rows(slow, on: PropertyGraph(), options).next()
            Issue.record("it ended")
        } catch {
            #expect(error.detail == "Timeout" && error.span == nil)
        }
    }

    @Test("take parameters")
    func parameters() throws {
        let parameters = CypherMap([("name", .string("緑の農園"))])
        let rows = try engine.rows(
            "MATCH (a:Actor {name: $name}) RETURN a.name AS name, a.size AS size",
            parameters: parameters,
            on: try graph()
        )
        while let row = try rows.next() {
            #expect(try row["name", as: String.self] == "緑の農園")
            #expect(try row["size", as: Int?.self] ?? 0 == 3)
        }
    }

    @Test("a loop may end early")
    func loop() async throws {
        var names: [String] = []
        for try await row in try engine.rows("MATCH (n:Actor) RETURN n.name ORDER BY n.name", on: graph()) {
            names.append(try row[0, as: String.self])
            break
        }
        #expect(names == ["さくら商店"])
    }
}
