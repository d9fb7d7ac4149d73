// The image of a graph: all its tables in a compact form that is read several times faster than the changes which led
// to them. `Docs/FileFormat.md` describes it byte by byte. It holds nothing that follows from the rest, and is as safe
// to read as any bytes are; that it says the truth is what checksums are for, and `verify`.

extension GraphTables {
    /// The version of the image. A reader takes no other.
    static var imageVersion: UInt8 { 1 }

    func write(to image: inout ImageWriter) {
        image.byte(GraphTables.imageVersion)
        labelNames.write(to: &image)
        typeNames.write(to: &image)
        keyNames.write(to: &image)
        labelSets.write(to: &image)
        nodeTable.write(to: &image)
        relationshipTable.write(to: &image)
        outgoing.write(below: nodeTable.next, relationships: relationshipTable.next, to: &image)
        incoming.write(below: nodeTable.next, relationships: relationshipTable.next, to: &image)
        var properties = ImageWriter()
        nodeProperties.write(to: &properties, pool)
        relationshipProperties.write(to: &properties, pool)
        image.array(properties.bytes)
        indexTable.write(to: &image)
        statistics.write(
            to: &image,
            labels: labelNames.count,
            types: typeNames.count,
            labelSets: labelSets.count
        )
        attributeTable.write(to: &image)
    }

    init(reading image: inout ImageReader) throws(MalformedImage) {
        self.init()
        guard try image.byte() == GraphTables.imageVersion else { throw image.malformed }
        labelNames = try NameTable(reading: &image)
        typeNames = try NameTable(reading: &image)
        keyNames = try NameTable(reading: &image)
        labelSets = try LabelSets(reading: &image, labels: labelNames.count)
        nodeTable = try NodeTable(reading: &image, labelSets)
        relationshipTable = try RelationshipTable(reading: &image)
        try readColumns(&image)
        indexTable = try IndexTable(reading: &image, nodes: nodeTable, labels: labelNames.count, keys: keyNames.count)
        statistics = try StatisticsTable(
            reading: &image,
            labels: labelNames.count,
            types: typeNames.count,
            labelSets: labelSets.count
        )
        attributeTable = try AttributeTable(reading: &image)
    }

    /// Reads the adjacency and the properties, on two cores: the outgoing relationships on one, the incoming ones on the
    /// other. Records follow from the incoming ones, since rows mostly came ordered by whom they lead to.
    private mutating func readColumns(_ image: inout ImageReader) throws(MalformedImage) {
        let (nodes, relationships) = (nodeTable.next, relationshipTable.next)
        func skip() throws(MalformedImage) -> AdjacencyImage {
            try AdjacencyImage(skipping: &image, below: nodes, relationships: relationships, types: typeNames.count)
        }
        let (outward, inward) = (try skip(), try skip())
        guard outward.total == relationshipTable.live.count, inward.total == outward.total else {
            throw image.malformed
        }
        var properties = PropertyImage(
            ImageReader(try image.raw(try image.count(), of: UInt8.self)),
            keys: keyNames.count,
            nodes: 1..<max(1, Int(nodes)),
            relationships: 1..<max(1, Int(relationships))
        )
        var records = RecordImage(&relationshipTable, types: typeNames.count)
        var (out, back) = (AdjacencyTable(), AdjacencyTable())
        var failures: (MalformedImage?, MalformedImage?)
        inParallel {
            do throws(MalformedImage) {
                try outward.read(into: &out) { _, _ in }
                try properties.read()
            } catch {
                failures.0 = error
            }
        } and: {
            do throws(MalformedImage) {
                try inward.read(into: &back) { node, entries in records.add(entries, of: node) }
            } catch {
                failures.1 = error
            }
        }
        if let failure = failures.0 ?? failures.1 { throw failure }
        (outgoing, incoming) = (out, back)
        (pool, nodeProperties, relationshipProperties) = (
            properties.pool, properties.ofNodes, properties.ofRelationships
        )
        records.finish(&relationshipTable)
    }
}

/// The properties of an image: found, not read yet.
private struct PropertyImage {
    private var reader: ImageReader
    private let keys: Int
    private let nodes: Range<Int>
    private let relationships: Range<Int>
    private(set) var pool = ValuePool()
    private(set) var ofNodes = PropertyTable()
    private(set) var ofRelationships = PropertyTable()

    init(_ reader: ImageReader, keys: Int, nodes: Range<Int>, relationships: Range<Int>) {
        (self.reader, self.keys, self.nodes, self.relationships) = (reader, keys, nodes, relationships)
    }

    mutating func read() throws(MalformedImage) {
        ofNodes = try PropertyTable(reading: &reader, keys: keys, owners: nodes, &pool)
        ofRelationships = try PropertyTable(reading: &reader, keys: keys, owners: relationships, &pool)
        guard reader.remaining == 0 else { throw reader.malformed }
    }
}

/// What relationships connect, as the incoming ones of every node tell it.
private struct RecordImage {
    /// Where the records stand, which nothing else touches meanwhile.
    private let chunks: [UnsafeMutablePointer<RelationshipTable.Record>]
    private var counts: [Int]
    private var loops: [Loop] = []

    init(_ table: inout RelationshipTable, types: Int) {
        chunks = table.recordChunks()
        counts = Array(repeating: 0, count: types)
    }

    mutating func add(_ entries: UnsafeBufferPointer<Adjacent>, of node: UInt32) {
        let size = ChunkTree<RelationshipTable.Record>.chunkSize
        let end = NodeID(rawValue: node)
        for entry in entries {
            let id = entry.relationship.index
            chunks[id / size][id % size] = RelationshipTable.Record(type: entry.type, start: entry.other, end: end)
            counts[entry.type.index] += 1
            if entry.other == end {
                loops.append(Loop(node: end, type: entry.type, relationship: entry.relationship))
            }
        }
    }

    func finish(_ table: inout RelationshipTable) {
        for (type, count) in counts.enumerated() where count > 0 { table.counts[type] = count }
        loops.withUnsafeBufferPointer { table.loops = SortedTree(sorted: $0) }
    }
}
