/// Numbers below a limit in as few whole bytes as that takes: 1 to 4.
struct PackedWidth {
    let byteCount: Int
    private let mask: UInt32

    init(below limit: UInt32) {
        byteCount = limit <= 1 << 8 ? 1 : limit <= 1 << 16 ? 2 : limit <= 1 << 24 ? 3 : 4
        mask = byteCount == 4 ? .max : (1 << UInt32(8 * byteCount)) - 1
    }

    @inline(__always)
    func append(_ number: UInt32, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) {
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[..<byteCount]))
        }
    }

    /// The number at a place; three bytes behind the last number must be readable.
    @inline(__always)
    func load(_ bytes: UnsafeRawPointer, at place: Int) -> UInt32 {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place * byteCount, as: UInt32.self)) & mask
    }
}

extension AdjacencyTable {
    /// The entries of all nodes below a limit: for each node runs of types, then all relationships, then all ends, each
    /// in as many bytes as they need.
    func write(below limit: UInt32, relationships: UInt32, to image: inout ImageWriter) {
        var (ids, others): ([UInt8], [UInt8]) = ([], [])
        let (idWidth, otherWidth) = (PackedWidth(below: relationships), PackedWidth(below: limit))
        var runs = ImageWriter()
        var total = 0
        for raw in 1..<max(1, limit) {
            var types: [(type: TypeToken, count: Int)] = []
            for entry in AdjacentSequence(AdjacentRun(self, NodeID(rawValue: raw), nil)) {
                total += 1
                if types.last?.type == entry.type {
                    types[types.count - 1].count += 1
                } else {
                    types.append((entry.type, 1))
                }
                idWidth.append(entry.relationship.rawValue, to: &ids)
                otherWidth.append(entry.other.rawValue, to: &others)
            }
            runs.count(types.count)
            for (type, count) in types {
                runs.count(type.index)
                runs.count(count)
            }
        }
        image.count(total)
        image.count(runs.bytes.count)
        runs.bytes.withUnsafeBufferPointer { image.elements($0) }
        ids.withUnsafeBufferPointer { image.elements($0) }
        others.withUnsafeBufferPointer { image.elements($0) }
        // So that a number can be loaded with its neighbours.
        for _ in 0..<3 { image.byte(0) }
    }
}

/// The adjacency of one direction in an image: found, not read yet, so that two directions can be read side by side.
///
/// It borrows the memory of the image.
struct AdjacencyImage: @unchecked Sendable {
    let total: Int
    private let runs: UnsafeRawBufferPointer
    private let ids: UnsafeRawBufferPointer
    private let others: UnsafeRawBufferPointer
    private let nodeLimit: UInt32
    private let relationshipLimit: UInt32
    private let typeCount: Int
    private let malformed: MalformedImage

    /// Skips over what `AdjacencyTable.write` wrote.
    init(
        skipping image: inout ImageReader,
        below limit: UInt32,
        relationships: UInt32,
        types: Int
    ) throws(MalformedImage) {
        total = try image.count()
        runs = try image.raw(try image.count(), of: UInt8.self)
        ids = try image.raw(total * PackedWidth(below: relationships).byteCount, of: UInt8.self)
        others = try image.raw(total * PackedWidth(below: limit).byteCount, of: UInt8.self)
        _ = try image.raw(3, of: UInt8.self)
        (nodeLimit, relationshipLimit, typeCount) = (limit, relationships, types)
        malformed = image.malformed
    }

    /// Reads the entries of every node into a table, and calls `body` with each run of a node's.
    func read(
        into table: inout AdjacencyTable,
        _ body: (_ node: UInt32, UnsafeBufferPointer<Adjacent>) -> Void
    ) throws(MalformedImage) {
        guard total > 0 else {
            guard runs.allSatisfy({ $0 == 0 }) else { throw malformed }
            return
        }
        guard let ids = ids.baseAddress, let others = others.baseAddress else { throw malformed }
        let (idWidth, otherWidth) = (PackedWidth(below: relationshipLimit), PackedWidth(below: nodeLimit))
        var runs = ImageReader(runs)
        var entries: [Adjacent] = []
        var done = 0
        for node in 1..<max(1, nodeLimit) {
            let groups = try runs.count()
            if groups == 0 { continue }
            entries.removeAll(keepingCapacity: true)
            var last: Int = -1
            for _ in 0..<groups {
                let type = try runs.number(upTo: typeCount - 1)
                let count = try runs.number(upTo: total - done)
                guard type > last, count > 0 else { throw malformed }
                last = type
                var before: UInt32 = 0
                for place in done..<done + count {
                    let (id, other) = (idWidth.load(ids, at: place), otherWidth.load(others, at: place))
                    guard id > before, id < relationshipLimit, other < nodeLimit else { throw malformed }
                    before = id
                    entries.append(
                        Adjacent(
                            type: TypeToken(rawValue: UInt32(type)),
                            relationship: RelationshipID(rawValue: id),
                            other: NodeID(rawValue: other)
                        )
                    )
                }
                done += count
            }
            entries.withUnsafeBufferPointer {
                table.heads.unique(at: Int(node)).pointee = table.store($0)
                body(node, $0)
            }
        }
        guard done == total, runs.remaining == 0 else { throw malformed }
    }
}
