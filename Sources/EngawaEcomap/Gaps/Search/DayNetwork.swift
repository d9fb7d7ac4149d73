import EngawaAlgorithms
import EngawaGraph
import EngawaSheets

/// The ibasho and actors of a map with the ties and links that are there on a day, in columns.
struct DayNetwork {
    /// Those that are joined to each other by some way.
    struct Part {
        /// The ibasho among them, by number.
        var ibasho: [Int] = []
        /// How many they are.
        var size = 0
    }

    private let view: GraphView
    private let weights: NeighbourWeights?
    /// Whether a node, by its number, is an ibasho.
    private let isIbasho: [Bool]
    private let starts: [Int]
    private let neighbours: [Int32]

    /// O(nodes + relationships). Nil where the map has no ties or links.
    init?(_ map: EcomapMap, on day: SheetDate) {
        let types = map.linkTypes + [map.tokens.supports].compactMap { $0 }
        guard let ibasho = map.tokens.ibasho, !types.isEmpty else { return nil }
        let view = GraphView(
            map.graph,
            directions: .both,
            types: types,
            labels: [ibasho] + [map.tokens.actor].compactMap { $0 },
            hasRelationships: true
        )
        self.view = view
        isIbasho = view.ids.map { map.graph.hasLabel($0, ibasho) }
        var present: [Double] = []
        (starts, neighbours) = view.withNeighbours(.both) { all in
            var (starts, neighbours): ([Int], [Int32]) = ([0], [])
            for node in view.nodes {
                for (neighbour, relationship) in zip(all[node], all.relationships(of: node)) {
                    let isPresent = map.isThere(relationship, on: day)
                    present.append(isPresent ? 1 : 0)
                    if isPresent { neighbours.append(Int32(neighbour.index)) }
                }
                starts.append(neighbours.count)
            }
            return (starts, neighbours)
        }
        weights = try? NeighbourWeights(view, values: present)
    }

    /// The node with a number.
    func node(_ number: Int) -> NodeID { view.ids[number] }

    /// How many ties and links a node has.
    func degree(_ number: Int) -> Int { starts[number + 1] - starts[number] }

    /// How many steps it is to every node; -1 where no way leads. O(nodes + ties).
    func distances(from start: Int) -> [Int32] {
        var distances = [Int32](repeating: -1, count: view.nodeCount)
        distances[start] = 0
        var queue = [start]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            for neighbour in neighbours[starts[node]..<starts[node + 1]] where distances[Int(neighbour)] < 0 {
                distances[Int(neighbour)] = distances[node] + 1
                queue.append(Int(neighbour))
            }
        }
        return distances
    }

    /// A shortest way to the end that some distances were counted from, over nodes that may be passed and from each to the next
    /// as one may go; nil where there is none among the shortest.
    func way(
        from start: Int,
        _ distances: [Int32],
        where mayPass: (NodeID) -> Bool,
        mayGo: (NodeID, NodeID) -> Bool
    ) -> [NodeID]? {
        guard distances[start] >= 0 else { return nil }
        var way = [start]
        while let last = way.last, distances[last] > 0 {
            let onward = neighbours[starts[last]..<starts[last + 1]].map(Int.init).sorted().first {
                distances[$0] == distances[last] - 1 && (distances[$0] == 0 || mayPass(node($0)))
                    && mayGo(node(last), node($0))
            }
            guard let onward else { return nil }
            way.append(onward)
        }
        return way.map(node)
    }

    /// The parts that nothing joins. O(nodes + ties).
    func parts() -> [Part] {
        var parts: [Part] = []
        var met = [Bool](repeating: false, count: view.nodeCount)
        for start in 0..<view.nodeCount where !met[start] {
            var part = Part()
            var waiting = [start]
            met[start] = true
            while let node = waiting.popLast() {
                part.size += 1
                if isIbasho[node] { part.ibasho.append(node) }
                for neighbour in neighbours[starts[node]..<starts[node + 1]] where !met[Int(neighbour)] {
                    met[Int(neighbour)] = true
                    waiting.append(Int(neighbour))
                }
            }
            part.ibasho.sort()
            parts.append(part)
        }
        return parts
    }

    /// The ibasho of each community that has more than one (Leiden's), and which communities a tie joins.
    func communities() -> (ibasho: [[Int]], joined: Set<[Int]>) {
        let found = view.leidenCommunities(weights: weights)
        var ibasho = [[Int]](repeating: [], count: found.count)
        for number in 0..<view.nodeCount where isIbasho[number] {
            ibasho[Int(found.communities[number])].append(number)
        }
        let large = ibasho.indices.filter { ibasho[$0].count > 1 }
        var places = [Int](repeating: -1, count: found.count)
        for (place, community) in large.enumerated() { places[community] = place }
        var joined = Set<[Int]>()
        for number in 0..<view.nodeCount {
            let own = places[Int(found.communities[number])]
            guard own >= 0 else { continue }
            for neighbour in neighbours[starts[number]..<starts[number + 1]] {
                let other = places[Int(found.communities[Int(neighbour)])]
                if other > own { joined.insert([own, other]) }
            }
        }
        return (large.map { ibasho[$0] }, joined)
    }
}
