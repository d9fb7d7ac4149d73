import EngawaTestSupport
import Foundation
import Testing

@Suite("introduce, routes, whatif and groups at the edges")
struct ReachEdgeTests {
    @Test("an actor with a hundred thousand ties is one like others")
    func hub() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n食堂,大きな会\n食堂,第7の会\n")
            try shop.sheet("名前\n大きな会\n第1小会\n第2小会\n第3小会\n", "members.csv")
            try shop.good("import", "a.engawa", "ties.csv")
            try shop.good(
                "query",
                "a.engawa",
                "MATCH (h:Actor {name: '大きな会'}) UNWIND range(0, 99999) AS i "
                    + "CREATE (h)-[:KNOWS]->(:Actor {name: '第' + toString(i) + '小会', kindClass: 'npo'})"
            )
            let ways = try shop.good("introduce", "a.engawa", "第5小会", "第99999小会", "--format", "json")
            #expect((try shop.json(ways)["paths"] as? [Any])?.count == 1)
            let routes = try shop.good("routes", "a.engawa", "大きな会", "食堂", "--format", "json")
            #expect((try shop.json(routes)["direct"] as? [Any])?.count == 1)
            let absence = try shop.json(try shop.good("whatif", "a.engawa", "--without", "大きな会", "--format", "json"))
            #expect((absence["parts"] as? [Any])?.count == 100_000)
            #expect(absence["links"] as? [String: Int] == ["before": 100_000, "after": 0])
            let seats = try shop.good(
                "groups",
                "a.engawa",
                "--members",
                "members.csv",
                "--size",
                "2",
                "--format",
                "json"
            )
            #expect(try shop.json(seats)["withAcquaintance"] as? Int == 2)
        }
    }

    @Test("ties that end before they begin are left out, and that is told")
    func contradictory() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,種別\n食堂,甲の会,NPO\n食堂,乙さん,個人\n")
            try shop.good("import", "a.engawa", "ties.csv")
            try shop.good(
                "query",
                "a.engawa",
                "MATCH (:Actor {name: '甲の会'})-[s:SUPPORTS]->() SET s.since = date('2030-01-01'), s.until = date('2020-01-01')"
            )
            for words in [
                ["introduce", "a.engawa", "甲の会", "食堂"], ["routes", "a.engawa", "甲の会", "食堂"],
                ["whatif", "a.engawa", "--without", "甲の会"], ["whatif", "a.engawa", "--population", "-20%"],
            ] {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == 0 && ended.errors.contains("before they begin"), "\(words): \(ended.errors)")
            }
        }
    }

    @Test("who is meant though their name is withheld is shown by role, and that is told")
    func withheld() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,種別\n食堂,甲の会,NPO\n食堂,乙野さん,個人\n")
            try shop.good("import", "a.engawa", "ties.csv")
            for words in [
                ["introduce", "a.engawa", "乙野さん", "甲の会"], ["routes", "a.engawa", "乙野さん", "甲の会"],
                ["whatif", "a.engawa", "--without", "乙野さん"],
            ] {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == 0 && ended.errors.contains("shown by role"), "\(words)")
                #expect(!ended.output.contains("乙野"))
                let open = try EngawaProgram.run(words + ["--for", "internal"], in: shop.folder.path)
                #expect(!open.errors.contains("shown by role"))
            }
        }
    }
}
