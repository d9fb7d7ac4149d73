import EngawaGraph
import Foundation

/// An actor that is not tied to an ibasho and may well be, with the reasons.
public struct ScoredCandidate: Sendable, Hashable {
    /// The actor.
    public let node: NodeID
    /// How likely a tie is, as the logarithm of the odds: the sum of `parts`, but for rounding. What the map's own ties say it is: of many
    /// candidates with 0, about half would be tied if they were like the pairs that the map knows of.
    public let logOdds: Double
    /// What each kind of evidence adds to the log-odds.
    public let parts: Parts
    /// The smallest place that holds the ibasho and the actor; nil where nothing is known or there is none.
    public let proximity: Proximity?
    /// The present supporters that have a link to the actor: over a strong link first, then strong supporters, then by id.
    public let acquaintances: [Acquaintance]
    /// A link between the actor and the ibasho itself.
    public let directLink: RelationshipID?
    /// The ibasho with the most supporters in common with this one that the actor supports, the most alike first.
    public let alikeIbasho: [AlikeIbasho]
    /// The fields (分野) that the actor and present supporters work in: the one of the most supporters first.
    public let sharedFields: [SharedField]
    /// The tags that the actor and the ibasho both have, in the order of the ibasho's.
    public let sharedTags: [String]
    /// How many ties to ibasho the actor has.
    public let tieCount: Int

    /// `logOdds` as a number from 0 to 1.
    public var probability: Double { 1 / (1 + exp(-logOdds)) }

    /// Where the log-odds come from.
    public struct Parts: Sendable, Hashable {
        /// What every pair of an ibasho and an actor of this map has.
        public let base: Double
        /// The nearest common place.
        public let proximity: Double
        /// Links of present supporters, and of the ibasho, to the actor.
        public let links: Double
        /// Ibasho with supporters in common that the actor supports.
        public let alike: Double
        /// The number of the actor's ties.
        public let popularity: Double
        /// Fields and tags.
        public let interests: Double

        /// All together.
        public var sum: Double { base + proximity + links + alike + popularity + interests }
    }

    /// Where an ibasho and an actor come together.
    public struct Proximity: Sendable, Hashable {
        /// The smallest place that holds both.
        public let place: NodeID
        /// Its level.
        public let level: PlaceLevel
        /// Whether it is the place where the actor is active, not one above that.
        public let isOwnPlace: Bool
    }

    /// A present supporter of the ibasho that has a link to a candidate.
    public struct Acquaintance: Sendable, Hashable {
        /// The supporter.
        public let supporter: NodeID
        /// The link: KNOWS or another relation between actors, or a tie where the supporter is an ibasho.
        public let link: RelationshipID
        /// How strong the link is; nil where it does not say.
        public let linkStrength: Strength?
        /// How strong the tie of the supporter to the ibasho is; nil where it does not say.
        public let tieStrength: Strength?
    }

    /// Another ibasho that a candidate supports.
    public struct AlikeIbasho: Sendable, Hashable {
        /// The ibasho.
        public let ibasho: NodeID
        /// How many present supporters of the one support the other too.
        public let sharedSupporters: Int
    }

    /// A field that a candidate works in.
    public struct SharedField: Sendable, Hashable {
        /// The field.
        public let field: NodeID
        /// How many present supporters work in it.
        public let supporters: Int
    }
}
