import EngawaSheets
import EngawaText

/// Which missing links are asked for, and for whom.
public struct GapRequest: Sendable, Hashable {
    /// Who may see them.
    public var edition: Edition
    /// The day whose ties are there.
    public var day: SheetDate
    /// Whether those are told too that people have answered (今は要らない and the like).
    public var withAnswered: Bool
    /// How many candidates a gap has at most.
    public var candidates: Int

    /// A request from its parts.
    public init(edition: Edition = .meeting, day: SheetDate, withAnswered: Bool = false, candidates: Int = 3) {
        self.edition = edition
        self.day = day
        self.withAnswered = withAnswered
        self.candidates = candidates
    }
}
