import EngawaGraph
import Foundation

/// How the clocks of a place stand to UTC: by a fixed offset, or by the rules of a named zone.
enum TimeZoneRule: Sendable {
    case fixed(UTCOffset)
    /// The name as it was written, and Foundation's rules.
    case named(String, TimeZone)

    static let utc = TimeZoneRule.fixed(.zero)

    /// The zone of an IANA name such as `Asia/Tokyo` (spaces may stand for underscores); nil where it is not known.
    init?(name: String) {
        let name = name.replacingOccurrences(of: " ", with: "_")
        guard let zone = TimeZone(identifier: name) else { return nil }
        self = .named(name, zone)
    }

    /// The zone that a moment is in: its offset alone where the name is not known here.
    init(of moment: ZonedDateTime) {
        self = moment.zone.flatMap { TimeZoneRule(name: $0) } ?? .fixed(moment.offset)
    }

    /// The offset at a moment of UTC.
    func offset(atUTC seconds: Int64) -> UTCOffset {
        switch self {
        case .fixed(let offset): offset
        case .named(_, let zone):
            UTCOffset(seconds: zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))) ?? .zero
        }
    }

    /// The offsets at which the clock shows this time: none where it leaves the time out, two where it is turned back.
    func offsets(at local: LocalDateTime) -> [UTCOffset] {
        guard case .named = self else { return [offset(atUTC: 0)] }
        let (before, after) = around(local)
        var offsets: [UTCOffset] = []
        for candidate in before == after ? [before] : [before, after]
        where offset(atUTC: local.secondsSinceEpoch - Int64(candidate.seconds)) == candidate {
            offsets.append(candidate)
        }
        return offsets
    }

    /// The offsets before and after the change of clocks that is near a local time, equal where none is.
    private func around(_ local: LocalDateTime) -> (before: UTCOffset, after: UTCOffset) {
        // No offset is over 18 hours.
        let before = offset(atUTC: local.secondsSinceEpoch - 64_800)
        let after = offset(atUTC: local.secondsSinceEpoch + 64_800)
        return (before, after)
    }

    /// The moment at which the clock shows this time. Where it does so twice, the one of the offset that is preferred,
    /// else the earlier one; where it never does, the time is moved on by what the clock leaves out. Nil outside the
    /// years of the calendar.
    func moment(at local: LocalDateTime, preferring offset: UTCOffset? = nil) -> ZonedDateTime? {
        switch self {
        case .fixed(let fixed): return ZonedDateTime(local, offset: fixed)
        case .named(let name, _):
            let offsets = offsets(at: local)
            if let chosen = offsets.first(where: { $0 == offset }) ?? offsets.first {
                return ZonedDateTime(local, offset: chosen, zone: name)
            }
            return moment(
                secondsSinceEpoch: local.secondsSinceEpoch - Int64(around(local).before.seconds),
                nanosecond: local.nanosecond
            )
        }
    }

    /// What the clock shows at a moment of UTC; nil outside the years of the calendar.
    func moment(secondsSinceEpoch seconds: Int64, nanosecond: Int) -> ZonedDateTime? {
        let offset = offset(atUTC: seconds)
        let (shown, overflow) = seconds.addingReportingOverflow(Int64(offset.seconds))
        guard !overflow, let local = LocalDateTime(secondsSinceEpoch: shown, nanosecond: nanosecond) else { return nil }
        switch self {
        case .fixed: return ZonedDateTime(local, offset: offset)
        case .named(let name, _): return ZonedDateTime(local, offset: offset, zone: name)
        }
    }

    /// The same moment on the clocks of this zone; nil outside the years of the calendar.
    func moment(_ other: ZonedDateTime) -> ZonedDateTime? {
        moment(secondsSinceEpoch: other.secondsSinceEpoch, nanosecond: other.local.nanosecond)
    }
}
