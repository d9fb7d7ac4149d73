import EngawaSheets

/// What changed in an ibasho's network since a day, as its edition may show it.
///
/// Only what is sure counts: a tie that began some time in the year in which the day lies may have begun before it.
public struct EcomapChanges: Sendable, Hashable {
    /// Somebody whose tie began or ended.
    public struct Change: Sendable, Hashable {
        /// The name that the edition shows.
        public var name: String
        /// When it was.
        public var date: SheetDate
    }

    /// The day since when.
    public var since: SheetDate
    /// Ties that began and are there, the latest first.
    public var begun: [Change]
    /// Ties that ended, the latest first.
    public var ended: [Change]
    /// Ties of which their dates do not tell.
    public var undecided: Int

    /// What `ecomap` and its `details` tell of the time since a day. O(t log t) in their ties.
    public init(_ ecomap: Ecomap, _ details: EcomapDetails, since: SheetDate) {
        self.since = since
        begun = []
        ended = []
        undecided = 0
        for (supporter, known) in zip(ecomap.supporters, details.supporters) {
            for date in known.ties.compactMap(\.since) { note(date, supporter.name, \.begun) }
        }
        for former in details.former {
            if let date = former.tie.until { note(date, former.name, \.ended) }
        }
        let latestFirst: (Change, Change) -> Bool = { left, right in
            left.date.first == right.date.first
                ? NameOrder(left.name) < NameOrder(right.name) : left.date.first > right.date.first
        }
        begun.sort(by: latestFirst)
        ended.sort(by: latestFirst)
    }

    private mutating func note(_ date: SheetDate, _ name: String, _ list: WritableKeyPath<EcomapChanges, [Change]>) {
        if date.first >= since.first {
            self[keyPath: list].append(Change(name: name, date: date))
        } else if date.last >= since.first {
            undecided += 1
        }
    }
}
