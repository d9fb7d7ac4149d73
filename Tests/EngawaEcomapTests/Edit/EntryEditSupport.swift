import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

extension TestMap {
    /// The node of a name.
    func node(_ name: String) throws -> NodeID {
        let key = try #require(graph.key("name"))
        return try #require(
            graph.nodes.first { graph.value(key, of: $0).stringValue == name },
            "nobody is called \(name)"
        )
    }

    /// Edits the node of a name by cells as they are typed; returns what was recorded too.
    @discardableResult
    mutating func edit(
        _ name: String,
        _ cells: String...,
        ibasho: String? = nil,
        beginning: EntryEdit.Beginning? = nil,
        on day: String = "2026-01-15"
    ) throws -> (change: EntryChange, changes: ChangeSet) {
        try edit(node(name), cells, ibasho: ibasho, beginning: beginning, on: day)
    }

    /// Edits a node by cells as they are typed.
    @discardableResult
    mutating func edit(
        _ node: NodeID,
        _ cells: [String],
        ibasho: String? = nil,
        beginning: EntryEdit.Beginning? = nil,
        on day: String = "2026-01-15"
    ) throws -> (change: EntryChange, changes: ChangeSet) {
        let parts = cells.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
        let edit = EntryEdit(
            node: node,
            cells: parts.map { EntryEdit.Cell(header: String($0[0]), text: String($0[1])) },
            ibasho: ibasho,
            beginning: beginning,
            day: try #require(SheetDate(storedText: day))
        )
        var draft = GraphDraft(graph)
        let change = try edit.apply(to: &draft)
        graph = draft.graph
        return (change, draft.changes)
    }

    /// What an edit of the node of a name is refused with; the draft must be untouched.
    func refusal(
        _ name: String,
        _ cells: String...,
        ibasho: String? = nil,
        beginning: EntryEdit.Beginning? = nil
    ) throws -> EntryEditError? {
        let parts = cells.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
        let edit = EntryEdit(
            node: try node(name),
            cells: parts.map { EntryEdit.Cell(header: String($0[0]), text: String($0[1])) },
            ibasho: ibasho,
            beginning: beginning,
            day: try #require(SheetDate(storedText: "2026-01-15"))
        )
        var draft = GraphDraft(graph)
        let error = #expect(throws: EntryEditError.self) { try edit.apply(to: &draft) }
        #expect(draft.changes.isEmpty)
        return error
    }
}
