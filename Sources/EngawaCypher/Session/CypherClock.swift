import EngawaGraph
import Foundation

/// Where a statement's present moment comes from.
public enum CypherClock {
    /// The system's clock, in the system's zone.
    @Sendable public static func system() -> ZonedDateTime {
        let seconds = Date().timeIntervalSince1970
        let offset = TimeZone.current.secondsFromGMT()
        let whole = seconds.rounded(.down)
        let nanosecond = Int((seconds - whole) * 1_000_000) * 1000
        return moment(secondsSinceEpoch: Int64(whole), nanosecond: nanosecond, offset: offset)
    }

    /// The moment so many seconds after 1970-01-01T00:00Z, as a clock `offset` seconds ahead of UTC shows it.
    static func moment(secondsSinceEpoch: Int64, nanosecond: Int, offset: Int) -> ZonedDateTime {
        guard let local = LocalDateTime(secondsSinceEpoch: secondsSinceEpoch + Int64(offset), nanosecond: nanosecond),
            let utcOffset = UTCOffset(seconds: offset)
        else { preconditionFailure("the system's clock shows a day of the calendar") }
        return ZonedDateTime(local, offset: utcOffset)
    }
}
