import EngawaGraph
import EngawaSheets

/// What has become of a tie (つながり) since a day.
public enum TieChange: String, Sendable, CaseIterable {
    /// It began on the day or later and is there.
    case new
    /// It was there on the day or began later, and has ended.
    case ended
    /// It is there, but nothing was heard since the day.
    case quiet
}

/// How the ties of an ibasho have changed since a day (`--since`).
public struct NetworkChange: Sendable, Hashable {
    /// The day that is compared with.
    public var since: String
    /// How many ties are new.
    public var new: Int
    /// How many have ended.
    public var ended: Int
    /// How many are quiet; nil in editions that may not know last contacts.
    public var quiet: Int?
    /// Supporters all of whose ties have ended, in the order of `Ecomap.supporters`; their ties are those that ended.
    public var gone: [Supporter]

    /// A change from its parts.
    public init(since: String, new: Int, ended: Int, quiet: Int?, gone: [Supporter] = []) {
        self.since = since
        self.new = new
        self.ended = ended
        self.quiet = quiet
        self.gone = gone
    }
}

/// Tells what has become of ties since a day.
///
/// What a partial date leaves open counts as no change, as for the indicators: a tie is new where no day that its
/// beginning may mean lies before the day: whoever asks since April 1 means a tie that began on it, too. Ties that end before they begin say nothing.
struct ChangeReading {
    let map: EcomapMap
    let since: SheetDate
    let day: SheetDate
    /// Whether last contacts (最終接触) may be used.
    let knowsContacts: Bool

    init(_ map: EcomapMap, since: SheetDate, _ request: EcomapRequest) {
        self.map = map
        self.since = since
        day = request.day
        knowsContacts = request.edition == .internal
    }

    /// What has become of a tie; nil where nothing has, or where it was over before.
    func change(of tie: TieRecord) -> TieChange? {
        guard !tie.isContradictory else { return nil }
        if tie.isThere(on: day) {
            if let began = tie.since, began.first >= since.first { return .new }
            return isQuiet(tie) ? .quiet : nil
        }
        guard let until = tie.until, until.last < day.first, until.first >= since.first else { return nil }
        return .ended
    }

    /// Whether nothing was heard since the day, for longer than the tie's rhythm (頻度) lets expect. Strained ties are left in
    /// peace.
    private func isQuiet(_ tie: TieRecord) -> Bool {
        guard knowsContacts, tie.strength != .stressful, !tie.isEnding(by: day),
            let silence = map.silence(of: tie, on: day)
        else { return false }
        return silence.heard.last < since.first && silence.isLongerThanRhythm
    }
}
