import EngawaSheets
import EngawaText

/// Which missing links are asked for, and for whom.
public struct GapRequest: Sendable, Hashable {
    /// Who may see them.
    public var edition: Edition
    /// Whose names are withheld in any edition.
    public var anonymity: EcomapRequest.Anonymity
    /// The day whose ties are there.
    public var day: SheetDate
    /// Whether those are told too that people have answered (今は要らない and the like).
    public var withAnswered: Bool
    /// How many candidates a gap has at most.
    public var candidates: Int
    /// Whether persons may be proposed who have not been asked. A sheet that a meeting hands round proposes none, for consent to
    /// be named is not consent to be asked in front of everybody.
    public var proposesPersons: Bool

    /// A request from its parts.
    public init(
        edition: Edition = .meeting,
        anonymity: EcomapRequest.Anonymity = .none,
        day: SheetDate,
        withAnswered: Bool = false,
        candidates: Int = 3,
        proposesPersons: Bool = true
    ) {
        // Where names are withheld, what the internal edition alone shows may hold them.
        self.edition = edition == .internal && anonymity != .none ? .meeting : edition
        self.anonymity = anonymity
        self.day = day
        self.withAnswered = withAnswered
        self.candidates = candidates
        self.proposesPersons = proposesPersons
    }
}
