import EngawaGraph
import EngawaLog

/// Reads the data stream of a transaction. Any bytes are safe to read: what does not follow the format throws.
///
/// It borrows the memory that it reads from.
struct ChangeDecoder {
    var reader: ByteReader
    private var shared: [String] = []
    private var lastNode: UInt32 = 0
    private var lastRelationship: UInt32 = 0
    private let version: UInt8
    /// How many changes are still to come.
    private(set) var remaining: Int

    init(_ bytes: UnsafeRawBufferPointer) throws(MalformedBytes) {
        reader = ByteReader(bytes)
        version = try reader.byte()
        guard 1...ChangeStream.newest ~= version else { throw MalformedBytes(position: 0) }
        remaining = try reader.count()
    }

    /// All changes of a stream. O(bytes).
    static func decode(_ bytes: [UInt8]) throws(MalformedBytes) -> ChangeSet {
        var changes = ChangeSet()
        try forEach(bytes) { item throws(MalformedBytes) in changes.append(item) }
        return changes
    }

    /// Calls `body` with each item of a stream in order. O(bytes).
    static func forEach(
        _ bytes: [UInt8],
        _ body: (ChangeSet.Item) throws(MalformedBytes) -> Void
    ) throws(MalformedBytes) {
        let failure: MalformedBytes? = bytes.withUnsafeBytes { buffer in
            do throws(MalformedBytes) {
                var decoder = try ChangeDecoder(buffer)
                while let item = try decoder.next() { try body(item) }
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// The next item; nil behind the last one.
    mutating func next() throws(MalformedBytes) -> ChangeSet.Item? {
        if remaining == 0 {
            guard reader.remaining == 0 else { throw reader.malformed }
            return nil
        }
        remaining -= 1
        let code = try reader.byte()
        if code == ChangeCode.createMany, version >= 2 { return .creation(try batch()) }
        return .change(try change(code))
    }

    private mutating func change(_ code: UInt8) throws(MalformedBytes) -> GraphChange {
        switch code {
        case ChangeCode.createNode:
            let id = try node()
            var labels: [String] = []
            for _ in 0..<(try reader.count()) { labels.append(try name()) }
            return .createNode(id, labels: labels)
        case ChangeCode.deleteNode: return .deleteNode(try node())
        case ChangeCode.addLabel: return .addLabel(try node(), try name())
        case ChangeCode.removeLabel: return .removeLabel(try node(), try name())
        case ChangeCode.setNodeProperty:
            return .setNodeProperty(try node(), key: try name(), try value(depth: 0))
        case ChangeCode.createRelationship:
            return .createRelationship(try relationship(), type: try name(), from: try node(), to: try node())
        case ChangeCode.deleteRelationship: return .deleteRelationship(try relationship())
        case ChangeCode.setRelationshipProperty:
            return .setRelationshipProperty(try relationship(), key: try name(), try value(depth: 0))
        case ChangeCode.setAttribute: return .setAttribute(try name(), try value(depth: 0))
        case ChangeCode.createIndex: return .createIndex(label: try name(), key: try name())
        case ChangeCode.createUniqueIndex where version >= 2:
            return .createUniqueIndex(label: try name(), key: try name())
        case ChangeCode.dropIndex: return .dropIndex(label: try name(), key: try name())
        default: throw reader.malformed
        }
    }

    mutating func node() throws(MalformedBytes) -> NodeID {
        lastNode = try id(after: lastNode)
        return NodeID(rawValue: lastNode)
    }

    mutating func relationship() throws(MalformedBytes) -> RelationshipID {
        lastRelationship = try id(after: lastRelationship)
        return RelationshipID(rawValue: lastRelationship)
    }

    private mutating func id(after last: UInt32) throws(MalformedBytes) -> UInt32 {
        let (sum, overflow) = try reader.zigzag().addingReportingOverflow(Int64(last))
        guard !overflow, sum > 0, let id = UInt32(exactly: sum) else { throw reader.malformed }
        return id
    }

    mutating func name() throws(MalformedBytes) -> String {
        let number = try reader.varint()
        if number == 0 {
            let text = try reader.text()
            shared.append(text)
            return text
        }
        guard number <= UInt64(shared.count) else { throw reader.malformed }
        return shared[Int(number) - 1]
    }

    mutating func value(depth: Int) throws(MalformedBytes) -> Value {
        guard depth <= ChangeStream.maximumDepth else { throw reader.malformed }
        switch try reader.byte() {
        case ValueTag.null: return .null
        case ValueTag.no: return .boolean(false)
        case ValueTag.yes: return .boolean(true)
        case ValueTag.integer: return .integer(try reader.zigzag())
        case ValueTag.float: return .float(Double(bitPattern: try reader.fixed(UInt64.self)))
        case ValueTag.text: return .string(try reader.text())
        case ValueTag.sharedText: return .string(try name())
        case ValueTag.date:
            guard let date = CalendarDate(days: try reader.zigzag()) else { throw reader.malformed }
            return .date(date)
        case ValueTag.list:
            var values: [Value] = []
            for _ in 0..<(try reader.count()) { values.append(try value(depth: depth + 1)) }
            return .list(values)
        case ValueTag.map: return try map(depth: depth)
        case ValueTag.localTime: return .localTime(try localTime())
        case ValueTag.time: return .time(OffsetTime(try localTime(), offset: try offset()))
        case ValueTag.localDateTime: return .localDateTime(try localDateTime())
        case ValueTag.dateTime:
            let (local, offset, zone) = (try localDateTime(), try offset(), try name())
            if zone.isEmpty { return .dateTime(ZonedDateTime(local, offset: offset)) }
            guard let time = ZonedDateTime(local, offset: offset, zone: zone) else { throw reader.malformed }
            return .dateTime(time)
        case ValueTag.duration:
            let (months, days, seconds) = (try reader.zigzag(), try reader.zigzag(), try reader.zigzag())
            let nanosecond = try reader.varint()
            guard nanosecond < 1_000_000_000,
                let duration = CalendarDuration(
                    months: months,
                    days: days,
                    seconds: seconds,
                    nanoseconds: Int64(nanosecond)
                )
            else { throw reader.malformed }
            return .duration(duration)
        default: throw reader.malformed
        }
    }

    private mutating func localTime() throws(MalformedBytes) -> LocalTime {
        guard let nanoseconds = Int64(exactly: try reader.varint()),
            let time = LocalTime(nanosecondsSinceMidnight: nanoseconds)
        else { throw reader.malformed }
        return time
    }

    private mutating func offset() throws(MalformedBytes) -> UTCOffset {
        guard let seconds = Int(exactly: try reader.zigzag()), let offset = UTCOffset(seconds: seconds) else {
            throw reader.malformed
        }
        return offset
    }

    private mutating func localDateTime() throws(MalformedBytes) -> LocalDateTime {
        let (seconds, nanosecond) = (try reader.zigzag(), try reader.varint())
        guard nanosecond < 1_000_000_000,
            let time = LocalDateTime(secondsSinceEpoch: seconds, nanosecond: Int(nanosecond))
        else { throw reader.malformed }
        return time
    }

    private mutating func map(depth: Int) throws(MalformedBytes) -> Value {
        var entries: [String: Value] = [:]
        var last: String?
        for _ in 0..<(try reader.count()) {
            let key = try name()
            if let last, !last.precedesInBytes(key) { throw reader.malformed }
            let element = try value(depth: depth + 1)
            guard entries.updateValue(element, forKey: key) == nil else { throw reader.malformed }
            last = key
        }
        return .map(entries)
    }
}
