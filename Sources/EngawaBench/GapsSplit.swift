import Dispatch
import EngawaAlgorithms
import EngawaEcomap
import EngawaGraph
import EngawaSheets
import Synchronization

/// A map with some ties hidden, and what every method makes of it.
struct GapsSplit {
    /// What came out.
    struct Results: Sendable {
        /// One for each ibasho that was looked at.
        var tests: [Test] = []
    }

    /// One ibasho: what each method found of its hidden ties, in the order of `GapsMethod.allCases`.
    struct Test: Sendable {
        var found: [GapsRanking.Found?] = []
    }

    /// How many actors without a tie hidden ones are compared with for the AUC.
    private static let strangers = 200

    private let data: GapsData
    /// The map without the hidden ties.
    private let graph: PropertyGraph
    private let day: SheetDate
    /// The ibasho with hidden ties, and these.
    private let hidden: [(ibasho: NodeID, actors: [NodeID])]
    private let seed: UInt64

    /// Hides a tenth of the ties, at random.
    init(_ data: GapsData, number: Int, tests: Int) throws(BenchFailure) {
        var random = SplitMix(seed: UInt64(number) &* 7_919 &+ 17)
        var places = Array(data.ties.indices)
        let count = max(1, places.count / 10)
        for place in 0..<count { places.swapAt(place, place + random.below(places.count - place)) }
        try self.init(data, places[..<count].sorted(), day: data.day, tests: tests, random: &random)
    }

    /// Hides all ties that began after a date; the present is that date.
    init(_ data: GapsData, newerThan date: SheetDate, tests: Int) throws(BenchFailure) {
        var random = SplitMix(seed: 17)
        let places = data.ties.indices.filter { place in
            data.ties[place].since.map { date.isCertainly(before: $0) } ?? false
        }
        guard !places.isEmpty else { throw BenchFailure(message: "there are no ties newer than \(date.text)") }
        try self.init(data, places, day: date, tests: tests, random: &random)
    }

    private init(
        _ data: GapsData,
        _ places: [Int],
        day: SheetDate,
        tests: Int,
        random: inout SplitMix
    ) throws(BenchFailure) {
        var graph = data.graph
        var byIbasho: [NodeID: [NodeID]] = [:]
        do throws(GraphError) {
            for place in places {
                let tie = data.ties[place]
                for relationship in tie.relationships { try graph.deleteRelationship(relationship) }
                byIbasho[tie.ibasho, default: []].append(tie.actor)
                if data.isOneMode { byIbasho[tie.actor, default: []].append(tie.ibasho) }
            }
        } catch {
            throw BenchFailure(message: "the graph refused: \(error)")
        }
        var ibasho = byIbasho.keys.sorted()
        let count = min(tests, ibasho.count)
        for place in 0..<count { ibasho.swapAt(place, place + random.below(ibasho.count - place)) }
        hidden = ibasho[..<count].sorted().map { ($0, byIbasho[$0] ?? []) }
        (self.data, self.graph, self.day) = (data, graph, day)
        seed = random.next()
    }

    /// Splits of some maps, several at a time; one element for each split, of the ibasho of all maps.
    static func measured(_ data: [GapsData], count: Int, tests: Int) throws(BenchFailure) -> [Results] {
        let found = Mutex<[Results]>(Array(repeating: Results(), count: count))
        let failure = Mutex<BenchFailure?>(nil)
        DispatchQueue.concurrentPerform(iterations: count) { number in
            do throws(BenchFailure) {
                var results = Results()
                for data in data {
                    results.tests += try GapsSplit(data, number: number, tests: tests).measured().tests
                }
                found.withLock { $0[number] = results }
            } catch {
                failure.withLock { $0 = error }
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        return found.withLock { $0 }
    }

    /// Ranks all actors without a tie for each of the ibasho, by every method. All see the same map and are compared with
    /// the same strangers.
    func measured() throws(BenchFailure) -> Results {
        let lists = GapsLists(graph)
        var baselines = GapsBaselines(graph, lists, isOneMode: data.isOneMode)
        var session = CandidateFinder(EcomapMap(graph), on: day).prepared().session()
        var random = SplitMix(seed: seed)
        var results = Results()
        for (ibasho, actors) in hidden {
            let number = Int(lists.ibashoNumbers[Int(ibasho.rawValue)])
            var ranking = GapsRanking(
                lists,
                ibasho: number,
                targets: actors.map { lists.actorNumbers[Int($0.rawValue)] }.filter { $0 >= 0 },
                seed: random.next(),
                strangers: GapsSplit.strangers
            )
            guard !ranking.targets.isEmpty else { continue }
            var test = Test()
            for method in GapsMethod.allCases {
                if method == .candidates {
                    test.found.append(ranking.found(by: &session, of: ibasho, lists))
                } else {
                    test.found.append(baselines.found(by: method, number, &ranking))
                }
            }
            results.tests.append(test)
        }
        return results
    }
}
