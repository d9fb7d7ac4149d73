/// Lays the neighbours of the nodes of a view out, node by node, as the adjacency tables have them.
struct ViewBuilder {
    let numbering: ViewNumbering
    /// By type, whether its relationships are part of the view.
    let isIncluded: [Bool]
    /// How many relationships have such a type.
    let relationshipCount: Int
    let isMerged: Bool
    let hasRelationships: Bool

    /// The one type that there is, or nil.
    private var onlyType: TypeToken? {
        guard let first = isIncluded.firstIndex(of: true), first == isIncluded.lastIndex(of: true) else { return nil }
        return TypeToken(rawValue: UInt32(first))
    }

    /// The lists of one direction.
    func lists(of table: AdjacencyTable) -> NeighbourLists {
        lists(capacity: capacity(for: table)) { id, filling in
            table.forEachSpan(of: id) { span in
                for entry in span { filling.add(entry) }
            }
        }
    }

    /// The lists of both directions in one, a loop once.
    func lists(of outgoing: AdjacencyTable, _ incoming: AdjacencyTable) -> NeighbourLists {
        lists(capacity: capacity(for: outgoing) + capacity(for: incoming)) { id, filling in
            if isMerged {
                // They will be sorted, and loops left out.
                outgoing.forEachSpan(of: id) { span in
                    for entry in span { filling.add(entry) }
                }
                incoming.forEachSpan(of: id) { span in
                    for entry in span { filling.add(entry) }
                }
            } else if outgoing.heads[id.index].isHub || incoming.heads[id.index].isHub {
                let (out, into) = (AdjacentRun(outgoing, id, nil), AdjacentRun(incoming, id, nil))
                for entry in AdjacentSequence(merging: out, into) { filling.add(entry) }
            } else {
                // Each is one run of memory, or none.
                var out = UnsafeBufferPointer<Adjacent>(start: nil, count: 0)
                var into = out
                outgoing.forEachSpan(of: id) { out = $0 }
                incoming.forEachSpan(of: id) { into = $0 }
                filling.add(merging: out, into)
            }
        }
    }

    /// No fewer than there are neighbours in one direction.
    private func capacity(for table: AdjacencyTable) -> Int {
        var capacity = 0
        for id in numbering.ids { capacity += table.count(id) }
        return min(capacity, relationshipCount)
    }

    @inline(__always)
    private func lists(capacity: Int, _ addAll: (NodeID, inout ViewFilling) -> Void) -> NeighbourLists {
        let onlyType = onlyType
        let hasTypes = !isMerged && onlyType == nil
        var lists = NeighbourLists(
            starts: Array(repeating: 0, count: numbering.ids.count + 1),
            neighbours: Array(repeating: ViewNode(0), count: capacity),
            relationships: Array(repeating: RelationshipID(rawValue: 0), count: hasRelationships ? capacity : 0),
            types: Array(repeating: TypeToken(rawValue: 0), count: hasTypes ? capacity : 0),
            onlyType: isMerged ? nil : onlyType
        )
        let count = lists.fill(numbering, isIncluded) { filling in
            for (place, id) in numbering.ids.enumerated() {
                let start = filling.count
                addAll(id, &filling)
                if isMerged { filling.merge(from: start, ViewNode(place)) }
                filling.endList(of: place)
            }
        }
        lists.cut(to: count)
        return lists
    }
}
