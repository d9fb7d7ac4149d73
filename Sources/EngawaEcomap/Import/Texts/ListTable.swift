import EngawaSheets

/// The number of a list in a `ListTable`.
struct ListID: Hashable, Sendable {
    let rawValue: Int32

    /// The list without elements.
    static let empty = ListID(rawValue: 0)

    var isEmpty: Bool { rawValue == 0 }
}

/// Lists of texts, each kept once: two lists are equal exactly where their numbers are.
struct ListTable: Sendable {
    private var keys = TextTable()
    private var lists: [[TextID]] = []

    init() { _ = intern([]) }

    /// The number of a list, which is taken in where it is new. O(length).
    mutating func intern(_ list: [TextID]) -> ListID {
        // A list is looked up as the bytes of its numbers.
        let key = list.withUnsafeBytes { keys.intern($0.bindMemory(to: UInt8.self)) }
        if key.index == lists.count { lists.append(list) }
        return ListID(rawValue: key.rawValue)
    }

    /// The elements of a list.
    subscript(id: ListID) -> [TextID] { lists[Int(id.rawValue)] }

    /// The elements of `list`, then those of `more` that it does not have. O(product of lengths).
    mutating func union(_ list: ListID, _ more: ListID) -> ListID {
        if more.isEmpty || list == more { return list }
        if list.isEmpty { return more }
        let known = self[list]
        let new = self[more].filter { !known.contains($0) }
        return new.isEmpty ? list : intern(known + new)
    }
}
