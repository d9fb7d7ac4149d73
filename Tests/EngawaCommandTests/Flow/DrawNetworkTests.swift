import EngawaTestSupport
import Testing

@Suite("engawa draw --view network")
struct DrawNetworkTests {
    private func town(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(
                """
                居場所,名前,種別,分野,強さ,向き
                あおば食堂,青葉社協,社協,福祉・医療,強い,受ける
                みなと食堂,青葉社協,社協,福祉・医療,葛藤,受ける
                みなと食堂,山本花子,個人,コミュニティ,普通,受ける
                あおば食堂,田中農園,農家,産業・農林水産,普通,受ける
                となりカフェ,港商店会,企業,産業・農林水産,普通,受ける
                """
            )
            try shop.good("import", "a.engawa", "ties.csv")
            try shop.sheet("地域,レベル,上位\n青葉市,市区町村,\n", "places.csv")
            try shop.sheet("居場所,所在地\nあおば食堂,青葉市\n", "ibasho.csv")
            try shop.sheet("名前1,名前2,関係\n青葉社協,居場所ネット,所属\n田中農園,居場所ネット,所属\n", "links.csv")
            try shop.good("import", "a.engawa", "places.csv", "ibasho.csv", "links.csv")
            try body(shop)
        }
    }

    private func ibasho(_ dot: String) -> Int { dot.split(separator: "\n").count { $0.contains("class=\"ibasho\"") } }

    @Test("the whole map, a place, the neighbourhood of one ibasho, and a platform")
    func parts() throws {
        try town { shop in
            let whole = unwrapped(try shop.good("draw", "a.engawa", "--view", "network"))
            #expect(ibasho(whole) == 3)
            for secret in ["山本花子", "stressful"] { #expect(!whole.contains(secret), "\(secret)") }
            let place = unwrapped(try shop.good("draw", "a.engawa", "--view", "network", "--place", "青葉市"))
            #expect(ibasho(place) == 1 && place.contains("青葉市 ネットワーク図"))
            let near = unwrapped(try shop.good("draw", "a.engawa", "--view", "network", "--near", "あおば食堂"))
            #expect(ibasho(near) == 2)
            #expect(unwrapped(try shop.good("draw", "a.engawa", "あおば食堂", "--view", "network")) == near)
            let platform = unwrapped(try shop.good("draw", "a.engawa", "--view=network", "--platform", "居場所ネット"))
            #expect(ibasho(platform) == 0 && platform.contains("青葉社協") && platform.contains("田中農園"))
        }
    }

    @Test("what is not there is said with names like it, exit 1; what does not go together is exit 2")
    func errors() throws {
        try town { shop in
            for (words, code, part) in [
                (["--view", "network", "--place", "青葉町"], 1, "near names: 青葉市"),
                (["--view", "network", "--near", "あおば"], 1, "あおば食堂"),
                (["--view", "network", "--platform", "居場所ねっと"], 1, "居場所ネット"),
                (["--view", "network", "--platform", "港商店会"], 1, "nobody is tied"),
                (["--view", "network", "--place", "青葉市", "--near", "あおば食堂"], 2, "--place and --near"),
                (["--place", "青葉市"], 2, "--view network"),
            ] as [([String], Int32, String)] {
                let ended = try EngawaProgram.run(["draw", "a.engawa"] + words, in: shop.folder.path)
                #expect(ended.exitCode == code, "\(words): \(ended.errors)")
                #expect(ended.errors.contains(part), "\(words): \(ended.errors)")
            }
        }
    }

    @Test("a map without ibasho says so")
    func empty() throws {
        try Workshop.open { shop in
            try shop.good("init", "a.engawa")
            let ended = try EngawaProgram.run(["draw", "a.engawa", "--view", "network"], in: shop.folder.path)
            #expect(ended.exitCode == 1 && ended.errors.contains("no ibasho yet"))
        }
    }

    @Test("dot renders it without a warning", .enabled(if: Tools.hasGraphviz))
    func rendered() throws {
        try town { shop in
            let ended = try shop.engawa("draw", "a.engawa", "--view", "network", "-o", "n.svg")
            #expect(ended.exitCode == 0 && ended.errors == "")
            let svg = String(decoding: try shop.folder.read("n.svg"), as: UTF8.self)
            #expect(svg.contains("青葉社協") && svg.contains("居場所のネットワーク図"))
        }
    }
}
