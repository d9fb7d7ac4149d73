/// Comparisons of properties where they lie, without making values of them.
extension PropertyGraph {
    /// How the text of a node under a key stands to that of another one: below 0 where it comes first in the order of
    /// code points, 0 where they are equal; nil where not both are texts. O(length).
    package func textOrder(_ key: KeyToken, of id: NodeID, to otherKey: KeyToken, of other: NodeID) -> Int? {
        let (left, right) = (tables.nodeProperties[key, id.index], tables.nodeProperties[otherKey, other.index])
        guard left.isText, right.isText else { return nil }
        if left == right { return 0 }
        var order = 0
        _ = tables.pool.withText(of: left) { left in
            _ = tables.pool.withText(of: right) { right in order = left.order(right) }
        }
        return order
    }

    /// Calls `body` with the UTF-8 bytes of the text of a node under a key; false where it is no text. O(length).
    package func withText(_ key: KeyToken, of id: NodeID, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        let cell = tables.nodeProperties[key, id.index]
        guard cell.isText else { return false }
        return withExtendedLifetime(self) {
            if let text = tables.pool.direct(cell) {
                body(text)
            } else {
                tables.pool.withText(of: cell, body)
            }
            return true
        }
    }

    /// A hash of the text of a node under a key, the same for equal texts; nil where it is no text. O(length).
    package func textHash(_ key: KeyToken, of id: NodeID) -> UInt64? {
        let cell = tables.nodeProperties[key, id.index]
        guard cell.isText else { return nil }
        return withExtendedLifetime(self) {
            if let text = tables.pool.direct(cell) {
                var hash = StableHash()
                hash.add(text)
                return hash.value
            }
            return tables.pool.hash(of: cell)
        }
    }

    /// Whether two nodes have the same text under a key. O(length).
    package func haveSameText(_ key: KeyToken, _ id: NodeID, _ other: NodeID) -> Bool {
        let (left, right) = (tables.nodeProperties[key, id.index], tables.nodeProperties[key, other.index])
        if left == right { return left.isText }
        guard left.isText else { return false }
        return withExtendedLifetime(self) {
            if let first = tables.pool.direct(left), let second = tables.pool.direct(right) {
                return first.hasSameBytes(as: second)
            }
            return tables.pool.areSame(left, right)
        }
    }
}

extension Cell {
    fileprivate var isText: Bool { tag == Tag.text || Tag.isShortText(tag) }
}

extension UnsafeBufferPointer<UInt8> {
    /// Below, at or above 0 as these bytes come before, with or behind others, eight at a time. O(n).
    fileprivate func order(_ other: UnsafeBufferPointer<UInt8>) -> Int {
        let count = Swift.min(self.count, other.count)
        var index = 0
        while index < count {
            let (left, right) = (
                littleEndianWord(from: index).byteSwapped, other.littleEndianWord(from: index).byteSwapped
            )
            // Bytes behind the shorter one are zeros there, which is before or with anything.
            if left != right { return left < right ? -1 : 1 }
            index += 8
        }
        return self.count - other.count
    }
}
