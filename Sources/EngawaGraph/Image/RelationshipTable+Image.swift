extension RelationshipTable {
    /// The next id and which relationships there are; what they connect stands in the adjacency.
    func write(to image: inout ImageWriter) {
        image.number(UInt64(next))
        live.write(below: next, to: &image)
    }

    init(reading image: inout ImageReader) throws(MalformedImage) {
        self.init()
        let limit = try image.number(upTo: Int(GraphTables.maximumID) + 1)
        guard limit > 0 else { throw image.malformed }
        next = UInt32(limit)
        live = try BitTree(reading: &image, below: next)
    }

    /// Makes the chunks of all records and gives their places. Valid until the next mutation of the records.
    mutating func recordChunks() -> [UnsafeMutablePointer<Record>] {
        stride(from: 0, to: Int(next), by: ChunkTree<Record>.chunkSize).map { records.unique(at: $0) }
    }
}
