extension PropertyGraph {
    /// The values of nodes under a key, in their order; node 0 has none. O(n). Faster than one by one: the places of the
    /// values are looked up first, so that waiting for memory overlaps.
    package func values(_ key: KeyToken, of nodes: [NodeID]) -> [Value] {
        values(of: tables.nodeProperties.cells(key, nodes.count) { nodes[$0].index })
    }

    /// The values of relationships under a key, in their order. O(n).
    package func values(_ key: KeyToken, of relationships: [RelationshipID]) -> [Value] {
        values(of: tables.relationshipProperties.cells(key, relationships.count) { relationships[$0].index })
    }

    private func values(of cells: [Cell]) -> [Value] {
        let pool = tables.pool
        return cells.map { pool.value(of: $0) }
    }

    /// The beginnings of the texts of nodes under a key, in their order; nil where one of the values is no text. O(n).
    package func textPrefixes(_ key: KeyToken, of nodes: [NodeID]) -> [TextPrefix]? {
        let cells = tables.nodeProperties.cells(key, nodes.count) { nodes[$0].index }
        let pool = tables.pool
        var prefixes: [TextPrefix] = []
        prefixes.reserveCapacity(cells.count)
        for cell in cells {
            guard let prefix = pool.withText(of: cell, { TextPrefix($0) }) else { return nil }
            prefixes.append(prefix)
        }
        return prefixes
    }

    /// The beginning of the text of a node under a key; nil where it is no text. O(1).
    package func textPrefix(_ key: KeyToken, of id: NodeID) -> TextPrefix? {
        tables.pool.withText(of: tables.nodeProperties[key, id.index]) { TextPrefix($0) }
    }
}

/// The first sixteen bytes of a text as two numbers, filled up with zeros: different numbers are in the order of the
/// texts.
package struct TextPrefix: Sendable {
    package let words: (UInt64, UInt64)
    /// Whether they tell all of the text: equal numbers that are whole belong to equal texts.
    package let isWhole: Bool

    @inline(__always)
    fileprivate init(_ text: UnsafeBufferPointer<UInt8>) {
        guard let last = text.last else {
            (words, isWhole) = ((0, 0), true)
            return
        }
        words = (
            text.littleEndianWord(from: 0).byteSwapped,
            text.count > 8 ? text.littleEndianWord(from: 8).byteSwapped : 0
        )
        // A zero at the end looks as if it were filled up.
        isWhole = text.count <= 16 && last != 0
    }
}
