import EngawaSheets

/// What a row says of who is meant.
struct ActorReference: Sendable {
    var name: TextID
    var number = TextID.none
    var kind = TextID.none
    var place = TextID.none
}

/// Whom a row speaks of, where that is known before it is read: its names do not matter then.
struct Subject: Sendable {
    /// The actor, or the ibasho of a sheet of ibasho.
    var node: NodeIndex
    /// The ibasho of a row of ties.
    var ibasho = NodeIndex.none
    /// The tie.
    var relation = -1
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
