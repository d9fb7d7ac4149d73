import EngawaText

/// Whether what flows along a tie is 公助 (public aid, paid by taxes) or 共助 (what people give each other).
public enum AidClass: String, Sendable, CaseIterable {
    /// 公助.
    case publicAid = "public"
    /// 共助.
    case mutualAid = "mutual"

    /// What one content (内容) says of it; nil where it says nothing, as 相談 or 会場 does, or 助成, which cities and
    /// foundations both give.
    ///
    /// Money of the public purse (補助, 委託, 交付金) is public aid, whoever passes it on. Donations, hands, food and
    /// goods are mutual aid, whoever gives them.
    public static func recognise(_ content: String) -> AidClass? {
        let folded = FoldedText(content).text
        if publicWords.contains(where: folded.contains) { return .publicAid }
        if undecided.contains(where: folded.contains) { return nil }
        if mutualWords.contains(where: folded.contains) { return .mutualAid }
        switch ContentClass.recognise(content) {
        case .food, .people, .goods: return .mutualAid
        default: return nil
        }
    }

    /// What the kind of the supporter says of it, where the contents say nothing: the government gives public aid,
    /// people, groups, firms and other ibasho give mutual aid. Of schools, health care and welfare bodies, which live
    /// from both, nobody can tell.
    public static func recognise(_ kindClass: KindClass) -> AidClass? {
        switch kindClass {
        case .government: .publicAid
        case .person, .group, .neighbourhood, .npo, .business, .farm, .temple, .ibasho: .mutualAid
        case .welfare, .school, .medical, .other: nil
        }
    }

    private static let publicWords = folded(
        "補助金 補助事業 補助 委託費 委託料 委託 交付金 公費 措置費 給付費 税金 subsidy commission publicfund publicmoney"
    )
    private static let undecided = folded("助成 grant")
    private static let mutualWords = folded(
        "寄付 寄附 寄贈 募金 会費 協賛 クラウドファンディング カンパ donat membershipfee crowdfund"
    )

    private static func folded(_ list: String) -> [String] {
        list.split(separator: " ").map { FoldedText(String($0)).text }
    }
}

/// How many ties bring 公助 and how many 共助.
public struct AidBalance: Sendable, Hashable {
    /// Ties that bring public aid alone.
    public var publicAid = 0
    /// Ties that bring mutual aid alone.
    public var mutualAid = 0
    /// Ties that bring both.
    public var both = 0
    /// Ties of which neither the contents nor the supporter's kind tell.
    public var untold = 0
    /// Ties along which the ibasho gives alone (向き 出す): they are in none of the others.
    public var given = 0

    /// The share of public aid; a tie that brings both counts half. Nil where no tie tells.
    public var publicShare: Double? {
        let told = publicAid + mutualAid + both
        return told == 0 ? nil : (Double(publicAid) + Double(both) / 2) / Double(told)
    }

    mutating func add(_ classes: Set<AidClass>) {
        switch (classes.contains(.publicAid), classes.contains(.mutualAid)) {
        case (true, true): both += 1
        case (true, false): publicAid += 1
        case (false, true): mutualAid += 1
        case (false, false): untold += 1
        }
    }
}
