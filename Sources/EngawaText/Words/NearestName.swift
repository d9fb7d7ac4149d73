/// The known name that a mistyped one probably means.
package enum NearestName {
    /// The candidate with the fewest edits from `name`, where they are few enough to be a slip of the hand: one for
    /// short names, a third of the longer of the two otherwise. Of several equally near ones, one that begins and ends
    /// with the same letters, which are seldom missed, then the first; nil where none is near. ASCII letters count as equal in either case. O(|name| · |candidate|) for each candidate.
    package static func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
        var best: (candidate: String, distance: Int, ends: Int)?
        let typed = folded(name)
        for candidate in candidates {
            let known = folded(candidate)
            let longer = max(typed.count, known.count)
            let limit = max(1, longer / 3)
            guard abs(typed.count - known.count) <= limit else { continue }
            let distance = editDistance(typed, known)
            // A name of one letter is one edit from every other: that is no likeness.
            guard distance <= limit, distance < longer else { continue }
            let ends = (typed.first == known.first ? 1 : 0) + (typed.last == known.last ? 1 : 0)
            if best.map({ (distance, -ends) < ($0.distance, -$0.ends) }) ?? true { best = (candidate, distance, ends) }
        }
        return best?.candidate
    }

    /// The fewest insertions, deletions, replacements and swaps of neighbours that make one text of the other
    /// (optimal string alignment), by Unicode scalars. O(|first| · |second|).
    package static func editDistance(_ first: String, _ second: String) -> Int {
        editDistance(Array(first.unicodeScalars), Array(second.unicodeScalars))
    }

    private static func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            for column in second.indices {
                let same = first[row] == second[column]
                var cost = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.map { scalar in
            guard ("A"..."Z").contains(scalar) else { return scalar }
            return Unicode.Scalar(UInt8(ascii: scalar) | 0x20)
        }
    }
}
