import EngawaText

/// Several ibasho (居場所) with all who support them and what ties those to each other, as one edition may show it: the
/// input of the network view, who holds the town together.
///
/// It is made by `EcomapMap.network(of:...)`, which decides once who may be named. What an edition withholds is not in
/// the value at all.
public struct NetworkEcomap: Sendable, Hashable {
    /// What is shown of the map.
    public enum Scope: Sendable, Hashable {
        /// All of it.
        case whole
        /// The ibasho within a place (地域) of this name.
        case place(String)
        /// An ibasho of this name, and those that it shares supporters with.
        case near(String)
        /// The members of a platform of this name, as equals.
        case platform(String)
    }

    /// What is shown.
    public var scope: Scope
    /// The ibasho in the order of their ids; those whose names are withheld come last.
    public var hubs: [Hub]
    /// Those who support one or several of them, in the order of their ids; withheld ones come last, in an order that
    /// tells nothing. Of a platform all members that are no ibasho, also without ties.
    public var supporters: [NetworkSupporter]
    /// The support that one of the ibasho gives to another.
    public var hubTies: [HubTie]
    /// Relations between those that are shown.
    public var links: [NetworkLink]
    /// The fields (分野) of the map's axis.
    public var fields: [AxisEntry]
    /// The bands (領域) of the map's axis.
    public var bands: [AxisEntry]
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

    /// A network from its parts.
    public init(
        scope: Scope,
        hubs: [Hub],
        supporters: [NetworkSupporter],
        hubTies: [HubTie] = [],
        links: [NetworkLink] = [],
        fields: [AxisEntry],
        bands: [AxisEntry],
        edition: Edition = .meeting,
        withheldNames: Int = 0,
        day: String,
        isAsOf: Bool = false,
        language: Language = .ja
    ) {
        self.scope = scope
        self.hubs = hubs
        self.supporters = supporters
        self.hubTies = hubTies
        self.links = links
        self.fields = fields
        self.bands = bands
        self.edition = edition
        self.withheldNames = withheldNames
        self.day = day
        self.isAsOf = isAsOf
        self.language = language
    }
}

/// Someone in a network who has ties to ibasho.
public struct NetworkSupporter: Sendable, Hashable {
    /// Who it is, with all ties, the strongest and then oldest first; field and band are those of the first tie.
    public var supporter: Supporter
    /// The ibasho that each of the ties leads to, as an index of `NetworkEcomap.hubs`.
    public var hubs: [Int]

    /// A supporter from its parts, with an ibasho for every tie.
    public init(_ supporter: Supporter, hubs: [Int]) {
        precondition(supporter.ties.count == hubs.count, "every tie leads to an ibasho")
        self.supporter = supporter
        self.hubs = hubs
    }
}

/// A tie between two ibasho of a network.
public struct HubTie: Sendable, Hashable {
    /// The one that supports, as an index of `NetworkEcomap.hubs`.
    public var supporter: Int
    /// The one that is supported.
    public var hub: Int
    /// The tie.
    public var tie: Tie

    /// A tie from its parts.
    public init(supporter: Int, hub: Int, tie: Tie) {
        self.supporter = supporter
        self.hub = hub
        self.tie = tie
    }
}

/// A relation (関係) between two that a network shows.
public struct NetworkLink: Sendable, Hashable {
    /// One end of it.
    public enum End: Sendable, Hashable {
        /// An index of `NetworkEcomap.hubs`.
        case hub(Int)
        /// An index of `NetworkEcomap.supporters`.
        case supporter(Int)
    }

    /// Where it begins.
    public var from: End
    /// Where it leads.
    public var to: End
    /// What it is.
    public var relation: Relation

    /// A link from its parts.
    public init(from: End, to: End, relation: Relation) {
        self.from = from
        self.to = to
        self.relation = relation
    }
}
