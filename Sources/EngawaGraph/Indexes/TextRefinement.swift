/// The next 24 bytes of a text from somewhere on.
struct TextPart: BitwiseCopyable {
    private let words: (UInt64, UInt64, UInt64)
    /// How many bytes of the text there are from there on, up to 25.
    private let length: UInt32

    static var byteCount: Int { 24 }

    /// Nothing.
    init() { (words, length) = ((0, 0, 0), 0) }

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
        words = (
            text.bigEndianWord(from: start), text.bigEndianWord(from: start + 8), text.bigEndianWord(from: start + 16)
        )
        length = UInt32(Swift.min(Swift.max(0, text.count - start), TextPart.byteCount + 1))
    }

    /// Whether the text goes on.
    @inline(__always)
    var isCut: Bool { length > TextPart.byteCount }

    @inline(__always)
    static func == (left: TextPart, right: TextPart) -> Bool {
        left.words == right.words && left.length == right.length
    }

    @inline(__always)
    static func < (left: TextPart, right: TextPart) -> Bool {
        if left.words.0 != right.words.0 { return left.words.0 < right.words.0 }
        if left.words.1 != right.words.1 { return left.words.1 < right.words.1 }
        if left.words.2 != right.words.2 { return left.words.2 < right.words.2 }
        return left.length < right.length
    }
}

/// Puts entries in order whose keys are the same because their texts begin alike.
///
/// The texts are not compared in pairs, which would have to find each of them again every time: 24 bytes of each are
/// taken at a time and sorted by, and what is then still alike is put on a list to be looked at further on.
struct TextRefinement {
    private struct Item {
        var part: TextPart
        var node: NodeID
    }

    /// Entries whose texts are alike up to a byte.
    private struct Run {
        var range: Range<Int>
        var depth: Int
    }

    /// Texts that are alike for so long are compared in pairs.
    private static let deepest = 1024

    private let column: IndexColumn
    private var runs: [Run] = []
    private var cells: [Cell] = []
    private var items: [Item] = []

    init(_ column: IndexColumn) { self.column = column }

    /// Sorts entries that have one key, that of texts, by text and then by node.
    mutating func sort(_ entries: UnsafeMutableBufferPointer<IndexEntry>) {
        runs.append(Run(range: 0..<entries.count, depth: IndexKey.textBytes))
        sortRuns(of: entries)
    }

    /// The same of entries whose texts were looked at already: in the place of its node each has the place of its node,
    /// and of the part of its text behind what the key has, in two lists.
    mutating func sort(_ entries: UnsafeMutableBufferPointer<IndexEntry>, _ nodes: [NodeID], _ parts: [TextPart]) {
        items.removeAll(keepingCapacity: true)
        for entry in entries {
            items.append(Item(part: parts[entry.node.index], node: nodes[entry.node.index]))
        }
        sortItems(into: entries, Run(range: 0..<entries.count, depth: IndexKey.textBytes))
        sortRuns(of: entries)
    }

    private mutating func sortRuns(of entries: UnsafeMutableBufferPointer<IndexEntry>) {
        while let run = runs.popLast() {
            var part = UnsafeMutableBufferPointer(rebasing: entries[run.range])
            if run.depth < TextRefinement.deepest {
                take(part, run.depth)
                sortItems(into: part, run)
            } else {
                part.sort { [column] in column.precedes($0, $1) }
            }
        }
    }

    /// Makes an item of every entry.
    private mutating func take(_ entries: UnsafeMutableBufferPointer<IndexEntry>, _ depth: Int) {
        // In two steps, so that the waits for memory of one cell, and of one text, do not stand behind each other.
        cells.removeAll(keepingCapacity: true)
        for entry in entries { cells.append(column.cell(of: entry.node)) }
        items.removeAll(keepingCapacity: true)
        for (place, cell) in cells.enumerated() {
            let node = entries[place].node
            if place > 0, cell == cells[place - 1], let last = items.last {
                items.append(Item(part: last.part, node: node))
                continue
            }
            let part = column.withText(of: cell) { TextPart($0, from: depth) } ?? TextPart()
            items.append(Item(part: part, node: node))
        }
    }

    /// Sorts the items, writes the nodes back in their order, and notes what is still alike. The entries differ in
    /// nothing but their nodes.
    private mutating func sortItems(into entries: UnsafeMutableBufferPointer<IndexEntry>, _ run: Run) {
        items.sort { $0.part == $1.part ? $0.node < $1.node : $0.part < $1.part }
        var start = 0
        for place in entries.indices {
            entries[place].node = items[place].node
            if place > start, !(items[place].part == items[start].part) {
                note(start..<place, run)
                start = place
            }
        }
        note(start..<entries.count, run)
    }

    private mutating func note(_ range: Range<Int>, _ run: Run) {
        guard range.count > 1, items[range.lowerBound].part.isCut else { return }
        let start = run.range.lowerBound
        runs.append(
            Run(
                range: start + range.lowerBound..<start + range.upperBound,
                depth: run.depth + TextPart.byteCount
            )
        )
    }
}
