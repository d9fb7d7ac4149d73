/// What a planner wants to know of a graph: counts that are kept with every change.
///
/// A handful of numbers in small graphs and large ones. They stand in one tree, so that a change copies few blocks for
/// them, mostly one.
struct StatisticsTable: Sendable {
    /// How many of something there are at the starts and at the ends of relationships.
    struct Ends: BitwiseCopyable, Equatable, Sendable {
        var outgoing = 0
        var incoming = 0
    }

    /// At even places, by label and type the relationships that start, or end, at a node with the label, and by type
    /// alone the nodes at which one starts, or ends. At odd places, in `outgoing`, the nodes with a label set.
    private var counts = ChunkTree<Ends>(absent: Ends())

    var copiedBytes: Int { counts.copiedBytes }

    /// The relationships of a type at the nodes with a label. O(1).
    func relationships(_ label: LabelToken, _ type: TypeToken) -> Ends { counts[StatisticsTable.place(label, type)] }

    /// The nodes at which relationships of a type start, and end. O(1).
    func nodes(_ type: TypeToken) -> Ends { counts[StatisticsTable.place(type)] }

    /// The nodes that have exactly the labels of a set. O(1).
    func nodes(labelSet number: UInt32) -> Int { counts[StatisticsTable.place(labelSet: number)].outgoing }

    mutating func add(_ more: Ends, _ label: LabelToken, _ type: TypeToken) {
        add(more, at: StatisticsTable.place(label, type))
    }

    mutating func add(_ more: Ends, _ type: TypeToken) {
        add(more, at: StatisticsTable.place(type))
    }

    private mutating func add(_ more: Ends, at place: Int) {
        guard more != Ends() else { return }
        let present = counts.unique(at: place)
        present.pointee.outgoing += more.outgoing
        present.pointee.incoming += more.incoming
    }

    mutating func add(_ more: Int, labelSet number: UInt32) {
        add(Ends(outgoing: more), at: StatisticsTable.place(labelSet: number))
    }

    private static func place(_ label: LabelToken, _ type: TypeToken) -> Int { place(label.index + 1, type.index) }

    private static func place(_ type: TypeToken) -> Int { place(0, type.index) }

    private static func place(labelSet number: UInt32) -> Int { 2 * Int(number) + 1 }

    /// One number for two, the smaller the smaller they are (Szudzik's pairing): neither has to be known to an end.
    private static func place(_ a: Int, _ b: Int) -> Int { 2 * (a < b ? b * b + a : a * a + a + b) }
}

// The image of statistics, of a graph whose labels, types and label sets are known by their numbers:
//
//   statistics := ends{types}  ends{labels × types}  nodes{label sets}
//   ends       := outgoing incoming
//
// All are counts. Reading them costs nothing; counting 1.24 million relationships again costs more than all the rest of
// opening a map.

extension StatisticsTable {
    /// Writes all counts. O(labels × types + label sets).
    func write(to writer: inout ImageWriter, labels: Int, types: Int, labelSets: Int) {
        StatisticsTable.forEachPlace(labels, types) { place in
            writer.count(counts[place].outgoing)
            writer.count(counts[place].incoming)
        }
        for number in 0..<UInt32(labelSets) { writer.count(nodes(labelSet: number)) }
    }

    /// Reads what `write(to:)` wrote. Whether the counts are right the check of invariants finds out.
    init(
        reading reader: inout ImageReader,
        labels: Int,
        types: Int,
        labelSets: Int
    ) throws(MalformedImage) {
        self.init()
        let limit = Int(UInt32.max)
        try StatisticsTable.forEachPlace(labels, types) { place throws(MalformedImage) in
            let read = Ends(outgoing: try reader.number(upTo: limit), incoming: try reader.number(upTo: limit))
            add(read, at: place)
        }
        for number in 0..<labelSets { add(try reader.number(upTo: limit), labelSet: UInt32(number)) }
    }

    private static func forEachPlace<Failure: Error>(
        _ labels: Int,
        _ types: Int,
        _ body: (Int) throws(Failure) -> Void
    ) throws(Failure) {
        for label in 0...labels {
            for type in 0..<types { try body(place(label, type)) }
        }
    }
}
