import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("Details of an ecomap, and what changed")
struct DetailsTests {
    private func example() throws -> TestMap {
        var map = TestMap()
        try map.take(
            """
            居場所,名前,種別,分野,領域,内容,強さ,向き,頻度,手段,開始,終了,最終接触,きっかけ,窓口,備考
            食堂,青葉農園,農家,産業・農林水産,県内,野菜、ゑびす丸の魚,葛藤,受ける,毎週,訪問,2019-04,,2025-03-01,紹介,窓口の人,農園の備考
            食堂,ゑびす丸,個人,産業・農林水産,県内,魚,強い,受ける,朝のみ,訪問,2020-05-06,,2025-03-02,,,船の備考
            食堂,かえり屋,商店,コミュニティ,町内会,場所,普通,,,,2015,2018,,,,
            食堂,かえり屋,商店,コミュニティ,町内会,米,普通,,,,2022年度,,,,,
            食堂,むかしの会,NPO,その他,県内,寄付,普通,,,,2014-02-03,2024-10-05,,,,
            食堂,磯辺トミエ,個人,その他,県内,寄付,葛藤,,,,2016-07-08,2024-12-09,,,,
            """,
            "名前,種別,同意,連絡先,備考\nゑびす丸,個人,内部のみ,船の電話,人の備考\n青葉農園,農家,,農園の電話,\n磯辺トミエ,個人,なし,,\n",
            "居場所,運営団体,会場,開催,対象,備考\n食堂,青葉農園,ゑびす丸の二階,第2土曜,小学生,場の備考\n",
            "名前1,名前2,関係\n青葉農園,農協の会,所属\n"
        )
        return map
    }

    private func details(_ edition: Edition, _ anonymity: EcomapRequest.Anonymity = .none) throws -> (
        Ecomap, EcomapDetails
    ) {
        let map = try example().map
        let day = try #require(SheetDate(storedText: "2025-04-01"))
        let request = EcomapRequest(edition: edition, anonymity: anonymity, day: day)
        let ibasho = try map.ibasho(named: nil)
        let ecomap = map.ecomap(of: ibasho, request)
        return (ecomap, map.details(of: ibasho, for: ecomap, request))
    }

    @Test("the internal edition tells everything, tie by tie in the order of the drawing")
    func everything() throws {
        let (ecomap, details) = try details(.internal)
        #expect(ecomap.supporters.map(\.name) == ["ゑびす丸", "青葉農園", "かえり屋"])
        #expect(details.supporters.map(\.ties.count) == ecomap.supporters.map(\.ties.count))
        let farm = details.supporters[1]
        #expect(farm.kind == "農家" && farm.contact == "農園の電話" && farm.organisations == ["農協の会"])
        let tie = try #require(farm.ties.first)
        #expect(tie.contents == ["野菜", "ゑびす丸の魚"] && tie.frequency == "毎週" && tie.since?.text == "2019-04")
        #expect(tie.inside?.face == "窓口の人" && tie.inside?.note == "農園の備考" && tie.inside?.origin == "紹介")
        #expect(tie.inside?.lastContact?.text == "2025-03-01")
        #expect(details.supporters[0].note == "人の備考" && details.ibasho.note == "場の備考")
        #expect(details.ibasho.venue == "ゑびす丸の二階" && details.ibasho.organiser == "青葉農園")
    }

    @Test("for a meeting there are no notes, contacts or faces, and no typed text in which a withheld name stands")
    func meeting() throws {
        let (ecomap, details) = try details(.meeting)
        #expect(ecomap.supporters.map(\.name) == ["青葉農園", "かえり屋", "個人1"])
        #expect(!details.supporters.contains { $0.contact != nil || $0.note != nil || $0.kind != nil })
        #expect(!details.supporters.flatMap(\.ties).contains { $0.inside != nil })
        let tie = try #require(details.supporters[0].ties.first)
        #expect(tie.contents == ["野菜", ContentClass.food.name.ja])
        #expect(tie.frequency == "毎週" && details.ibasho.venue == nil && details.ibasho.schedule == "第2土曜")
        #expect(details.ibasho.organiser == "青葉農園")
        let text = "\(details)"
        for secret in ["ゑびす丸", "磯辺", "備考", "電話", "窓口"] { #expect(!text.contains(secret), "\(secret)") }
    }

    @Test("of somebody withheld nothing is told that the drawing does not show")
    func withheld() throws {
        let (_, details) = try details(.meeting)
        var tie = TieDetails()
        tie.contents = [ContentClass.food.name.ja]
        tie.since = SheetDate(storedText: "2020")
        #expect(details.supporters[2] == SupporterDetails(ties: [tie]))
    }

    @Test("where organisations are withheld too, no typed text is told, nor who belongs to whom")
    func everybody() throws {
        for edition in Edition.allCases {
            let (_, details) = try details(edition, .all)
            #expect(details.ibasho == IbashoDetails())
            #expect(details.supporters.allSatisfy { $0.organisations.isEmpty && $0.contact == nil })
            #expect(details.supporters.flatMap(\.ties).allSatisfy { $0.frequency == nil && $0.inside == nil })
            let text = "\(details)"
            for name in ["青葉農園", "ゑびす丸", "かえり屋", "むかしの会", "農協の会", "磯辺"] { #expect(!text.contains(name), "\(name)") }
        }
    }

    @Test("ties that ended are told, the latest first; whose name is withheld by role and year")
    func former() throws {
        let inside = try details(.internal).1
        #expect(inside.former.map(\.name) == ["磯辺トミエ", "むかしの会", "かえり屋"])
        #expect(inside.former.map(\.supporter) == [nil, nil, 2])
        #expect(inside.former.map { $0.tie.until?.text } == ["2024-12-09", "2024-10-05", "2018"])
        #expect(inside.former[0].strength == .stressful)
        let meeting = try details(.meeting).1
        #expect(Set(meeting.former.map(\.name)) == ["個人", "むかしの会", "かえり屋"])
        let person = try #require(meeting.former.first { $0.isWithheld })
        #expect(person.tie.until?.text == "2024" && person.tie.since?.text == "2016" && person.strength == .normal)
        #expect(person.supporter == nil)
    }

    @Test("only what is sure counts as begun or ended since a day")
    func changes() throws {
        let (ecomap, details) = try details(.internal)
        func changes(_ day: String) throws -> EcomapChanges {
            EcomapChanges(ecomap, details, since: try #require(SheetDate(storedText: day)))
        }
        let recent = try changes("2024-10-05")
        #expect(recent.begun.isEmpty && recent.ended.map(\.name) == ["磯辺トミエ", "むかしの会"])
        let fiscal = try changes("2022-04-01")
        #expect(fiscal.begun.map(\.name) == ["かえり屋"] && fiscal.undecided == 0)
        let within = try changes("2022-07-01")
        #expect(within.begun.isEmpty && within.undecided == 1)
        #expect(try changes("2019-04-01").begun.map(\.name) == ["かえり屋", "ゑびす丸", "青葉農園"])
    }
}
