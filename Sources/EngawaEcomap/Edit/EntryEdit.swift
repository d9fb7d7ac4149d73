import EngawaGraph
import EngawaSheets
import EngawaText

/// What somebody wants changed about one box of a drawing: an actor or an ibasho, or one of its ties.
///
/// Columns and values are those of sheets and mean what they mean there. A value replaces what is there, other than in an
/// import; an empty one removes it.
public struct EntryEdit: Sendable {
    /// A column and what it shall hold.
    public struct Cell: Sendable, Hashable {
        /// The header of the column, in Japanese or English.
        public var header: String
        /// The cell; blank to remove what is there.
        public var text: String

        /// A cell from its parts.
        public init(header: String, text: String) {
            (self.header, self.text) = (header, text)
        }
    }

    /// The number in the box: the id of the node.
    public var node: NodeID
    /// The beginning (開始) by which a tie is chosen.
    public enum Beginning: Sendable, Hashable {
        /// As it was written down, or else a rougher or finer form of it.
        case date(SheetDate)
        /// The tie of which no beginning is known.
        case unknown
    }

    /// The columns to be changed, each once.
    public var cells: [Cell]
    /// The name of the ibasho whose tie is meant; nil where there is only one.
    public var ibasho: String?
    /// Which of several ties to an ibasho is meant; nil where only one may be.
    public var beginning: Beginning?
    /// Today: ties that have ended by then are not meant where others go on.
    public var day: SheetDate

    /// An edit from its parts.
    public init(
        node: NodeID,
        cells: [Cell],
        ibasho: String? = nil,
        beginning: Beginning? = nil,
        day: SheetDate
    ) {
        (self.node, self.cells, self.ibasho, self.beginning, self.day) = (node, cells, ibasho, beginning, day)
    }

    /// Makes the change in `draft`, which is not touched where something is wrong with any of the cells.
    ///
    /// The node keeps its id, its name too may change. O(what the map has of the node, and ibasho of the map where one is
    /// named). Throws `EntryEditError`, `EcomapError` where `ibasho` is none, or `GraphError`.
    public func apply(to draft: inout GraphDraft) throws -> EntryChange {
        var work = try EditWork(self, EcomapMap(draft.graph))
        let columns = try work.columns()
        let (since, isOneOfSeveral) = (work.tie.map { work.summary(of: $0.id).since } ?? .null, work.isOneOfSeveral)
        let before = columns.map { work.value(of: $0.column, in: work.map) }
        try work.take(columns)
        let batch = try work.stage.write(into: &draft)
        if !batch.isEmpty { try draft.create(batch) }
        let map = EcomapMap(draft.graph)
        return EntryChange(
            name: map.name(of: node),
            changes: zip(columns, before).compactMap { item, before in
                let after = work.value(of: item.column, in: map)
                guard before != after else { return nil }
                let isOfTie = item.column.owner == .tie
                return CellChange(
                    column: item.column.column,
                    title: item.column.title,
                    ibasho: isOfTie ? work.tie.map { map.name(of: $0.ibasho) } : nil,
                    since: isOfTie ? since : .null,
                    isOneOfSeveral: isOfTie && isOneOfSeveral,
                    before: before,
                    after: after
                )
            },
            notes: work.notes(columns.map(\.column), after: map)
        )
    }
}

/// Why an edit cannot be made.
public enum EntryEditError: Error, Sendable, Hashable {
    /// No node has this number.
    case noSuchNode(NodeID)
    /// The number is something else than an actor or an ibasho; these are its labels and its name.
    case notAnEntry(NodeID, labels: [String], name: String)
    /// There is no such column; these there are, of the actor or ibasho and of its ties.
    case unknownColumn(String, known: [Message])
    /// A column was given twice.
    case repeatedColumn(Message)
    /// Values that an import would refuse.
    case refused([ImportIssue])
    /// A column of a tie, but there is no tie.
    case noTie(name: String, column: Message)
    /// There are ties to several ibasho; these are their names.
    case severalTies(name: String, column: Message, ibasho: [String])
    /// Several ties to one ibasho are there; these they are.
    case severalTiesToOne(name: String, ibasho: String, ties: [TieSummary])
    /// There is no tie of the beginning that was named; these there are.
    case noTieOfBeginning(name: String, ties: [TieSummary])
    /// Another tie to the ibasho has this beginning, so that an import would take the two for one.
    case beginningTaken(String, ibasho: String, by: TieSummary)
    /// There are these other ties to the ibasho, from which only a beginning tells the tie.
    case beginningNeeded(ibasho: String, others: [TieSummary])
    /// There is no tie to the ibasho that was named; these are the ones there are.
    case notTied(name: String, ibasho: String, others: [String])
    /// Somebody else whom nothing tells apart has the name.
    case nameTaken(String, by: NodeID)
    /// Somebody else has the 番号.
    case numberTaken(String, by: NodeID)
}
