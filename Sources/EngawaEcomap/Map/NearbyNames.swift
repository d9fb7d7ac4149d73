import EngawaText

/// Names that somebody may have meant who wrote another one.
package enum NearbyNames {
    /// The known names that are nearest to `name`, at most `limit` of them: those that hold it or that it holds, the
    /// shortest difference first, then those with the fewest edits. O(names × length²).
    package static func of(_ name: String, among names: some Sequence<String>, limit: Int = 5) -> [String] {
        let wanted = FoldedText(name).text
        guard !wanted.isEmpty else { return [] }
        let length = wanted.unicodeScalars.count
        var seen: Set<NameKey> = []
        var found: [(name: String, rank: Int, distance: Int)] = []
        for candidate in names where seen.insert(NameKey(candidate)).inserted {
            let folded = FoldedText(candidate).text
            let own = folded.unicodeScalars.count
            guard own > 0 else { continue }
            if folded.contains(wanted) || wanted.contains(folded) {
                found.append((candidate, 0, abs(own - length)))
                continue
            }
            let allowed = max(1, max(own, length) / 2)
            guard abs(own - length) <= allowed else { continue }
            let distance = NearestName.editDistance(folded, wanted)
            if distance <= allowed, distance < max(own, length) { found.append((candidate, 1, distance)) }
        }
        // Sorting is not stable: the place in the map decides last.
        return found.enumerated().sorted { left, right in
            (left.element.rank, left.element.distance, left.offset)
                < (right.element.rank, right.element.distance, right.offset)
        }.prefix(limit).map(\.element.name)
    }
}
