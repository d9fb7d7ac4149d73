import EngawaGraph

extension GraphView {
    /// The core number of every node: the highest k such that it is in a part of the graph in which all have at least k
    /// neighbours within that part. The innermost core is who is most densely tied to one another.
    ///
    /// Where a view keeps parallels, several relationships to a neighbour count as several; relationships from a node to
    /// itself do not count.
    ///
    /// By taking nodes out in order of degree, sorted in buckets. O(nodes + relationships). Reads `.both`.
    ///
    /// Source: V. Batagelj, M. Zaveršnik, "An O(m) algorithm for cores decomposition of networks", 2003; the idea is of
    /// S. Seidman, "Network structure and minimum degree", 1983.
    public func coreNumbers() -> [Int] {
        withNeighbours(.both) { neighbours in
            let degrees = Scratch(repeating: UInt32(0), count: nodeCount)
            var highest = 0
            for node in 0..<nodeCount {
                let viewNode = ViewNode(node)
                var degree = 0
                for next in neighbours[viewNode] where next != viewNode { degree += 1 }
                degrees[node] = UInt32(degree)
                highest = max(highest, degree)
            }
            // Nodes in order of degree, and by degree where its nodes begin.
            let begins = Scratch(repeating: UInt32(0), count: highest + 2)
            for node in 0..<nodeCount { begins[degrees[node] + 1] += 1 }
            for degree in 0...highest { begins[degree + 1] += begins[degree] }
            let order = Scratch(repeating: UInt32(0), count: nodeCount)
            let places = Scratch(repeating: UInt32(0), count: nodeCount)
            for node in 0..<nodeCount {
                let place = begins[degrees[node]]
                order[place] = UInt32(node)
                places[node] = place
                begins[degrees[node]] = place + 1
            }
            for degree in stride(from: highest, to: 0, by: -1) { begins[degree] = begins[degree - 1] }
            begins[0] = 0

            for turn in 0..<nodeCount {
                let node = order[turn]
                for next in neighbours[ViewNode(rawValue: node)] where degrees[next.rawValue] > degrees[node] {
                    // One less: it changes places with the first of its degree, which then belongs to the degree below.
                    let degree = degrees[next.rawValue]
                    let (place, first) = (places[next.rawValue], begins[degree])
                    let other = order[first]
                    order[first] = next.rawValue
                    order[place] = other
                    places[next.rawValue] = first
                    places[other] = place
                    begins[degree] = first + 1
                    degrees[next.rawValue] = degree - 1
                }
            }
            return degrees.array().map { Int($0) }
        }
    }
}
