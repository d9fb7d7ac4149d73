import Testing

@testable import EngawaLayout

@Suite("Measuring text without a font")
struct TextMeasureTests {
    private func ems(_ text: String) -> Double { TextMeasure.width(text) / (1 + TextMeasure.safety) }

    @Test(
        "a character of the Japanese square takes one em",
        arguments: ["食", "あ", "ン", "ー", "（", "。", "Ａ", "𠮷", "①", "々"]
    )
    func square(text: String) {
        #expect(abs(ems(text) - 1) < 1e-9)
    }

    @Test("half-width katakana take half an em each")
    func halfWidth() {
        #expect(abs(ems("ｶﾅ") - 1) < 1e-9)
    }

    @Test("Latin letters take the advance widths of Noto Sans CJK JP")
    func latin() {
        #expect(abs(ems("W") - 0.878) < 1e-9)
        #expect(abs(ems("i") - 0.275) < 1e-9)
        #expect(abs(ems("NPO") - (0.723 + 0.633 + 0.742)) < 1e-9)
        #expect(abs(ems("é") - 0.554) < 1e-9)
    }

    @Test("bold Latin letters are wider, bold kanji are not")
    func bold() {
        #expect(TextMeasure.width("Cafe", bold: true) > TextMeasure.width("Cafe"))
        #expect(TextMeasure.width("食堂", bold: true) == TextMeasure.width("食堂"))
    }

    @Test("a combining mark adds nothing to its letter")
    func combining() {
        #expect(TextMeasure.width("か\u{3099}") == TextMeasure.width("か"))
        #expect(TextMeasure.width("e\u{301}") == TextMeasure.width("e"))
    }

    @Test("an emoji takes more than an em, a joined one at most the sum of its parts")
    func emoji() {
        #expect(ems("🍙") >= 1)
        #expect(ems("👨\u{200D}👩\u{200D}👧") >= 3)
        #expect(ems("👨\u{200D}👩\u{200D}👧") <= 6)
        #expect(ems("👍🏽") == ems("👍"))
    }

    @Test("aligned to a grid every letter is a whole number of steps wide")
    func stepped() {
        #expect(abs(TextMeasure.width("食堂", step: 0.3) - 1.8) < 1e-9)
        #expect(abs(TextMeasure.width("il", step: 0.25) - 0.5) < 1e-9)
        #expect(abs(TextMeasure.width("食", step: 0.75 / 5.65) - 8 * 0.75 / 5.65) < 1e-9)
    }

    @Test("nothing is as wide as nothing")
    func empty() {
        #expect(TextMeasure.width("") == 0)
    }
}
