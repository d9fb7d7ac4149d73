/// How one value stands in a column: a tag, and up to eight bytes that the tag explains.
struct Cell: Equatable, Sendable {
    var tag: UInt8
    var payload: UInt64

    static let absent = Cell(tag: Tag.absent, payload: 0)

    /// Whether the payload is a reference to bytes in the pool. The same bytes may stand there more than once.
    @inline(__always)
    var isReference: Bool { tag == Tag.text || tag == Tag.value }

    /// A hash for tables that are forgotten.
    @inline(__always)
    var hash: UInt64 {
        var hash = StableHash()
        hash.add(payload ^ UInt64(tag) << 56)
        return hash.value
    }
}

/// The tags of cells. Images hold them: a tag never gets another meaning, new kinds get new numbers.
enum Tag {
    static let absent: UInt8 = 0
    static let no: UInt8 = 1
    static let yes: UInt8 = 2
    /// An integer of 32 bits.
    static let smallInteger: UInt8 = 8
    /// Days since 1970-01-01, where 32 bits hold them.
    static let date: UInt8 = 9
    static let integer: UInt8 = 32
    static let float: UInt8 = 33
    /// A string of more than eight bytes: its reference in the pool.
    static let text: UInt8 = 34
    /// Days since 1970-01-01, any number of them.
    static let farDate: UInt8 = 35
    /// Nanoseconds since midnight.
    static let localTime: UInt8 = 36
    /// Nanoseconds since midnight in the upper 47 bits, seconds ahead of UTC and 65,536 in the lower 17.
    static let time: UInt8 = 37
    /// Seconds since 1970-01-01 in the upper 34 bits, nanoseconds in the lower 30: the years 1698 to 2242. Others
    /// stand in the pool.
    static let localDateTime: UInt8 = 38
    /// A list, a map, or a temporal value of many parts: the reference of its bytes in the pool, see `ValueBytes`.
    static let value: UInt8 = 39
    /// A string of 0...8 bytes in the payload itself; its length is added to the tag.
    static let shortText: UInt8 = 40
    static let lastShortText: UInt8 = 48

    @inline(__always)
    static func isShortText(_ tag: UInt8) -> Bool { tag >= shortText && tag <= lastShortText }
}

extension Cell {
    /// The cell of a value that needs no pool: all but long strings, lists, maps, and temporal values of many parts.
    init?(immediate value: Value) {
        switch value {
        case .null: self = .absent
        case .boolean(let value): self.init(tag: value ? Tag.yes : Tag.no, payload: 0)
        case .integer(let value):
            if let small = Int32(exactly: value) {
                self.init(tag: Tag.smallInteger, payload: UInt64(UInt32(bitPattern: small)))
            } else {
                self.init(tag: Tag.integer, payload: UInt64(bitPattern: value))
            }
        case .float(let value): self.init(tag: Tag.float, payload: value.bitPattern)
        case .string(let text):
            guard let cell = Cell(short: text) else { return nil }
            self = cell
        case .date(let value): self.init(value)
        case .localTime(let value):
            self.init(tag: Tag.localTime, payload: UInt64(bitPattern: value.nanosecondsSinceMidnight))
        case .time(let value):
            let nanoseconds = UInt64(bitPattern: value.time.nanosecondsSinceMidnight)
            self.init(tag: Tag.time, payload: nanoseconds << 17 | UInt64(Int64(value.offset.seconds) + 65_536))
        case .localDateTime(let value):
            guard value.secondsSinceEpoch.magnitude < 1 << 33 else { return nil }
            let seconds = UInt64(bitPattern: value.secondsSinceEpoch)
            self.init(tag: Tag.localDateTime, payload: seconds << 30 | UInt64(value.nanosecond))
        case .dateTime, .duration, .list, .map: return nil
        }
    }

    private init(_ date: CalendarDate) {
        if let days = Int32(exactly: date.daysSinceEpoch) {
            self.init(tag: Tag.date, payload: UInt64(UInt32(bitPattern: days)))
        } else {
            self.init(tag: Tag.farDate, payload: UInt64(bitPattern: date.daysSinceEpoch))
        }
    }

    private init?(short text: String) {
        guard text.utf8.count <= 8 else { return nil }
        var text = text
        guard let cell = text.withUTF8({ Cell(short: $0) }) else { return nil }
        self = cell
    }

    /// The cell of a text of at most eight bytes of UTF-8; nil for a longer one.
    @inline(__always)
    init?(short text: UnsafeBufferPointer<UInt8>) {
        guard text.count <= 8 else { return nil }
        self.init(tag: Tag.shortText + UInt8(truncatingIfNeeded: text.count), payload: text.littleEndianWord(from: 0))
    }

    /// The value of a cell that refers to nothing; null for the others, and for a payload that no value has.
    var immediateValue: Value {
        switch tag {
        case Tag.no: .boolean(false)
        case Tag.yes: .boolean(true)
        case Tag.smallInteger: .integer(Int64(Int32(truncatingIfNeeded: payload)))
        case Tag.integer: .integer(Int64(bitPattern: payload))
        case Tag.float: .float(Double(bitPattern: payload))
        case Tag.date: .date(CalendarDate(daysSinceEpoch: Int32(truncatingIfNeeded: payload)))
        case Tag.farDate: CalendarDate(days: Int64(bitPattern: payload)).map { .date($0) } ?? .null
        case Tag.localTime:
            LocalTime(nanosecondsSinceMidnight: Int64(bitPattern: payload)).map { .localTime($0) } ?? .null
        case Tag.time:
            LocalTime(nanosecondsSinceMidnight: Int64(payload >> 17)).flatMap { time in
                UTCOffset(seconds: Int(payload & 0x1_FFFF) - 65_536).map { .time(OffsetTime(time, offset: $0)) }
            } ?? .null
        case Tag.localDateTime:
            LocalDateTime(secondsSinceEpoch: Int64(bitPattern: payload) >> 30, nanosecond: Int(payload & 0x3FFF_FFFF))
                .map { .localDateTime($0) } ?? .null
        case Tag.shortText...Tag.lastShortText: .string(shortText)
        default: .null
        }
    }

    /// Whether this is the cell of a value that refers to nothing, exactly as it would be made; in an image, short texts
    /// stand with the others.
    var isWhole: Bool {
        tag != Tag.absent && !Tag.isShortText(tag) && Cell(immediate: immediateValue) == self
    }

    /// The text of a cell that holds its bytes itself.
    var shortText: String {
        withUnsafeBytes(of: payload.littleEndian) {
            String(decoding: $0.prefix(Int(tag - Tag.shortText)), as: UTF8.self)
        }
    }
}
