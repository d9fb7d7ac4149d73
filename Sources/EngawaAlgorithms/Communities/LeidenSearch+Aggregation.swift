extension LeidenSearch {
    /// The next level: a node for each part, ties with the weights of all between two parts. Its division is that of this
    /// level. Brings up to date which node stands for each node of the first level.
    func aggregate(
        _ graph: borrowing CommunityGraph,
        _ partCount: Int,
        _ standIns: borrowing Scratch<UInt32>
    ) -> CommunityGraph {
        let count = graph.nodeCount
        let numbers = numberParts(count)
        for node in 0..<standIns.count { standIns[node] = numbers[parts[standIns[node]]] }

        // The nodes part by part.
        let ends = Scratch(repeating: 0, count: partCount + 1)
        for node in 0..<count { ends[Int(numbers[parts[node]]) + 1] += 1 }
        for part in 0..<partCount { ends[part + 1] += ends[part] }
        for node in 0..<count {
            let part = numbers[parts[node]]
            queue[ends[part]] = UInt32(node)
            ends[part] += 1
        }
        let result = CommunityGraph(nodeCount: partCount, placeCount: placeCount(graph))
        var (to, turn) = (0, 0)
        for part in 0..<partCount {
            result.starts[part] = to
            var (found, strength) = (0, 0.0)
            while turn < ends[part] {
                let node = queue[turn]
                turn += 1
                strength += graph.strengths[node]
                for place in graph.range(node) {
                    let other = numbers[parts[graph.neighbours[place]]]
                    guard Int(other) != part else { continue }
                    let weight = toward[other]
                    if weight == 0 {
                        touched[found] = other
                        found += 1
                    }
                    toward[other] = weight + graph.weights[place]
                }
            }
            result.strengths[part] = strength
            for place in 0..<found {
                let other = touched[place]
                result.neighbours[to] = other
                result.weights[to] = toward[other]
                toward[other] = 0
                to += 1
            }
        }
        result.starts[partCount] = to
        inherit(count, partCount)
        return result
    }

    /// By part, its number among the parts.
    private func numberParts(_ count: Int) -> Scratch<UInt32> {
        let numbers = Scratch(repeating: UInt32(0), count: count)
        var next: UInt32 = 0
        for node in 0..<count where parts[node] == UInt32(node) {
            numbers[node] = next
            next += 1
        }
        return numbers
    }

    /// How many places the ties between parts take at most.
    private func placeCount(_ graph: borrowing CommunityGraph) -> Int {
        var places = 0
        for node in 0..<UInt32(graph.nodeCount) {
            for place in graph.range(node) where parts[graph.neighbours[place]] != parts[node] { places += 1 }
        }
        return places
    }

    /// Gives the parts the communities of their nodes, with numbers below that of the parts.
    private func inherit(_ count: Int, _ partCount: Int) {
        let none = UInt32.max
        let numbers = Scratch(repeating: none, count: count)
        var (next, place): (UInt32, Int) = (0, 0)
        for node in 0..<count where parts[node] == UInt32(node) {
            let community = labels[node]
            if numbers[community] == none {
                numbers[community] = next
                next += 1
            }
            // No part comes before a node that it was read from.
            labels[place] = numbers[community]
            place += 1
        }
    }
}
