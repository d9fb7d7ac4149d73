import EngawaGraph
import Testing

@testable import EngawaCypher

@Suite("A statement that is read before it runs")
struct CypherStatementTests {
    @Test(
        "tells whether it changes the graph, also once its plan is kept",
        arguments: [
            ("RETURN 1", false), ("CREATE (:A)", true), ("EXPLAIN CREATE (:A)", false), ("PROFILE CREATE (:A)", true),
            ("MATCH (a) SET a.x = 1", true), ("CREATE INDEX FOR (a:A) ON (a.x)", true),
            ("EXPLAIN CREATE INDEX FOR (a:A) ON (a.x)", false),
        ]
    )
    func updating(text: String, expected: Bool) throws {
        let engine = CypherEngine()
        #expect(try engine.read(text).isUpdating == expected)
        var draft = GraphDraft(PropertyGraph())
        _ = try engine.run(text, in: &draft)
        #expect(try engine.read(text).isUpdating == expected)
    }

    @Test("runs on one graph after another, whatever the plan that it was read with was made for")
    func severalGraphs() throws {
        let engine = CypherEngine()
        let text = "MATCH (a:A) RETURN count(*) AS n"
        var large = GraphDraft(PropertyGraph())
        _ = try engine.run("UNWIND range(1, 100) AS i CREATE (:A)", in: &large)
        let first = try engine.read(text)
        for statement in [first, try engine.read(text)] {
            for (graph, count) in [(PropertyGraph(), 0), (large.graph, 100)] {
                let rows = try engine.run(statement, on: graph).rows
                #expect(rows.map { $0.map(\.integerValue) } == [[Int64(count)]])
            }
        }
    }

    @Test("runs with procedures that it was read without")
    func procedures() throws {
        let engine = CypherEngine()
        let statement = try engine.read("CALL test.one() YIELD x RETURN x")
        var options = CypherOptions()
        options.procedures = [
            CypherProcedure(
                name: "test.one",
                inputs: [],
                outputs: [.init("x", try #require(CypherType("INTEGER?")))],
                table: [[.integer(1)]]
            )
        ]
        let rows = try engine.run(statement, on: PropertyGraph(), options).rows
        #expect(rows.map { $0.map(\.integerValue) } == [[1]])
        #expect(throws: CypherError.self) { try engine.run(statement, on: PropertyGraph()) }
    }

    @Test("has spent on its reading a part of the time that it may take, and not the time until it runs")
    func timeSpent() throws {
        var options = CypherOptions()
        options.limits.timeout = .seconds(3_600)
        try StatementWatch(options, spent: .seconds(3_500)).check()
        #expect(throws: CypherError.self) { try StatementWatch(options, spent: .seconds(3_601)).check() }

        let statement = try CypherEngine().read("RETURN [" + String(repeating: "1,", count: 50_000) + "1]", options)
        #expect(statement.readingTime > .zero)
        #expect(statement.readingTime < .seconds(3_600))
    }

    @Test("that is none is refused by its reading")
    func syntax() {
        #expect(throws: CypherError.self) { try CypherEngine().read("RETRUN 1") }
    }
}
