import EngawaText

/// Texts that people type freely (内容, おねがい, 頻度): they say what is brought, and now and then who.
public enum FreeText {
    /// Whether a text may hold somebody's name: it has a form of address, or begins with a common surname.
    ///
    /// A guess that errs on the side of asking people before they are named. O(length).
    public static func mayHoldName(_ text: String) -> Bool {
        var rest = text
        for word in plain where rest.contains(word) { rest = rest.replacing(word, with: "") }
        if addresses.contains(where: { rest.contains($0) }) { return true }
        if let place = rest.range(of: "先生"), let before = rest[..<place.lowerBound].unicodeScalars.last,
            PersonNames.isKanji(before)
        {
            return true
        }
        let scalars = Array(rest.unicodeScalars)
        guard scalars.count > 2 else { return false }
        return [2, 3].contains { length in
            scalars.count > length && PersonNames.isSurname(FreeText.text(scalars[..<length]))
        }
    }

    /// The text as an edition may show it: what may hold a name is shown in the internal one alone, elsewhere the class of
    /// contents that it belongs to stands for it.
    public static func shown(_ text: String, in edition: Edition, _ language: Language) -> String {
        guard edition != .internal, mayHoldName(text) else { return text }
        return ContentClass.recognise(text).name[language]
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// What looks like a form of address and is none, or one that names nobody.
    private static let plain = [
        "皆さん", "みなさん", "お母さん", "お父さん", "おかあさん", "おとうさん", "お子さん", "お客さん", "子どもさん", "たくさん", "さんま",
        "さんすう", "お子様", "お客様", "皆様", "様々", "様子", "模様", "仕様",
    ]
    private static let addresses = ["さん", "氏", "様", "くん", "君", "ちゃん", "Mr", "Ms", "Mrs"]
}

extension ContentClass {
    /// What the class is called.
    public var name: Message {
        switch self {
        case .food: Message(ja: "食べもの", en: "food")
        case .place: Message(ja: "場所", en: "a place")
        case .money: Message(ja: "資金", en: "money")
        case .people: Message(ja: "人手", en: "hands")
        case .goods: Message(ja: "物品", en: "goods")
        case .knowledge: Message(ja: "知識", en: "knowledge")
        case .watching: Message(ja: "見守り", en: "watching over")
        case .connecting: Message(ja: "つなぎ役", en: "introductions")
        case .information: Message(ja: "情報", en: "information")
        case .transport: Message(ja: "運搬・送迎", en: "transport")
        case .counsel: Message(ja: "相談", en: "counsel")
        case .health: Message(ja: "医療・健康", en: "health")
        case .play: Message(ja: "遊び・行事", en: "play and events")
        case .other: Message(ja: "その他のこと", en: "something else")
        }
    }
}
