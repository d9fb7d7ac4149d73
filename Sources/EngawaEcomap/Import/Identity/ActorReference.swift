import EngawaSheets

/// What a row says of who is meant.
struct ActorReference: Sendable {
    var name: TextID
    var number = TextID.none
    var kind = TextID.none
    var place = TextID.none
}

extension ImportStage {
    /// The class of somebody from what the sheet says in 種別, which may be blank, and from the name.
    mutating func recognise(kind: TextID, name: TextID) -> RecognisedKind {
        guard !kind.isNone else { return KindClass.recognise(kind: nil, name: texts.string(name)) }
        let reading: KindReading
        if let known = kinds[kind.rawValue] {
            reading = known
        } else {
            reading = KindReading(texts.string(kind))
            kinds[kind.rawValue] = reading
        }
        switch reading {
        case .always(let kindClass): return RecognisedKind(kindClass)
        case .unlessPersonal(let kindClass) where !texts.withBytes(name, PersonalName.mayBeSure):
            return RecognisedKind(kindClass)
        default: return KindClass.recognise(kind: texts.string(kind), name: texts.string(name))
        }
    }
}
