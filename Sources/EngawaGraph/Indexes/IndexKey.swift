/// Where a value stands in `Value.order`, as far as twelve bytes can tell: its kind, then 88 bits that depend on the kind.
///
/// A value that precedes another has a lower or the same key. Values of the same place have the same key, and where the
/// key `isWhole`, only those have it; else the values themselves have to be compared.
struct IndexKey: BitwiseCopyable, Hashable, Comparable, Sendable {
    /// The kind in the upper byte, then seven bytes.
    let high: UInt64
    /// Four more bytes.
    let low: UInt32

    /// What begins all keys of a text: so many bytes of it, and a byte for its length.
    static var textBytes: Int { 10 }

    init(high: UInt64, low: UInt32) {
        (self.high, self.low) = (high, low)
    }

    /// A kind and 88 bits.
    init(_ kind: ValueKind, _ bits: UInt128) {
        high = UInt64(kind.rawValue) << 56 | UInt64(truncatingIfNeeded: bits >> 32) & 0xFF_FFFF_FFFF_FFFF
        low = UInt32(truncatingIfNeeded: bits)
    }

    /// A text given as UTF-8: its first ten bytes, and its length up to eleven. Texts of up to ten bytes are told apart.
    @inline(__always)
    init(text: UnsafeBufferPointer<UInt8>) {
        let first = text.bigEndianWord(from: 0)
        let rest = text.count > 8 ? UInt32(text[8]) << 24 | (text.count > 9 ? UInt32(text[9]) << 16 : 0) : 0
        high = UInt64(ValueKind.string.rawValue) << 56 | first >> 8
        // The eighth byte of the text comes before the ninth and the tenth.
        low = UInt32(truncatingIfNeeded: first & 0xFF) << 24 | rest >> 8 | UInt32(Swift.min(text.count, 11))
    }

    /// The lowest that a key of a kind can be.
    static func lowest(of kind: ValueKind) -> IndexKey { IndexKey(kind, 0) }

    /// Above all keys of a kind.
    static func above(_ kind: ValueKind) -> IndexKey { IndexKey(high: (UInt64(kind.rawValue) + 1) << 56, low: 0) }

    @inline(__always)
    var kind: UInt8 { UInt8(truncatingIfNeeded: high >> 56) }

    /// Whether values with this key stand in the same place.
    @inline(__always)
    var isWhole: Bool {
        switch ValueKind(rawValue: kind) {
        case .string: low & 0xFF <= UInt32(IndexKey.textBytes)
        case .map, .list, .dateTime, .duration, nil: false
        default: true
        }
    }

    @inline(__always)
    static func < (left: IndexKey, right: IndexKey) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}

extension IndexKey {
    /// The key of a value. O(1) but for the first elements of nested lists.
    init(_ value: Value) { self.init(value, depth: 0) }

    private init(_ value: Value, depth: Int) {
        switch value {
        case .string(var text):
            self = text.withUTF8 { IndexKey(text: $0) }
        case .list(let values):
            // Of an element its kind and what else there is room for. Each level takes a byte, so what is deeper than
            // there are bytes does not matter.
            guard let first = values.first, depth < 12 else {
                self = .lowest(of: .list)
                return
            }
            let key = IndexKey(first, depth: depth + 1)
            self.init(.list, (UInt128(key.high) << 32 | UInt128(key.low)) >> 8)
        default:
            self.init(value.kind, IndexKey.bits(of: value))
        }
    }

    private static func bits(of value: Value) -> UInt128 {
        switch value {
        case .null, .string, .list: 0
        case .boolean(let flag): flag ? 1 : 0
        case .integer(let number): bits(of: number)
        case .float(let number): UInt128(ordered(number)) << 24
        case .date(let date): UInt128(ordered(date.daysSinceEpoch)) << 24
        case .localTime(let time): UInt128(ordered(time.nanosecondsSinceMidnight)) << 24
        case .time(let time):
            // The moment is within two days of midnight: 49 bits; the offset takes 17 and is then above zero.
            UInt128(UInt64(bitPattern: time.instant + 1 << 48)) << 20 | UInt128(Int64(time.offset.seconds) + 65_536)
        case .localDateTime(let time): bits(time.secondsSinceEpoch, time.nanosecond)
        case .dateTime(let time): bits(time.secondsSinceEpoch, time.local.nanosecond)
        case .duration(let span): bits(of: span)
        case .map(let entries): UInt128(entries.count) << 24
        }
    }

    /// Numbers by their exact value: the nearest float that is not above, and how far above that an integer is, which
    /// is less than 1,024.
    private static func bits(of number: Int64) -> UInt128 {
        var float = Double(number)
        // 2^63 is no integer of 64 bits.
        if float == 0x1p63 || Int64(float) > number { float = float.nextDown }
        return UInt128(ordered(float)) << 24 | UInt128(number - Int64(float))
    }

    /// The order of numbers, `NaN` above all; both zeros are one.
    private static func ordered(_ number: Double) -> UInt64 {
        if number.isNaN { return .max }
        let bits = (number == 0 ? 0 : number).bitPattern
        return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }

    private static func ordered(_ number: Int64) -> UInt64 { UInt64(bitPattern: number) ^ 1 << 63 }

    /// Seconds, of which the calendar has fewer than 2^55 on either side of 1970, and nanoseconds.
    private static func bits(_ seconds: Int64, _ nanosecond: Int) -> UInt128 {
        UInt128(seconds + 1 << 55) << 30 | UInt128(nanosecond)
    }

    /// The average length in seconds, which is what durations are ordered by first.
    private static func bits(of span: CalendarDuration) -> UInt128 {
        let seconds = Int128(span.months) * 2_629_746 + Int128(span.days) * 86_400 + Int128(span.seconds)
        return UInt128(seconds + 1 << 87)
    }
}
