import EngawaTestSupport
import Foundation
import Testing

/// Searches everything that is drawn of a map for what its edition withholds.
@Suite(
    "What an edition withholds stands nowhere in what is drawn",
    .enabled(if: Tools.hasGraphviz, "no dot here, so no drawing was searched; Tests/run installs it")
)
struct PrivacySearchTests {
    private static let ties = """
        居場所,名前,種別,分野,領域,内容,強さ,向き,頻度,手段,開始,終了,終了理由,最終接触,きっかけ,窓口,備考
        なぎさ食堂,鬼怒川ミツヨ,農家の鬼怒川ミツヨ,産業・農林水産,小学校区,鬼怒川ミツヨの漬物,強い,受ける,鬼怒川ミツヨしだい,鬼怒川ミツヨ便,2019-04-01,,,2024-12-24,鬼怒川ミツヨの声かけ,窓口ひみつ甲,備考ひみつ甲
        なぎさ食堂,会津ハツエ,個人,コミュニティ,町内会,調理,普通,受ける,毎週,対面,2020,,,,,,備考ひみつ乙
        なぎさ食堂,公園ヒサコ,個人,コミュニティ,町内会,配膳,普通,受ける,,,2021,,,,,,備考ひみつ丙
        なぎさ食堂,さざなみ協議会,NPO,福祉・医療,市内,鬼怒川ミツヨへの取次、情報,葛藤,双方,月1回,会津ハツエ経由,2018,,,2024-11-11,きっかけひみつ丁,窓口ひみつ丁,備考ひみつ丁
        なぎさ食堂,ことわり商会,企業,産業・農林水産,県内,さざなみ協議会の食材,弱い,受ける,,,2022,,,,,,
        なぎさ食堂,磯辺トミエ,個人,その他,県内,寄付,普通,受ける,,,2015,2019,理由ひみつ戊,,,,備考ひみつ戊
        なぎさ食堂,しおさい団,NPO,その他,県内,寄付,普通,受ける,,,2014,2018,理由ひみつ己,,,窓口ひみつ己,備考ひみつ己
        """
    private static let actors = """
        名前,種別,同意,連絡先,備考
        鬼怒川ミツヨ,個人,なし,連絡ひみつ甲,人備考ひみつ甲
        会津ハツエ,個人,会議まで,連絡ひみつ乙,人備考ひみつ乙
        公園ヒサコ,個人,公開可,連絡ひみつ丙,人備考ひみつ丙
        さざなみ協議会,NPO,,連絡ひみつ丁,人備考ひみつ丁
        ことわり商会,企業,なし,連絡ひみつ庚,人備考ひみつ庚
        磯辺トミエ,個人,内部のみ,連絡ひみつ戊,人備考ひみつ戊
        """
    private static let ibasho = """
        居場所,運営団体,会場,開催,対象,備考
        なぎさ食堂,鬼怒川ミツヨ,鬼怒川ミツヨ宅の離れ,会津ハツエの都合,磯辺トミエの孫、小学生,場備考ひみつ
        """
    private static let links = """
        名前1,名前2,関係,役割,備考
        会津ハツエ,さざなみ協議会,所属,会津ハツエの席,関係備考ひみつ
        さざなみ協議会,しおさい団,傘下,,
        """

    /// A name, and the editions that may show it; whether `--anonymize` withholds it; the others fall to `--anonymize=all`.
    private static let names: [(name: String, editions: Set<String>, isPerson: Bool)] = [
        ("鬼怒川ミツヨ", ["internal"], true), ("会津ハツエ", ["internal", "meeting"], true),
        ("公園ヒサコ", ["internal", "meeting", "public"], true), ("磯辺トミエ", ["internal"], true),
        ("ことわり商会", ["internal"], true), ("さざなみ協議会", ["internal", "meeting", "public"], false),
        ("しおさい団", ["internal", "meeting", "public"], false),
    ]

    /// What may not stand anywhere.
    private static func forbidden(_ edition: String, _ anonymity: String?) -> [String] {
        let showsAll = edition == "internal" && anonymity == nil
        let names = names.filter { one in
            if !one.editions.contains(edition) || anonymity == "--anonymize=all" { return true }
            return anonymity != nil && one.isPerson
        }
        return names.map(\.name) + (showsAll ? [] : ["ひみつ", "2024-12-24", "2024年12月24日", "2024-11-11", "2024年11月11日"])
    }

