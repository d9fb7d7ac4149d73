import EngawaGraph

/// The places of a map with what lies above each, numbered from 0, for walks that pass many of them.
///
/// A place may have several places above it, and one that is written down as lying above itself is passed once.
struct PlaceTree {
    /// The nodes by number, in the order in which they came in.
    let nodes: [NodeID]
    /// Their levels.
    let levels: [PlaceLevel?]
    private let numbers: [NodeID: Int32]
    private let above: Lists
    private let below: Lists
    private let map: EcomapMap

    /// Reads the places of `map`. O(places and 上位).
    init(_ map: EcomapMap) {
        self.map = map
        let nodes = map.tokens.place.map { Array(map.graph.nodes(label: $0)) } ?? []
        self.nodes = nodes
        if let level = map.tokens.level {
            levels = map.graph.values(level, of: nodes).map { $0.stringValue.flatMap(PlaceLevel.init(rawValue:)) }
        } else {
            levels = Array(repeating: nil, count: nodes.count)
        }
        var numbers: [NodeID: Int32] = [:]
        numbers.reserveCapacity(nodes.count)
        for (number, node) in nodes.enumerated() { numbers[node] = Int32(number) }
        self.numbers = numbers
        var edges: [(from: Int32, to: Int32)] = []
        if let within = map.tokens.within {
            for (number, node) in nodes.enumerated() {
                for link in map.graph.relationships(of: node, .outgoing, type: within) {
                    if let upper = numbers[link.other] { edges.append((Int32(number), upper)) }
                }
            }
        }
        above = Lists(edges, count: nodes.count)
        below = Lists(edges.map { ($0.to, $0.from) }, count: nodes.count)
    }

    /// The name of a place.
    func name(_ place: Int) -> String { map.name(of: nodes[place]) }

    /// The places that a node is tied to by a relationship of `type`.
    func places(of node: NodeID, _ type: TypeToken?) -> [Int] {
        guard let type else { return [] }
        return map.graph.relationships(of: node, .outgoing, type: type).compactMap { numbers[$0.other].map(Int.init) }
    }

    /// These places and all above them, the nearest first, each once. O(places passed).
    func up(from places: [Int]) -> [Int] { walk(from: places, above) }

    /// These places and all below them, each once. O(places passed).
    func down(from places: [Int]) -> [Int] { walk(from: places, below) }

    private func walk(from places: [Int], _ lists: Lists) -> [Int] {
        var found: [Int] = []
        var seen: Set<Int> = []
        for place in places where seen.insert(place).inserted { found.append(place) }
        var next = 0
        while next < found.count {
            for place in lists[found[next]] where seen.insert(Int(place)).inserted { found.append(Int(place)) }
            next += 1
        }
        return found
    }

    /// A list of places for each place, all in one array.
    private struct Lists {
        private var starts: [Int32]
        private var elements: [Int32]

        init(_ edges: [(from: Int32, to: Int32)], count: Int) {
            starts = Array(repeating: 0, count: count + 1)
            for edge in edges { starts[Int(edge.from) + 1] += 1 }
            for index in 0..<count { starts[index + 1] += starts[index] }
            elements = Array(repeating: 0, count: edges.count)
            var free = starts
            for edge in edges {
                elements[Int(free[Int(edge.from)])] = edge.to
                free[Int(edge.from)] += 1
            }
        }

        subscript(place: Int) -> ArraySlice<Int32> {
            elements[Int(starts[place])..<Int(starts[place + 1])]
        }
    }
}
