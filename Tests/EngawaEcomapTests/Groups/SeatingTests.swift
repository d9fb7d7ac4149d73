import EngawaGraph
import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("Seating")
struct SeatingTests {
    private let day = SheetDate(SheetDay.epoch)

    /// Members who each know the next two in their list and share a topic with every seventh.
    private func members(_ count: Int) -> [GroupMember] {
        (0..<count).map { place in
            GroupMember(
                name: "会員\(place)",
                role: ["住民", "行政", "団体"][place % 3],
                topics: ["話題\(place % 7)"],
                knows: ["会員\((place + 1) % count)", "会員\((place + 2) % count)"]
            )
        }
    }

    private func seating(_ members: [GroupMember], size: Int = 5, rounds: Int = 3, seed: Int = 1) -> Seating {
        TestMap().map.seating(of: members, size: size, rounds: rounds, seed: seed, on: day, effort: 200)
    }

    @Test("everybody sits once in every round, tables differ by one, and nobody sits alone", arguments: 2...24)
    func complete(count: Int) {
        for size in Set([2, 3, 5, count]) where size <= count {
            let found = seating(members(count), size: size, rounds: 2)
            for tables in found.rounds {
                #expect(tables.flatMap(\.members).sorted() == Array(0..<count))
                let sizes = tables.map(\.members.count)
                #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1 && (sizes.min() ?? 0) >= 2)
                #expect((sizes.max() ?? 0) <= max(size, 3))
            }
        }
    }

    @Test("more acquaintances and topics are at the tables than by lot, more pairs are new, and none meets twice")
    func better() {
        let found = seating(members(40))
        #expect(found.outcome.seats == 120 && found.outcome.repeats == 0)
        #expect(Double(found.outcome.startedPairs) > found.random.startedPairs)
        #expect(found.outcome.newPairs >= found.outcome.startedPairs)
        #expect(Double(found.outcome.withAcquaintance) > 2 * found.random.withAcquaintance)
        #expect(Double(found.outcome.withTopic) > found.random.withTopic)
        #expect(Double(found.outcome.alike) < found.random.alike)
        #expect(found.unknown.count == 40 && found.ambiguous.isEmpty)
    }

    @Test("where few know each other, more pairs are new than by lot")
    func newPairs() {
        let found = seating((0..<20).map { GroupMember(name: "会員\($0)") }, size: 4, rounds: 4)
        #expect(Double(found.outcome.newPairs) > found.random.newPairs && !found.hasAcquaintances && !found.hasTopics)
    }

    @Test("the same seed gives the same, another another")
    func deterministic() {
        let first = seating(members(17), seed: 5)
        #expect(first == seating(members(17), seed: 5))
        #expect(first.rounds != seating(members(17), seed: 6).rounds)
    }

    @Test("what swaps keep of costs is what counting anew finds", arguments: [UInt64](1...6))
    func kept(seed: UInt64) {
        let company = Company(members(13), TestMap().map, on: day)
        var search = SeatingSearch(company, TablePlan(members: 13, size: 4), rounds: 3, seed: seed)
        let before = search.cost
        search.improve(effort: 100)
        #expect(search.cost < before)
        var anew = SeatingSearch(company, TablePlan(members: 13, size: 4), rounds: 3, seed: seed)
        anew.take(search.seats)
        #expect(anew.cost == search.cost && anew.outcome == search.outcome && anew.keptCosts == search.keptCosts)
    }

    @Test("the map tells who knows whom, what they share and who is better apart")
    func map() throws {
        var test = TestMap()
        try test.take(
            "名前,タグ,分野,種別\n甲さん,料理,,個人\n乙さん,料理,,個人\n丙の会,,その他,NPO\n丁の会,,その他,NPO\n",
            "名前1,名前2,強さ,終了\n甲さん,乙さん,葛藤,\n甲さん,丙の会,強い,\n乙さん,丁の会,,\n甲さん,丁の会,,1960\n"
        )
        let company = Company(["甲さん", "乙さん", "丙の会", "丁の会"].map { GroupMember(name: $0) }, test.map, on: day)
        func pairs(_ table: [Bool]) -> [[Int]] {
            table.indices.filter { table[$0] && $0 / 4 < $0 % 4 }.map { [$0 / 4, $0 % 4] }
        }
        #expect(pairs(company.isApart) == [[0, 1]])
        #expect(pairs(company.isAcquainted) == [[0, 2], [1, 3]])
        #expect(pairs(company.sharesTopic) == [[0, 1], [2, 3]])
        let found = test.map.seating(of: company.members, size: 2, rounds: 1, seed: 1, on: day)
        #expect(found.outcome.strained == 0 && found.outcome.withAcquaintance == 4)
        #expect(found.unknown.isEmpty && found.outcome.newPairs == 0)
    }

