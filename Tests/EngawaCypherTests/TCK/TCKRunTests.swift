import EngawaGraph
import Testing

@testable import EngawaCypher

/// The runner itself, with something in the place of the engine that knows four statements.
@Suite("The runner of the TCK")
struct TCKRunTests {
    private static func execute(
        _ text: String,
        _ parameters: CypherMap,
        _ draft: inout GraphDraft,
        _ options: CypherOptions
    ) throws(CypherError) -> CypherResult {
        var statistics = CypherStatistics()
        var rows: [[CypherValue]] = []
        switch text {
        case "rows": rows = [[.integer(1), .list([.integer(1), .integer(2)])], [.float(.nan), .null]]
        case "parameter": rows = [[parameters["p"] ?? .null, .integer(Int64(options.procedures.count))]]
        case "make", "miscount":
            statistics.labelsAdded = draft.graph.nodeCount == 0 ? 1 : 0
            let id = draft.createNode(labels: ["A"])
            guard (try? draft.set(1, for: "x", of: id)) != nil else { break }
            statistics.nodesCreated = 1
            statistics.propertiesSet = text == "make" ? 1 : 2
        case "leave":
            draft.createNode()
            fallthrough
        default: throw .runtime(.typeError, "InvalidArgumentType", ja: "だめ", en: "no")
        }
        return CypherResult(
            columns: rows.isEmpty ? [] : ["a", "b"],
            rows: rows,
            statistics: statistics,
            graph: draft.graph,
            plan: nil
        )
    }

    private func problems(_ steps: String) throws -> [String] {
        let feature = try GherkinParser.parse("Feature: f\nScenario: s\n" + steps)
        var run = TCKRun(execute: TCKRunTests.execute) { _ in ["make", "make"] }
        return run.run(feature.scenarios[0].steps)
    }

    private static func query(_ text: String) -> String { "When executing query:\n\"\"\"\n\(text)\n\"\"\"\n" }
    private static let rows = query("rows") + "Then the result should be, in any order:\n"
    private static let ordered = query("rows") + "Then the result should be, in order:\n"
    private static let loose = query("rows") + "Then the result should be (ignoring element order for lists):\n"
    private static let make = query("make")
    private static let made = "| +nodes | 1 |\n| +labels | 1 |\n| +properties | 1 |\n"

    @Test(
        "lets pass what is right",
        arguments: [
            rows + "| a | b |\n| NaN | null |\n| 1 | [1, 2] |\nAnd no side effects",
            ordered + "| a | b |\n| 1 | [1, 2] |\n| NaN | null |",
            loose + "| a | b |\n| NaN | null |\n| 1 | [2, 1] |",
            make + "Then the result should be empty\nAnd the side effects should be:\n" + made,
            "Given an empty graph\nAnd having executed:\n\"\"\"\nmake\n\"\"\"\n" + query("rows")
                + "Then no side effects",
            query("wrong") + "Then a TypeError should be raised at runtime: InvalidArgumentType",
            query("wrong") + "Then a TypeError should be raised at any time: *",
            "Given the two graph\n" + make + "Then the side effects should be:\n| +nodes | 1 |\n| +properties | 1 |",
            "Given parameters are:\n| p | {a: [1]} |\nAnd there exists a procedure p(a :: STRING?) :: (b :: INTEGER):\n"
                + "| a | b |\n| 'x' | 1 |\n" + query("parameter")
                + "Then the result should be, in order:\n| a | b |\n| {a: [1]} | 1 |",
        ]
    )
    func right(_ steps: String) throws {
        #expect(try problems(steps) == [])
    }

    @Test(
        "finds what is wrong",
        arguments: [
            rows + "| a | b |\n| 1 | [1, 2] |",
            rows + "| a | b |\n| 1 | [1, 2] |\n| NaN | null |\n| NaN | null |",
            rows + "| a | b |\n| 1.0 | [1, 2] |\n| NaN | null |",
            rows + "| a | b |\n| 1 | [2, 1] |\n| NaN | null |",
            rows + "| b | a |\n| [1, 2] | 1 |\n| null | NaN |",
            rows + "| A | b |\n| 1 | [1, 2] |\n| NaN | null |",
            rows + "| a | b |\n| 1 | [1, 2 |\n| NaN | null |",
            ordered + "| a | b |\n| NaN | null |\n| 1 | [1, 2] |",
            loose + "| a | b |\n| NaN | null |\n| 1 | [2, 2] |",
            query("rows") + "Then the result should be empty",
            query("rows") + "Then a TypeError should be raised at runtime: InvalidArgumentType",
            make + "Then no side effects",
            make + "Then the side effects should be:\n| +nodes | 2 |\n| +labels | 1 |\n| +properties | 1 |",
            make + "Then the side effects should be:\n| +nodes | 1 |\n| +properties | 1 |",
            make + "Then the side effects should be:\n| +knots | 1 |",
            query("miscount") + "Then the side effects should be:\n" + made,
            query("wrong"),
            query("wrong") + "Then no side effects",
            query("wrong") + make + "Then the side effects should be:\n" + made,
            query("wrong") + "Then a SyntaxError should be raised at runtime: InvalidArgumentType",
            query("wrong") + "Then a TypeError should be raised at compile time: InvalidArgumentType",
            query("wrong") + "Then a TypeError should be raised at runtime: InvalidArgumentValue",
            query("leave") + "Then a TypeError should be raised at runtime: InvalidArgumentType",
            "Given having executed:\n\"\"\"\nwrong\n\"\"\"\n" + query("rows"),
            "Given any graph", "Given any whim\n" + query("rows"), "Then no side effects\n" + query("rows"),
            "Given there exists a procedure p(a :: STRING?) :: (b :: INTEGER):\n| b |\n" + query("rows"),
            "Given there exists a procedure p(a :: WORD) :: (b :: INTEGER):\n| a | b |\n" + query("rows"),
        ]
    )
    func wrong(_ steps: String) throws {
        #expect(try !problems(steps).isEmpty)
    }

    @Test("prints its counts when the last scenario is through")
    func report() async {
        await confirmation { printed in
            let report = TCKReport(expected: 3) { text in
                #expect(text == "TCK: 2/3\n  a    1/1\n  a/b  1/2  1 failed\n")
                printed()
            }
            report.add(folder: "a/b", isPassed: true)
            report.add(folder: "a", isPassed: true)
            report.add(folder: "a/b", isPassed: false)
        }
    }

    @Test("takes the statements of a script apart")
    func scripts() {
        #expect(
            TCKFolder.statements(inScript: "CREATE (:`a;b` {x: ';'});\n CREATE ();\n") == [
                "CREATE (:`a;b` {x: ';'})", "\n CREATE ()",
            ]
        )
    }
}
