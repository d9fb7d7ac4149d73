/// Counts ties by where they came from, as one edition may show it.
struct OriginTally {
    /// A class, or in the internal edition what was written.
    struct Key: Hashable {
        let origin: OriginClass
        let written: NameKey?
    }

    private let edition: Edition
    private var known: [NameKey: Key] = [:]
    private var counts: [Key: OriginCount] = [:]

    init(_ edition: Edition) {
        self.edition = edition
    }

    /// What an origin counts as.
    mutating func key(_ origin: String?) -> Key {
        guard let origin else { return Key(origin: .unwritten, written: nil) }
        let name = NameKey(origin)
        if let key = known[name] { return key }
        let found = OriginClass.recognise(origin)
        let showsText = edition == .internal && found != .unwritten
        let key = Key(origin: found, written: showsText ? name : nil)
        known[name] = key
        return key
    }

    /// Changes the count of `key`.
    mutating func count(_ key: Key, _ change: (inout OriginCount) -> Void) {
        change(&counts[key, default: OriginCount(origin: key.origin, written: key.written?.name)])
    }

    /// The counts, the most frequent first; what nobody wrote down comes last.
    var sorted: [OriginCount] { OriginTally.sorted(Array(counts.values)) }

    static func sorted(_ counts: [OriginCount]) -> [OriginCount] {
        func rank(_ count: OriginCount) -> (Int, Int, Int, Int) {
            let order = OriginClass.allCases.firstIndex(of: count.origin) ?? 0
            return (count.origin == .unwritten ? 1 : 0, -count.begun - count.ended, -count.ties, order)
        }
        return counts.sorted { left, right in
            let (a, b) = (rank(left), rank(right))
            if a != b { return a < b }
            return (left.written ?? "").utf8.lexicographicallyPrecedes((right.written ?? "").utf8)
        }
    }
}
