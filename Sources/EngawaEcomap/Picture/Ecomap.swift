import EngawaText

/// The network of one ibasho (居場所) as one edition may show it: the input of every drawing, table and list.
///
/// It is made by `EcomapMap.ecomap(of:...)`, which decides once who may be named. What an edition withholds is not in
/// the value at all, so nothing that is made from it can leak it.
public struct Ecomap: Sendable, Hashable {
    /// The ibasho in the middle.
    public var ibasho: Hub
    /// The columns, 分野, from left to right: all fields of the map, used or not.
    public var fields: [AxisEntry]
    /// The rows, 領域, from near to far: all bands of the map, used or not.
    public var bands: [AxisEntry]
    /// The supporters in the order of their ids; withheld ones come last, in an order that tells nothing.
    public var supporters: [Supporter]
    /// The edition that this value was made for.
    public var edition: Edition
    /// How many names the edition withholds.
    public var withheldNames: Int
    /// The day on which the world is shown.
    public var day: String
    /// Whether `day` was asked for, rather than being today.
    public var isAsOf: Bool
    /// The language of titles and legends.
    public var language: Language
    /// The missing links (まだないつながり) that were asked for, by their numbers.
    public var gaps: [GapMark] = []
    /// What has changed since the day that was asked for; nil where none was.
    public var change: NetworkChange?
    /// The weather of the cells (天気図); nil where it was not asked for.
    public var weather: WeatherChart?

    /// An ecomap from its parts.
    public init(
        ibasho: Hub,
        fields: [AxisEntry],
        bands: [AxisEntry],
        supporters: [Supporter],
        edition: Edition = .meeting,
        withheldNames: Int = 0,
        day: String,
        isAsOf: Bool = false,
        language: Language = .ja
    ) {
        self.ibasho = ibasho
        self.fields = fields
        self.bands = bands
        self.supporters = supporters
        self.edition = edition
        self.withheldNames = withheldNames
        self.day = day
        self.isAsOf = isAsOf
        self.language = language
    }
}

/// The ibasho in the middle of an ecomap.
public struct Hub: Sendable, Hashable {
    /// Its node id in the graph.
    public var id: Int
    /// Its name.
    public var name: String

    /// A hub from its parts.
    public init(id: Int, name: String) {
        self.id = id
        self.name = name
    }
}

/// A field (分野) or a band (領域): one position on an axis.
public struct AxisEntry: Sendable, Hashable {
    /// The name as the map has it, usually Japanese.
    public var name: String
    /// The English name, where the map has one.
    public var english: String?

    /// An axis entry from its parts.
    public init(name: String, english: String? = nil) {
        self.name = name
        self.english = english
    }

    /// The name to show in `language`: the English one where it is asked for and known.
    public func name(in language: Language) -> String {
        switch language {
        case .ja: name
        case .en: english ?? name
        }
    }
}

/// Someone who has a tie to the ibasho: a person, a group, an organisation or another ibasho.
public struct Supporter: Sendable, Hashable {
    /// The node id in the graph; a fresh number (above all node ids) where the name is withheld.
    public var id: Int
    /// The name to show: the real one, or role and number (`農家（個人）1`) where it is withheld.
    public var name: String
    /// Whether `name` stands in for one that this edition does not show.
    public var isWithheld: Bool
    /// What kind of actor it is.
    public var kindClass: KindClass
    /// The column that it stands in, an index of `Ecomap.fields`; nil where no field is known.
    public var field: Int?
    /// The row that it stands in, an index of `Ecomap.bands`; nil where no band is known (領域未記入).
    public var band: Int?
    /// Its ties to the ibasho, the strongest and then oldest first; never empty.
    public var ties: [Tie]
    /// What has become of its ties since the day that was asked for, each once, in the order of `TieChange`.
    public var changes: [TieChange] = []

    /// The stable number that leads back to the data, which is the node id; nil where the name is withheld, as the id is a
    /// fresh one that leads nowhere.
    public var number: Int? { isWithheld ? nil : id }

    /// A supporter from its parts.
    public init(
        id: Int,
        name: String,
        isWithheld: Bool = false,
        kindClass: KindClass,
        field: Int?,
        band: Int?,
        ties: [Tie]
    ) {
        self.id = id
        self.name = name
        self.isWithheld = isWithheld
        self.kindClass = kindClass
        self.field = field
        self.band = band
        self.ties = ties
    }
}

/// One tie (つながり) between a supporter and the ibasho.
public struct Tie: Sendable, Hashable {
    /// The relationship id in the graph; a fresh number where the supporter's name is withheld.
    public var id: Int
    /// How strong it is; nil where nobody wrote it down.
    public var strength: Strength?
    /// The direction of support; nil where nobody wrote it down.
    public var flow: Flow?
    /// The year in which it began, where known.
    public var sinceYear: Int?
    /// What it brings, as classes that a drawing has signs for, in the order of the sheet, without repetition.
    public var contents: [ContentClass]

    /// A tie from its parts.
    public init(
        id: Int,
        strength: Strength? = nil,
        flow: Flow? = nil,
        sinceYear: Int? = nil,
        contents: [ContentClass] = []
    ) {
        self.id = id
        self.strength = strength
        self.flow = flow
        self.sinceYear = sinceYear
        self.contents = contents
    }
}
