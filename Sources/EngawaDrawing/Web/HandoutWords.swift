import EngawaEcomap
import EngawaSheets
import EngawaText

/// Every text of a handout that does not come from the map.
enum HandoutWords {
    static let index = Message(ja: "さくいん", en: "Index")
    static let indexHint = Message(ja: "文字と数字は、下の表の列と行", en: "letter and number: column and row of the table")
    static let more = Message(ja: "さくいん（つづき）", en: "Index (continued)")
    static let matrix = Message(ja: "分野と領域", en: "Fields and distances")
    static let gaps = Message(ja: "あってもよいかもしれないつながり", en: "Links that may be welcome")
    static let noGaps = Message(ja: "今のところ、お知らせすることはありません。", en: "Nothing to tell at present.")
    static let gapsHint = Message(ja: "どれも、なくても大丈夫です。", en: "None of them has to be.")
    static let figures = Message(ja: "指標", en: "Indicators")
    static let begun = Message(ja: "はじまった", en: "Began")
    static let ended = Message(ja: "終わった", en: "Ended")
    static let none = Message(ja: "なし", en: "none")
    static let room = Message(ja: "書きこみ", en: "Notes")
    static let couldHelp = Message(ja: "声をかけられそうな先: ", en: "could be asked: ")
    static let total = Message(ja: "計", en: "total")

    static func changes(since day: SheetDate) -> Message {
        let date = PageWords.date(day)
        return Message(ja: "\(date.ja)からの変化", en: "Changes since \(date.en)")
    }

    static func undecided(_ count: Int) -> Message {
        Message(
            ja: "日付がおおまかで決められないもの \(count)",
            en: count == 1 ? "1 with a date too vague to tell" : "\(count) with dates too vague to tell"
        )
    }

    static func others(_ count: Int) -> Message { Message(ja: "ほか\(count)", en: "\(count) more") }
}
