import EngawaSheets

/// A name that is, or may be, a person's.
struct PersonalName {
    /// The name without what is said about the person: 田中 of 田中さん（八百屋）. Folded.
    let stem: String
    /// Whether the name says so itself (さん, 氏, 様, Mr); else it only looks like a full name.
    let isSure: Bool
    /// Whether it is a couple's (夫妻), which no organisation is.
    let isCouple: Bool

    /// Reads `name`; nil where nothing in it is a person's. O(length × number of known endings).
    init?(_ name: String) {
        let folded = FoldedText(name).text
        if folded.hasSuffix("(個人)") || folded.hasSuffix("〈個人〉") {
            self.init(stem: String(folded.dropLast("(個人)".count)), isSure: true)
            return
        }
        let bare = PersonalName.withoutRemark(folded)
        guard !PersonalName.impersonal.contains(where: bare.hasSuffix) else { return nil }
        if let ending = PersonalName.endings.first(where: { bare.hasSuffix($0) && bare != $0 }) {
            self.init(stem: String(bare.dropLast(ending.count)), isSure: true)
        } else if let family = PersonalName.family(bare) {
            self = family
        } else if let rest = PersonalName.rest(of: name) {
            self.init(stem: FoldedText(rest).text, isSure: true)
        } else if PersonNames.looksLikeFullName(bare) || PersonalName.isTwoShortWords(name) {
            self.init(stem: bare, isSure: false)
        } else {
            return nil
        }
    }

    /// Several persons who are called by what they are to each other: 鵜飼玄蕃・鵜飼ハナ夫妻, 山田兄弟. A couple is one surely, whatever
    /// stands before it; the others where that may be a name and does not begin like an organisation's.
    private static func family(_ bare: String) -> PersonalName? {
        if let ending = couples.first(where: { bare.hasSuffix($0) && bare != $0 }) {
            return PersonalName(stem: String(bare.dropLast(ending.count)), isSure: true, isCouple: true)
        }
        guard let ending = relatives.first(where: { bare.hasSuffix($0) && bare != $0 }),
            !KindWords.beginsLikeOrganisation(bare)
        else { return nil }
        let stem = String(bare.dropLast(ending.count))
        let isName =
            PersonNames.looksLikeFullName(stem)
            || KindWords.lookUp(stem) == nil && stem.unicodeScalars.allSatisfy(PersonNames.isKanji)
        return PersonalName(stem: stem, isSure: isName)
    }

    private init(stem: String, isSure: Bool, isCouple: Bool = false) {
        self.isCouple = isCouple
        self.stem = stem
        self.isSure = isSure
    }

    /// A folded name without a remark in brackets behind it: 佐藤花子(ボランティア).
    static func withoutRemark(_ folded: String) -> String {
        guard folded.hasSuffix(")"), let open = folded.lastIndex(of: "("), open > folded.startIndex else {
            return folded
        }
        return String(folded[..<open])
    }

    /// Whether a name may surely be a person's, by its last character and by what parts words: quick, and never a wrong
    /// no.
    static func mayBeSure(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let last = name.last else { return false }
        if last < 0x80 { return true }
        for place in name.indices {
            switch name[place] {
            case 0x20, 0x2E: return true
            // U+3000, the ideographic space, and U+FF0E, the full-width full stop. NFC is whole characters.
            case 0xE3 where name[place + 1] == 0x80 && name[place + 2] == 0x80: return true
            case 0xEF where name[place + 1] == 0xBC && name[place + 2] == 0x8E: return true
            default: continue
            }
        }
        guard name.count >= 3 else { return false }
        return PersonalName.lastCharacters.find(UnsafeBufferPointer(rebasing: name[(name.count - 3)...])) != nil
    }

    /// What stands behind a title (Mr) or a role (民生委員) and a space.
    private static func rest(of name: String) -> String? {
        let words = name.split(maxSplits: 1) { " 　.．".contains($0) }
        guard words.count == 2, let first = words.first, let rest = words.last else { return nil }
        let title = FoldedText(String(first))
        if titles.contains(title) { return String(rest) }
        guard PersonRoles.isRole(title), KindWords.lookUp(FoldedText(String(rest)).text) == nil else { return nil }
        return String(rest)
    }

    /// Whether a name consists of two short words of kanji or kana that say nothing of an organisation: サトウ ハナコ.
    private static func isTwoShortWords(_ name: String) -> Bool {
        let words = name.split { " 　".contains($0) }
        guard words.count == 2, KindWords.lookUp(FoldedText(name).text) == nil else { return false }
        return words.allSatisfy { word in
            word.unicodeScalars.count <= 4 && !(word.last.map(collective.contains) ?? false)
                && word.unicodeScalars.allSatisfy { PersonNames.isKanji($0) || PersonNames.isKana($0) }
        }
    }

    private static let endings = [
        "さんご夫婦", "さんご夫妻", "さんご一家", "さん夫婦", "さん夫妻", "さん一家", "さん家族", "さん親子", "さん宅", "さんち", "さん家", "様ご夫妻", "様ご夫婦",
        "ご夫妻", "ご夫婦", "ご一家", "さん", "氏", "様", "さま", "ちゃん", "くん", "先生",
    ]
    private static let couples = ["夫妻", "夫婦"]
    private static let relatives = ["ご兄弟", "ご姉妹", "親子", "兄弟", "姉妹", "一家"]
    private static let impersonal = [
        "屋さん", "お客さん", "お客様", "皆さん", "皆様", "みなさん", "みなさま", "たちさん", "大学生", "高校生", "先生方", "奥様", "お母さん", "お父さん",
        "お子さん", "子どもさん",
    ]
    /// Last characters that a group has and a person has not.
    private static let collective: Set<Character> = ["会", "部", "隊", "組", "団", "所", "室", "屋", "店", "社", "班", "輪", "家"]
    private static let titles = Set(["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof"].map(FoldedText.init))
    /// The last characters of whatever says that a name is a person's.
    private static let lastCharacters: DistinctTexts = {
        var texts = DistinctTexts()
        for character in ["ん", "氏", "様", "ま", "生", "婦", "妻", "家", "宅", "ち", "族", "子", "弟", "妹", "）", "〉"] {
            _ = texts.intern(character)
        }
        return texts
    }()
}
