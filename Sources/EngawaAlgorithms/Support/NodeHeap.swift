/// A binary heap of nodes by their keys, the lowest first; among equal keys the node with the lower number. A node is in it
/// once at most, and its key can be lowered.
struct NodeHeap: ~Copyable {
    private static var absent: UInt32 { .max }

    private let nodes: Scratch<UInt32>
    /// By node, where it stands.
    private let places: Scratch<UInt32>
    private let keys: Scratch<Double>
    private(set) var count = 0

    init(nodeCount: Int) {
        nodes = Scratch(repeating: 0, count: nodeCount)
        places = Scratch(repeating: NodeHeap.absent, count: nodeCount)
        keys = Scratch(repeating: 0, count: nodeCount)
    }

    /// Adds a node, or lowers its key. O(log n).
    mutating func put(_ node: UInt32, _ key: Double) {
        keys[node] = key
        if places[node] == NodeHeap.absent {
            places[node] = UInt32(count)
            nodes[count] = node
            count += 1
        }
        rise(Int(places[node]))
    }

    /// Takes the node with the lowest key out. O(log n).
    mutating func take() -> (node: UInt32, key: Double)? {
        guard count > 0 else { return nil }
        let first = nodes[0]
        places[first] = NodeHeap.absent
        count -= 1
        if count > 0 {
            set(nodes[count], at: 0)
            sink(0)
        }
        return (first, keys[first])
    }

    private func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
        keys[left] < keys[right] || keys[left] == keys[right] && left < right
    }

    private func set(_ node: UInt32, at place: Int) {
        nodes[place] = node
        places[node] = UInt32(place)
    }

    private func rise(_ start: Int) {
        var place = start
        let node = nodes[place]
        while place > 0 {
            let parent = (place - 1) / 2
            guard precedes(node, nodes[parent]) else { break }
            set(nodes[parent], at: place)
            place = parent
        }
        set(node, at: place)
    }

    private func sink(_ start: Int) {
        var place = start
        let node = nodes[place]
        while true {
            var child = 2 * place + 1
            guard child < count else { break }
            if child + 1 < count, precedes(nodes[child + 1], nodes[child]) { child += 1 }
            guard precedes(nodes[child], node) else { break }
            set(nodes[child], at: place)
            place = child
        }
        set(node, at: place)
    }
}
