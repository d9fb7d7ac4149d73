/// Values under small numbers, most of which have none.
struct SparseArray<Element: Sendable>: Sendable {
    private var elements: [Element?] = []

    /// The value under a number, nil where there is none. O(1) on the average.
    subscript(number: Int32) -> Element? {
        get { number < elements.count ? elements[Int(number)] : nil }
        set {
            let place = Int(number)
            if place >= elements.count {
                elements.append(contentsOf: repeatElement(nil, count: place + 1 - elements.count))
            }
            elements[place] = newValue
        }
    }
}
