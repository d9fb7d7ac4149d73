import EngawaSheets
import EngawaText

/// A column of an edit, and whose it is.
struct EditedColumn: Sendable, Hashable {
    enum Owner: Sendable {
        /// The actor or ibasho.
        case entry
        /// Its tie to an ibasho.
        case tie
    }

    let owner: Owner
    /// Nil for a property that no sheet knows.
    let column: SheetColumn?
    let title: Message
    let isRequired: Bool
    /// The key of the property; nil for what is told by relationships: 所在地, 活動範囲, 分野 of an actor.
    let key: String?

    private init(_ header: SheetKind.Header, _ owner: Owner) {
        self.owner = owner
        column = header.column
        title = Message(ja: header.japanese, en: header.english)
        isRequired = header.isRequired
        key =
            switch header.column {
            case .name, .ibasho: Schema.Key.name
            case .id: Schema.Key.number
            case .field: owner == .tie ? Schema.Key.fields : nil
            case .area, .location: nil
            // The others are called like their property.
            default: header.column.rawValue
            }
    }

    /// A property that no sheet knows.
    init(unknown key: String, _ owner: Owner) {
        (self.owner, self.key) = (owner, key)
        (column, isRequired, title) = (nil, false, Message(same: key))
    }

    /// The column of an actor or ibasho that a header means, by the sheets of its kind. 名前 is the name of an ibasho too.
    static func ofEntry(_ kind: SheetKind, called header: String) -> EditedColumn? {
        let known = kind.header(called: header) ?? (isName(header) ? kind.headers.first : nil)
        return known.map { EditedColumn($0, .entry) }
    }

    /// The column of a tie that a header means. What a sheet of ties says of the actor belongs to the actor.
    static func ofTie(called header: String) -> EditedColumn? {
        SheetKind.ties.header(called: header).flatMap { isOfTie($0) ? EditedColumn($0, .tie) : nil }
    }

    /// The headers of all columns of an actor or ibasho and of its ties, each once.
    static func titles(_ kind: SheetKind) -> [Message] {
        let own = kind.headers.map { EditedColumn($0, .entry).title }
        let ofTies = SheetKind.ties.headers.filter(isOfTie).map { EditedColumn($0, .tie).title }
        return own + ofTies.filter { !own.contains($0) }
    }

    private static func isName(_ header: String) -> Bool {
        SheetKind.actors.header(called: header)?.column == .name
    }

    private static func isOfTie(_ header: SheetKind.Header) -> Bool {
        switch header.column {
        case .ibasho, .name, .id, .kind, .area, .location: false
        default: true
        }
    }
}
