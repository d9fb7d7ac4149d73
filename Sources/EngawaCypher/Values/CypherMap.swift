import EngawaGraph

/// Values by name, in the order of the names' code points; two names are the same when their bytes are.
public struct CypherMap: Sendable, RandomAccessCollection {
    /// A name and its value.
    public typealias Element = (key: String, value: CypherValue)

    private var entries: [Element] = []

    /// The empty map.
    public init() {}

    /// A map of these entries; of those with the same name the last one stays. O(n log n).
    public init(_ entries: some Sequence<(String, CypherValue)>) { self.init(Array(entries)) }

    /// A map of these entries; of those with the same name the last one stays. O(n log n), O(n) where they are in order.
    public init(_ entries: [(String, CypherValue)]) {
        var isInOrder = true
        for place in entries.indices.dropFirst() where !entries[place - 1].0.precedesInBytes(entries[place].0) {
            isInOrder = false
            break
        }
        self.entries.reserveCapacity(entries.count)
        if isInOrder {
            for entry in entries { self.entries.append((entry.0, entry.1)) }
            return
        }
        var numbered = entries.enumerated().map { (number: $0.offset, key: $0.element.0, value: $0.element.1) }
        numbered.sort { left, right in
            left.key.hasSameBytes(as: right.key) ? left.number < right.number : left.key.precedesInBytes(right.key)
        }
        for entry in numbered {
            if let last = self.entries.last, last.key.hasSameBytes(as: entry.key) { self.entries.removeLast() }
            self.entries.append((entry.key, entry.value))
        }
    }

    /// Zero.
    public var startIndex: Int { 0 }
    /// How many entries there are.
    public var endIndex: Int { entries.count }
    /// The entry at a place in the order of the names. O(1).
    public subscript(position: Int) -> Element { entries[position] }

    /// The names in order.
    public var keys: [String] { entries.map(\.key) }

    /// The value of a name; nil where the map does not have it. Setting nil removes. O(log n) to read, O(n) to write.
    public subscript(key: String) -> CypherValue? {
        get {
            let place = place(of: key)
            guard place < entries.count, entries[place].key.hasSameBytes(as: key) else { return nil }
            return entries[place].value
        }
        set {
            let place = place(of: key)
            let isThere = place < entries.count && entries[place].key.hasSameBytes(as: key)
            switch (newValue, isThere) {
            case (let value?, true): entries[place].value = value
            case (let value?, false): entries.insert((key, value), at: place)
            case (nil, true): entries.remove(at: place)
            case (nil, false): break
            }
        }
    }

    private func place(of key: String) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key.precedesInBytes(key) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
