/// A kind of relationship by which people, groups and ibasho reach each other. The raw value is the type of the
/// relationship in the graph.
public enum TieKind: String, Sendable, CaseIterable {
    /// Supporting an ibasho (つながりの表).
    case supports = "SUPPORTS"
    /// 知り合い.
    case knows = "KNOWS"
    /// 所属.
    case memberOf = "MEMBER_OF"
    /// 傘下, 支部.
    case partOf = "PART_OF"
    /// 委託.
    case commissions = "COMMISSIONS"
    /// 協定.
    case agreedWith = "AGREED_WITH"
    /// 紹介先, 相談先.
    case refersTo = "REFERS_TO"
}
