import Testing

@testable import EngawaLayout

@Suite("The start of a network with few crossings")
struct CrossingStartTests {
    /// Boxes of one size with lines between them, as hubs without lists.
    private func graph(_ count: Int, _ lines: [(Int, Int)]) -> NetworkGraph {
        NetworkGraph(
            NetworkInput(
                hubs: (0..<count).map { NetworkInput.Hub(key: UInt64($0), size: Size(width: 40, height: 16)) },
                singles: [],
                lines: lines.map { NetworkInput.Line(from: $0.0, to: $0.1) },
                area: Rect(x: 0, y: 0, width: 1000, height: 600),
                font: 8
            )
        )
    }

    private func crossings(_ graph: NetworkGraph, _ places: [Point]) -> Int {
        let ways = graph.lines.map { Segment(places[$0.from], places[$0.to]) }
        return ways.indices.reduce(0) { sum, index in sum + ways[..<index].count { $0.crosses(ways[index]) } }
    }

    @Test("a grid with boxes hung on its corners is drawn without a crossing, from places where many lines cross")
    func planar() {
        var lines: [(Int, Int)] = []
        for row in 0..<3 {
            for column in 0..<4 {
                if column < 3 { lines.append((row * 4 + column, row * 4 + column + 1)) }
                if row < 2 { lines.append((row * 4 + column, row * 4 + column + 4)) }
            }
        }
        for (number, corner) in [0, 3, 8, 11].enumerated() {
            lines += [(corner, 12 + 2 * number), (corner, 13 + 2 * number)]
        }
        let graph = graph(20, lines)
        let scattered = (0..<20).map { (number: Int) -> Point in
            let (x, y) = (Double(number * 7 % 20), Double(number * 11 % 20))
            return Point(50 + x * 45, 40 + y * 26)
        }
        #expect(crossings(graph, scattered) > 10)
        let places = CrossingStart(graph).centers(from: scattered, seed: 1, work: 20_000_000)
        #expect(crossings(graph, places) == 0)
        let again = CrossingStart(graph).centers(from: scattered, seed: 1, work: 20_000_000)
        #expect(zip(places, again).allSatisfy { $0.x == $1.x && $0.y == $1.y })
    }
}
