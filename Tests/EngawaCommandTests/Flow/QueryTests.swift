import EngawaTestSupport
import Foundation
import Testing

/// `engawa query` as others call it.
@Suite struct QueryTests {
    private func withMap(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.good("init", "a.engawa")
            try shop.good("query", "a.engawa", "CREATE (:Actor {name: '緑の農園', size: 3})-[:T]->(:Place {name: 'a\nb'})")
            try body(shop)
        }
    }

    @Test("rows are a table, JSON or CSV")
    func formats() throws {
        try withMap { shop in
            let query = "MATCH (n) WHERE n:Actor OR n:Place RETURN n.name AS name, n.size AS size ORDER BY size"
            #expect(
                try shop.good("query", "a.engawa", query)
                    == "name      size\n--------  ----\n緑の農園     3\na\\nb      null\n"
            )
            #expect(
                try shop.good("query", "a.engawa", query, "--format", "csv") == "name,size\n緑の農園,3\n\"a\nb\",\n"
            )
            let json = try shop.json(try shop.good("query", "a.engawa", query, "--format", "json"))
            #expect(json["columns"] as? [String] == ["name", "size"])
            #expect((json["rows"] as? [[Any]])?.count == 2 && json["stats"] is [String: Any])
            #expect(
                try shop.good("query", "a.engawa", "MATCH (n:Actor) RETURN n") == """
                    n
                    ------------------------------------
                    (:Actor {name: "緑の農園", size: 3})

                    """
            )
            try shop.good("query", "a.engawa", query, "-o", "rows.csv")
            #expect(try shop.folder.read("rows.csv").starts(with: [0xEF, 0xBB, 0xBF]))
        }
    }

    @Test("a statement that changes the map is a transaction, and says what it did")
    func changes() throws {
        try withMap { shop in
            let ended = try shop.engawa("query", "a.engawa", "MATCH (n:Actor) SET n.size = 4", "-m", "増えた")
            #expect(ended.exitCode == 0 && ended.output == "")
            #expect(ended.errors == "engawa: properties +1 −1 (transaction 3)\n")
            #expect(try shop.good("log", "a.engawa", "--limit", "1").contains("増えた"))
            let old = [
                "query", "a.engawa", "MATCH (n:Actor) RETURN n.size", "--format", "csv", "--at-transaction", "2",
            ]
            #expect(try EngawaProgram.run(old, in: shop.folder.path).output == "n.size\n3\n")
            let refused = try shop.engawa("query", "a.engawa", "CREATE ()", "--at-transaction", "2")
            #expect(refused.exitCode == 1)
            #expect(try shop.engawa("query", "a.engawa", "RETURN 1", "--at-transaction", "9").exitCode == 1)
        }
    }

    @Test("parameters and limits")
    func parameters() throws {
        try withMap { shop in
            let found = try shop.good(
                "query",
                "a.engawa",
                "MATCH (n {name: $name}) RETURN n.size + $more AS x",
                "--param",
                "name=\"緑の農園\"",
                "--param",
                "more=1",
                "--format",
                "csv"
            )
            #expect(found == "x\n4\n")
            #expect(try shop.engawa("query", "a.engawa", "RETURN $a").exitCode == 1)
            #expect(
                try shop.engawa("query", "a.engawa", "UNWIND [1, 2] AS x RETURN x", "--max-rows", "1").exitCode == 1
            )
            let slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c RETURN count(c)"
            let ended = try shop.engawa("query", ":memory:", slow, "--timeout", "100ms")
            #expect(ended.exitCode == 1 && !ended.errors.isEmpty)
        }
    }

    @Test("an error is told with its place, exit 1, and the map is unchanged")
    func errors() throws {
        try withMap { shop in
            let before = try shop.folder.read("a.engawa")
            for statement in ["RETURN x", "RETRUN 1", "CREATE (n) WITH n RETURN 1 / 0", " "] {
                let ended = try shop.engawa("query", "a.engawa", statement)
                #expect(ended.exitCode == 1 && ended.output == "", "\(statement): \(ended.errors)")
                #expect(ended.errors.hasPrefix("engawa: "), "\(statement): \(ended.errors)")
            }
            #expect(try shop.engawa("query", "a.engawa", "").exitCode == 2)
            let told = try shop.engawa("query", "a.engawa", "MATCH (人)\nRETURN 人.name, x").errors
            #expect(told.hasPrefix("engawa: line 2, column 16: "), "\(told)")
            #expect(told.hasSuffix("\n  RETURN 人.name, x\n                  ^\n"), "\(told)")
            #expect(try shop.folder.read("a.engawa") == before)
        }
    }

    @Test("a name that nothing in the map has is told, with the nearest one, and the result is as it is")
    func unknownNames() throws {
        try withMap { shop in
            func told(_ query: String) throws -> String {
                let ended = try shop.engawa("query", "a.engawa", query)
                #expect(ended.exitCode == 0)
                return ended.errors
            }
            #expect(
                try told("MATCH (a:Acter) RETURN a")
                    == "engawa: note: line 1, column 10: nothing in the map has the label \"Acter\"; did you mean \"Actor\"?\n"
            )
            #expect(try told("MATCH (a:Actor)-[:KNOWZ]->(b) RETURN b.nmae").split(separator: "\n").count == 2)
            #expect(try told("MATCH (a:Actor) WHERE a.size > 1 RETURN a.name, date().year, {x: 1}.x") == "")
            let made = try told("MATCH (a:Actor) MERGE (a)-[:OFFERS]->(:Resource {unit: '箱'})")
            #expect(made.contains("nodes +1") && !made.contains("note:"))
        }
    }

    @Test("what the command line can do about an error is told")
    func advice() throws {
        try withMap { shop in
            let load = "LOAD CSV FROM 'a.csv' AS row RETURN row"
            #expect(try shop.engawa("query", "a.engawa", load).errors.contains("\n  name the folder"))
            #expect(try shop.engawa("query", "a.engawa", "RETURN $a").errors.contains("\n  give it with --param"))
            let old = try shop.engawa("query", "a.engawa", "CREATE ()", "--at-transaction", "1")
            #expect(old.errors.hasSuffix("\n  with --at-transaction a map is only read\n"))
        }
    }

    @Test("an index is made, told of as a transaction, and not made where it is only explained")
    func indexes() throws {
        try withMap { shop in
            let create = "CREATE INDEX ON :Actor(kind)"
            #expect(try shop.good("query", "a.engawa", "EXPLAIN " + create).contains("CreateIndex  :Actor(kind)"))
            let made = try shop.engawa("query", "a.engawa", create)
            #expect(made.exitCode == 0 && made.errors == "engawa: committed as transaction 3\n")
            #expect(try shop.engawa("query", "a.engawa", create).exitCode == 1)
            #expect(try shop.good("query", "a.engawa", "CALL db.indexes()").contains("Actor   kind"))
        }
    }

    @Test("LOAD CSV reads in the folder that is named")
    func loadCSV() throws {
        try withMap { shop in
            try shop.sheet("名前,人数\n農園,3\n商店,5\n", "人.csv")
            let load = "LOAD CSV WITH HEADERS FROM '人.csv' AS row RETURN row.名前 AS name, toInteger(row.人数) AS n"
            #expect(
                try shop.good("query", "a.engawa", load, "--csv-folder", ".", "--format", "csv")
                    == "name,n\n農園,3\n商店,5\n"
            )
            #expect(try shop.engawa("query", "a.engawa", load).exitCode == 1)
        }
    }

    @Test("plans are shown")
    func plans() throws {
        try withMap { shop in
            #expect(try shop.good("query", "a.engawa", "EXPLAIN MATCH (n:Actor) RETURN n").hasPrefix("step "))
            let profile = try shop.good("query", "a.engawa", "PROFILE MATCH (n:Actor) RETURN n.size AS size")
            #expect(profile.hasPrefix("size\n----\n   3\n\nstep "), "\(profile)")
            let csv = try shop.good("query", "a.engawa", "EXPLAIN MATCH (n:Actor) RETURN n", "--format", "csv")
            #expect(csv.hasPrefix("step,details,estimated rows\n"), "\(csv)")
            let explain = ["query", "a.engawa", "EXPLAIN MATCH (n:Actor) RETURN n", "--format", "json"]
            let json = try shop.json(try EngawaProgram.run(explain, in: shop.folder.path).output)
            let plan = try #require(json["plan"] as? [String: Any])
            #expect(plan["name"] is String && plan["details"] is String && plan["inputs"] is [Any])
        }
    }
}