    private func prepared(_ shop: Workshop) throws {
        try shop.sheet(Self.ties, "ties.csv")
        try shop.sheet(Self.actors, "actors.csv")
        try shop.sheet(Self.ibasho, "ibasho.csv")
        try shop.sheet(Self.links, "links.csv")
        try shop.good("import", "a.engawa", "actors.csv", "ibasho.csv", "ties.csv", "links.csv")
    }

    /// A file as it is, and as it is read: without tags, escapes and spaces.
    private func texts(_ bytes: [UInt8]) -> [String] {
        let raw = String(decoding: bytes, as: UTF8.self)
        var read = raw.replacing(/<[^>]*>/, with: "")
        read = read.replacing(/&#(x?)([0-9a-fA-F]+);/) { match in
            let number = UInt32(match.output.2, radix: match.output.1.isEmpty ? 10 : 16)
            return number.flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
        read = read.replacing(/\\u([0-9a-fA-F]{4})/) { match in
            UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
        return [
            raw, String(read.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\\" }.map(Character.init)),
        ]
    }

    /// Expects without showing all of a file where it fails.
    private func expect(_ text: String, holds word: String, _ file: String) {
        let isThere = text.contains(word)
        #expect(isThere, "\(word) in \(file)")
    }

    private func drawn(_ shop: Workshop, _ edition: String, _ anonymity: String?) throws -> [(String, [UInt8])] {
        let choice = ["--for", edition] + (anonymity.map { [$0] } ?? [])
        var files: [(String, [UInt8])] = []
        func run(_ words: [String], _ file: String) throws {
            let ended = try EngawaProgram.run(words + choice + ["-o", file], in: shop.folder.path)
            #expect(ended.exitCode == 0, "\(words): \(ended.errors)")
            files.append((words.joined(separator: " ") + " → " + file, try shop.folder.read(file)))
        }
        for view in ["grid", "radial", "network"] {
            for format in ["dot", "svg", "html"] { try run(["draw", "a.engawa", "--view", view], "a.\(format)") }
        }
        try run(["report", "a.engawa", "--paper", "a4", "--since", "2018-01-01"], "a.html")
        if Tools.hasPDFText {
            try run(["draw", "a.engawa"], "a.pdf")
            let words = ["-enc", "UTF-8", "a.pdf", "-"]
            let text = try ChildProcess.start(
                "/usr/bin/env",
                ["pdftotext"] + words,
                environment: EngawaProgram.environment,
                in: shop.folder.path
            ).wait()
            #expect(text.exitCode == 0)
            files.append(("the text of the PDF", text.outputBytes))
        }
        return files
    }

    @Test(
        "no withheld name, note, contact, face or last contact, in any format, view and edition",
        arguments: ["internal", "meeting", "public"],
        [nil, "--anonymize", "--anonymize=all"] as [String?]
    )
    func search(edition: String, anonymity: String?) throws {
        try Workshop.open { shop in
            try prepared(shop)
            let forbidden = Self.forbidden(edition, anonymity)
            for (name, bytes) in try drawn(shop, edition, anonymity) {
                for text in texts(bytes) {
                    #expect(!text.isEmpty)
                    let found = forbidden.filter { text.contains($0) }
                    #expect(found.isEmpty, "\(name)")
                }
            }
        }
    }

    @Test("the search finds what may be shown, so that it would find the rest")
    func control() throws {
        try Workshop.open { shop in
            try prepared(shop)
            // The bytes of a PDF are packed; its text is a file of its own.
            for (name, bytes) in try drawn(shop, "internal", nil) where !name.hasSuffix(".pdf") {
                let read = try #require(texts(bytes).last)
                for shown in ["会津ハツエ", "さざなみ協議会"] { expect(read, holds: shown, name) }
                // What is known besides stands in the pages of one ibasho.
                guard name.hasPrefix("draw"), name.hasSuffix("html"), !name.contains("network") else { continue }
                for shown in [
                    "備考ひみつ甲", "人備考ひみつ丁", "場備考ひみつ", "連絡ひみつ乙", "窓口ひみつ丁", "きっかけひみつ丁", "理由ひみつ戊",
                    "2024年12月24日", "鬼怒川ミツヨの漬物",
                ] {
                    expect(read, holds: shown, name)
                }
            }
            let meeting = try drawn(shop, "meeting", nil).filter { $0.0.hasSuffix("html") }
            #expect(meeting.count == 4 && meeting.allSatisfy { texts($0.1)[1].contains("会津ハツエ") })
        }
    }
}
