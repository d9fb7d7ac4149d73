import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa platform")
struct PlatformTests {
    private func mapped(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(
                "名前,種別,分野\n居場所ネット,NPO,コミュニティ\n青葉社協,社協,福祉・医療\n山本 花子,個人,コミュニティ\nこども課,行政,福祉・医療\n",
                "actors.csv"
            )
            try shop.sheet(
                """
                名前1,名前2,関係,役割,開始,終了,招待者
                青葉社協,居場所ネット,所属,事務局,2020-04-01,,
                山本 花子,居場所ネット,所属,,2024-06-15,,青葉社協
                むかしの会,居場所ネット,所属,,2018-04-01,2024-09-30,
                """,
                "links.csv"
            )
            try shop.good("import", "a.engawa", "actors.csv", "links.csv")
            try body(shop)
        }
    }

    @Test("the roll, what is not in it, and what changed")
    func json() throws {
        try mapped { shop in
            let text = try shop.good(
                "platform",
                "a.engawa",
                "居場所ネット",
                "--since",
                "2024-04-01",
                "--as-of",
                "2025-04-01",
                "--format",
                "json",
                "--for",
                "internal"
            )
            let json = try shop.json(text)
            let members = try #require(json["members"] as? [[String: Any]])
            #expect(members.compactMap { $0["name"] as? String } == ["青葉社協", "山本 花子"])
            #expect(members[0]["role"] as? String == "事務局" && members[1]["invitedBy"] as? String == "青葉社協")
            let changes = try #require(json["changes"] as? [String: Any])
            #expect((changes["joined"] as? [[String: Any]])?.count == 1)
            #expect((changes["left"] as? [[String: Any]])?.first?["name"] as? String == "むかしの会")
            let absent = try #require(json["absent"] as? [String: Any])
            #expect(absent["departments"] as? [String] == ["こども課"])
            #expect((absent["fields"] as? [String])?.contains("福祉・医療") == false)
        }
    }

    @Test("a meeting is the default: a person without consent is role and number in every format")
    func meeting() throws {
        try mapped { shop in
            for format in ["table", "csv", "json"] {
                let text = try shop.good(
                    "platform",
                    "a.engawa",
                    "居場所ネット",
                    "--format",
                    format,
                    "--since",
                    "2018",
                    "--lang",
                    "ja"
                )
                #expect(!text.contains("山本") && text.contains("個人1") && !text.contains("2024-06-15"), "\(format)")
            }
            let table = try shop.good("platform", "a.engawa", "居場所ネット", "--lang", "ja", "--since", "2024")
            #expect(table.contains("離れた（2024-09-30）") && table.contains("伏せた名前 1"))
            for word in ["孤立", "欠落", "不足", "問題"] { #expect(!table.contains(word)) }
        }
    }

    @Test("bad input is answered: unknown names, nobody in it, a date to come")
    func corners() throws {
        try mapped { shop in
            let unknown = try shop.engawa("platform", "a.engawa", "居場所ネッ")
            #expect(unknown.exitCode == 1 && unknown.errors.contains("居場所ネット"))
            let far = try shop.engawa("platform", "a.engawa", "ＸＹＺ")
            #expect(far.exitCode == 1 && far.errors.contains("居場所ネット"))
            let nobody = try shop.engawa("platform", "a.engawa", "こども課")
            #expect(nobody.exitCode == 0 && nobody.errors.contains("居場所ネット"))
            let late = try shop.engawa(
                "platform",
                "a.engawa",
                "居場所ネット",
                "--since",
                "2026-01-01",
                "--as-of",
                "2025-01-01"
            )
            #expect(late.exitCode == 2)
            #expect(try shop.engawa("platform", "a.engawa").exitCode == 2)
            try shop.good("init", "empty.engawa")
            #expect(try shop.engawa("platform", "empty.engawa", "ネット").exitCode == 1)
        }
    }
}
