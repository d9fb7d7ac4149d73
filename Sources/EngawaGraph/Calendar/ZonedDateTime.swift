/// A day and a time of day with the distance from UTC, and the name of the zone where one was given: openCypher's
/// DATETIME.
///
/// The offset is kept, not looked up: this module has no time zone database, and what a zone's rules said when the
/// value was made stays what the value says.
public struct ZonedDateTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// What the local clock and calendar show.
    public let local: LocalDateTime
    /// How far that clock is ahead of UTC.
    public let offset: UTCOffset
    /// The IANA name of the zone, such as `Asia/Tokyo`; nil where only the offset is known.
    public let zone: String?

    /// What a clock and calendar show that are this far ahead of UTC.
    public init(_ local: LocalDateTime, offset: UTCOffset) {
        (self.local, self.offset, zone) = (local, offset, nil)
    }

    /// The same in a named zone; nil when a text could not hold the name: it must have characters, and only
    /// printable ASCII ones other than brackets.
    public init?(_ local: LocalDateTime, offset: UTCOffset, zone: String) {
        let printable = zone.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]")
        }
        guard !zone.isEmpty, printable else { return nil }
        (self.local, self.offset, self.zone) = (local, offset, zone)
    }

    /// Seconds of UTC since 1970-01-01T00:00Z; the nanosecond is that of `local`.
    public var secondsSinceEpoch: Int64 { local.secondsSinceEpoch - Int64(offset.seconds) }

    /// By the moment, then from west to east, then those without a zone before those with one, by its name.
    public static func < (left: ZonedDateTime, right: ZonedDateTime) -> Bool {
        let (moment, other) = (
            (left.secondsSinceEpoch, left.local.nanosecond), (right.secondsSinceEpoch, right.local.nanosecond)
        )
        if moment != other { return moment < other }
        if left.offset != right.offset { return left.offset < right.offset }
        guard let name = right.zone else { return false }
        return left.zone.map { $0.precedesInBytes(name) } ?? true
    }

    /// ISO 8601 with the zone in brackets: `1984-10-11T12:31:14.645876123+01:00[Europe/Stockholm]`.
    public var description: String {
        local.description + offset.description + (zone.map { "[" + $0 + "]" } ?? "")
    }

    /// Reads the text of a local date and time, that of an offset, and a zone in brackets where there is one.
    public init?(_ text: String) {
        var reader = CalendarReader(text)
        guard let local = LocalDateTime(&reader), let offset = UTCOffset(&reader) else { return nil }
        if reader.take("[") {
            guard let zone = reader.text(upTo: "]"), reader.isAtEnd else { return nil }
            self.init(local, offset: offset, zone: zone)
        } else {
            guard reader.isAtEnd else { return nil }
            self.init(local, offset: offset)
        }
    }
}
