/// The triangles of a simple graph: three nodes that are all neighbours.
///
/// Every edge is kept once, at the end with fewer neighbours, so that no node has more than √(2 · edges) of them. Then two
/// neighbours of a node that are neighbours themselves are a triangle, which is found only there.
struct Triangles: ~Copyable {
    /// An edge by its number, which counts from 0 in the order of the ends that keep them.
    struct Found {
        var nodes: (UInt32, UInt32, UInt32)
        /// The edges between the first and second, first and third, second and third node.
        var edges: (Int, Int, Int)
    }

    private let starts: Scratch<Int>
    /// By edge, the end that does not keep it.
    let ends: Scratch<UInt32>

    var nodeCount: Int { starts.count - 1 }
    var edgeCount: Int { ends.count }

    /// O(nodes + edges).
    init(_ graph: SimpleGraph) {
        let nodeCount = graph.nodeCount
        starts = Scratch(repeating: 0, count: nodeCount + 1)
        ends = Scratch(repeating: 0, count: graph.neighbours.count / 2)
        var place = 0
        graph.neighbours.withUnsafeBufferPointer { neighbours in
            for node in 0..<nodeCount {
                starts[node] = place
                let degree = graph.degree(node)
                for index in graph.range(node) {
                    let other = neighbours[index]
                    if (degree, UInt32(node)) < (graph.degree(Int(other)), other) {
                        ends[place] = other
                        place += 1
                    }
                }
            }
        }
        starts[nodeCount] = place
    }

    /// The edges that a node keeps.
    func edges(of node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }

    /// Calls the closure with every triangle once. O(edges · √edges).
    func forEach(_ body: (Found) -> Void) {
        let marks = Scratch(repeating: -1, count: nodeCount)
        for first in 0..<nodeCount {
            for edge in edges(of: first) { marks[ends[edge]] = edge }
            for edge in edges(of: first) {
                let second = ends[edge]
                for opposite in edges(of: Int(second)) where marks[ends[opposite]] >= 0 {
                    let third = ends[opposite]
                    body(Found(nodes: (UInt32(first), second, third), edges: (edge, marks[third], opposite)))
                }
            }
            for edge in edges(of: first) { marks[ends[edge]] = -1 }
        }
    }
}
