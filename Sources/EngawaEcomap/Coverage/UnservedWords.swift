import EngawaGraph
import EngawaSheets

/// Finds the words (対象, タグ) and needs (おねがい) of a map that no ibasho has taken up.
///
/// A word is taken up where an ibasho that is there on the day has it under 対象 or タグ. A need is taken up where somebody
/// offers the same thing, where a tie brings it to the ibasho that asks for it, or where an ibasho has it as a word.
struct UnservedWords {
    private struct Entry {
        var word: String
        var count = 0
        var tied = 0
        var isServed = false
    }

    private let map: EcomapMap
    private let day: SheetDate
    private var tags: [FoldedText: Entry] = [:]
    private var needs: [FoldedText: Entry] = [:]

    init(_ map: EcomapMap, on day: SheetDate) {
        self.map = map
        self.day = day
    }

    /// How many words and needs there are.
    var count: Int { tags.count + needs.count }

    /// Counts the words of an ibasho, which serves them where it is there on the day. O(its words).
    mutating func add(ibasho: NodeID, isThere: Bool) {
        for key in [map.tokens.audience, map.tokens.tags] {
            add(map.value(key, of: ibasho), isServed: isThere)
        }
    }

    /// Counts the words of persons and organisations. O(actors, and ties of those with words).
    mutating func add(actors: [NodeID]) {
        guard let key = map.tokens.tags else { return }
        for (actor, value) in zip(actors, map.graph.values(key, of: actors)) where value != .null {
            add(value, isServed: false, isTied: isTied(actor))
        }
    }

    /// Counts the needs of the ibasho that are there on the day. O(needs, offers of them, and ties of who asks).
    mutating func add(needsOf ibasho: [NodeID]) {
        guard let needs = map.tokens.needs else { return }
        for asking in ibasho {
            var brought: Set<FoldedText>?
            for link in map.graph.relationships(of: asking, .outgoing, type: needs) where isOpen(link.relationship) {
                let word = map.name(of: link.other)
                let folded = FoldedText(word)
                guard !folded.bytes.isEmpty else { continue }
                var entry = self.needs[folded] ?? Entry(word: word)
                entry.count += 1
                if !entry.isServed {
                    let contents = brought ?? contents(broughtTo: asking)
                    brought = contents
                    entry.isServed =
                        isOffered(link.other) || contents.contains(folded) || tags[folded]?.isServed ?? false
                }
                self.needs[folded] = entry
            }
        }
    }

    /// What nobody has taken up, the most frequent first.
    var words: [UnservedWord] {
        func unserved(_ entries: [FoldedText: Entry], _ kind: UnservedWord.Kind) -> [UnservedWord] {
            entries.values.filter { !$0.isServed }
                .map { UnservedWord(kind: kind, word: $0.word, count: $0.count, tied: $0.tied) }
                .sorted { left, right in
                    left.count == right.count
                        ? left.word.utf8.lexicographicallyPrecedes(right.word.utf8) : left.count > right.count
                }
        }
        return unserved(needs, .need) + unserved(tags, .tag)
    }

    private mutating func add(_ value: Value, isServed: Bool, isTied: Bool = false) {
        for word in value.stringList ?? [] {
            let folded = FoldedText(word)
            guard !folded.bytes.isEmpty else { continue }
            var entry = tags[folded] ?? Entry(word: word)
            entry.count += 1
            if isTied { entry.tied += 1 }
            entry.isServed = entry.isServed || isServed
            tags[folded] = entry
        }
    }

    private func isTied(_ actor: NodeID) -> Bool {
        guard let supports = map.tokens.supports else { return false }
        return map.graph.relationships(of: actor, .outgoing, type: supports).contains { tie in
            map.isThere(tie.relationship, on: day) && map.isThere(tie.other, on: day)
        }
    }

    private func isOpen(_ link: RelationshipID) -> Bool {
        SheetDate(map.value(map.tokens.until, of: link)).map { $0.last >= day.first } ?? true
    }

    private func isOffered(_ resource: NodeID) -> Bool {
        guard let offers = map.tokens.offers else { return false }
        return map.graph.relationships(of: resource, .incoming, type: offers).contains { isOpen($0.relationship) }
    }

    private func contents(broughtTo ibasho: NodeID) -> Set<FoldedText> {
        guard let supports = map.tokens.supports else { return [] }
        var contents: Set<FoldedText> = []
        for tie in map.graph.relationships(of: ibasho, .incoming, type: supports)
        where map.isThere(tie.relationship, on: day) {
            for content in map.value(map.tokens.content, of: tie.relationship).stringList ?? [] {
                contents.insert(FoldedText(content))
            }
        }
        return contents
    }
}
