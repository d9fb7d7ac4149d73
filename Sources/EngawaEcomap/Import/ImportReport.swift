import EngawaSheets

/// What an import did, or would do, or why it did nothing.
public struct ImportReport: Sendable, Hashable {
    /// Rows read, over all sheets.
    public var rows = 0
    /// Rows that brought something new: a tie, a place, an actor, an ibasho, a link, a need, an offer.
    public var created = 0
    /// Rows that changed something about what was there.
    public var changed = 0
    /// Rows that said what the map already knew.
    public var unchanged = 0
    /// What has to be put right before anything is imported; where it is not empty, the map was not touched.
    public var errors: [ImportIssue] = []
    /// What was imported, but deserves a look.
    public var warnings: [ImportIssue] = []

    /// An empty report.
    public init() {}
}

/// Something about one place in a sheet.
public struct ImportIssue: Sendable, Hashable, Error {
    /// The file, as it was named to the import.
    public var file: String
    /// The row as a person counts it, 1 for the headers; nil where the whole file is meant.
    public var row: Int?
    /// The header of the column; nil where the whole row is meant.
    public var column: String?
    /// What it is.
    public var problem: ImportProblem

    /// An issue from its parts.
    public init(file: String, row: Int? = nil, column: String? = nil, problem: ImportProblem) {
        self.file = file
        self.row = row
        self.column = column
        self.problem = problem
    }
}

/// What may be wrong with, or odd about, a row.
public enum ImportProblem: Sendable, Hashable {
    /// A cell that may not be blank is blank.
    case missing
    /// The 領域 is none of those that the map has; these it has.
    case unknownBand(String, allowed: [String])
    /// The 強さ is none of the four.
    case unknownStrength(String)
    /// A lone ×, which may mean "no tie" or "strained".
    case cross(String)
    /// The 向き is none of the three.
    case unknownFlow(String)
    /// The 同意 is none of the four.
    case unknownConsent(String)
    /// What keeps the file, or a row of it, from being read as a sheet.
    case sheet(SheetError.Code)
    /// A sheet of axes, which is for `init`.
    case axesSheet
    /// The 終了 lies before the 開始.
    case endsBeforeItBegins(since: String, until: String)
    /// An ibasho that would support itself.
    case supportsItself(String)
    /// The レベル of a place is none of the nine; these there are, each in Japanese and as its code.
    case unknownLevel(String, allowed: [String])
    /// A place that would lie above itself.
    case placeWithinItself(String)
    /// The 型 of an ibasho is none of the four; these there are.
    case unknownMode(String, allowed: [String])
    /// The 関係 is none of the six; these there are.
    case unknownRelation(String, allowed: [String])
    /// Both ends of a link are the same.
    case linkedToItself(String)
    /// A column that is called like a property that the graph keeps for something else.
    case reservedColumn(String)

    /// Warning: the kind was not written down and the name does not tell it surely.
    case unsureKind(String, taken: KindClass)
    /// Warning: someone of this name is in the map, but elsewhere or of another kind, so this is somebody else.
    case sameNameOtherActor(String)
    /// Warning: several of this name are in the map; the tie was given to the one that came first.
    case ambiguousName(String)
    /// Warning: a row without a beginning, where several ties to this actor have one; it was given to the latest.
    case ambiguousTie(String)
    /// Warning: somebody of this name was taken out of the map (`forget`) and comes in again.
    case forgottenName(String)
    /// Warning: a field that the axis did not have was put at its end.
    case newField(String)
    /// Warning: the number belongs to somebody of another name, who is called by the new one from now on.
    case renamed(from: String, to: String)
    /// Warning: a column that is not known, but is written almost like one that is.
    case unknownColumn(String, nearest: String)
    /// Warning: an ibasho of this name is in the map, but elsewhere or under another number, so this is another one.
    case sameNameOtherIbasho(String)
    /// Warning: a place of this name is in the map, but within another one, so this is another place.
    case sameNameOtherPlace(String)
    /// Warning: several places have this name; the one that came first was taken.
    case ambiguousPlace(String)
    /// Warning: these places lie above each other in a circle.
    case placeCycle([String])
    /// Warning: a generic name, where no ibasho says whose it is; it was taken for one actor of its own.
    case genericName(String)
    /// Warning: the name in a sheet of actors is that of an ibasho; what only actors have was left out.
    case actorIsIbasho(String)
}
