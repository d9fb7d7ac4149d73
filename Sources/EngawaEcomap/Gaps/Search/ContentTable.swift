import EngawaGraph
import EngawaSheets

/// A set of classes of contents (内容).
struct ContentSet: Hashable, Sendable {
    private var bits: UInt32 = 0

    var isEmpty: Bool { bits == 0 }

    func contains(_ content: ContentClass) -> Bool { bits & ContentSet.bit(content) != 0 }

    mutating func insert(_ content: ContentClass) { bits |= ContentSet.bit(content) }

    mutating func formUnion(_ other: ContentSet) { bits |= other.bits }

    private static func bit(_ content: ContentClass) -> UInt32 {
        1 << UInt32(ContentClass.allCases.firstIndex(of: content) ?? 31)
    }
}

/// The classes of contents, recognised once for each text.
struct ContentTable {
    private var classes: [NameKey: ContentClass] = [:]
    private var brought: [NodeID: ContentSet] = [:]

    /// How many ties of one actor are looked at: who has more brings what those show.
    private static let mostTies = 64

    mutating func contentClass(of text: String) -> ContentClass {
        let key = NameKey(text)
        if let known = classes[key] { return known }
        let recognised = ContentClass.recognise(text)
        classes[key] = recognised
        return recognised
    }

    mutating func classes(of texts: [String]) -> ContentSet {
        var set = ContentSet()
        for text in texts { set.insert(contentClass(of: text)) }
        return set
    }

    /// What an actor brings, by its ties that are not strained, its offers of the day and its tags. O(its ties, up to a limit).
    mutating func brought(by node: NodeID, _ map: EcomapMap, on day: SheetDate) -> ContentSet {
        if let known = brought[node] { return known }
        var set = classes(of: map.value(map.tokens.tags, of: node).stringList ?? [])
        if let supports = map.tokens.supports {
            for tie in map.graph.relationships(of: node, .outgoing, type: supports).prefix(ContentTable.mostTies)
            where !map.isStrained(tie.relationship) {
                set.formUnion(classes(of: map.value(map.tokens.content, of: tie.relationship).stringList ?? []))
            }
        }
        if let offers = map.tokens.offers {
            for offer in map.graph.relationships(of: node, .outgoing, type: offers)
            where map.isThere(offer.relationship, on: day) {
                set.insert(contentClass(of: map.name(of: offer.other)))
            }
        }
        brought[node] = set
        return set
    }
}
