import EngawaText

/// An argument of a command: a value that is known by its place.
struct Argument: Sendable {
    /// How many values it takes.
    enum Count: Sendable { case one, oneOrNone, oneOrMore }

    /// The name in usage and help: `MAP`. Arguments of one command have different names.
    var name: String
    /// How many values it takes.
    var count: Count
    /// What it is, in one line.
    var summary: Message

    /// An argument from its parts.
    init(_ name: String, count: Count = .one, _ summary: Message) {
        self.name = name
        self.count = count
        self.summary = summary
    }

    /// As it stands in the usage line.
    func usage(in language: Language) -> String {
        switch count {
        case .one: name
        case .oneOrNone: "[\(name)]"
        case .oneOrMore: name + "…"
        }
    }
}

/// The arguments that several commands share.
enum CommonArguments {
    /// The map file of a command that reads or changes one.
    static let map = Argument(
        "MAP",
        Message(ja: "マップファイル（*.engawa）のパス", en: "path of the map file (*.engawa)")
    )

    /// The ibasho (居場所), which may be left out where there is one.
    static let ibasho = Argument(
        "IBASHO",
        count: .oneOrNone,
        Message(
            ja: "居場所の名前。マップに一つだけなら省けます",
            en: "name of the ibasho (community place); may be left out where the map has one"
        )
    )
}
