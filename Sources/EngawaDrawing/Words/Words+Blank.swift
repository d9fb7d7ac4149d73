import EngawaText

extension Words {
    /// Room to write on a blank sheet.
    static let placeForDay = Message(ja: "日付　　　　年　　月　　日", en: "Date                    ")
    /// Room to write on a blank sheet.
    static let placeForNames = Message(ja: "書いた人　　　　　　　　　　　　", en: "Who                              ")
}
