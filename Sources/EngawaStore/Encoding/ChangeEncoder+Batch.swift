import EngawaGraph
import EngawaLog

/// Writing many creations at once: in columns, which are short, and quick to read again.
extension ChangeEncoder {
    /// Writes the fields of a batch. O(entities + values).
    mutating func write(_ batch: CreationBatch) throws(StoreError) {
        writer.byte(ChangeCode.createMany)
        node(batch.firstNode)
        relationship(batch.firstRelationship)
        writer.count(batch.nodeCount)
        writer.count(batch.relationshipCount)
        writer.count(batch.labelSets.count)
        for set in batch.labelSets {
            writer.count(set.count)
            for label in set { name(label) }
        }
        runs(batch.nodes)
        writer.count(batch.types.count)
        for type in batch.types { name(type) }
        runs(batch.relationshipTypes)
        differences(batch.starts)
        differences(batch.ends)
        try write(batch.dictionary)
        try writeColumns(of: batch)
    }

    /// The numbers of an array as runs of equal ones: the number and how many there are.
    private mutating func runs(_ numbers: [UInt16]) {
        var start = 0
        while start < numbers.count {
            var end = start + 1
            while end < numbers.count, numbers[end] == numbers[start] { end += 1 }
            writer.count(Int(numbers[start]))
            writer.count(end - start)
            start = end
        }
    }

    /// Each number as its difference from the one before, 0 at first.
    private mutating func differences(_ numbers: [UInt32]) {
        var last: UInt32 = 0
        for number in numbers {
            writer.zigzag(Int64(number) - Int64(last))
            last = number
        }
    }

    private mutating func write(_ dictionary: BatchDictionary) throws(StoreError) {
        writer.count(dictionary.count)
        var others: [Int] = []
        for number in 0..<dictionary.count {
            switch dictionary.entry(number) {
            case .text(let range): writer.count(range.count + 1)
            case .other(let place):
                writer.count(0)
                others.append(place)
            }
        }
        writer.counted(dictionary.bytes)
        for place in others { try value(dictionary.others[place], depth: 0) }
    }

    private mutating func writeColumns(of batch: CreationBatch) throws(StoreError) {
        writer.count(batch.keys.count)
        for key in batch.keys { name(key) }
        let columns = (batch.nodeColumns + batch.relationshipColumns).count { !$0.owners.isEmpty }
        writer.count(columns)
        var local = LocalCodes(values: batch.dictionary.count)
        for (kind, columns) in [batch.nodeColumns, batch.relationshipColumns].enumerated() {
            for (key, column) in columns.enumerated() where !column.owners.isEmpty {
                writer.byte(UInt8(kind))
                writer.count(key)
                writer.count(column.owners.count)
                owners(column.owners)
                values(column.values, &local)
            }
        }
    }

    /// Ascending owners as runs that follow one another: how many are left out, and how many there are.
    private mutating func owners(_ owners: [UInt32]) {
        var start = 0
        var next: UInt32 = 0
        while start < owners.count {
            var end = start + 1
            while end < owners.count, owners[end] == owners[end - 1] + 1 { end += 1 }
            writer.count(Int(owners[start] - next))
            writer.count(end - start)
            next = owners[end - 1] + 1
            start = end
        }
    }

    private mutating func values(_ values: [UInt32], _ local: inout LocalCodes) {
        let limit = 1 << 16
        guard let table = local.assign(values, limit: min(limit, values.count / 2 + 1)) else {
            writer.byte(ColumnForm.differences)
            differences(values)
            return
        }
        let isNarrow = table.count <= 1 << 8
        writer.byte(isNarrow ? ColumnForm.bytes : ColumnForm.pairs)
        writer.count(table.count)
        differences(table)
        if isNarrow {
            for value in values { writer.byte(UInt8(truncatingIfNeeded: local.code(of: value))) }
        } else {
            for value in values { writer.fixed(UInt16(truncatingIfNeeded: local.code(of: value))) }
        }
    }
}

/// The forms of the values of a column.
enum ColumnForm {
    /// A table of at most 256 values, then a byte for each.
    static let bytes: UInt8 = 1
    /// A table of at most 65,536 values, then two bytes for each.
    static let pairs: UInt8 = 2
    /// The difference of each from the one before.
    static let differences: UInt8 = 3
}

/// Numbers the values of one column after another in the order in which they first appear.
private struct LocalCodes {
    private var codes: [UInt32]
    private var table: [UInt32] = []

    init(values: Int) { codes = Array(repeating: .max, count: values) }

    /// The distinct values, in the order of their codes; nil where there are more than `limit`.
    mutating func assign(_ values: [UInt32], limit: Int) -> [UInt32]? {
        for value in table { codes[Int(value)] = .max }
        table.removeAll(keepingCapacity: true)
        for value in values where codes[Int(value)] == .max {
            if table.count == limit { return nil }
            codes[Int(value)] = UInt32(table.count)
            table.append(value)
        }
        return table
    }

    @inline(__always)
    func code(of value: UInt32) -> UInt32 { codes[Int(value)] }
}
