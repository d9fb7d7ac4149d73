extension ValueBytes {
    /// The value of bytes, nil where they are none. Any bytes are safe to read. O(bytes).
    static func value(of bytes: UnsafeRawBufferPointer) -> Value? {
        var reader = ValueReader(bytes)
        return try? reader.whole()
    }

    /// Whether bytes from a file are exactly those of a value that is not deeper than allowed. O(bytes), without making
    /// strings and values, but for maps.
    static func areWellFormed(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var reader = ValueReader(bytes)
        guard let hasMaps = try? reader.check() else { return false }
        // Whether names are in order, and differ also for Swift, is answered by writing the value again.
        return !hasMaps || value(of: bytes).map { ValueBytes.bytes(of: $0).elementsEqual(bytes) } == true
    }

    /// Whether well-formed bytes are those of a value that no cell holds by itself.
    static func needsPool(_ bytes: UnsafeRawBufferPointer) -> Bool {
        switch bytes.first {
        case Tag.list, Tag.map, Tag.dateTime, Tag.duration: true
        case Tag.localDateTime: value(of: bytes).map { Cell(immediate: $0) == nil } == true
        default: false
        }
    }
}

/// Reads the bytes of one value.
private struct ValueReader {
    private var reader: ImageReader

    init(_ bytes: UnsafeRawBufferPointer) { reader = ImageReader(bytes) }

    /// A list or a map whose elements are still being read.
    private struct Open {
        let isMap: Bool
        var remaining: Int
        var elements: [Value] = []
        var entries: [String: Value] = [:]
        var name = ""

        init(isMap: Bool, count: Int) {
            (self.isMap, remaining) = (isMap, count)
            if !isMap { elements.reserveCapacity(count) }
        }

        mutating func add(_ value: Value) {
            remaining -= 1
            if isMap { entries[name] = value } else { elements.append(value) }
        }

        var value: Value { isMap ? .map(entries) : .list(elements) }
    }

    /// The value that all the bytes are.
    mutating func whole() throws(MalformedImage) -> Value {
        var tag = try reader.byte()
        guard var current = try container(tag) else {
            let value = try single(tag)
            return try end(value)
        }
        var outer: [Open] = []
        while true {
            while current.remaining > 0 {
                if current.isMap { current.name = try text() }
                tag = try reader.byte()
                if let inner = try container(tag) {
                    outer.append(current)
                    current = inner
                } else {
                    current.add(try single(tag))
                }
            }
            guard var next = outer.popLast() else { return try end(current.value) }
            next.add(current.value)
            current = next
        }
    }

    /// The list or the map that a tag begins, without its elements; nil for other tags.
    private mutating func container(_ tag: UInt8) throws(MalformedImage) -> Open? {
        guard tag == ValueBytes.Tag.list || tag == ValueBytes.Tag.map else { return nil }
        return Open(isMap: tag == ValueBytes.Tag.map, count: try reader.count())
    }

    private func end(_ value: Value) throws(MalformedImage) -> Value {
        guard reader.remaining == 0 else { throw reader.malformed }
        return value
    }

    /// Reads all the bytes without making values; says whether there is a map among them.
    mutating func check() throws(MalformedImage) -> Bool {
        var open: [(isMap: Bool, remaining: Int)] = []
        var hasMaps = false
        while true {
            guard open.count <= ValueBytes.maximumDepth else { throw reader.malformed }
            if open.last?.isMap == true { try checkText() }
            let tag = try reader.byte()
            switch tag {
            case ValueBytes.Tag.list, ValueBytes.Tag.map:
                let isMap = tag == ValueBytes.Tag.map
                hasMaps = hasMaps || isMap
                open.append((isMap, Int(try number(upTo: UInt64(reader.remaining))) + 1))
            case ValueBytes.Tag.text: try checkText()
            default: _ = try single(tag)
            }
            while let last = open.indices.last {
                open[last].remaining -= 1
                if open[last].remaining > 0 { break }
                open.removeLast()
            }
            if open.isEmpty {
                guard reader.remaining == 0 else { throw reader.malformed }
                return hasMaps
            }
        }
    }

    private mutating func checkText() throws(MalformedImage) {
        let length = Int(try number(upTo: UInt64(reader.remaining)))
        let text = try reader.raw(length, of: UInt8.self)
        guard text.bindMemory(to: UInt8.self).isValidUTF8 else { throw reader.malformed }
    }

    /// A value without elements, the tag being read.
    private mutating func single(_ tag: UInt8) throws(MalformedImage) -> Value {
        switch tag {
        case ValueBytes.Tag.null: return .null
        case ValueBytes.Tag.no: return .boolean(false)
        case ValueBytes.Tag.yes: return .boolean(true)
        case ValueBytes.Tag.integer: return .integer(try signed())
        case ValueBytes.Tag.float:
            let bits = try reader.raw(1, of: UInt64.self).loadUnaligned(as: UInt64.self)
            return .float(Double(bitPattern: UInt64(littleEndian: bits)))
        case ValueBytes.Tag.text: return .string(try text())
        case ValueBytes.Tag.date: return .date(try some(CalendarDate(days: try signed())))
        case ValueBytes.Tag.localTime: return .localTime(try localTime())
        case ValueBytes.Tag.time: return .time(OffsetTime(try localTime(), offset: try offset()))
        case ValueBytes.Tag.localDateTime: return .localDateTime(try localDateTime())
        case ValueBytes.Tag.dateTime:
            let (local, offset, zone) = (try localDateTime(), try offset(), try text())
            if zone.isEmpty { return .dateTime(ZonedDateTime(local, offset: offset)) }
            return .dateTime(try some(ZonedDateTime(local, offset: offset, zone: zone)))
        case ValueBytes.Tag.duration:
            let (months, days, seconds) = (try signed(), try signed(), try signed())
            let nanoseconds = Int64(try number(upTo: 999_999_999))
            return .duration(
                try some(CalendarDuration(months: months, days: days, seconds: seconds, nanoseconds: nanoseconds))
            )
        default: throw reader.malformed
        }
    }

    private mutating func localTime() throws(MalformedImage) -> LocalTime {
        let nanoseconds = Int64(try number(upTo: UInt64(LocalTime.nanosecondsPerDay)))
        return try some(LocalTime(nanosecondsSinceMidnight: nanoseconds))
    }

    private mutating func offset() throws(MalformedImage) -> UTCOffset {
        try some(Int(exactly: try signed()).flatMap { UTCOffset(seconds: $0) })
    }

    private mutating func localDateTime() throws(MalformedImage) -> LocalDateTime {
        let seconds = try signed()
        return try some(LocalDateTime(secondsSinceEpoch: seconds, nanosecond: Int(try number(upTo: 999_999_999))))
    }

    private mutating func text() throws(MalformedImage) -> String {
        let length = Int(try number(upTo: UInt64(reader.remaining)))
        // Valid where the bytes are from the pool; anything else is repaired.
        return String(decoding: try reader.raw(length, of: UInt8.self).bindMemory(to: UInt8.self), as: UTF8.self)
    }

    /// A number in as few bytes as it needs.
    private mutating func number(upTo limit: UInt64 = .max) throws(MalformedImage) -> UInt64 {
        let start = reader.position
        let number = try reader.number()
        guard number <= limit, reader.position == start + 1 || reader.bytes[reader.position - 1] != 0 else {
            throw reader.malformed
        }
        return number
    }

    private mutating func signed() throws(MalformedImage) -> Int64 {
        let number = try number()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    private func some<Read>(_ value: Read?) throws(MalformedImage) -> Read {
        guard let value else { throw reader.malformed }
        return value
    }
}