    @Test("what the map alone knows of persons who have not agreed seats them together, and is not told")
    func silentTopics() throws {
        var test = TestMap()
        try test.take(
            "名前,タグ,種別,同意\n甲さん,生活保護,個人,なし\n乙さん,生活保護,個人,内部のみ\n丙さん,料理,個人,会議まで\n丁さん,料理,個人,公開可\n"
        )
        let names = ["甲さん", "乙さん", "丙さん", "丁さん"]
        let found = test.map.seating(of: names.map { GroupMember(name: $0) }, size: 4, rounds: 1, seed: 1, on: day)
        #expect(found.rounds[0].map(\.topics) == [["料理"]])
        let company = Company(names.map { GroupMember(name: $0) }, test.map, on: day)
        #expect(company.hasTopic == [true, true, true, true])
        // What the list of members says itself is theirs to say.
        let listed = names.map { GroupMember(name: $0, topics: ["花"]) }
        #expect(test.map.seating(of: listed, size: 4, rounds: 1, seed: 1, on: day).rounds[0][0].topics.contains("花"))
    }

    @Test("of two with one name the number tells which; without it the list alone counts")
    func namesakes() throws {
        var test = TestMap()
        try test.take("名前,番号,種別,タグ\n山田太郎,1,個人,歌\n山田太郎,2,個人,絵\n", "名前,タグ\n歌の会,歌\n")
        let numbered = Company(
            [GroupMember(name: "山田太郎", number: "1"), GroupMember(name: "歌の会", number: "9")],
            test.map,
            on: day
        )
        #expect(numbered.hasTopic == [true, true] && numbered.ambiguous.isEmpty && numbered.unknown.isEmpty)
        let plain = Company([GroupMember(name: "山田太郎"), GroupMember(name: "歌の会")], test.map, on: day)
        #expect(plain.ambiguous == ["山田太郎"] && plain.hasTopic == [false, false])
    }
}

@Suite("Lists of members")
struct MemberListTests {
    private func list(_ text: String, _ file: String = "m.csv") throws(MemberListError) -> [GroupMember] {
        try MemberList(bytes: Array(text.utf8), file: file).members
    }

    private func error(_ text: String) -> MemberListError? {
        do throws(MemberListError) {
            _ = try list(text)
            return nil
        } catch {
            return error
        }
    }

    @Test("columns are known by many headers, in any order, with commas or tabs")
    func columns() throws {
        let expected = [
            GroupMember(
                name: "甲",
                number: "1",
                role: "会長",
                kind: "NPO",
                affiliation: "丙の会",
                topics: ["歌", "絵", "福祉"],
                knows: ["乙"]
            ), GroupMember(name: "乙"),
        ]
        #expect(try list("番号,氏名,役職,種別,所属,タグ,分野,知り合い,ほか\n1,甲,会長,NPO,丙の会,歌、絵,福祉,乙,x\n,\n,乙\n") == expected)
        #expect(try list("id\tName\n1\t甲\n").map(\.number) == ["1"])
        #expect(try list("\u{FEFF}名前\r\n　甲　\r\n").map(\.name) == ["甲"])
        #expect(try list("名前（ふりがな）,名前\n,甲\n").map(\.name) == ["甲"])
    }

    @Test("CP932 is read as Excel writes it")
    func encodings() throws {
        // 名前, 甲
        let bytes: [UInt8] = [0x96, 0xBC, 0x91, 0x4F, 0x0D, 0x0A, 0x8D, 0x62, 0x0D, 0x0A]
        #expect(try MemberList(bytes: bytes, file: "m.csv").members.map(\.name) == ["甲"])
    }

    @Test("what cannot be used is told: nothing, no names, names twice, no text")
    func errors() {
        #expect(error("") == .sheet(SheetError(file: "m.csv", code: .empty)))
        #expect(error("\n , \n") == .sheet(SheetError(file: "m.csv", code: .empty)))
        #expect(error("役割\n会長\n") == .noNames(file: "m.csv", headers: ["役割"]))
        #expect(error("名前\n\n") == .noMembers(file: "m.csv"))
        #expect(error("名前\n甲\n乙\n甲 \n") == .twice(file: "m.csv", names: ["甲"]))
        #expect(error("名前,番号\n甲,1\n甲,2\n") == nil)
        #expect(
            error("名前\n" + (0...MemberList.limit).map { "第\($0)\n" }.joined()) == .tooMany(count: 2001, limit: 2000)
        )
        #expect(error("名前\n\"甲\n") != nil)
        #expect(throws: MemberListError.self) { try MemberList(path: "/nowhere/m.csv") }
    }
}
