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
        nodeProperties.write(to: &image, pool)
        relationshipProperties.write(to: &image, pool)
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
        try readAdjacency(&image)
        let keys = keyNames.count
        nodeProperties = try PropertyTable(
            reading: &image,
            keys: keys,
            owners: 1..<max(1, Int(nodeTable.next)),
            &pool
        )
        relationshipProperties = try PropertyTable(
            reading: &image,
            keys: keys,
            owners: 1..<max(1, Int(relationshipTable.next)),
            &pool
        )
        indexTable = try IndexTable(reading: &image, nodes: nodeTable, labels: labelNames.count, keys: keys)
        statistics = try StatisticsTable(
            reading: &image,
            labels: labelNames.count,
            types: typeNames.count,
            labelSets: labelSets.count
        )
        attributeTable = try AttributeTable(reading: &image)
    }

    /// Reads both directions side by side. The records of relationships follow from the outgoing one.
    private mutating func readAdjacency(_ image: inout ImageReader) throws(MalformedImage) {
        let (nodes, relationships) = (nodeTable.next, relationshipTable.next)
        func skip() throws(MalformedImage) -> AdjacencyImage {
            try AdjacencyImage(
                skipping: &image,
                below: nodes,
                relationships: relationships,
                types: typeNames.count
            )
        }
        let (outward, inward) = (try skip(), try skip())
        guard outward.total == relationshipTable.live.count, inward.total == outward.total else {
            throw image.malformed
        }
        let chunks = relationshipTable.recordChunks()
        let chunkSize = ChunkTree<RelationshipTable.Record>.chunkSize
        var counts = [Int](repeating: 0, count: typeNames.count)
        var loops: [Loop] = []
        var (out, back) = (AdjacencyTable(), AdjacencyTable())
        var failures: (MalformedImage?, MalformedImage?)
        inParallel {
            do throws(MalformedImage) {
                try outward.read(into: &out) { node, entries in
                    for entry in entries {
                        let id = entry.relationship.index
                        chunks[id / chunkSize][id % chunkSize] = RelationshipTable.Record(
                            type: entry.type,
                            start: NodeID(rawValue: node),
                            end: entry.other
                        )
                        counts[entry.type.index] += 1
                        if entry.other.rawValue == node {
                            loops.append(Loop(node: entry.other, type: entry.type, relationship: entry.relationship))
                        }
                    }
                }
            } catch {
                failures.0 = error
            }
        } and: {
            do throws(MalformedImage) {
                try inward.read(into: &back) { _, _ in }
            } catch {
                failures.1 = error
            }
        }
        if let failure = failures.0 ?? failures.1 { throw failure }
        (outgoing, incoming) = (out, back)
        for (type, count) in counts.enumerated() where count > 0 { relationshipTable.counts[type] = count }
        loops.withUnsafeBufferPointer { relationshipTable.loops = SortedTree(sorted: $0) }
    }
}
