import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Several ibasho and who supports them")
struct NetworkTests {
    private func example() throws -> TestMap {
        var map = TestMap()
        try map.take(
            """
            地域,レベル,上位
            青葉市,市区町村,
            青葉小学校区,小学校区,青葉市
            港市,市区町村,
            """,
            """
            居場所,所在地,終了
            あおば食堂,青葉小学校区,
            みなと食堂,港市,
            むかしの家,青葉市,2020-03-31
            となりカフェ,青葉市,
            """,
            """
            名前,種別,同意,備考
            青葉社協,社協,,ひみつ
            山本 花子,個人,,
            田中農園,農家,,
            佐藤 次郎,民生委員,会議まで,
            """,
            """
            居場所,名前,分野,強さ,向き,開始,終了
            あおば食堂,青葉社協,福祉・医療,強い,受ける,,
            みなと食堂,青葉社協,福祉・医療,葛藤,双方,,
            あおば食堂,山本 花子,コミュニティ,普通,受ける,,
            みなと食堂,山本 花子,コミュニティ,弱い,受ける,,
            あおば食堂,田中農園,産業・農林水産,普通,出す,,
            むかしの家,田中農園,産業・農林水産,普通,出す,,
            みなと食堂,佐藤 次郎,福祉・医療,普通,受ける,,2019-03-31
            となりカフェ,あおば食堂,コミュニティ,普通,受ける,,
            """,
            """
            名前1,名前2,関係
            山本 花子,青葉社協,所属
            青葉社協,山本 花子,知り合い
            山本 花子,青葉社協,知り合い
            あおば食堂,居場所ネット,所属
            田中農園,居場所ネット,所属
            山本 花子,居場所ネット,所属
            """
        )
        return map
    }

    private func request(_ edition: Edition = .meeting, anonymity: EcomapRequest.Anonymity = .none) throws
        -> EcomapRequest
    {
        EcomapRequest(
            edition: edition,
            anonymity: anonymity,
            day: try #require(SheetDate(storedText: "2025-04-01")),
            language: .ja
        )
    }

    private func ties(_ network: NetworkEcomap) -> [String] {
        network.supporters.flatMap { one in
            zip(one.supporter.ties, one.hubs).map { tie, hub in
                "\(one.supporter.name) \(network.hubs[hub].name) \(tie.strength?.rawValue ?? "-")"
            }
        }
    }

    @Test("the whole map has every ibasho of the day with all ties to it, the strongest of a supporter first")
    func whole() throws {
        let network = try example().map.network(try request(.internal))
        #expect(network.hubs.map(\.name) == ["あおば食堂", "みなと食堂", "となりカフェ"])
        #expect(
            ties(network) == [
                "青葉社協 あおば食堂 strong", "青葉社協 みなと食堂 stressful", "山本 花子 あおば食堂 normal", "山本 花子 みなと食堂 weak",
                "田中農園 あおば食堂 normal",
            ]
        )
        #expect(network.hubTies.map { [$0.supporter, $0.hub] } == [[0, 2]])
    }

    @Test("a place holds the ibasho in it and below it; an unknown one offers names like it")
    func place() throws {
        let map = try example().map
        let network = try map.network(within: "青葉市", request())
        #expect(network.hubs.map(\.name) == ["あおば食堂", "となりカフェ"] && network.scope == .place("青葉市"))
        #expect(try map.network(within: "青葉小学校区", request()).hubs.map(\.name) == ["あおば食堂"])
        #expect(throws: CoverageError.unknownPlace("青葉町", near: ["青葉市"])) {
            try map.network(within: "青葉町", request())
        }
        #expect(throws: CoverageError.noPlaces) { try TestMap().map.network(within: "青葉市", request()) }
    }

    @Test("the neighbourhood of an ibasho are those that share a supporter with it, support it or are supported")
    func near() throws {
        let map = try example().map
        func names(_ name: String) throws -> [String] {
            map.network(near: try map.ibasho(named: name), try request()).hubs.map(\.name)
        }
        #expect(try names("みなと食堂") == ["あおば食堂", "みなと食堂"])
        #expect(try names("あおば食堂") == ["あおば食堂", "みなと食堂", "となりカフェ"])
        #expect(try names("となりカフェ") == ["あおば食堂", "となりカフェ"])
    }

    @Test("a platform has its members with the ties between them, and not itself")
    func platform() throws {
        let map = try example().map
        let network = map.network(ofPlatform: try map.platform(named: "居場所ネット"), try request(.internal))
        #expect(network.hubs.map(\.name) == ["あおば食堂"])
        #expect(network.supporters.map(\.supporter.name) == ["山本 花子", "田中農園"])
        #expect(ties(network) == ["山本 花子 あおば食堂 normal", "田中農園 あおば食堂 normal"])
        #expect(network.links == [])
    }

    @Test("relations lead between those that are shown; knowing each other counts once, whoever wrote it down")
    func links() throws {
        let network = try example().map.network(try request(.internal))
        #expect(
            network.links == [
                NetworkLink(from: .supporter(0), to: .supporter(1), relation: .knows),
                NetworkLink(from: .supporter(1), to: .supporter(0), relation: .memberOf),
            ]
        )
    }

    @Test(
        "a withheld name stands nowhere in the value, strain is drawn like normal, and links still lead to the stand-in"
    )
    func privacy() throws {
        let network = try example().map.network(try request())
        let text = "\(network)"
        for secret in ["山本", "花子", "ひみつ", "stressful"] { #expect(!text.contains(secret), "\(secret)") }
        #expect(network.supporters.last?.supporter.name == "個人1" && network.withheldNames == 1)
        #expect(ties(network).contains("個人1 みなと食堂 weak"))
        #expect(ties(network).contains("青葉社協 みなと食堂 normal"))
        let highest = try #require(try example().graph.nodes.map(\.rawValue).max())
        #expect(network.supporters.last.map { $0.supporter.id > Int(highest) } ?? false)
        #expect(network.links.contains(NetworkLink(from: .supporter(2), to: .supporter(0), relation: .memberOf)))
    }

    @Test("where organisations are withheld too, so are the ibasho, but for the one that is asked for by name")
    func anonymity() throws {
        let map = try example().map
        let all = map.network(try request(.internal, anonymity: .all))
        #expect(Set(all.hubs.map(\.name)) == ["居場所1", "居場所2", "居場所3"])
        for name in ["食堂", "カフェ", "青葉社協", "田中農園", "山本"] { #expect(!"\(all)".contains(name), "\(name)") }
        let near = map.network(near: try map.ibasho(named: "みなと食堂"), try request(.internal, anonymity: .all))
        #expect(near.hubs.map(\.name) == ["みなと食堂", "居場所1"])
    }
}
