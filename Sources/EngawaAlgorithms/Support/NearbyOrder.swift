import EngawaGraph

/// A graph with its nodes in the order of a breadth-first search, so that neighbours are near one another in memory; for
/// algorithms that go through it many times.
struct NearbyOrder: ~Copyable {
    /// By node of the view, its place in this order.
    let places: Scratch<UInt32>
    /// By place, where its neighbours begin, and behind the last one where they end.
    let starts: Scratch<Int>
    /// The places of the neighbours, ascending for each place.
    let neighbours: Scratch<UInt32>

    /// O(nodes + relationships).
    init(_ lists: GraphView.Neighbours) {
        let none = UInt32.max
        let count = lists.nodeCount
        places = Scratch(repeating: none, count: count)
        starts = Scratch(repeating: 0, count: count + 1)
        let order = Scratch(repeating: UInt32(0), count: count)
        var (tail, total) = (0, 0)
        for root in 0..<count where places[root] == none {
            var head = tail
            order[tail] = UInt32(root)
            places[root] = UInt32(tail)
            tail += 1
            while head < tail {
                let found = lists[ViewNode(rawValue: order[head])]
                starts[head] = total
                total += found.count
                head += 1
                for next in found where places[next.rawValue] == none {
                    places[next.rawValue] = UInt32(tail)
                    order[tail] = next.rawValue
                    tail += 1
                }
            }
        }
        starts[count] = total
        neighbours = Scratch(repeating: 0, count: total)
        for place in 0..<count {
            var to = starts[place]
            for next in lists[ViewNode(rawValue: order[place])] {
                neighbours[to] = places[next.rawValue]
                to += 1
            }
        }
    }
}
