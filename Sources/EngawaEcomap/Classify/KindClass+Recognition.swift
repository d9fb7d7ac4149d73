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
        let written = FoldedText(kind).text
        if let exact = KindWords.exact[FoldedText(kind)] {
            return RecognisedKind(isPersonal(name, despite: exact) ? .person : exact)
        }
        if written.contains("個人") || hasPersonalSuffix(written) { return RecognisedKind(.person) }
        if let told = KindWords.lookUp(written) {
            return RecognisedKind(isPersonal(name, despite: told) ? .person : told)
        }
        let byName = recognise(name: name)
        if byName.kindClass == .person { return byName }
        return RecognisedKind(.other, isSure: false)
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
    private static func isPersonal(_ name: String, despite kindClass: KindClass) -> Bool {
        switch kindClass {
        case .person: return true
        case .group, .ibasho: return false
        default:
            let folded = FoldedText(name).text
            guard hasPersonalSuffix(folded), let stem = personalStem(folded) else { return false }
            return PersonNames.isSurname(stem)
                || (stem.unicodeScalars.count <= 4 && stem.unicodeScalars.allSatisfy(PersonNames.isKanji)
                    && KindWords.lookUp(stem) == nil)
        }
    }

    private static let personalSuffixes = ["さん", "氏", "様", "さま", "ちゃん", "くん"]
    private static let impersonalEndings = ["屋さん", "お客さん", "お客様", "皆さん", "皆様", "みなさん", "みなさま", "たちさん"]

    private static func hasPersonalSuffix(_ folded: String) -> Bool {
        guard !impersonalEndings.contains(where: folded.hasSuffix) else { return false }
        return personalSuffixes.contains { folded.hasSuffix($0) && folded != $0 }
            || ["(個人)", "（個人）", "〈個人〉"].contains { folded.hasSuffix($0) }
    }

    private static func personalStem(_ folded: String) -> String? {
        personalSuffixes.first(where: folded.hasSuffix).map { String(folded.dropLast($0.count)) }
    }
}
