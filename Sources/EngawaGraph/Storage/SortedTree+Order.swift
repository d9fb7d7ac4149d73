/// A place in the order of a sorted tree: that of an element, whether or not it is there, or one between elements.
///
/// An element that stands neither before nor behind a place stands at it; there is one such element at most.
protocol SortedPlace<Element> {
    associatedtype Element

    /// Whether the element stands before this place.
    func isAfter(_ element: Element) -> Bool

    /// Whether the element stands behind this place.
    func isBefore(_ element: Element) -> Bool
}

/// The place of an element in its own order.
struct NaturalPlace<Element: Comparable>: SortedPlace {
    let element: Element

    @inline(__always)
    init(_ element: Element) { self.element = element }

    @inline(__always)
    func isAfter(_ other: Element) -> Bool { other < element }

    @inline(__always)
    func isBefore(_ other: Element) -> Bool { element < other }
}

extension SortedTree where Element: Comparable {
    /// Whether the element is in the set. O(log n).
    func contains(_ element: Element) -> Bool { contains(at: NaturalPlace(element)) }

    /// How many elements are lower than the given one. O(log n).
    func rank(of element: Element) -> Int { rank(at: NaturalPlace(element)) }

    /// Calls the closure with the elements from a lower bound on, in order, until it returns false.
    func forEach(from bound: Element, _ body: (Element) -> Bool) { forEach(fromRank: rank(of: bound), body) }

    /// Adds an element; false when it was there. O(log n).
    @discardableResult
    mutating func insert(_ element: Element, copiedBytes: inout Int) -> Bool {
        insert(element, at: NaturalPlace(element), copiedBytes: &copiedBytes)
    }

    /// Takes an element out; false when it was not there. O(log n).
    @discardableResult
    mutating func remove(_ element: Element, copiedBytes: inout Int) -> Bool {
        remove(at: NaturalPlace(element), copiedBytes: &copiedBytes)
    }

    /// What is wrong with the tree's order, counts and bounds; nothing, unless this module has an error. O(n).
    func problems() -> [String] { problems { $0 < $1 } }
}
