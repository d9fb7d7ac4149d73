extension PropertyGraph {
    /// What properties take in memory: codes, cells, and the bytes of texts and values. O(n × keys / 512).
    package var propertyByteCount: Int {
        tables.nodeProperties.byteCount + tables.relationshipProperties.byteCount + tables.pool.byteCount
    }

    /// The image of all properties and of nothing else, for measuring it. O(n × keys).
    package var propertyImage: [UInt8] {
        var writer = ImageWriter()
        tables.nodeProperties.write(to: &writer, tables.pool)
        tables.relationshipProperties.write(to: &writer, tables.pool)
        return writer.bytes
    }

    /// Puts the properties of an image in the place of all that there are.
    package mutating func readProperties(_ image: [UInt8]) throws(MalformedImage) {
        let failure: MalformedImage? = image.withUnsafeBytes { bytes in
            var reader = ImageReader(bytes)
            do throws(MalformedImage) {
                try unique.readProperties(&reader)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }
}

extension GraphTables {
    fileprivate mutating func readProperties(_ reader: inout ImageReader) throws(MalformedImage) {
        let keys = keyNames.count
        let (nodes, relationships) = (1..<Int(nodeTable.next), 1..<Int(relationshipTable.next))
        var pool = ValuePool()
        let ofNodes = try PropertyTable(reading: &reader, keys: keys, owners: nodes, &pool)
        let ofRelationships = try PropertyTable(reading: &reader, keys: keys, owners: relationships, &pool)
        guard reader.remaining == 0 else { throw reader.malformed }
        (self.pool, nodeProperties, relationshipProperties) = (pool, ofNodes, ofRelationships)
    }
}
