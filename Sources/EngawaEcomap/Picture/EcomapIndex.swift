import EngawaText

/// The 五十音 index (さくいん) of an ecomap: every name that it shows, with its number and its cell.
///
/// What stands in for a withheld name has no number. Kanji are ordered without their readings, which the map does not know;
/// see `NameOrder`.
///
///     for group in EcomapIndex(ecomap).groups { print(group.heading.name.ja, group.entries.map(\.name)) }
public struct EcomapIndex: Sendable, Hashable {
    /// One name.
    public struct Entry: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The number in its box, which is the node id in the graph; nil where the name is withheld.
        public var number: Int?
        /// The column, an index of `Ecomap.fields`; nil where no field is known.
        public var field: Int?
        /// The row, an index of `Ecomap.bands`; nil where no band is known.
        public var band: Int?
    }

    /// What the names of a group begin with.
    public enum Heading: Sendable, Hashable {
        /// A row of the 五十音 by its first letter: あ, か, さ …
        case row(String)
        /// Kanji, whose readings are not known.
        case kanji
        /// Latin letters.
        case latin
        /// Digits and everything else.
        case other

        /// What the group is called.
        public var name: Message {
            switch self {
            case .row(let letter): Message(ja: letter, en: letter)
            case .kanji: Message(ja: "漢字", en: "Kanji")
            case .latin: Message(ja: "A–Z", en: "A–Z")
            case .other: Message(ja: "数字ほか", en: "0–9 …")
            }
        }
    }

    /// The names of one heading.
    public struct Group: Sendable, Hashable {
        /// What they begin with.
        public var heading: Heading
        /// The names in their order; never empty.
        public var entries: [Entry]
    }

    /// The groups that have names: あ to わ, kanji, Latin, others.
    public let groups: [Group]

    /// All names in their order.
    public var entries: [Entry] { groups.flatMap(\.entries) }

    /// The index of `ecomap`. O(s log s) in the number s of its supporters.
    public init(_ ecomap: Ecomap) {
        var ordered: [(order: NameOrder, id: Int, entry: Entry)] = []
        for supporter in ecomap.supporters {
            let entry = Entry(
                name: supporter.name,
                number: supporter.number,
                field: supporter.field,
                band: supporter.band
            )
            ordered.append((NameOrder(supporter.name), supporter.id, entry))
        }
        ordered.sort { left, right in left.order == right.order ? left.id < right.id : left.order < right.order }
        var groups: [Group] = []
        for (order, _, entry) in ordered {
            let heading = Heading(order)
            if groups.last?.heading == heading {
                groups[groups.count - 1].entries.append(entry)
            } else {
                groups.append(Group(heading: heading, entries: [entry]))
            }
        }
        self.groups = groups
    }
}

extension EcomapIndex.Heading {
    /// The rows of the 五十音, by the letter that each begins with.
    private static let rows = Array("あかさたなはまやらわ".unicodeScalars)

    init(_ order: NameOrder) {
        switch order.first {
        case (0, let letter)?:
            let row = Self.rows.last { $0.value <= letter.value } ?? Self.rows[0]
            self = .row(String(row))
        case (1, _)?: self = .kanji
        case (2, _)?: self = .latin
        default: self = .other
        }
    }
}
