import EngawaAlgorithms
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
    let igraph: Peer

    /// The measures that igraph computes too.
    struct Peer: Decodable {
        let componentSizes: [Int]
        let bridges: [[Int]]
        let articulationPoints: [Int]
        let coreNumbers: [Int]
        let distances: [Int?]
        let weightedDistances: [Double?]
        let closeness: [Double]
        let harmonic: [Double]
        let betweenness: [Double]
        let directedBetweenness: [Double]
        let pageRank: [Double]
        let directedPageRank: [Double]
        let clustering: [Double]
        let averageClustering: Double
        let transitivity: Double
        let constraint: [Double?]
        let communities: [Division]
    }

    /// The best communities that igraph finds.
    struct Division: Decodable {
        let isWeighted: Bool
        let resolution: Double
        let communities: [UInt32]
        let modularity: Double
        let networkx: Double
        let middle: Double
    }

    static func load(_ name: String) throws -> Fixture {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(name).json")
        return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
    }

    /// The weights of the edges at both ends, for a view whose neighbours they are.
    func weights(_ view: GraphView) throws -> NeighbourWeights {
        let byEnds = Dictionary(uniqueKeysWithValues: zip(edges, weights))
        return try NeighbourWeights(view) { step in
            byEnds[[step.source.index, step.target.index].sorted()] ?? .nan
        }
    }

    func sample() throws -> SampleGraph { try SampleGraph(nodeCount, edges.map { ($0[0], $0[1]) }) }
}

/// Whether values are the same up to the last digits.
func isClose(_ left: [Double], _ right: [Double], within tolerance: Double = 1e-9) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
