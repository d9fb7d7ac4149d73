import EngawaGraph
import EngawaLog

/// Reading what `ChangeEncoder.write(_: CreationBatch)` wrote.
extension ChangeDecoder {
    /// The fields of a batch. O(entities + values).
    mutating func batch() throws(MalformedBytes) -> CreationBatch {
        let firstNode = try node()
        let firstRelationship = try relationship()
        let nodeCount = try entityCount(from: firstNode.rawValue)
        let relationshipCount = try entityCount(from: firstRelationship.rawValue)
        var labelSets: [[String]] = []
        for _ in 0..<(try reader.count()) {
            var set: [String] = []
            for _ in 0..<(try reader.count()) {
                let label = try name()
                guard !set.contains(where: { $0.hasSameBytes(as: label) }) else { throw reader.malformed }
                set.append(label)
            }
            labelSets.append(set)
        }
        let nodes = try runs(nodeCount)
        var types: [String] = []
        for _ in 0..<(try reader.count()) { types.append(try name()) }
        let relationshipTypes = try runs(relationshipCount)
        // An end takes a byte at least, so what is not there asks for no memory.
        guard relationshipCount <= reader.remaining / 2 else { throw reader.malformed }
        let starts = try differences(relationshipCount)
        let ends = try differences(relationshipCount)
        let dictionary = try dictionary()
        var keys: [String] = []
        for _ in 0..<(try reader.count()) {
            let key = try name()
            guard !keys.contains(where: { $0.hasSameBytes(as: key) }) else { throw reader.malformed }
            keys.append(key)
        }
        var columns = BatchColumns(keys: keys.count)
        for _ in 0..<(try reader.count()) { try readColumn(into: &columns, values: dictionary.count) }
        let batch = CreationBatch(
            firstNode: firstNode,
            firstRelationship: firstRelationship,
            dictionary: dictionary,
            labelSets: labelSets,
            types: types,
            keys: keys,
            nodes: nodes,
            relationshipTypes: relationshipTypes,
            starts: starts,
            ends: ends,
            nodeColumns: columns.ofNodes,
            relationshipColumns: columns.ofRelationships
        )
        guard let batch, !batch.isEmpty else { throw reader.malformed }
        return batch
    }

    /// How many entities there are whose first one has this id.
    private mutating func entityCount(from first: UInt32) throws(MalformedBytes) -> Int {
        let count = try reader.varint()
        guard count <= UInt64(ChangeStream.maximumBatch), UInt64(first) + count <= 1 << 32 else {
            throw reader.malformed
        }
        return Int(count)
    }

    private mutating func runs(_ count: Int) throws(MalformedBytes) -> [UInt16] {
        var numbers: [UInt16] = []
        numbers.reserveCapacity(count)
        while numbers.count < count {
            guard let number = UInt16(exactly: try reader.varint()) else { throw reader.malformed }
            let length = try reader.varint()
            guard length > 0, length <= UInt64(count - numbers.count) else { throw reader.malformed }
            numbers.append(contentsOf: repeatElement(number, count: Int(length)))
        }
        return numbers
    }

    private mutating func differences(_ count: Int) throws(MalformedBytes) -> [UInt32] {
        var numbers: [UInt32] = []
        numbers.reserveCapacity(count)
        var last: Int64 = 0
        for _ in 0..<count {
            let (next, overflow) = last.addingReportingOverflow(try reader.zigzag())
            guard !overflow, let number = UInt32(exactly: next) else { throw reader.malformed }
            numbers.append(number)
            last = next
        }
        return numbers
    }

    private mutating func dictionary() throws(MalformedBytes) -> BatchDictionary {
        let count = try reader.count()
        var lengths: [Int] = []
        lengths.reserveCapacity(count)
        for _ in 0..<count {
            guard let length = Int(exactly: try reader.varint()) else { throw reader.malformed }
            lengths.append(length)
        }
        let start = reader.position
        let bytes = try reader.raw(reader.count())
        guard String(validating: bytes, as: UTF8.self) != nil else { throw MalformedBytes(position: start) }
        var dictionary = BatchDictionary()
        dictionary.reserve(count, bytes: bytes.count)
        let text = bytes.bindMemory(to: UInt8.self)
        var place = 0
        for length in lengths {
            if length == 0 {
                let value = try value(depth: 0)
                guard !value.isNull else { throw reader.malformed }
                dictionary.append(value)
                continue
            }
            let end = place + length - 1
            // All of it is valid; a text must not begin in the middle of a character.
            guard length - 1 <= text.count - place, end == text.count || text[end] & 0xC0 != 0x80 else {
                throw MalformedBytes(position: start)
            }
            dictionary.append(UnsafeBufferPointer(rebasing: text[place..<end]))
            place = end
        }
        guard place == text.count else { throw MalformedBytes(position: start) }
        return dictionary
    }

    private mutating func readColumn(into columns: inout BatchColumns, values limit: Int) throws(MalformedBytes) {
        let kind = try reader.byte()
        let key = try reader.varint()
        guard kind < 2, key < UInt64(columns.ofNodes.count) else { throw reader.malformed }
        let count = try reader.count()
        var column = CreationBatch.Column()
        column.owners = try owners(count)
        column.values = try values(count, limit: limit)
        guard columns.add(column, ofRelationships: kind == 1, Int(key)) else { throw reader.malformed }
    }

    private mutating func owners(_ count: Int) throws(MalformedBytes) -> [UInt32] {
        var owners: [UInt32] = []
        owners.reserveCapacity(count)
        var next: UInt64 = 0
        while owners.count < count {
            let gap = try reader.varint()
            let length = try reader.varint()
            guard gap < 1 << 32, length > 0, length <= UInt64(count - owners.count) else { throw reader.malformed }
            next += gap
            guard next + length <= 1 << 32 else { throw reader.malformed }
            owners.append(contentsOf: UInt32(next)...UInt32(next + length - 1))
            next += length
        }
        return owners
    }

    private mutating func values(_ count: Int, limit: Int) throws(MalformedBytes) -> [UInt32] {
        let form = try reader.byte()
        if form == ColumnForm.differences { return try differences(count) }
        guard form == ColumnForm.bytes || form == ColumnForm.pairs else { throw reader.malformed }
        let table = try differences(try reader.count())
        let width = Int(form)
        let codes = try reader.raw(count * width)
        var values: [UInt32] = []
        values.reserveCapacity(count)
        for place in 0..<count {
            let code =
                width == 1
                ? Int(codes[place])
                : Int(UInt16(littleEndian: codes.loadUnaligned(fromByteOffset: 2 * place, as: UInt16.self)))
            guard code < table.count else { throw reader.malformed }
            values.append(table[code])
        }
        return values
    }
}

/// The columns of a batch as they are read, by key.
private struct BatchColumns {
    private(set) var ofNodes: [CreationBatch.Column]
    private(set) var ofRelationships: [CreationBatch.Column]

    init(keys: Int) {
        ofNodes = Array(repeating: CreationBatch.Column(), count: keys)
        ofRelationships = ofNodes
    }

    /// False where the key has such a column already.
    mutating func add(_ column: CreationBatch.Column, ofRelationships isOfRelationships: Bool, _ key: Int) -> Bool {
        guard (isOfRelationships ? ofRelationships[key] : ofNodes[key]).owners.isEmpty else { return false }
        if isOfRelationships { ofRelationships[key] = column } else { ofNodes[key] = column }
        return true
    }
}
