import EngawaGraph
import Testing

@testable import EngawaCypher

@Suite("Messages of errors")
struct ErrorMessageTests {
    private static func graph() throws -> PropertyGraph {
        var draft = GraphDraft(PropertyGraph())
        for text in [
            "CREATE UNIQUE INDEX ON :Actor(number)",
            """
            CREATE (a:Actor {number: 1, name: 'みどり農園'}), (b:Actor:Group {number: 2}), (c {name: 3}),
              (a)-[:T]->(b), (b)-[:T]->(c), (a)-[:T]->(a)
            """,
        ] { _ = try CypherEngine().run(text, in: &draft) }
        return draft.graph
    }

    private static func error(_ text: String) throws -> CypherError? {
        var draft = GraphDraft(try graph())
        return #expect(throws: CypherError.self) { try CypherEngine().run(text, in: &draft) }
    }

    @Test(
        "name the node that the graph does not give up, and what it still has",
        arguments: [
            (
                "MATCH (a {number: 1}) DELETE a",
                "the node :Actor \"みどり農園\" still has 2 relationships and cannot be deleted; DETACH DELETE deletes them too",
                "ノード :Actor 「みどり農園」には関係が 2 本残っているので、削除できません。関係も消すには DETACH DELETE を使ってください"
            ),
            (
                "MATCH (c {name: 3}) DELETE c",
                "the node of id 3 still has 1 relationship and cannot be deleted; DETACH DELETE deletes them too",
                "ノード （id 3）には関係が 1 本残っているので、削除できません。関係も消すには DETACH DELETE を使ってください"
            ),
            (
                "CREATE (:Actor {number: 1})",
                "the node :Actor \"みどり農園\" has this value already, and the index on :Actor(number) is unique",
                "ノード :Actor 「みどり農園」がもう同じ値を持っています。:Actor(number) の索引は重複を許しません"
            ),
            (
                "MATCH (a {number: 1}) SET a.number = 2",
                "the node :Actor of id 2 has this value already, and the index on :Actor(number) is unique",
                "ノード :Actor （id 2）がもう同じ値を持っています。:Actor(number) の索引は重複を許しません"
            ),
        ]
    )
    func nodes(query: String, en: String, ja: String) throws {
        let error = try Self.error(query)
        #expect(error?.message == CypherError.Text(ja: ja, en: en))
    }

    @Test("say where a second statement begins")
    func secondStatement() throws {
        let error = try Self.error("RETURN '縁側' AS x;\n  MATCH (n) RETURN n")
        #expect(
            error?.message.en == "one statement at a time: behind the \";\" a second one begins at line 2, column 3"
        )
        #expect(error?.span == Span(24, 29))
        #expect(try CypherEngine().run("RETURN 1 AS x;\n", on: PropertyGraph()).columns == ["x"])
    }

    @Test(
        "suggest the function that is likely meant",
        arguments: [
            ("cont(1)", "count"), ("coutn(1)", "count"), ("smu(1)", "sum"), ("colect(1)", "collect"),
            ("ccount(1)", "count"),
            ("lenght('')", "length"), ("mxa(1)", "max"),
        ]
    )
    func suggestions(call: String, meant: String) throws {
        #expect(try Self.error("RETURN \(call)")?.message.en.hasSuffix("(did you mean \(meant)?)") == true)
    }

    @Test("of limits have no place, wherever the expression stands that was at work")
    func limits() throws {
        var options = CypherOptions()
        options.limits.memory = 1000
        for text in [
            "UNWIND range(1, 1000) AS i RETURN collect(i) + 1 AS x", "UNWIND range(1, 1000) AS i RETURN i ORDER BY -i",
        ] {
            let error = #expect(throws: CypherError.self) {
                try CypherEngine().run(text, on: PropertyGraph(), options)
            }
            #expect(error?.kind == .resourceError && error?.span == nil)
        }
        let placed = CypherError.runtime(.resourceError, "Timeout", ja: "", en: "").placed(at: Span(1, 2))
        #expect(placed.span == nil)
        #expect(CypherError.runtime(.typeError, "T", ja: "", en: "").placed(at: Span(1, 2)).span == Span(1, 2))
    }

    @Test(
        "begin small where no name stands there, and end without a full stop",
        arguments: [
            "RETURN (1", "RETURN 1 !=", "SELECT 1", "RETURN 0777", "RETURN 'a", "RETURN （1", "MATCH (n)",
            "RETURN 99999999999999999999",
            "RETURN 1 + {}", "RETURN date('x')", "RETURN [1]['a']", "RETURN range(1, 2, 0)", "RETURN '(' =~ '('",
            "RETURN x",
            "RETURN $x", "RETURN 1 RETURN 2", "CALL no.such()", "RETURN toUpper(1)", "MATCH (n) DELETE 1", "RETURN 1/0",
        ]
    )
    func form(query: String) throws {
        let message = try #require(try Self.error(query)).message
        #expect(!message.en.hasSuffix(".") && !message.ja.hasSuffix("。"))
        let word = message.en.prefix { $0.isLetter }
        #expect(word == word.lowercased() || word == word.uppercased(), "\(message.en)")
    }
}
