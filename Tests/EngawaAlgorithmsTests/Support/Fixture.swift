import EngawaGraph
import Foundation

/// A graph from the folder `Fixtures`, and what is expected of it.
struct Fixture: Decodable {
    static let names = ["karate", "les-miserables", "southern-women", "florentine"]

    let nodeCount: Int
    let edges: [[Int]]
    let weights: [Double]
    let componentSizes: [Int]
    let bridges: [[Int]]
    let articulationPoints: [Int]
    let coreNumbers: [Int]
    let distances: [Int?]
    let weightedDistances: [Double?]
    let degreeCentrality: [Double]
    let closeness: [Double]
    let harmonic: [Double]
    let betweenness: [Double]
    let normalizedBetweenness: [Double]
    let directedBetweenness: [Double]
    let pageRank: [Double]
    let directedPageRank: [Double]
    let triangles: [Int]
    let clustering: [Double]
    let averageClustering: Double
    let transitivity: Double
    let constraint: [Double?]
    let effectiveSize: [Double?]
    let commonNeighbours: [[Double]]
    let adamicAdar: [[Double]]
    let resourceAllocation: [[Double]]
    let katz: [[Double]]
    let threeSteps: [[Double]]
    let left: [Int]?
    let matchingSize: Int?

    static func load(_ name: String) throws -> Fixture {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(name).json")
        return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
    }

    func sample() throws -> SampleGraph { try SampleGraph(nodeCount, edges.map { ($0[0], $0[1]) }) }
}

/// Whether values are the same up to the last digits.
func isClose(_ left: [Double], _ right: [Double], within tolerance: Double = 1e-9) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
