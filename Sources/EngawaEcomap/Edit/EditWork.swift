import EngawaGraph
import EngawaSheets
import EngawaText

/// An edit in the making: the stage of an import in which one row has yet to speak, of one node.
struct EditWork {
    /// A cell with the column that it means.
    typealias Item = (column: EditedColumn, cell: EntryEdit.Cell)

    let edit: EntryEdit
    let map: EcomapMap
    /// The sheet that knows the columns of the node: actors or ibasho.
    let kind: SheetKind
    var stage: ImportStage
    let node: NodeIndex
    /// The ibasho whose tie is meant, where it was named.
    let ibasho: NodeID?
    /// The tie that is meant, once one is.
    var tie: ChosenTie?

    /// Somebody else who has the name that the node got.
    var namesake: NodeID?
    /// Whether it is a person still although neither kind nor name say so surely.
    var staysPerson = false

    /// Finds the node, and the ibasho where one was named.
    init(_ edit: EntryEdit, _ map: EcomapMap) throws {
        (self.edit, self.map) = (edit, map)
        guard map.graph.contains(edit.node) else { throw EntryEditError.noSuchNode(edit.node) }
        func has(_ label: LabelToken?) -> Bool { label.map { map.graph.hasLabel(edit.node, $0) } ?? false }
        let isIbasho = has(map.tokens.ibasho)
        guard isIbasho || has(map.tokens.actor) else {
            let labels = map.graph.labels(of: edit.node).map { map.graph.name(of: $0) }
            throw EntryEditError.notAnEntry(edit.node, labels: labels, name: map.name(of: edit.node))
        }
        kind = isIbasho ? .ibasho : .actors
        stage = ImportStage(map)
        stage.files = [SourceFile(name: "")]
        node = stage.stage(edit.node, isIbasho ? .ibasho : .actor)
        stage.load(node)
        stage.loadRelations(of: node)
        ibasho = try edit.ibasho.map { try map.ibasho(named: $0) }
        guard let ibasho else { return }
        let others = ibashoOfTies { _ in true }
        guard others.contains(ibasho) else {
            throw EntryEditError.notTied(
                name: map.name(of: edit.node),
                ibasho: map.name(of: ibasho),
                others: others.map(map.name(of:))
            )
        }
    }

    /// What the cells mean. Throws where a column is not known or given twice, or a tie is meant and nobody can tell which.
    mutating func columns() throws -> [Item] {
        try lookForTie()
        let columns = try edit.cells.map { cell in
            guard let column = column(called: cell.header) else {
                throw EntryEditError.unknownColumn(cell.header, known: EditedColumn.titles(kind))
            }
            return (column, cell)
        }
        var seen: Set<EditedColumn> = []
        for (column, _) in columns where !seen.insert(column).inserted {
            throw EntryEditError.repeatedColumn(column.title)
        }
        if tie == nil, let first = columns.first(where: { $0.0.owner == .tie }) { try chooseTie(for: first.0.title) }
        return columns
    }

    /// What a column holds in a map.
    func value(of column: EditedColumn, in map: EcomapMap) -> Value {
        if let key = column.key {
            let token = map.graph.key(key)
            switch column.owner {
            case .entry: return map.value(token, of: edit.node)
            case .tie: return tie.map { map.value(token, of: $0.id) } ?? .null
            }
        }
        let type =
            switch column.column {
            case .location: map.tokens.locatedIn
            case .area: map.tokens.activeIn
            default: map.tokens.worksIn
            }
        let names = type.map {
            map.graph.relationships(of: edit.node, .outgoing, type: $0).map { map.name(of: $0.other) }
        }
        guard let names, !names.isEmpty else { return .null }
        return column.column == .location && names.count == 1 ? .string(names[0]) : .strings(names)
    }

    // MARK: - Columns

    /// Where it is said which tie is meant, a column that both have is the tie's.
    private func column(called header: String) -> EditedColumn? {
        let own = EditedColumn.ofEntry(kind, called: header)
        let ofTie = EditedColumn.ofTie(called: header)
        if let known = saysTie ? ofTie ?? own : own ?? ofTie { return known }
        // What was imported under a header of somebody's own may be changed; a slip of the hand makes no new property.
        let name = CellText.normalised(header) ?? ""
        guard !name.isEmpty, !Self.reserved.contains(name), let token = map.graph.key(name) else { return nil }
        let mayBeMeant = saysTie ? tie.map { [$0.id] } ?? ties().map(\.id) : []
        if mayBeMeant.contains(where: { map.value(token, of: $0) != .null }) {
            return EditedColumn(unknown: name, .tie)
        }
        return map.value(token, of: edit.node) == .null ? nil : EditedColumn(unknown: name, .entry)
    }

    private static let reserved: Set<String> = [
        Schema.Key.name, Schema.Key.number, Schema.Key.kindClass, Schema.Key.fields,
    ]
}
