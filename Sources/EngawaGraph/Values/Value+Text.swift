extension Value {
    /// The text of a temporal value in openCypher's form; nil for all other kinds.
    public var temporalText: String? {
        switch self {
        case .date(let value): value.description
        case .localTime(let value): value.description
        case .time(let value): value.description
        case .localDateTime(let value): value.description
        case .dateTime(let value): value.description
        case .duration(let value): value.description
        default: nil
        }
    }

    /// Reads the text of a temporal value of a kind; nil for any other text and for kinds that are not temporal.
    public init?(temporal kind: ValueKind, _ text: String) {
        let value: Value? =
            switch kind {
            case .date: CalendarDate(text).map { .date($0) }
            case .localTime: LocalTime(text).map { .localTime($0) }
            case .time: OffsetTime(text).map { .time($0) }
            case .localDateTime: LocalDateTime(text).map { .localDateTime($0) }
            case .dateTime: ZonedDateTime(text).map { .dateTime($0) }
            case .duration: CalendarDuration(text).map { .duration($0) }
            default: nil
            }
        guard let value else { return nil }
        self = value
    }
}
