/// The values of one property key, by the number of their owner: a code for each, in as many bytes as it needs, and
/// the dictionary that says what the codes stand for.
///
/// A column with few distinct values costs a byte per owner, in chunks that exist only where there are values. Values
/// that are not used any more stay in the dictionary until they are more than those in use and some thousand; then
/// the column is numbered anew. That costs O(n) once for every n changes, and copies what it has: the one exception
/// from small copies.
struct ValueColumn: Sendable {
    var codes = CodeTree()
    var dictionary = CellDictionary()
    /// How many owners have a value.
    var count = 0
    /// Bytes copied by trees that were replaced, and to replace them.
    var copiedBefore = 0

    /// Values that may be left over whatever the number of owners.
    static let slack = 4096

    var copiedBytes: Int { codes.copiedBytes + dictionary.copiedBytes + copiedBefore }

    /// What the column takes in memory, without the branches of its trees. O(chunks).
    var byteCount: Int {
        var bytes = dictionary.byteCount
        codes.forEachChunk { bytes += CodeChunk.byteCount($1.width) }
        return bytes
    }

    /// The cell of an owner. O(log n), setting too, but for numbering anew.
    subscript(owner: Int) -> Cell {
        @inline(__always)
        get {
            let code = codes[owner]
            return code == 0 ? .absent : dictionary[code]
        }
        set {
            let isPresent = codes[owner] != 0
            if newValue == .absent {
                guard isPresent else { return }
                codes.set(0, at: owner)
                count -= 1
                return
            }
            codes.set(dictionary.code(for: newValue), at: owner)
            if !isPresent { count += 1 }
            if dictionary.count > 2 * count + ValueColumn.slack { numberAnew() }
        }
    }

    /// Whether an owner has a value. O(log n).
    @inline(__always)
    func hasValue(_ owner: Int) -> Bool { codes[owner] != 0 }
}
