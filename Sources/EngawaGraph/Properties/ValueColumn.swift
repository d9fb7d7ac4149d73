/// The values of one property key, by the number of their owner: a byte of tag for each, and four or eight bytes
/// where its kind needs them, in chunks that exist only where there are values.
struct ValueColumn: Sendable {
    private var tags = ChunkTree<UInt8>(absent: Tag.absent)
    private var narrow = ChunkTree<UInt32>(absent: 0)
    private var wide = ChunkTree<UInt64>(absent: 0)
    /// How many owners have a value.
    private(set) var count = 0

    var copiedBytes: Int { tags.copiedBytes + narrow.copiedBytes + wide.copiedBytes }

    /// The cell of an owner. Setting one does not release what the old one referred to. O(log n).
    subscript(owner: Int) -> Cell {
        @inline(__always)
        get {
            let tag = tags[owner]
            if Tag.isWide(tag) { return Cell(tag: tag, payload: wide[owner]) }
            if Tag.isNarrow(tag) { return Cell(tag: tag, payload: UInt64(narrow[owner])) }
            return Cell(tag: tag, payload: 0)
        }
        set {
            let tag = tags[owner]
            if tag != newValue.tag {
                tags[owner] = newValue.tag
                if tag == Tag.absent { count += 1 }
                if newValue.tag == Tag.absent { count -= 1 }
            }
            if Tag.isWide(newValue.tag) {
                wide[owner] = newValue.payload
            } else if Tag.isNarrow(newValue.tag) {
                narrow[owner] = UInt32(truncatingIfNeeded: newValue.payload)
            }
        }
    }

    /// Whether an owner has a value. O(log n).
    @inline(__always)
    func hasValue(_ owner: Int) -> Bool { tags[owner] != Tag.absent }
}
