import EngawaAlgorithms
import EngawaGraph

/// An algorithm to measure, and how its answer is compared with that of another program: as one number.
struct AlgorithmMeasure {
    let name: String
    var rounds = AlgorithmMeasure.rounds
    /// How far answers may be apart, as a part of them.
    var tolerance = 1e-9
    let measure: () -> Double
    /// The answer, for who reads the figures.
    var note: (Double) -> String = { "\($0)" }

    static let rounds = 5
    /// The nodes of the betweenness that igraph computes too.
    static let sourceCount = 80
    /// The error of sampled betweenness, with the probability 0.95.
    static let errorBound = 0.1

    /// What it took, medians, and the answer.
    func run() -> Found {
        var (walls, cpus, answer): ([Double], [Double], Double) = ([], [], 0)
        for _ in 0..<rounds {
            let start = (wall: BenchPlatform.now(), cpu: BenchPlatform.cpu())
            answer = measure()
            walls.append(BenchPlatform.now() - start.wall)
            cpus.append(BenchPlatform.cpu() - start.cpu)
        }
        return Found(wall: Samples(walls).median ?? 0, cpu: Samples(cpus).median ?? 0, answer: answer)
    }

    /// Seconds of time and of work of all cores, and the answer.
    struct Found {
        var wall: Double
        var cpu: Double
        var answer: Double

        /// `12.30 (12.10)`: milliseconds.
        var milliseconds: String {
            let samples = Samples([wall, cpu])
            return "\(samples.milliseconds(wall)) (\(samples.milliseconds(cpu)))"
        }
    }

    func agrees(_ own: Double, _ other: Double) -> Bool { abs(own - other) <= tolerance * max(1, abs(other)) }

    /// The nodes that `sampledBetweenness` draws.
    static func drawn(_ nodeCount: Int) -> [UInt32] {
        var nodes = (0..<UInt32(nodeCount)).map { $0 }
        var generator = SplitMix(seed: 0)
        let count = min(sourceCount, nodeCount)
        guard count < nodeCount else { return nodes }
        for place in 0..<count { nodes.swapAt(place, Int.random(in: place..<nodeCount, using: &generator)) }
        return Array(nodes[..<count])
    }

    /// All of them, in the order in which they are printed.
    static func all(_ views: AlgorithmViews) -> [AlgorithmMeasure] { linear(views) + sampled(views.all) }

    private static func linear(_ views: AlgorithmViews) -> [AlgorithmMeasure] {
        let view = views.all
        let count = Double(view.nodeCount)
        return [
            AlgorithmMeasure(name: "degrees", measure: { Double(view.degrees().reduce(0, +)) }),
            AlgorithmMeasure(name: "components", measure: { Double(view.connectedComponents().count) }),
            AlgorithmMeasure(
                name: "bridges and articulation points",
                measure: {
                    let cut = view.cutElements()
                    return Double(cut.bridges.count * 1_000_003 + cut.articulationPoints.count)
                },
                note: { "\(Int($0) / 1_000_003) and \(Int($0) % 1_000_003)" }
            ),
            AlgorithmMeasure(name: "core numbers", measure: { Double(view.coreNumbers().reduce(0, +)) }),
            AlgorithmMeasure(
                name: "distances from a node",
                measure: { view.distances(from: ViewNode(0)).hops.reduce(0.0) { $1 == .max ? $0 : $0 + Double($1) } }
            ),
            // As igraph has it, the tolerance is that of all changes together.
            AlgorithmMeasure(
                name: "PageRank",
                tolerance: 1e-6,
                measure: { view.pageRank(.both, tolerance: 1e-10 / count).scores.reduce(0) { $0 + $1 * $1 } * count }
            ),
            AlgorithmMeasure(name: "clustering", measure: { view.clustering().coefficients.reduce(0, +) }),
            AlgorithmMeasure(
                name: "constraint",
                measure: { view.structuralHoles().constraint.reduce(0) { $0 + ($1 ?? 0) } }
            ),
            AlgorithmMeasure(
                name: "Leiden communities, two iterations",
                tolerance: 0.01,
                measure: { view.leidenCommunities(maximumIterations: 2).modularity }
            ),
            AlgorithmMeasure(
                name: "Leiden communities",
                measure: { view.leidenCommunities().modularity }
            ),
            AlgorithmMeasure(
                name: "maximum matching",
                measure: { Double(views.support.maximumMatching(left: views.actors).count) }
            ),
        ]
    }

    private static func sampled(_ view: GraphView) -> [AlgorithmMeasure] {
        let samples = SampledBetweenness.sampleCount(
            errorBound: errorBound,
            probability: 0.95,
            nodeCount: view.nodeCount
        )
        let count = Double(view.nodeCount)
        return [
            AlgorithmMeasure(
                name: "betweenness from some nodes",
                rounds: 3,
                measure: {
                    let found = view.sampledBetweenness(samples: sourceCount)
                    // Without the norm, every pair once: what igraph gives.
                    let weight = count / Double(found.sampleCount) / (count - 1) / (count - 2)
                    return found.scores.reduce(0, +) / weight / 2
                },
                note: { _ in "from \(sourceCount)" }
            ),
            AlgorithmMeasure(
                name: "sampled betweenness, error below \(errorBound)",
                rounds: 1,
                measure: { view.sampledBetweenness(samples: samples).errorBound },
                note: { "from \(samples), the error is below \($0)" }
            ),
        ]
    }
}
