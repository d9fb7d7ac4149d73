/// What the import takes an actor's kind (種別) to be, and how sure it is.
public struct RecognisedKind: Sendable, Hashable {
    /// The class.
    public var kindClass: KindClass
    /// False where the class is a guess that a person should look at.
    public var isSure: Bool

    /// A recognised kind from its parts.
    public init(_ kindClass: KindClass, isSure: Bool = true) {
        self.kindClass = kindClass
        self.isSure = isSure
    }
}

extension KindClass {
    /// The class of an actor from what the sheet says in 種別 and from its name.
    ///
    /// A kind that is written down decides, with one exception: somebody who is called `田中さん` is a person also where
    /// the kind says what they do (`農家`), because people are asked before they are named. A blank kind is told from
    /// the name; a name that tells nothing is `other`, and not sure. O(length of both × number of known words).
    public static func recognise(kind: String?, name: String) -> RecognisedKind {
        guard let kind else { return recognise(name: name) }
        switch KindReading(kind) {
        case .always(let kindClass): return RecognisedKind(kindClass)
        case .unlessPersonal(let kindClass):
            return RecognisedKind(isPersonal(name) ? .person : kindClass)
        case .byName:
            let byName = recognise(name: name)
            return byName.kindClass == .person ? byName : RecognisedKind(.other, isSure: false)
        }
    }

    private static func recognise(name: String) -> RecognisedKind {
        let folded = FoldedText(name).text
        if GenericNames.isGroup(name) { return RecognisedKind(.group) }
        if hasPersonalSuffix(folded) { return RecognisedKind(.person) }
        if let role = KindWords.exact[FoldedText(name)], role == .person { return RecognisedKind(.person) }
        if let told = KindWords.lookUp(folded) { return RecognisedKind(told) }
        if folded.hasSuffix("会") || folded.hasSuffix("クラブ") || folded.hasSuffix("の輪") || folded.hasSuffix("隊") {
            return RecognisedKind(.npo, isSure: false)
        }
        if PersonNames.looksLikeFullName(name) { return RecognisedKind(.person, isSure: false) }
        return RecognisedKind(.other, isSure: false)
    }

    /// Whether a name is a person's although the kind says a class of organisations (田中さん, 農家).
    private static func isPersonal(_ name: String) -> Bool {
        let folded = FoldedText(name).text
        guard hasPersonalSuffix(folded), let stem = personalStem(folded) else { return false }
        return PersonNames.isSurname(stem)
            || (stem.unicodeScalars.count <= 4 && stem.unicodeScalars.allSatisfy(PersonNames.isKanji)
                && KindWords.lookUp(stem) == nil)
    }

    private static let personalSuffixes = ["さん", "氏", "様", "さま", "ちゃん", "くん"]
    private static let impersonalEndings = ["屋さん", "お客さん", "お客様", "皆さん", "皆様", "みなさん", "みなさま", "たちさん"]

    fileprivate static func hasPersonalSuffix(_ folded: String) -> Bool {
        guard !impersonalEndings.contains(where: folded.hasSuffix) else { return false }
        return personalSuffixes.contains { folded.hasSuffix($0) && folded != $0 }
            || ["(個人)", "（個人）", "〈個人〉"].contains { folded.hasSuffix($0) }
    }

    private static func personalStem(_ folded: String) -> String? {
        personalSuffixes.first(where: folded.hasSuffix).map { String(folded.dropLast($0.count)) }
    }
}

/// What a kind (種別) says by itself about the class of whoever has it.
enum KindReading: Sendable {
    /// Everybody of this kind is of the class.
    case always(KindClass)
    /// Of the class, but for names that are a person's (田中さん, 農家).
    case unlessPersonal(KindClass)
    /// The kind says nothing that is known; the name may.
    case byName

    /// Understands a kind. O(length × number of known words).
    init(_ kind: String) {
        let written = FoldedText(kind)
        if let exact = KindWords.exact[written] {
            self = KindReading(told: exact)
        } else if written.text.contains("個人") || KindClass.hasPersonalSuffix(written.text) {
            self = .always(.person)
        } else if let told = KindWords.lookUp(written.text) {
            self = KindReading(told: told)
        } else {
            self = .byName
        }
    }

    private init(told kindClass: KindClass) {
        switch kindClass {
        case .person, .group, .ibasho: self = .always(kindClass)
        default: self = .unlessPersonal(kindClass)
        }
    }
}

extension KindClass {
    /// Whether a name may end in what makes it a person's: a quick look at its last character, never a wrong no.
    static func mayBePersonal(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let last = name.last else { return false }
        if last < 0x80 { return last == UInt8(ascii: ")") }
        guard name.count >= 3 else { return false }
        let ending = (name[name.count - 3], name[name.count - 2], last)
        switch ending {
        case (0xE3, 0x82, 0x93), (0xE6, 0xB0, 0x8F), (0xE6, 0xA7, 0x98), (0xE3, 0x81, 0xBE),  // ん 氏 様 ま
            (0xEF, 0xBC, 0x89), (0xE3, 0x80, 0x89):  // ） 〉
            return true
        default: return false
        }
    }
}
