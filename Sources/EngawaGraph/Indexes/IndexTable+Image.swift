// The image of indexes:
//
//   indexes := count index*
//   index   := label key unique count length run* ids
//   run     := count shared byte*
//
// A run is a key and how many entries have it; of the twelve bytes of the key those are left out that it shares with the
// one before. All runs together have `length` bytes. The ids of the entries follow, of four bytes each. The keys could be
// made of the columns again, but in the order of an index every one of them would have to be waited for.

extension IndexTable {
    /// Writes all indexes. O(entries).
    func write(to writer: inout ImageWriter) {
        writer.count(entries.count)
        for index in entries {
            writer.count(index.label.index)
            writer.count(index.key.index)
            writer.byte(index.isUnique ? 1 : 0)
            write(tree(index.slot), to: &writer)
        }
    }

    private func write(_ tree: SortedTree<IndexEntry>, to writer: inout ImageWriter) {
        var runs = ImageWriter()
        var last = IndexKey(high: 0, low: 0)
        var length = 0
        tree.forEach(fromRank: 0) { entry in
            if entry.key != last {
                IndexTable.writeRun(of: length, last, entry.key, to: &runs)
                last = entry.key
                length = 0
            }
            length += 1
            return true
        }
        if length > 0 { runs.count(length) }
        writer.count(tree.count)
        writer.array(runs.bytes)
        writer.reserve(tree.count * MemoryLayout<NodeID>.stride)
        var rank = 0
        while case let span = tree.elements(fromRank: rank), !span.isEmpty {
            let ids = span.map(\.node)
            ids.withUnsafeBufferPointer { writer.elements($0) }
            rank += span.count
        }
    }

    /// Ends a run, where there was one, and begins the next by its key.
    private static func writeRun(of length: Int, _ last: IndexKey, _ key: IndexKey, to runs: inout ImageWriter) {
        if length > 0 { runs.count(length) }
        let (old, new) = (last.bytes, key.bytes)
        var shared = 0
        while shared < IndexKey.byteCount - 1, byte(shared, of: old) == byte(shared, of: new) { shared += 1 }
        runs.byte(UInt8(shared))
        for place in shared..<IndexKey.byteCount { runs.byte(byte(place, of: new)) }
    }

    private static func byte(_ place: Int, of key: UInt128) -> UInt8 {
        UInt8(truncatingIfNeeded: key >> UInt128(8 * (IndexKey.byteCount - 1 - place)))
    }

    /// Reads what `write(to:)` wrote. Any bytes are safe to read; that the order is right is what the check of invariants
    /// finds out, as it takes the values for that. O(entries).
    /// - Parameters:
    ///   - nodes: the nodes of the graph, of which each entry must be one with the label.
    ///   - labels: how many labels there are, and `keys` how many keys.
    init(
        reading reader: inout ImageReader,
        nodes: NodeTable,
        labels: Int,
        keys: Int
    ) throws(MalformedImage) {
        self.init()
        let count = try reader.count()
        guard count == 0 || labels > 0 && keys > 0 else { throw reader.malformed }
        for _ in 0..<count {
            let label = LabelToken(rawValue: UInt32(try reader.number(upTo: labels - 1)))
            let key = KeyToken(rawValue: UInt32(try reader.number(upTo: keys - 1)))
            let mark = try reader.byte()
            guard mark <= 1, entry(label, key) == nil else { throw reader.malformed }
            let entries = try IndexTable.entries(&reader, nodes.byLabel[label.index])
            let tree = entries.withUnsafeBufferPointer { SortedTree(sorted: $0) }
            add(label, key, isUnique: mark == 1, tree)
        }
    }

    private static func entries(_ reader: inout ImageReader, _ nodes: BitTree) throws(MalformedImage) -> [IndexEntry] {
        let count = try reader.number(upTo: nodes.count)
        let start = reader.malformed
        var runs = KeyRuns(try reader.raw(try reader.count(), of: UInt8.self))
        let ids = try reader.raw(count, of: UInt32.self)
        var isSound = true
        let entries = [IndexEntry](unsafeUninitializedCapacity: count) { entries, initialized in
            while isSound, initialized < count, let (key, length) = runs.next(upTo: count - initialized) {
                var last = NodeID(rawValue: 0)
                for place in initialized..<initialized + length {
                    let id = NodeID(
                        rawValue: UInt32(littleEndian: ids.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self))
                    )
                    // With one place for all values of the key, nodes stand in order.
                    isSound = isSound && nodes.contains(id.rawValue) && (last < id || !key.isWhole)
                    last = id
                    entries.initializeElement(at: place, to: IndexEntry(key, id))
                }
                initialized += length
            }
        }
        guard isSound, entries.count == count, runs.isAtEnd else { throw start }
        return entries
    }
}

/// Reads the runs of the image of an index.
private struct KeyRuns {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var key: UInt128 = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    /// The next key and how often it stands there, 1 to `limit` times; nil where it does not fit.
    mutating func next(upTo limit: Int) -> (key: IndexKey, length: Int)? {
        guard position < bytes.count else { return nil }
        let kept = IndexKey.byteCount - Int(bytes[position])
        guard kept > 0, bytes.count - position > kept else { return nil }
        var new = key >> UInt128(8 * kept)
        for place in 1...kept { new = new << 8 | UInt128(bytes[position + place]) }
        position += 1 + kept
        guard new > key, let length = number(), (1...limit).contains(length) else { return nil }
        key = new
        return (IndexKey(bytes: new), length)
    }

    private mutating func number() -> Int? {
        var number = 0
        var shift = 0
        while position < bytes.count, shift < 56 {
            let byte = Int(bytes[position])
            position += 1
            number |= (byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }
}

extension IndexKey {
    fileprivate static var byteCount: Int { 12 }

    fileprivate var bytes: UInt128 { UInt128(high) << 32 | UInt128(low) }

    fileprivate init(bytes: UInt128) {
        self.init(high: UInt64(truncatingIfNeeded: bytes >> 32), low: UInt32(truncatingIfNeeded: bytes))
    }
}
