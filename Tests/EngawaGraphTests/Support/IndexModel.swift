import EngawaGraph
import Testing

/// What an index on one label and key should answer, from a plain list of nodes and values.
struct IndexModel {
    private let entries: [(node: NodeID, value: Value)]

    init(_ values: [NodeID: Value]) {
        entries = values.map { ($0.key, $0.value) }.sorted {
            let order = $0.1.order($1.1)
            return order == .same ? $0.0 < $1.0 : order == .before
        }
    }

    private func nodes(_ isIncluded: (Value) -> Bool) -> [NodeID] {
        entries.filter { isIncluded($0.value) }.map(\.node)
    }

    /// Asks a graph everything about some values.
    func expectSame(
        as graph: PropertyGraph,
        _ label: LabelToken,
        _ key: KeyToken,
        _ values: [Value],
        _ note: Comment
    ) {
        let isIndexed = graph.hasIndex(label: label, key: key)
        #expect(Array(graph.nodes(label: label, key: key, in: .all)) == entries.map(\.node), note)
        for value in values {
            let stored = nodes { $0 == value }.sorted()
            #expect(graph.nodes(label: label, key: key, equals: value) == stored, note)
            let equal = nodes { $0.equals(value) == true }.sorted()
            #expect(graph.nodes(label: label, key: key, cypherEquals: value) == equal, note)
            #expect(graph.nodeCount(label: label, key: key, cypherEquals: value) == equal.count, note)
            let estimate = graph.estimatedCount(label: label, key: key, cypherEquals: value)
            #expect(estimate == (isIndexed ? equal.count : nil), note)
            if case .string(let text) = value { expectSamePrefixes(as: graph, label, key, text, note) }
        }
        for range in ranges(values) { expectSame(range, as: graph, label, key, note) }
    }

    private func ranges(_ values: [Value]) -> [ValueRange] {
        var ranges: [ValueRange] = []
        for (value, other) in zip(values, values.dropFirst() + values.prefix(1)) {
            ranges += [
                ValueRange(lower: .inclusive(value)), ValueRange(lower: .exclusive(value)),
                ValueRange(upper: .inclusive(value)), ValueRange(upper: .exclusive(value)),
                ValueRange(lower: .inclusive(value), upper: .inclusive(value)),
                ValueRange(lower: .exclusive(value), upper: .exclusive(value)),
            ]
            let same = values.first { $0.kind == value.kind && $0.order(value) != .same } ?? other
            ranges.append(ValueRange(lower: .exclusive(value), upper: .inclusive(same)))
            ranges.append(ValueRange(lower: .inclusive(other), upper: .exclusive(value)))
        }
        return ranges
    }

    private func expectSame(
        _ range: ValueRange,
        as graph: PropertyGraph,
        _ label: LabelToken,
        _ key: KeyToken,
        _ note: Comment
    ) {
        // The words of the language, not those of `ValueRange`.
        let expected = nodes { value in
            let isAbove: Bool? =
                switch range.lower {
                case .unbounded: true
                case .inclusive(let bound): value.compare(bound).isAtLeast
                case .exclusive(let bound): value.compare(bound).isGreater
                }
            let isBelow: Bool? =
                switch range.upper {
                case .unbounded: true
                case .inclusive(let bound): value.compare(bound).isAtMost
                case .exclusive(let bound): value.compare(bound).isLess
                }
            return isAbove == true && isBelow == true
        }
        let found = graph.nodes(label: label, key: key, in: range)
        #expect(Array(found) == expected, "\(note), \(range)")
        #expect(found.count == expected.count, "\(note), \(range)")
        #expect(graph.nodeCount(label: label, key: key, in: range) == expected.count, "\(note), \(range)")
        let reversed = graph.nodes(label: label, key: key, in: range, descending: true)
        #expect(Array(reversed) == expected.reversed(), "\(note), \(range)")
        guard let estimate = graph.estimatedCount(label: label, key: key, in: range) else {
            #expect(!graph.hasIndex(label: label, key: key), note)
            return
        }
        if case .inclusive(.list) = range.lower { return #expect(estimate >= expected.count, note) }
        if case .exclusive(.list) = range.lower { return #expect(estimate >= expected.count, note) }
        if case .inclusive(.list) = range.upper { return #expect(estimate >= expected.count, note) }
        if case .exclusive(.list) = range.upper { return #expect(estimate >= expected.count, note) }
        #expect(estimate == expected.count, "\(note), \(range)")
    }

    private func expectSamePrefixes(
        as graph: PropertyGraph,
        _ label: LabelToken,
        _ key: KeyToken,
        _ text: String,
        _ note: Comment
    ) {
        for length in [0, 1, 3, 4, 7, text.unicodeScalars.count] {
            let prefix = String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
            let expected = nodes { value in
                if case .string(let string) = value { string.utf8.starts(with: prefix.utf8) } else { false }
            }
            #expect(Array(graph.nodes(label: label, key: key, prefix: prefix)) == expected, "\(note), \(prefix)")
            let reversed = graph.nodes(label: label, key: key, prefix: prefix, descending: true)
            #expect(Array(reversed) == expected.reversed(), "\(note), \(prefix)")
            let count = graph.nodeCount(label: label, key: key, prefix: prefix)
            #expect(count == expected.count, "\(note), \(prefix)")
            if let estimate = graph.estimatedCount(label: label, key: key, prefix: prefix) {
                #expect(estimate == expected.count, "\(note), \(prefix)")
            }
        }
    }
}
