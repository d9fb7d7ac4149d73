import EngawaTestSupport
import Foundation
import Testing

@Suite(
    "engawa draw -o x.html and engawa report",
    .enabled(if: Tools.hasGraphviz, "no dot here, so no page was made; Tests/run installs it")
)
struct PageTests {
    private func made(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(
                """
                居場所,名前,種別,分野,領域,内容,強さ,開始,終了
                食堂,</script><script>alert(1)</script>,NPO,コミュニティ,町内会,<!-- 米 -->,強い,2019,
                食堂,"A&B ""C"" 'D'",企業,産業・農林水産,市内,"x\u{2028}y",弱い,2024-06,
                食堂,ゆうやけ会,NPO,その他,県内,寄付,普通,2015,2024-10
                """
            )
            try shop.good("import", "a.engawa", "ties.csv")
            try body(shop)
        }
    }

    private func page(_ shop: Workshop, _ words: String...) throws -> String {
        let ended = try EngawaProgram.run(words + ["-o", "x.html"], in: shop.folder.path)
        #expect(ended.exitCode == 0, "\(ended.errors)")
        return String(decoding: try shop.folder.read("x.html"), as: UTF8.self)
    }

    @Test("a page is one file that names no host, and what people typed is text in it")
    func selfContained() throws {
        try made { shop in
            for html in [try page(shop, "draw", "a.engawa"), try page(shop, "report", "a.engawa")] {
                #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"ja\">"))
                #expect(html.hasSuffix("</body>\n</html>\n"))
                #expect(html.contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-"))
                #expect(!html.contains("unsafe-inline") && !html.contains("http://") && !html.contains("https://"))
                #expect(!html.contains("<script>alert") && !html.contains("<!-- ") && !html.contains("\u{2028}"))
                #expect(html.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
                #expect(html.contains("A&amp;B &quot;C&quot; &#39;D&#39;"))
                #expect(!html.contains(" style=") && !html.contains(" onclick") && !html.contains("javascript:"))
            }
        }
    }

    @Test("the data is JSON whatever people typed, and holds every tie with its line in the drawing")
    func data() throws {
        try made { shop in
            let html = try page(shop, "draw", "a.engawa")
            let start = try #require(html.range(of: "id=\"page-data\">"))
            let end = try #require(html[start.upperBound...].range(of: "</script>"))
            let json = try JSONSerialization.jsonObject(with: Data(html[start.upperBound..<end.lowerBound].utf8))
            let object = try #require(json as? [String: Any])
            let actors = try #require(object["actors"] as? [[String: Any]])
            #expect(
                actors.compactMap { $0["name"] as? String } == [
                    "</script><script>alert(1)</script>", "A&B \"C\" 'D'",
                ]
            )
            for actor in actors {
                let box = try #require((actor["boxes"] as? [String])?.first)
                #expect(html.contains("<g id=\"\(box)\" class=\"node actor "))
                for tie in try #require(actor["ties"] as? [[String: Any]]) {
                    let edge = try #require(tie["edge"] as? String)
                    #expect(html.contains("<g id=\"\(edge)\" class=\"edge tie "))
                    #expect(html.contains(try Regex("<g id=\"\(edge)\"[^>]* data-ends=\"\(box) ibasho\"")))
                }
            }
            let former = try #require(object["former"] as? [[String: Any]])
            #expect(former.compactMap { $0["name"] as? String } == ["ゆうやけ会"])
        }
    }

    @Test("the same map gives the same bytes, in the radial view and in English too")
    func deterministic() throws {
        try made { shop in
            for words in [
                ["draw", "a.engawa"], ["draw", "a.engawa", "--view", "radial", "--lang", "en"], ["report", "a.engawa"],
            ] {
                let files = try (0..<2).map { _ in
                    _ = try EngawaProgram.run(words + ["-o", "x.html"], in: shop.folder.path)
                    return try shop.folder.read("x.html")
                }
                #expect(files[0] == files[1] && files[0].count > 10_000)
            }
        }
    }

    @Test("a handout tells what began and ended since a day, a year by default, and what to ask for")
    func handout() throws {
        try made { shop in
            let html = try page(shop, "report", "a.engawa")
            #expect(html.contains("2024年4月1日からの変化"))
            #expect(html.contains("はじまった 1") && html.contains("終わった 1"))
            #expect(html.contains("<bdi>ゆうやけ会</bdi>（2024年10月）"))
            #expect(!html.contains("<script"))
            #expect(html.contains("@page large{size:A3 landscape"))
            let recent = try page(shop, "report", "a.engawa", "--since", "2025-01-01", "--lang", "en", "--paper", "a4")
            #expect(recent.contains("Changes since 1 January 2025") && recent.contains("Began 0"))
            #expect(!recent.contains("A3 landscape"))
        }
    }

    @Test("what a handout cannot be is said")
    func refused() throws {
        try made { shop in
            let pdf = try shop.engawa("report", "a.engawa", "-o", "x.pdf")
            #expect(pdf.exitCode == 2 && pdf.errors.contains("writes .html only"))
            #expect(try shop.engawa("report", "a.engawa", "--since", "someday").exitCode == 2)
            #expect(try shop.engawa("report", "a.engawa", "よその居場所").exitCode == 1)
            let none = try shop.engawa("report", "a.engawa", environment: ["PATH": "/nowhere"])
            #expect(none.exitCode == 5 && none.output.isEmpty)
            #expect(try shop.good("report", "a.engawa").hasPrefix("<!DOCTYPE html>"))
        }
    }
}
