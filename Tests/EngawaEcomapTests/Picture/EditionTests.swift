import EngawaGraph
import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("Editions and withheld names")
struct EditionTests {
    private func example() throws -> TestMap {
        var map = TestMap()
        try map.take(
            """
            居場所,名前,種別,分野,領域,強さ,同意,備考,窓口
            食堂,公開 花子,個人,福祉・医療,市内,強い,公開可,秘密の備考,
            食堂,会議 太郎,民生委員,福祉・医療,市内,普通,会議まで,,
            食堂,内部 次郎,農家（個人）,産業・農林水産,県内,弱い,内部のみ,,
            食堂,加藤 三郎,農家の加藤三郎,産業・農林水産,県内,葛藤,なし,,
            食堂,未定 四郎,農家（個人）,産業・農林水産,県内,,,,
            食堂,青葉農園,農家,産業・農林水産,県内,葛藤,,,内部の窓口
            """
        )
        return map
    }

    @Test("the internal edition shows everything")
    func internalEdition() throws {
        let ecomap = try example().ecomap(.internal)
        #expect(ecomap.withheldNames == 0)
        #expect(ecomap.supporters.map(\.name).contains("加藤 三郎"))
        #expect(ecomap.supporters.filter { $0.ties[0].strength == .stressful }.count == 2)
    }

    @Test("the meeting edition names persons who agreed to it, and draws strain like a normal tie")
    func meeting() throws {
        let ecomap = try example().ecomap(.meeting)
        #expect(ecomap.withheldNames == 3)
        #expect(
            ecomap.supporters.map(\.name) == [
                "公開 花子", "会議 太郎", "青葉農園", "個人1", "農家（個人）1", "農家（個人）2",
            ]
        )
        #expect(!ecomap.supporters.contains { $0.ties.contains { $0.strength == .stressful } })
        #expect(ecomap.supporters[2].ties[0].strength == .normal)
    }

    @Test("the public edition names only who agreed to be public")
    func publicEdition() throws {
        let ecomap = try example().ecomap(.public)
        #expect(ecomap.withheldNames == 4)
        #expect(ecomap.supporters.filter { !$0.isWithheld }.map(\.name) == ["公開 花子", "青葉農園"])
        #expect(ecomap.supporters.contains { $0.name == "民生委員（個人）1" })
    }

    @Test("nothing in the value of a meeting holds a withheld name, its id, a note or a face")
    func nothingLeaks() throws {
        let map = try example()
        for edition in [Edition.meeting, .public] {
            let text = "\(try map.ecomap(edition))"
            for secret in ["内部 次郎", "加藤 三郎", "未定 四郎", "加藤三郎", "秘密の備考", "内部の窓口"] {
                #expect(!text.utf8Contains(secret), "\(edition) \(secret)")
            }
        }
        let ecomap = try map.ecomap(.meeting)
        let highest = Int(map.graph.nextNodeID.rawValue)
        #expect(ecomap.supporters.filter(\.isWithheld).allSatisfy { $0.id >= highest })
        #expect(Set(ecomap.supporters.map(\.id)).count == ecomap.supporters.count)
    }

    @Test("anonymous drawings withhold all persons, or everybody, in every edition")
    func anonymous() throws {
        let persons = try example().ecomap(.internal, anonymity: .persons)
        #expect(persons.withheldNames == 5)
        #expect(persons.supporters.filter { !$0.isWithheld }.map(\.name) == ["青葉農園"])
        let all = try example().ecomap(.internal, anonymity: .all, language: .en)
        #expect(all.withheldNames == 6)
        #expect(all.supporters.map(\.name).contains("Farm or fishery 1"))
        #expect(all.supporters.map(\.name).contains("民生委員 (person) 1"))
    }

    @Test("a refusal that was written down counts also for who is no person by kind")
    func refusals() throws {
        var map = TestMap()
        try map.take("居場所,名前,種別,同意\n食堂,ひみつ農園,農家,なし\n食堂,内輪の会,NPO,会議まで\n食堂,ふつうの会,NPO,\n")
        #expect(try map.ecomap(.internal).withheldNames == 0)
        #expect(try map.ecomap(.meeting).supporters.map(\.name) == ["内輪の会", "ふつうの会", "農林漁業1"])
        #expect(try map.ecomap(.public).supporters.map(\.name) == ["ふつうの会", "NPO・市民活動1", "農林漁業1"])
        let persons = try map.ecomap(.internal, anonymity: .persons).supporters.filter { !$0.isWithheld }
        #expect(persons.map(\.name) == ["ふつうの会"])
    }

    @Test("withheld persons are ordered by what is drawn of them, not by who came in when")
    func orderTellsNothing() throws {
        var one = TestMap()
        try one.take("居場所,名前,種別,領域\n食堂,甲,個人,市内\n食堂,乙,個人,県内\n")
        var other = TestMap()
        try other.take("居場所,名前,種別,領域\n食堂,乙,個人,県内\n食堂,甲,個人,市内\n")
        let left = try one.ecomap(.meeting).supporters.map { "\($0.name) \($0.band ?? -1)" }
        let right = try other.ecomap(.meeting).supporters.map { "\($0.name) \($0.band ?? -1)" }
        #expect(left == right)
    }
}

extension String {
    /// Whether the bytes of `other` stand anywhere in this text.
    func utf8Contains(_ other: String) -> Bool {
        let (haystack, needle) = (Array(utf8), Array(other.utf8))
        guard needle.count <= haystack.count else { return false }
        return (0...(haystack.count - needle.count)).contains {
            haystack[$0..<($0 + needle.count)].elementsEqual(needle)
        }
    }
}
