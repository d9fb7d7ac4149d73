import EngawaSheets
import EngawaText

/// What of an ibasho's network is asked for, and for whom.
public struct EcomapRequest: Sendable, Hashable {
    /// Whose names are withheld beyond what the edition asks for.
    public enum Anonymity: Sendable, Hashable {
        /// Nobody's.
        case none
        /// All persons' (`--anonymize`).
        case persons
        /// All persons' and organisations' (`--anonymize=all`).
        case all
    }

    /// Who may see it.
    public var edition: Edition
    /// Whose names are withheld in any edition.
    public var anonymity: Anonymity
    /// The day on which the world is shown.
    public var day: SheetDate
    /// Whether `day` was asked for, rather than being today.
    public var isAsOf: Bool
    /// The language; nil for that of the map.
    public var language: Language?
    /// Whether missing links (まだないつながり) are marked.
    public var withGaps: Bool
    /// The day that the ties are compared with (`--since`); nil for none.
    public var since: SheetDate?
    /// Whether cells have the weather (天気図).
    public var withWeather: Bool

    /// A request from its parts.
    public init(
        edition: Edition = .meeting,
        anonymity: Anonymity = .none,
        day: SheetDate,
        isAsOf: Bool = false,
        language: Language? = nil,
        withGaps: Bool = false,
        since: SheetDate? = nil,
        withWeather: Bool = false
    ) {
        self.edition = edition
        self.anonymity = anonymity
        self.day = day
        self.isAsOf = isAsOf
        self.language = language
        self.withGaps = withGaps
        self.since = since
        self.withWeather = withWeather
    }
}
