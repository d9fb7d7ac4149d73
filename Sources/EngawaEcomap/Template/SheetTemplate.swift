import EngawaSheets
import EngawaText

/// A sheet before anybody has filled it in: its columns, what goes into each, and the words that can be chosen from.
///
/// The words are those that the import understands, so what is chosen is never an error there.
public struct SheetTemplate: Sendable, Hashable {
    /// A column.
    public struct Column: Sendable, Hashable {
        /// How it is answered where a form asks for it.
        public enum Answer: Sendable, Hashable {
            /// A few words.
            case text
            /// Some sentences.
            case paragraph
            /// One of these.
            case one([Message])
            /// Any of these, and others.
            case several([Message])
        }

        /// Its header in the sheet.
        public var header: Message
        /// Whether every row must have it.
        public var isRequired: Bool
        /// What goes into it, in one line.
        public var hint: Message
        /// How it is answered.
        public var answer: Answer
    }

    /// What its rows are.
    public var kind: SheetKind
    /// The columns in the order of the documentation.
    public var columns: [Column]

    /// The template of a kind of sheet.
    /// - Parameters:
    ///   - axes: the fields and bands that can be chosen.
    ///   - ibasho: the names of ibasho (居場所) that can be chosen; where there are none, the name is written.
    public init(_ kind: SheetKind, axes: Axes = .standard, ibasho: [String] = []) {
        self.kind = kind
        columns = kind.headers.map { header in
            Column(
                header: Message(ja: header.japanese, en: header.english),
                isRequired: header.isRequired,
                hint: header.column.hint(in: kind),
                answer: header.column.answer(in: kind, axes, ibasho)
            )
        }
    }
}

extension SheetColumn {
    fileprivate func answer(
        in kind: SheetKind,
        _ axes: Axes,
        _ ibasho: [String]
    ) -> SheetTemplate.Column.Answer {
        switch self {
        case .ibasho where kind != .ibasho && !ibasho.isEmpty: .one(ibasho.map { Message(same: $0) })
        case .field: .several(axes.fields.map { Message(ja: $0.name, en: $0.name(in: .en)) })
        case .band: .one(axes.bands.map { Message(ja: $0.entry.name, en: $0.entry.name(in: .en)) })
        case .kind: .one(KindClass.allCases.map(\.name))
        case .content where kind == .ties: .several(ContentClass.allCases.filter { $0 != .other }.map(\.sheetWord))
        case .strength: .one(Strength.allCases.map(\.sheetWord))
        case .flow: .one(Flow.allCases.map(\.sheetWord))
        case .means:
            .several([
                Message(ja: "対面", en: "in person"), Message(ja: "訪問", en: "visit"), Message(ja: "電話", en: "phone"),
                Message(ja: "オンライン", en: "online"),
            ])
        case .consent: .one(Consent.allCases.map(\.sheetWord))
        case .mode: .one(Mode.allCases.map(\.sheetWord))
        case .level where kind == .places: .one(PlaceLevel.allCases.map(\.sheetWord))
        case .relation: .one(Relation.allCases.map(\.sheetWord))
        case .axis: .one([Message(ja: "分野", en: "field"), Message(ja: "領域", en: "band")])
        case .note: .paragraph
        default: .text
        }
    }
}
