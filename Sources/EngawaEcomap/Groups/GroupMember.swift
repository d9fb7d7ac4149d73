import EngawaSheets

/// Somebody who takes part in a workshop, as a list of members has them.
public struct GroupMember: Sendable, Hashable {
    /// 名前.
    public var name: String
    /// 番号, which tells those of one name apart.
    public var number: String?
    /// 役割: what one does, or how high one stands.
    public var role: String?
    /// 種別.
    public var kind: String?
    /// 所属: members of one organisation know each other.
    public var affiliation: String?
    /// タグ, 分野, 地域: what one can talk about.
    public var topics: [String]
    /// 知り合い: names of other members.
    public var knows: [String]

    /// A member from what is known.
    public init(
        name: String,
        number: String? = nil,
        role: String? = nil,
        kind: String? = nil,
        affiliation: String? = nil,
        topics: [String] = [],
        knows: [String] = []
    ) {
        (self.name, self.number, self.role, self.kind) = (name, number, role, kind)
        (self.affiliation, self.topics, self.knows) = (affiliation, topics, knows)
    }
}

/// Why a list of members cannot be used.
public enum MemberListError: Error, Sendable, Hashable {
    /// The file cannot be read, or is no text.
    case sheet(SheetError)
    /// There is no column of names; these headers there are.
    case noNames(file: String, headers: [String])
    /// There are headers but no members below them.
    case noMembers(file: String)
    /// These stand there twice.
    case twice(file: String, names: [String])
    /// There are more than can be seated.
    case tooMany(count: Int, limit: Int)
}
