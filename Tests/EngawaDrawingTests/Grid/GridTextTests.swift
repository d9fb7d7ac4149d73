import EngawaEcomap
import EngawaGraphviz
import EngawaText
import Testing

@testable import EngawaDrawing

@Suite("What the grid says in words")
struct GridTextTests {
    private func text(_ ecomap: Ecomap, _ options: DrawingOptions = DrawingOptions()) -> String {
        EcomapDrawing.grid(ecomap, options: options).text
    }

    private func legend(_ ecomap: Ecomap, _ language: Language = .ja) -> String {
        let nodes = EcomapDrawing.grid(ecomap, options: DrawingOptions(language: language)).nodes
        return nodes.filter { $0.name.hasPrefix("legend") }.map { "\($0)" }.joined()
    }

    @Test("the legend holds what the drawing uses")
    func used() {
        let words = ["強い", "普通", "弱い", "葛藤", "強さ未記入", "受ける", "出す", "双方", "向き未記入", "個人", "行政", "ほかの居場所", "食べもの", "お金"]
        let legend = legend(Samples.small)
        for word in words { #expect(legend.contains(word), "\(word)") }
    }

    @Test("the legend holds nothing else")
    func unused() {
        var ecomap = Samples.small
        ecomap.supporters = [ecomap.supporters[0]]
        let legend = legend(ecomap)
        for word in ["普通", "弱い", "葛藤", "未記入", "出す", "双方", "個人", "行政", "お金", "相談", "伏せた"] {
            #expect(!legend.contains(word), "\(word)")
        }
        ecomap.supporters = []
        #expect(self.legend(ecomap).isEmpty)
    }

    @Test("the year stands in two digits in the box, and an old one in full")
    func years() {
        #expect(text(Samples.small).contains(">\u{A0}'17 場人<") || text(Samples.small).contains(">'17 場人<"))
        var ecomap = Samples.small
        ecomap.supporters[0].ties[0].sinceYear = 1889
        #expect(text(ecomap).contains("1889 場人"))
        ecomap.supporters[0].ties[0].sinceYear = 2005
        #expect(text(ecomap).contains("'05 場人"))
    }

    @Test("every box has the number of its node, but none where the name is withheld", arguments: [false, true])
    func numbers(isRadial: Bool) {
        func numbers(_ ecomap: Ecomap) -> [String: [String]] {
            let document = isRadial ? EcomapDrawing.radial(ecomap) : EcomapDrawing.grid(ecomap)
            var result: [String: [String]] = [:]
            for node in document.nodes where node.name.hasPrefix("a") {
                guard case .label(let label)? = node.attributes.first(where: { $0.name == "label" })?.value else {
                    continue
                }
                result[node.name] = label.lines.joined().filter { $0.color == Palette.softInk }
                    .map { $0.text.filter { $0 != "\u{A0}" } }
            }
            return result
        }
        var ecomap = Samples.small
        #expect(
            numbers(ecomap) == [
                "a11": ["11"], "a12": ["12"], "a13": ["13"], "a14": ["14"], "a15": ["15"], "a16": ["16"],
            ]
        )
        #expect(legend(ecomap).contains("データの番号"))
        ecomap.supporters = [ecomap.supporters[2]]
        ecomap.supporters[0].id = 9001
        ecomap.supporters[0].isWithheld = true
        #expect(numbers(ecomap) == ["a9001": []])
        #expect(!legend(ecomap).contains("データの番号"))
    }

    @Test("several ties show the oldest year and every sign once")
    func severalTies() {
        #expect(text(Samples.small).contains("'19 食つ"))
    }

    @Test("readers of English get English words and letters as signs")
    func english() {
        let english = text(Samples.small, DrawingOptions(language: .en))
        #expect(english.contains("みんなの食堂 – ecomap"))
        #expect(english.contains("'17 PH"))
        #expect(english.contains("1 April 2025"))
        #expect(legend(Samples.small, .en).contains("under strain"))
        #expect(!english.contains("エコマップ"))
    }

    @Test("title, number of supporters, day and edition stand above")
    func title() {
        let japanese = text(Samples.small)
        for part in ["みんなの食堂 エコマップ", "6の団体・人", "2025年4月1日", "内部用・取扱注意"] { #expect(japanese.contains(part), "\(part)") }
        var ecomap = Samples.small
        ecomap.edition = .meeting
        ecomap.isAsOf = true
        #expect(text(ecomap).contains("会議限り・回収"))
        #expect(text(ecomap).contains("2025年4月1日時点"))
    }

    @Test("withheld names are counted, and a stand-in has an outline of its own")
    func withheld() {
        #expect(!text(Samples.small).contains("名前を伏せた人"))
        var ecomap = Samples.small
        ecomap.edition = .meeting
        ecomap.withheldNames = 1
        ecomap.supporters[2].name = "農家（個人）1"
        ecomap.supporters[2].isWithheld = true
        let meeting = text(ecomap)
        #expect(meeting.contains("名前を伏せた人 1"))
        #expect(meeting.contains("rounded,filled,dashed"))
        #expect(!meeting.contains("田中"))
    }

    @Test("columns and rows for the unknown appear only where something stands in them")
    func unknown() {
        #expect(text(Samples.small).contains("分野未記入") && text(Samples.small).contains("領域未記入"))
        var ecomap = Samples.small
        ecomap.supporters.removeLast(2)
        #expect(!text(ecomap).contains("未記入"))
    }

    @Test("every axis entry has its heading, used or not")
    func axes() {
        let picture = text(Samples.small).split(separator: "\n").filter { $0.contains("\"T ") }.joined()
        for entry in ["コミュニティ", "県内", "行政"] { #expect(picture.contains(entry), "\(entry)") }
        for part in ["子育て", "教育", "福祉", "産業", "自治会"] { #expect(picture.contains(part), "\(part)") }
    }
}
