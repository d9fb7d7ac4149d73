import EngawaGraph
import EngawaSheets
import EngawaText

/// What an edit did, or would do.
public struct EntryChange: Sendable, Hashable {
    /// The name of the actor or ibasho, as it is now.
    public var name: String
    /// What is another than it was, in the order in which the columns were given.
    public var changes: [CellChange]
    /// What deserves to be said besides.
    public var notes: [EditNote]
}

/// A column of one actor, ibasho or tie as it was and as it is.
public struct CellChange: Sendable, Hashable {
    /// The column; nil where no sheet knows it.
    public var column: SheetColumn?
    /// Its header.
    public var title: Message
    /// The ibasho whose tie it belongs to; nil for what belongs to the actor or ibasho itself.
    public var ibasho: String?
    /// The beginning (開始) of that tie before the change; null where it has none.
    public var since: Value
    /// Whether other ties lead to the same ibasho, so that only the beginning tells which one it was.
    public var isOneOfSeveral: Bool
    /// What was there, as the graph has it; the names of fields and places where it leads to them.
    public var before: Value
    /// What is there.
    public var after: Value

    /// The word that a sheet has for a code of this column; nil where `value` is no code.
    public func word(for value: Value) -> Message? {
        guard let code = value.stringValue else { return nil }
        return switch column {
        case .strength: Strength(rawValue: code)?.sheetWord
        case .flow: Flow(rawValue: code)?.sheetWord
        case .consent: Consent(rawValue: code)?.sheetWord
        case .mode: Mode(rawValue: code)?.sheetWord
        default: nil
        }
    }
}

/// What deserves to be said of an edit.
public enum EditNote: Sendable, Hashable {
    /// What an import would say of the values.
    case imported(ImportProblem)
    /// Somebody else has the name too, and is told apart by number, place or kind.
    case namesake(String, NodeID)
    /// A place that the map did not have; whether its name tells its level.
    case newPlace(String, hasLevel: Bool)
    /// There are several ties to the ibasho; the one that is there today was changed.
    case severalTies(TieSummary)
    /// A last contact that lies ahead.
    case contactAhead(SheetDate, today: SheetDate)
    /// The ties to these ibasho say their own 分野, which is what is drawn.
    case tiesKeepFields(ibasho: [String])
    /// It is no person any longer; who sees the name now, what was agreed to tells.
    case noLongerPerson(String, Consent?)
    /// It was a person and stays one, although neither name nor kind say so surely.
    case staysPerson(String)
    /// It is a person from now on, whose name meetings see only with consent.
    case nowPerson(String)
}
