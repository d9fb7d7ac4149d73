import EngawaTestSupport
import Foundation
import Testing

@Suite("What draw, report and template say where they cannot do what was asked")
struct DrawReviewTests {
    private let today = ["ENGAWA_TODAY": "2026-11-30"]

    private func made(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(
                """
                居場所,名前,種別,分野,領域,内容,強さ,開始,終了
                食堂,本町商店,商店,産業・農林水産,小学校区,会場,強い,2026-05,
                食堂,ゆうやけ会,NPO,その他,県内,寄付,普通,2015,2026-06-30
                """
            )
            try shop.sheet("居場所,おねがい\n食堂,米\n", "needs.csv")
            try shop.sheet("名前,提供\n浜口すみれ,米\n", "offers.csv")
            try shop.sheet("名前,種別,同意\n浜口すみれ,個人,公開可\n", "actors.csv")
            try shop.good("import", "a.engawa", "ties.csv", "needs.csv", "offers.csv", "actors.csv")
            try body(shop)
        }
    }

    @Test("a handout proposes no person who was never asked, consent or not, but in the internal edition")
    func handout() throws {
        guard Tools.hasGraphviz else { return }
        try made { shop in
            for edition in ["meeting", "public"] {
                let page = try shop.good("report", "a.engawa", "--for", edition, environment: today)
                #expect(page.contains("本町商店") && !page.contains("すみれ"))
            }
            let page = try shop.good("report", "a.engawa", "--for", "internal", environment: today)
            #expect(page.contains("浜口すみれ"))
        }
    }

    @Test("a program that is no Graphviz makes no file, and says so; a handout is not told to become a .dot")
    func otherProgram() throws {
        try made { shop in
            let program = shop.folder.path + "/other"
            try shop.sheet("#!/bin/sh\ncat >/dev/null; echo hello\n", "other")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
            for ending in ["svg", "pdf", "png", "html"] {
                let ended = try shop.engawa(
                    "draw",
                    "a.engawa",
                    "-o",
                    "x.\(ending)",
                    "--lang",
                    "en",
                    environment: ["ENGAWA_DOT": program]
                )
                #expect(ended.exitCode == 5 && ended.errors.contains("Graphviz wrote is no"), "\(ended.errors)")
                #expect(!FileManager.default.fileExists(atPath: shop.folder.path + "/x.\(ending)"))
            }
            let ended = try shop.engawa("report", "a.engawa", environment: ["ENGAWA_DOT": "/nonexistent"])
            #expect(ended.exitCode == 5 && !ended.errors.contains(".dot"), "\(ended.errors)")
        }
    }

    @Test("a handout refuses a --since that is to come, and a poster")
    func wrongHandout() throws {
        try made { shop in
            let late = try shop.engawa("report", "a.engawa", "--since", "2030-01-01", environment: today)
            #expect(late.exitCode == 2)
            let poster = try shop.engawa("report", "a.engawa", "--paper", "a1", environment: today)
            #expect(poster.exitCode == 2)
        }
    }

    @Test("options that change nothing are told of")
    func unused() throws {
        try made { shop in
            let blank = try shop.engawa("draw", "a.engawa", "--blank", "--gaps", "--weather", "--lang", "en")
            #expect(blank.exitCode == 0 && blank.errors.contains("without --gaps, --weather"))
            let capped = try shop.engawa("draw", "a.engawa", "--cap", "3", "--lang", "en")
            #expect(capped.exitCode == 0 && capped.errors.contains("--cap changes nothing"))
            let radial = try shop.engawa("draw", "a.engawa", "--view", "radial", "--cap", "3")
            #expect(radial.errors.isEmpty)
        }
    }

    @Test("a template is not written under the name of another kind of file")
    func endings() throws {
        try Workshop.open { shop in
            for name in ["x.xlsx", "x.gs", "x.pdf"] {
                let ended = try shop.engawa("template", "-o", name)
                #expect(ended.exitCode == 2)
                #expect(!FileManager.default.fileExists(atPath: shop.folder.path + "/" + name))
            }
            try shop.good("template", "--form", "-o", "x.gs")
        }
    }

    @Test("a screen reader is told what the signs of change say")
    func signs() throws {
        guard Tools.hasGraphviz else { return }
        try made { shop in
            try shop.good(
                "draw",
                "a.engawa",
                "--since",
                "2025-12-01",
                "-o",
                "x.html",
                "--lang",
                "ja",
                environment: today
            )
            let page = String(decoding: try shop.folder.read("x.html"), as: UTF8.self)
            #expect(page.contains("aria-label=\"本町商店、新しいつながり、"))
            #expect(page.contains("aria-label=\"ゆうやけ会、終わったつながり、NPO・市民活動、その他、県内\""))
        }
    }
}
