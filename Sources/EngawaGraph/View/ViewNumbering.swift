/// Which node of a graph is which of a view: places from 0 in the order of ids.
struct ViewNumbering: Sendable {
    /// The ids by place, ascending.
    let ids: [NodeID]
    /// How the place of an id is found.
    private let lookup: Lookup

    private enum Lookup: Sendable {
        /// The ids follow one another from the first.
        case consecutive
        /// The place of each id, counted from the first one; `none` where the view has none.
        case table([UInt32])
        /// By looking among the ids: they are few, and far apart.
        case search
    }

    /// Marks an id that is not in the view.
    static var none: UInt32 { .max }

    /// O(n).
    init(_ ids: [NodeID]) {
        self.ids = ids
        guard let first = ids.first?.index, let last = ids.last?.index, last - first >= ids.count else {
            lookup = .consecutive
            return
        }
        guard (last - first) / 16 < ids.count else {
            lookup = .search
            return
        }
        var table = [UInt32](repeating: ViewNumbering.none, count: last - first + 1)
        for (place, id) in ids.enumerated() { table[id.index - first] = UInt32(place) }
        lookup = .table(table)
    }

    /// The place of an id; `none` where the view does not have it. O(1), or O(log n) where ids are far apart.
    func place(of id: NodeID) -> UInt32 { withFinder { $0.place(of: id) } }

    /// Calls the closure with what finds many places.
    func withFinder<Result>(_ body: (Finder) -> Result) -> Result {
        guard let first = ids.first?.rawValue, let last = ids.last?.rawValue else {
            return body(Finder(first: 0, size: 0, table: nil, ids: nil))
        }
        let size = last - first + 1
        switch lookup {
        case .consecutive: return body(Finder(first: first, size: size, table: nil, ids: nil))
        case .table(let table):
            return table.withUnsafeBufferPointer {
                body(Finder(first: first, size: size, table: $0.baseAddress, ids: nil))
            }
        case .search: return body(Finder(first: first, size: size, table: nil, ids: ids))
        }
    }

    /// Finds places, as long as the closure runs that it was given to.
    struct Finder {
        fileprivate let first: UInt32
        /// How many ids there are from the first to the last.
        fileprivate let size: UInt32
        /// By offset from the first id.
        fileprivate let table: UnsafePointer<UInt32>?
        /// Where they have to be searched.
        fileprivate let ids: [NodeID]?

        @inline(__always)
        func place(of id: NodeID) -> UInt32 {
            // An id below the first one becomes a very large number.
            let offset = id.rawValue &- first
            guard offset < size else { return ViewNumbering.none }
            if let table { return table[Int(offset)] }
            return ids == nil ? offset : search(id)
        }

        private func search(_ id: NodeID) -> UInt32 {
            guard let ids else { return ViewNumbering.none }
            var (low, high) = (0, ids.count)
            while low < high {
                let middle = (low + high) / 2
                if ids[middle] < id { low = middle + 1 } else { high = middle }
            }
            return low < ids.count && ids[low] == id ? UInt32(low) : ViewNumbering.none
        }
    }
}
