import Testing

@testable import EngawaLayout

@Suite("Wrapping names")
struct TextWrapTests {
    private static let names = [
        "青葉自治会", "訪問看護ステーションみどり", "就労継続支援B型事業所あおぞら", "民生委員・児童委員協議会", "NPO法人ひきこもり家族会",
        "Rotary Club of 本町", "県立上野原高校ボランティア部", "スクールソーシャルワーカー", "消防団第3分団", "フードバンク（青葉）",
        "社会福祉法人「みどりの会」、青葉支部", "International Association of Kitchens", "か\u{3099}くどうクラブ", "ー", "",
        "👨\u{200D}👩\u{200D}👧ファミリー",
    ]

    @Test("the lines, put together again, are the name", arguments: names)
    func complete(name: String) {
        for wrapped in TextWrap.options(name, most: 6) {
            #expect(Array(wrapped.lines.joined().utf8) == Array(name.utf8))
            #expect(wrapped.lines.count == wrapped.widths.count)
        }
    }

    @Test("every further way has more lines and is narrower", arguments: names)
    func narrower(name: String) {
        let all = TextWrap.options(name, most: 6)
        #expect(all.first?.lines.count == 1)
        for (wide, narrow) in zip(all, all.dropFirst()) {
            #expect(narrow.width < wide.width)
            #expect(narrow.lines.count > wide.lines.count)
        }
    }

    @Test("a line's width is that of its text", arguments: names)
    func widths(name: String) {
        for wrapped in TextWrap.options(name, most: 6) {
            for (line, width) in zip(wrapped.lines, wrapped.widths) {
                #expect(abs(TextMeasure.width(line) - width) < 1e-9)
            }
        }
    }

    @Test("no line begins with 、。ー」 or a small kana, and none ends with an opening bracket", arguments: names)
    func kinsoku(name: String) {
        for wrapped in TextWrap.options(name, most: 6) where wrapped.lines.count > 1 {
            for line in wrapped.lines.dropFirst() {
                #expect(!"、。，．・）」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々".contains(line.first ?? "あ"), "\(wrapped.lines)")
            }
            for line in wrapped.lines.dropLast() {
                #expect(!"（「『【".contains(line.last ?? "あ"), "\(wrapped.lines)")
            }
        }
    }

    @Test("words of Latin letters and numbers stay whole")
    func words() {
        for wrapped in TextWrap.options("Rotary Club of 本町 2025", most: 6) {
            for line in wrapped.lines {
                for word in line.split(separator: " ") where word.allSatisfy(\.isASCII) {
                    #expect(["Rotary", "Club", "of", "2025"].contains(String(word)))
                }
            }
        }
    }

    @Test("a name breaks between its parts")
    func parts() {
        #expect(TextWrap.fit("訪問看護ステーション", limit: 7, most: 3).lines == ["訪問看護", "ステーション"])
        #expect(TextWrap.fit("青葉児童相談所", limit: 5, most: 3).lines == ["青葉児童", "相談所"])
        #expect(TextWrap.fit("NPO法人ひきこもり家族会", limit: 8.2, most: 3).lines == ["NPO法人", "ひきこもり家族会"])
        #expect(TextWrap.fit("上野原危機管理", limit: 5, most: 3).lines == ["上野原", "危機管理"])
        #expect(TextWrap.fit("県立松原高校", limit: 5, most: 3).lines == ["県立", "松原高校"])
        #expect(TextWrap.fit("適応指導教室", limit: 4.5, most: 3).lines == ["適応指導", "教室"])
        #expect(TextWrap.fit("若葉商工会議所", limit: 6, most: 3).lines == ["若葉", "商工会議所"])
        #expect(TextWrap.fit("八百屋吉田", limit: 4, most: 3).lines == ["八百屋", "吉田"])
    }

    @Test("a word too long for any box is cut, and only then")
    func longWord() {
        let short = TextWrap.options("Kindergarten", most: 6)
        #expect(short.count == 1)
        let long = TextWrap.options("Donaudampfschifffahrtsgesellschaft", most: 6)
        #expect(long.count > 1)
        #expect(TextWrap.options("ひだまり", most: 6).count == 1)
    }

    @Test("the characters of a person's name stay together, and kana that follow on kanji may stand below")
    func persons() {
        for name in ["鬼塚弥太郎", "武者小路", "小鳥遊薫"] {
            #expect(TextWrap.options(name, most: 6, isPerson: true).map(\.lines) == [[name]])
            #expect(TextWrap.options(name, most: 6).count > 1, "\(name)")
        }
        func fitted(_ name: String, limit: Double) -> [String]? {
            TextWrap.options(name, most: 3, isPerson: true).first { $0.width <= limit }?.lines
        }
        #expect(fitted("五百旗頭ひとみ", limit: 5) == ["五百旗頭", "ひとみ"])
        #expect(fitted("森 鴎外", limit: 2.5)?.count == 2)
    }

    @Test("a long part may be broken where it is asked for")
    func longPart() {
        #expect(TextWrap.options("コミュニティ", most: 3).count == 1)
        #expect(TextWrap.options("コミュニティ", most: 2, longPart: 4.5).last?.lines == ["コミュ", "ニティ"])
    }

    @Test("a line break in a name is one in its box")
    func paragraphs() {
        let all = TextWrap.options("一行目\n二行目の名前", most: 6)
        #expect(all.first?.lines == ["一行目", "二行目の名前"])
        #expect(all.allSatisfy { $0.lines.count >= 2 })
    }

    @Test("where nothing fits, the narrowest way is taken")
    func nothingFits() {
        let all = TextWrap.options("青葉商工会議所", most: 6)
        #expect(TextWrap.fit("青葉商工会議所", limit: 0.5, most: 6) == all.last)
    }
}
