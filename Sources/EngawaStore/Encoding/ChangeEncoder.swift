import EngawaGraph
import EngawaLog

/// Writes changes of a graph as the data stream of a transaction.
struct ChangeEncoder {
    var writer = ByteWriter()
    private var shared: [SharedText: Int] = [:]
    private var lastNode: UInt32 = 0
    private var lastRelationship: UInt32 = 0

    /// The stream of `changes`, of version 1 where that can say them all. O(size of the changes).
    /// - Parameter version: the highest version that the reader of the file may be asked to know. Under version 1
    ///   batches are written as single changes, and unique indexes are refused, which version 1 cannot say.
    static func encode(_ changes: ChangeSet, upTo version: UInt8 = ChangeStream.newest) throws(StoreError) -> [UInt8] {
        let hasBatches = version >= 2 && changes.items.contains { if case .creation = $0 { true } else { false } }
        var encoder = ChangeEncoder()
        let hasUniqueIndexes = changes.items.contains {
            if case .change(.createUniqueIndex) = $0 { true } else { false }
        }
        if hasUniqueIndexes, version < 2 { throw .formatTooOld }
        encoder.writer.byte(hasBatches || hasUniqueIndexes ? 2 : 1)
        guard hasBatches else {
            encoder.writer.count(changes.count)
            for change in changes { try encoder.write(change) }
            return encoder.writer.bytes
        }
        encoder.writer.count(changes.items.count)
        for item in changes.items {
            switch item {
            case .change(let change): try encoder.write(change)
            case .creation(let batch): try encoder.write(batch)
            }
        }
        return encoder.writer.bytes
    }

    private mutating func write(_ change: GraphChange) throws(StoreError) {
        switch change {
        case .createNode(let id, let labels):
            writer.byte(ChangeCode.createNode)
            node(id)
            writer.count(labels.count)
            for label in labels { name(label) }
        case .deleteNode(let id):
            writer.byte(ChangeCode.deleteNode)
            node(id)
        case .addLabel(let id, let label):
            writer.byte(ChangeCode.addLabel)
            node(id)
            name(label)
        case .removeLabel(let id, let label):
            writer.byte(ChangeCode.removeLabel)
            node(id)
            name(label)
        case .setNodeProperty(let id, let key, let new):
            writer.byte(ChangeCode.setNodeProperty)
            node(id)
            name(key)
            try value(new, depth: 0)
        case .createRelationship(let id, let type, let start, let end):
            writer.byte(ChangeCode.createRelationship)
            relationship(id)
            name(type)
            node(start)
            node(end)
        case .deleteRelationship(let id):
            writer.byte(ChangeCode.deleteRelationship)
            relationship(id)
        case .setRelationshipProperty(let id, let key, let new):
            writer.byte(ChangeCode.setRelationshipProperty)
            relationship(id)
            name(key)
            try value(new, depth: 0)
        case .setAttribute(let attribute, let new):
            writer.byte(ChangeCode.setAttribute)
            name(attribute)
            try value(new, depth: 0)
        case .createIndex(let label, let key):
            writer.byte(ChangeCode.createIndex)
            name(label)
            name(key)
        case .createUniqueIndex(let label, let key):
            writer.byte(ChangeCode.createUniqueIndex)
            name(label)
            name(key)
        case .dropIndex(let label, let key):
            writer.byte(ChangeCode.dropIndex)
            name(label)
            name(key)
        }
    }

    mutating func node(_ id: NodeID) {
        writer.zigzag(Int64(id.rawValue) - Int64(lastNode))
        lastNode = id.rawValue
    }

    mutating func relationship(_ id: RelationshipID) {
        writer.zigzag(Int64(id.rawValue) - Int64(lastRelationship))
        lastRelationship = id.rawValue
    }

    mutating func name(_ text: String) {
        if let number = shared[SharedText(text)] {
            writer.count(number)
        } else {
            shared[SharedText(text)] = shared.count + 1
            writer.varint(0)
            writer.text(text)
        }
    }

    mutating func value(_ value: Value, depth: Int) throws(StoreError) {
        guard depth <= ChangeStream.maximumDepth else { throw .valueTooDeep(limit: ChangeStream.maximumDepth) }
        switch value {
        case .null: writer.byte(ValueTag.null)
        case .boolean(let flag): writer.byte(flag ? ValueTag.yes : ValueTag.no)
        case .integer(let number):
            writer.byte(ValueTag.integer)
            writer.zigzag(number)
        case .float(let number):
            writer.byte(ValueTag.float)
            writer.fixed(number.bitPattern)
        case .string(let text): string(text)
        case .date(let date):
            writer.byte(ValueTag.date)
            writer.zigzag(date.daysSinceEpoch)
        case .localTime, .time, .localDateTime, .dateTime, .duration: temporal(value)
        case .list(let values):
            writer.byte(ValueTag.list)
            writer.count(values.count)
            for element in values { try self.value(element, depth: depth + 1) }
        case .map(let entries):
            writer.byte(ValueTag.map)
            writer.count(entries.count)
            for (key, element) in Value.sortedEntries(entries) {
                name(key)
                try self.value(element, depth: depth + 1)
            }
        }
    }

    private mutating func temporal(_ value: Value) {
        switch value {
        case .localTime(let time):
            writer.byte(ValueTag.localTime)
            writer.varint(UInt64(time.nanosecondsSinceMidnight))
        case .time(let time):
            writer.byte(ValueTag.time)
            writer.varint(UInt64(time.time.nanosecondsSinceMidnight))
            writer.zigzag(Int64(time.offset.seconds))
        case .localDateTime(let time):
            writer.byte(ValueTag.localDateTime)
            local(time)
        case .dateTime(let time):
            writer.byte(ValueTag.dateTime)
            local(time.local)
            writer.zigzag(Int64(time.offset.seconds))
            name(time.zone ?? "")
        case .duration(let duration):
            writer.byte(ValueTag.duration)
            writer.zigzag(duration.months)
            writer.zigzag(duration.days)
            writer.zigzag(duration.seconds)
            writer.count(duration.nanosecond)
        default: break
        }
    }

    private mutating func local(_ time: LocalDateTime) {
        writer.zigzag(time.secondsSinceEpoch)
        writer.count(time.nanosecond)
    }

    private mutating func string(_ text: String) {
        let isShort = text.utf8.count <= ChangeStream.sharedTextLimit
        if isShort, shared.count < ChangeStream.sharedTextCount || shared[SharedText(text)] != nil {
            writer.byte(ValueTag.sharedText)
            name(text)
        } else {
            writer.byte(ValueTag.text)
            writer.text(text)
        }
    }
}

/// A text as its UTF-8 bytes: `String` itself would take texts that are canonically equivalent for the same.
private struct SharedText: Hashable {
    private let text: String

    init(_ text: String) { self.text = text }

    static func == (left: SharedText, right: SharedText) -> Bool { left.text.hasSameBytes(as: right.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
