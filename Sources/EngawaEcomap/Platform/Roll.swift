import EngawaText

/// The roll of a platform (プラットフォーム): who belongs to it, who is not in it, and what changed, as one edition may
/// show it.
///
/// It is made by `EcomapMap.roll(of:...)`, which decides once who may be named.
public struct Roll: Sendable, Hashable {
    /// The name of the platform.
    public var platform: String
    /// The kind of the platform.
    public var kindClass: KindClass
    /// The day on which the world is looked at.
    public var day: String
    /// The edition that this value was made for.
    public var edition: Edition
    /// The members on the day: named ones by the date on which they joined and by name, then withheld ones.
    public var members: [RollMember]
    /// How many names of members on the roll the edition withholds, of those who left too.
    public var withheldNames: Int
    /// Texts (役割, 招待者) that are not shown in this edition, because they may hold names.
    public var withheldTexts: Int
    /// Members whose beginning nobody wrote down.
    public var undated: Int
    /// Memberships that end before they begin; they count nowhere.
    public var contradictory: Int
    /// What no member has.
    public var absent: RollAbsence
    /// What changed since a date; nil where none was asked for.
    public var changes: RollChanges?
}

/// One member of a platform.
public struct RollMember: Sendable, Hashable {
    /// The name to show: the real one, or role and number where it is withheld.
    public var name: String
    /// Whether `name` stands in for one that this edition does not show.
    public var isWithheld: Bool
    /// What kind of actor it is.
    public var kindClass: KindClass
    /// The names of its fields, in the order of the axis.
    public var fields: [AxisEntry]
    /// Its role (役割) in the platform; nil where there is none, or where the edition does not show it.
    public var role: String?
    /// How it belongs: 所属 or 傘下.
    public var relation: Relation
    /// When it joined; a year alone where the name is withheld, nil where nobody wrote it down.
    public var since: String?
    /// Its last day, where that is known; a year alone where the name is withheld.
    public var until: String?
    /// Who invited it, in the words that this edition may show.
    public var invitedBy: String?
}

/// What the map has and no member of a platform does. It says who could be asked, and that nobody has to be.
public struct RollAbsence: Sendable, Hashable {
    /// Fields (分野) of the map's axis that no member works in.
    public var fields: [AxisEntry]
    /// Kinds that no member is of, with how many of the kind the map has.
    public var kinds: [KindCount]
    /// Departments (課, 部, 局, 室) of governments on the map that are no members, at most `limit`.
    public var departments: [String]
    /// How many departments there are that are no members.
    public var departmentCount: Int

    /// The most departments that are listed.
    public static let limit = 100
}

/// How many actors of the map are of a kind.
public struct KindCount: Sendable, Hashable {
    /// The kind.
    public var kindClass: KindClass
    /// How many.
    public var count: Int
}

/// Who joined and who left since a date.
public struct RollChanges: Sendable, Hashable {
    /// The date.
    public var since: String
    /// Who joined on that date or later, also those who have left again.
    public var joined: [RollMember]
    /// Who was there on that date or later and is no more.
    public var left: [RollMember]
    /// Whose dates are too vague to tell.
    public var undecided: [RollMember]
}

/// Why a roll could not be told.
public enum RollError: Error, Hashable, Sendable {
    /// Nobody has this name; `near` are names of organisations and ibasho that may be meant.
    case unknown(String, near: [String])
    /// Several have this name; they are told apart by number (番号) or kind.
    case ambiguous(String, [String])
}
