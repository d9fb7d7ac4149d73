/// How far a local clock is ahead of UTC: whole seconds, from -18:00 to +18:00.
public struct UTCOffset: Hashable, Comparable, Sendable, BitwiseCopyable, CustomStringConvertible {
    /// Seconds ahead of UTC; negative to the west.
    public let seconds: Int32

    /// No distance from UTC.
    public static var zero: UTCOffset { UTCOffset(unchecked: 0) }

    /// This many seconds ahead of UTC; nil beyond 18 hours.
    public init?(seconds: Int) {
        guard (-64_800...64_800).contains(seconds) else { return nil }
        self.init(unchecked: Int32(seconds))
    }

    private init(unchecked seconds: Int32) { self.seconds = seconds }

    /// From west to east.
    public static func < (left: UTCOffset, right: UTCOffset) -> Bool { left.seconds < right.seconds }

    /// ISO 8601: `Z`, `+09:00`, and with seconds where there are some, `+00:53:28`.
    public var description: String {
        if seconds == 0 { return "Z" }
        let distance = abs(seconds)
        let text = (seconds < 0 ? "-" : "+") + padded(distance / 3600, 2) + ":" + padded(distance / 60 % 60, 2)
        return distance % 60 == 0 ? text : text + ":" + padded(distance % 60, 2)
    }

    /// Reads `Z`, `±hh:mm` and `±hh:mm:ss`.
    public init?(_ text: String) {
        var reader = CalendarReader(text)
        guard let offset = UTCOffset(&reader), reader.isAtEnd else { return nil }
        self = offset
    }

    init?(_ reader: inout CalendarReader) {
        if reader.take("Z") {
            self = .zero
            return
        }
        guard let isWest = reader.sign(), let hours = reader.number(2...2), reader.take(":"),
            let minutes = reader.number(2...2), minutes < 60
        else { return nil }
        var seconds: Int64 = 0
        if reader.take(":") {
            guard let read = reader.number(2...2), read < 60 else { return nil }
            seconds = read
        }
        let distance = Int(hours * 3600 + minutes * 60 + seconds)
        self.init(seconds: isWest ? -distance : distance)
    }
}
