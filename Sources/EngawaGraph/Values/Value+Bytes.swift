/// The form of values in bytes that needs nothing from outside: how lists, maps and temporal values of many parts
/// stand in a pool.
///
/// A tag, and what it asks for; the tags and numbers are those of the log's data stream (`Docs/FileFormat.md`), but
/// names stand where they are used. Equal values have equal bytes and the other way round, in the sense of storage
/// equality. Nothing here recurses, however deep a value is.
enum ValueBytes {
    /// How deep lists and maps may nest in bytes that come from a file; the log allows as many. A value that was never
    /// in a file may be deeper, as deep as the program that made it can bear.
    static let maximumDepth = 1024

    enum Tag {
        static let null: UInt8 = 0
        static let no: UInt8 = 1
        static let yes: UInt8 = 2
        static let integer: UInt8 = 3
        static let float: UInt8 = 4
        static let text: UInt8 = 5
        static let date: UInt8 = 7
        static let list: UInt8 = 8
        static let map: UInt8 = 9
        static let localTime: UInt8 = 10
        static let time: UInt8 = 11
        static let localDateTime: UInt8 = 12
        static let dateTime: UInt8 = 13
        static let duration: UInt8 = 14
    }

    /// The bytes of a value. O(size of the value); maps cost O(n log n).
    static func bytes(of value: Value) -> [UInt8] {
        var writer = ImageWriter()
        writer.reserve(96)
        guard var current = write(value, to: &writer) else { return writer.bytes }
        var outer: [Rest] = []
        while true {
            while let element = current.next(&writer) {
                if let inner = write(element, to: &writer) {
                    outer.append(current)
                    current = inner
                }
            }
            guard let next = outer.popLast() else { return writer.bytes }
            current = next
        }
    }

    /// What is still to be written of a list or a map.
    private enum Rest {
        case list(IndexingIterator<[Value]>)
        case map(IndexingIterator<[(key: String, value: Value)]>)

        /// The next element, whose name was written where it has one.
        mutating func next(_ writer: inout ImageWriter) -> Value? {
            switch self {
            case .list(var elements):
                let element = elements.next()
                self = .list(elements)
                return element
            case .map(var entries):
                let entry = entries.next()
                self = .map(entries)
                if let entry { writer.text(entry.key) }
                return entry?.value
            }
        }
    }

    /// Writes a value, but for the elements of a list or a map, which are given back.
    private static func write(_ value: Value, to writer: inout ImageWriter) -> Rest? {
        switch value {
        case .null: writer.byte(Tag.null)
        case .boolean(let flag): writer.byte(flag ? Tag.yes : Tag.no)
        case .integer(let number):
            writer.byte(Tag.integer)
            writer.signed(number)
        case .float(let number):
            writer.byte(Tag.float)
            withUnsafeBytes(of: number.bitPattern.littleEndian) { $0.forEach { writer.byte($0) } }
        case .string(let text):
            writer.byte(Tag.text)
            writer.text(text)
        case .date(let date):
            writer.byte(Tag.date)
            writer.signed(date.daysSinceEpoch)
        case .localTime, .time, .localDateTime, .dateTime, .duration: writeTemporal(value, to: &writer)
        case .list(let elements):
            writer.byte(Tag.list)
            writer.count(elements.count)
            return .list(elements.makeIterator())
        case .map(let entries):
            writer.byte(Tag.map)
            writer.count(entries.count)
            return .map(Value.sortedEntries(entries).makeIterator())
        }
        return nil
    }

    private static func writeTemporal(_ value: Value, to writer: inout ImageWriter) {
        switch value {
        case .localTime(let time):
            writer.byte(Tag.localTime)
            writer.number(UInt64(time.nanosecondsSinceMidnight))
        case .time(let time):
            writer.byte(Tag.time)
            writer.number(UInt64(time.time.nanosecondsSinceMidnight))
            writer.signed(Int64(time.offset.seconds))
        case .localDateTime(let time):
            writer.byte(Tag.localDateTime)
            write(time, to: &writer)
        case .dateTime(let time):
            writer.byte(Tag.dateTime)
            write(time.local, to: &writer)
            writer.signed(Int64(time.offset.seconds))
            writer.text(time.zone ?? "")
        case .duration(let duration):
            writer.byte(Tag.duration)
            writer.signed(duration.months)
            writer.signed(duration.days)
            writer.signed(duration.seconds)
            writer.count(duration.nanosecond)
        default: break
        }
    }

    private static func write(_ time: LocalDateTime, to writer: inout ImageWriter) {
        writer.signed(time.secondsSinceEpoch)
        writer.count(time.nanosecond)
    }
}
