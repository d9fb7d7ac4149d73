import EngawaGraph

/// What a search reads, laid out in columns by the ids of nodes: for all ibasho of a map, one after another.
///
/// Made in one pass over the graph, O(nodes + relationships), and shared by all threads.
final class ColumnReader: CandidateReader {
    /// Nodes for each node, in a row.
    private struct Column {
        private var starts: [UInt32] = [0]
        private var items: [NodeID] = []

        /// Ends the row of a node: that of the next one follows.
        mutating func end() { starts.append(UInt32(items.count)) }

        mutating func add(_ node: NodeID) { items.append(node) }

        @inline(__always)
        func count(_ node: NodeID) -> Int {
            let index = Int(node.rawValue)
            return index + 1 < starts.count ? Int(starts[index + 1] - starts[index]) : 0
        }

        @inline(__always)
        func forEach(_ node: NodeID, _ body: (NodeID) -> Void) {
            let index = Int(node.rawValue)
            guard index + 1 < starts.count else { return }
            items.withUnsafeBufferPointer { items in
                for place in Int(starts[index])..<Int(starts[index + 1]) { body(items[place]) }
            }
        }
    }

    private let supporters, supported, links, strongLinks, places, present, above, below, fields: Column
    private let linkCounts: [UInt32]
    private let candidates: [Bool]

    /// Reads a whole graph. O(nodes + relationships).
    init(_ reader: GraphReader) {
        var supporters = Column()
        var supported = Column()
        var links = Column()
        var strongLinks = Column()
        var places = Column()
        var present = Column()
        var above = Column()
        var below = Column()
        var fields = Column()
        var linkCounts: [UInt32] = []
        var candidates: [Bool] = []
        var next: UInt32 = 0
        for node in reader.map.graph.nodes {
            while next <= node.rawValue {
                if next == node.rawValue {
                    reader.forEachSupporter(of: node) { supporters.add($0) }
                    reader.forEachSupported(by: node) { supported.add($0) }
                    reader.forEachLink(of: node) { other, isStrong in
                        links.add(other)
                        if isStrong { strongLinks.add(other) }
                    }
                    reader.forEachPlace(of: node) { places.add($0) }
                    reader.forEachPresent(in: node) { present.add($0) }
                    reader.forEachAbove(node) { above.add($0) }
                    reader.forEachBelow(node) { below.add($0) }
                    reader.forEachField(of: node) { fields.add($0) }
                }
                supporters.end()
                supported.end()
                links.end()
                strongLinks.end()
                places.end()
                present.end()
                above.end()
                below.end()
                fields.end()
                linkCounts.append(next == node.rawValue ? UInt32(reader.linkCount(of: node)) : 0)
                candidates.append(next == node.rawValue && reader.isCandidate(node))
                next += 1
            }
        }
        (self.supporters, self.supported, self.links, self.strongLinks) = (supporters, supported, links, strongLinks)
        (self.places, self.present, self.above, self.below, self.fields) = (places, present, above, below, fields)
        (self.linkCounts, self.candidates) = (linkCounts, candidates)
    }

    func isCandidate(_ node: NodeID) -> Bool {
        Int(node.rawValue) < candidates.count && candidates[Int(node.rawValue)]
    }

    func tieCount(of node: NodeID) -> Int { supported.count(node) }
    func supporterCount(of ibasho: NodeID) -> Int { supporters.count(ibasho) }
    func forEachSupporter(of ibasho: NodeID, _ body: (NodeID) -> Void) { supporters.forEach(ibasho, body) }
    func forEachSupported(by node: NodeID, _ body: (NodeID) -> Void) { supported.forEach(node, body) }

    func linkCount(of node: NodeID) -> Int {
        Int(node.rawValue) < linkCounts.count ? Int(linkCounts[Int(node.rawValue)]) : 0
    }

    func forEachLink(of node: NodeID, _ body: (_ other: NodeID, _ isStrong: Bool) -> Void) {
        // Strong ones are a part of all, in the same order of relationships.
        var strong: [NodeID] = []
        strongLinks.forEach(node) { strong.append($0) }
        if strong.isEmpty { return links.forEach(node) { body($0, false) } }
        var next = 0
        links.forEach(node) { other in
            let isStrong = next < strong.count && strong[next] == other
            if isStrong { next += 1 }
            body(other, isStrong)
        }
    }

    func forEachPlace(of node: NodeID, _ body: (NodeID) -> Void) { places.forEach(node, body) }
    func presentCount(in place: NodeID) -> Int { present.count(place) }
    func forEachPresent(in place: NodeID, _ body: (NodeID) -> Void) { present.forEach(place, body) }
    func forEachAbove(_ place: NodeID, _ body: (NodeID) -> Void) { above.forEach(place, body) }
    func forEachBelow(_ place: NodeID, _ body: (NodeID) -> Void) { below.forEach(place, body) }
    func forEachField(of node: NodeID, _ body: (NodeID) -> Void) { fields.forEach(node, body) }
}
