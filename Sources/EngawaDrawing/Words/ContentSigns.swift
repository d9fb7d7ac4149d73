import EngawaEcomap
import EngawaText

extension ContentClass {
    /// The sign in a box: that of the style, else one kanji, or one letter for readers of English.
    var sign: Message { DrawingStyle.current.signs[self].map { Message(same: $0.sign) } ?? usualSign }

    /// What the sign means.
    var meaning: Message {
        DrawingStyle.current.signs[self]?.meaning.map { Message(same: $0) } ?? usualMeaning
    }

    private var usualSign: Message {
        switch self {
        case .food: Message(ja: "食", en: "F")
        case .place: Message(ja: "場", en: "P")
        case .money: Message(ja: "金", en: "¥")
        case .people: Message(ja: "人", en: "H")
        case .goods: Message(ja: "物", en: "G")
        case .knowledge: Message(ja: "知", en: "K")
        case .watching: Message(ja: "見", en: "W")
        case .connecting: Message(ja: "つ", en: "C")
        case .information: Message(ja: "情", en: "I")
        case .transport: Message(ja: "運", en: "T")
        case .counsel: Message(ja: "相", en: "A")
        case .health: Message(ja: "医", en: "M")
        case .play: Message(ja: "遊", en: "L")
        case .other: Message(ja: "他", en: "O")
        }
    }

    private var usualMeaning: Message {
        switch self {
        case .food: Message(ja: "食べもの", en: "food")
        case .place: Message(ja: "場所", en: "place")
        case .money: Message(ja: "お金", en: "money")
        case .people: Message(ja: "人手", en: "helping hands")
        case .goods: Message(ja: "物品", en: "goods")
        case .knowledge: Message(ja: "知識・学び", en: "knowledge")
        case .watching: Message(ja: "見守り", en: "watching over")
        case .connecting: Message(ja: "つなぎ・紹介", en: "connecting")
        case .information: Message(ja: "情報・広報", en: "information")
        case .transport: Message(ja: "運搬・送迎", en: "transport")
        case .counsel: Message(ja: "相談", en: "advice")
        case .health: Message(ja: "医療・健康", en: "medical care")
        case .play: Message(ja: "遊び・文化", en: "leisure, culture")
        case .other: Message(ja: "その他", en: "other")
        }
    }
}
