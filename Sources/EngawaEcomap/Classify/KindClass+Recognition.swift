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
        if GenericNames.isGroup(name) { return RecognisedKind(.group) }
        let personal = PersonalName(name)
        if personal?.isSure ?? false { return RecognisedKind(.person) }
        if let role = KindWords.exact[FoldedText(name)], role == .person { return RecognisedKind(.person) }
        let folded = PersonalName.withoutRemark(FoldedText(name).text)
        if let told = KindWords.lookUp(folded) {
            return RecognisedKind(told, isSure: told != .school || !KindWords.isVagueGarden(folded))
        }
        if personal != nil { return RecognisedKind(.person, isSure: false) }
        if let told = KindWords.lookUp(FoldedText(name).text) { return RecognisedKind(told) }
        if folded.hasSuffix("会") || folded.hasSuffix("クラブ") || folded.hasSuffix("の輪") || folded.hasSuffix("隊") {
            return RecognisedKind(.npo, isSure: false)
        }
        return RecognisedKind(.other, isSure: false)
    }

    /// Whether a name is a person's although the kind says a class of organisations (田中さん, 農家).
    private static func isPersonal(_ name: String) -> Bool {
        guard let personal = PersonalName(name), personal.isSure else { return false }
        let stem = personal.stem
        return personal.isCouple && KindWords.lookUp(stem) == nil || PersonNames.looksLikeFullName(stem)
            || (stem.unicodeScalars.count <= 4 && stem.unicodeScalars.allSatisfy(PersonNames.isKanji)
                && KindWords.lookUp(stem) == nil)
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
        } else if written.text.contains("個人") || PersonalName(kind)?.isSure ?? false {
            // A 個人商店 is a shop.
            switch KindWords.lookUp(written.text) {
            case .business: self = .unlessPersonal(.business)
            case .medical: self = .unlessPersonal(.medical)
            default: self = .always(.person)
            }
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
