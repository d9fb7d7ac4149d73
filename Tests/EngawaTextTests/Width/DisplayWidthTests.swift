import Testing

@testable import EngawaText

@Suite struct DisplayWidthTests {
    @Test(
        "text fills the cells that a terminal gives it",
        arguments: [
            ("", 0), ("engawa", 6), ("縁側", 4), ("ｶﾌｪ", 3), ("ｶﾞ", 2), ("ＡＢ", 4), ("食堂A", 5), ("가각", 4),
            ("、。「」", 8), ("○→α", 3), ("é", 1), ("𠮟る", 4), ("〜", 2), ("\u{3000}", 2), ("Ж", 1), ("…", 1),
        ]
    )
    func width(text: String, cells: Int) {
        #expect(DisplayWidth.of(text) == cells)
    }

    @Test(
        "combining and invisible characters fill nothing",
        arguments: [
            ("e\u{301}", 1), ("か\u{3099}", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("a\u{200B}b", 2), ("a\u{AD}b", 2),
            ("\u{FEFF}a", 1), ("\u{301}", 0), ("葛\u{E0100}", 2), ("ש\u{5C1}", 1), ("\u{7}", 0),
        ]
    )
    func combining(text: String, cells: Int) {
        #expect(DisplayWidth.of(text) == cells)
    }

    @Test(
        "an emoji fills two cells, however many code points it is made of",
        arguments: ["🍙", "👩‍🌾", "👨‍👩‍👧‍👦", "🇯🇵", "👍🏽", "❤️", "☎️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🫶"]
    )
    func emoji(text: String) {
        #expect(DisplayWidth.of(text) == 2)
    }

    @Test("signs that only may be emoji fill one cell in their text form")
    func textForms() {
        #expect(DisplayWidth.of("☎") == 1)
        #expect(DisplayWidth.of("❤\u{FE0E}") == 1)
        #expect(DisplayWidth.of("©") == 1)
    }

    @Test("the ranges are ascending and apart, so that the search finds each end and no neighbour")
    func rangeEdges() {
        for (inside, outside) in [
            (0x1100, 0x10FF), (0x115F, 0x1160), (0x3041, 0x303F), (0xAC00, 0xABFF), (0xD7A3, 0xD7A4),
            (0xFF60, 0xFF61), (0xFFE6, 0xFFE7), (0x20000, 0x1FFFF), (0x3FFFD, 0x3FFFE),
        ] as [(UInt32, UInt32)] {
            #expect(WideRanges.contains(inside))
            #expect(!WideRanges.contains(outside))
        }
    }

    @Test("padding fills up to the width on the far side and leaves longer text alone")
    func padding() {
        #expect(DisplayWidth.padded("縁側", to: 6) == "縁側  ")
        #expect(DisplayWidth.padded("12", to: 4, .right) == "  12")
        #expect(DisplayWidth.padded("縁側", to: 3) == "縁側")
    }

    @Test("truncation never cuts a character and never exceeds the width")
    func truncation() {
        #expect(DisplayWidth.truncated("みんなの食堂", to: 12) == "みんなの食堂")
        #expect(DisplayWidth.truncated("みんなの食堂", to: 11) == "みんなの食…")
        #expect(DisplayWidth.truncated("みんなの食堂", to: 10) == "みんなの…")
        #expect(DisplayWidth.truncated("👨‍👩‍👧‍👦と家", to: 3) == "👨‍👩‍👧‍👦…")
        #expect(DisplayWidth.truncated("abc", to: 1) == "…")
        #expect(DisplayWidth.truncated("abc", to: 0) == "")
        let text = "aか\u{3099}🍙e\u{301}縁b"
        for width in 0...12 {
            #expect(DisplayWidth.of(DisplayWidth.truncated(text, to: width)) <= width)
        }
    }
}
