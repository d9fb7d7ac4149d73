extension PropertyTable {
    /// Writes the image of the columns up to the last that has values: their number, then each. The bytes that they refer to are in it, so that the
    /// pool has no image of its own. O(owners × keys + bytes).
    ///
    /// Any value is written, but one that nests deeper than the log allows will not be read again.
    func write(to writer: inout ImageWriter, _ pool: ValuePool) {
        let keys = (0..<keyCount).last { count(KeyToken(rawValue: UInt32($0))) > 0 }.map { $0 + 1 } ?? 0
        writer.count(keys)
        forEachColumn(below: keys) { column in
            if let column { column.pointee.write(to: &writer, pool) } else { writer.count(0) }
        }
    }

    /// Reads the image of a table whose keys are below `keys` and whose owners are in a range. Texts and values go into
    /// the pool. O(bytes). Any bytes are safe to read: what a table could not have written throws.
    init(
        reading reader: inout ImageReader,
        keys: Int,
        owners: Range<Int>,
        _ pool: inout ValuePool
    ) throws(MalformedImage) {
        self.init()
        for key in 0..<(try reader.number(upTo: keys)) {
            let column = try ValueColumn(reading: &reader, owners: owners, &pool)
            if column.count > 0 { replaceColumn(KeyToken(rawValue: UInt32(key)), with: column) }
        }
    }
}
