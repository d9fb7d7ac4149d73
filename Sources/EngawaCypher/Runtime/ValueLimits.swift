extension Execution {
    /// How deep lists and maps may stand in each other: what compares, hashes, orders and frees values goes down all of
    /// them.
    static let deepestValue = 1_000

    /// A value that an expression has put together of others. One that stands too deep in itself, or takes more memory
    /// than there is, is an error. O(size of the lists and maps within it).
    func admit(_ value: CypherValue) throws(CypherError) -> CypherValue {
        switch value {
        case .list, .map:
            var bytes = 0
            try measure(value, 1, &bytes)
        default: try admit(flat: value)
        }
        return value
    }

    /// The same for a value of which nothing stands deeper than it did before. O(1).
    func admit(flat value: CypherValue) throws(CypherError) {
        let bytes = value.flatMemory
        // Making it took time.
        try tick(bytes >> 4)
        try admit(bytes: bytes)
    }

    /// Whether so much more could be held.
    func admit(bytes: Int) throws(CypherError) {
        guard bytes > 1 << 16 else { return }
        try charge(bytes)
        try charge(-bytes)
    }

    private func measure(_ value: CypherValue, _ depth: Int, _ bytes: inout Int) throws(CypherError) {
        switch value {
        case .list(let values):
            try enter(depth, values.count * 24, &bytes)
            for value in values { try measure(value, depth + 1, &bytes) }
        case .map(let map):
            try enter(depth, map.count * 40, &bytes)
            for entry in map { try measure(entry.value, depth + 1, &bytes) }
        default: break
        }
    }

    private func enter(_ depth: Int, _ size: Int, _ bytes: inout Int) throws(CypherError) {
        try tick(size / 24 + 1)
        bytes += size + 32
        try admit(bytes: bytes)
        guard depth > Execution.deepestValue || bytes > ValueLimit.bytes else { return }
        throw depth > Execution.deepestValue ? ValueLimit.tooDeep : ValueLimit.tooLarge
    }
}

/// How large a value may be whatever the limits of a statement are.
enum ValueLimit {
    /// The bytes of a text, and of a list with all that is in it.
    static let bytes = 1 << 31

    static var tooLarge: CypherError {
        .runtime(
            .resourceError,
            "Memory",
            ja: "値が大きくなりすぎます（文字列もリストも 2 GiB まで）。値を小さく分けてください",
            en: "the value grows too large (at most 2 GiB for a string or a list); make smaller values"
        )
    }

    static var tooDeep: CypherError {
        .runtime(
            .resourceError,
            "Memory",
            ja: "リストとマップの入れ子が深すぎます（\(Execution.deepestValue) 段まで）。平らなリストにしてください",
            en: "lists and maps stand too deep in each other (at most \(Execution.deepestValue) levels); "
                + "use flat lists"
        )
    }
}

extension CypherValue {
    /// How many bytes it takes, about, without what is within its elements. O(1).
    var flatMemory: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .list(let values): values.count * 24
        case .map(let map): map.count * 40
        default: 0
        }
    }
}
