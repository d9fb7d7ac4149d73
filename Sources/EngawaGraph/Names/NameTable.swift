/// Interned names with value semantics: tokens count from 0. Names differ when their UTF-8 bytes do.
struct NameTable<Token: NameToken>: Sendable {
    private var names = ChunkTree<String>(absent: "")
    /// Hash in the upper half, token in the lower one.
    private var byHash = SortedTree<UInt64>()
    private(set) var count = 0
    private var copiedInOrder = 0

    var copiedBytes: Int { names.copiedBytes + copiedInOrder }

    /// The token of a name that was interned. O(log n).
    func token(_ name: String) -> Token? {
        guard count > 0 else { return nil }
        return token(name, hash: NameTable.hash(name))
    }

    /// The token of a name, which is interned when it was not yet. O(log n).
    mutating func intern(_ name: String) -> Token {
        let hash = NameTable.hash(name)
        if let token = token(name, hash: hash) { return token }
        let token = Token(rawValue: UInt32(count))
        names[count] = name
        byHash.insert(hash | UInt64(count), copiedBytes: &copiedInOrder)
        count += 1
        return token
    }

    /// The name of a token of this table. O(log n).
    func name(of token: Token) -> String {
        precondition(token.index < count, "the token is not of this graph")
        return names[token.index]
    }

    /// All tokens in the order of interning.
    var tokens: [Token] {
        (0..<UInt32(count)).map { Token(rawValue: $0) }
    }

    private func token(_ name: String, hash: UInt64) -> Token? {
        var found: Token?
        byHash.forEach(from: hash) { entry in
            guard entry >> 32 == hash >> 32 else { return false }
            let token = Token(rawValue: UInt32(truncatingIfNeeded: entry))
            guard names[token.index].hasSameBytes(as: name) else { return true }
            found = token
            return false
        }
        return found
    }

    private static func hash(_ name: String) -> UInt64 {
        var hash = StableHash()
        hash.add(name)
        return hash.value & 0xFFFF_FFFF_0000_0000
    }
}
