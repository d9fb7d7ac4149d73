import EngawaText

extension Words {
    /// What the small number in a box is.
    static let numberExample = Message(ja: "データの番号", en: "number in the data")
}
