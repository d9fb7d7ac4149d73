import EngawaText

extension Words {
    /// The heading of the list of missing links.
    static let gaps = Message(ja: "まだないつながり", en: "Missing links")
    /// Nobody has to have any of them.
    static let gapsRemark = Message(ja: "なくても大丈夫", en: "it is fine without")
}
