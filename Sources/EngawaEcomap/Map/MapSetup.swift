import EngawaGraph
import EngawaText

extension Axes {
    /// Writes these axes, the language and the indexes that an empty map starts with into `draft`.
    ///
    /// O(fields + bands).
    public func found(in draft: inout GraphDraft, language: Language) {
        draft.setAttribute(Schema.Attribute.language, .string(language.rawValue))
        for label in [Schema.Label.actor, Schema.Label.ibasho, Schema.Label.place] {
            draft.createIndex(label: label, key: Schema.Key.name)
        }
        draft.createIndex(label: Schema.Label.actor, key: Schema.Key.number)
        // Only a unique index could refuse a node, and an empty map has none.
        for (order, field) in fields.enumerated() {
            _ = try? Axes.createField(field, order: order, in: &draft)
        }
        for (order, band) in bands.enumerated() {
            var properties = Axes.properties(of: band.entry, order: order)
            if !band.levels.isEmpty {
                properties.append((Schema.Key.levels, .list(band.levels.map { .string($0.rawValue) })))
            }
            _ = try? draft.createNode(labels: [Schema.Label.band], properties: properties)
        }
    }

    /// Adds a field at the given position of the axis.
    @discardableResult
    static func createField(_ field: AxisEntry, order: Int, in draft: inout GraphDraft) throws(GraphError) -> NodeID {
        try draft.createNode(labels: [Schema.Label.field], properties: properties(of: field, order: order))
    }

    private static func properties(of entry: AxisEntry, order: Int) -> [(String, Value)] {
        var properties: [(String, Value)] = [
            (Schema.Key.name, .string(entry.name)), (Schema.Key.order, .integer(Int64(order))),
        ]
        if let english = entry.english { properties.append((Schema.Key.english, .string(english))) }
        return properties
    }
}
