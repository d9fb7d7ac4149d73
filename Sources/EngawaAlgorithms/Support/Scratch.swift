/// Memory for one value per node, or per neighbour, while an algorithm runs.
///
/// Elements are read and written in place, without the checks for uniqueness that an array would make, and without bounds
/// checks in release builds: indexes come from a view, which has checked them.
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
    private let elements: UnsafeMutableBufferPointer<Element>

    /// So many elements, all with this value. O(count).
    init(repeating value: Element, count: Int) {
        elements = .allocate(capacity: count)
        elements.initialize(repeating: value)
    }

    deinit { elements.deallocate() }

    var count: Int { elements.count }

    subscript(index: Int) -> Element {
        @inline(__always) get { elements[index] }
        @inline(__always) nonmutating set { elements[index] = newValue }
    }

    subscript(index: UInt32) -> Element {
        @inline(__always) get { elements[Int(index)] }
        @inline(__always) nonmutating set { elements[Int(index)] = newValue }
    }

    /// Sets every element. O(count).
    func fill(_ value: Element) { elements.update(repeating: value) }

    /// The first elements as an array, or all. O(count).
    func array(count: Int? = nil) -> [Element] { Array(elements[..<(count ?? elements.count)]) }
}
