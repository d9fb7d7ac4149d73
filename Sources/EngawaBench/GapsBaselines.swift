import EngawaGraph
import Foundation

/// The methods to compare with, each by the book, over the ties that are not hidden.
///
/// In a network of two kinds of nodes the measures over common neighbours are those of three steps: from an ibasho over a
/// supporter and another ibasho to an actor, with the weight of both nodes between. In one of one kind they are of two.
struct GapsBaselines {
    private let graph: PropertyGraph
    let lists: GapsLists
    private let isOneMode: Bool
    private let popular: GapsScores
    private let places: GapsPlaces
    private let linkTypes: [TypeToken]
    private var middle: [GapsScores]
    private var scores: GapsScores

    init(_ graph: PropertyGraph, _ lists: GapsLists, isOneMode: Bool) {
        (self.graph, self.lists, self.isOneMode) = (graph, lists, isOneMode)
        var popular = GapsScores(count: lists.actors.count)
        for actor in lists.actors.indices where lists.supported.degree(actor) > 0 {
            popular.add(Float(lists.supported.degree(actor)), Int32(actor))
        }
        self.popular = popular
        places = GapsPlaces(graph, lists)
        linkTypes = ["KNOWS", "MEMBER_OF", "PART_OF", "COMMISSIONS", "AGREED_WITH", "REFERS_TO"]
            .compactMap { graph.type($0) }
        middle = Array(repeating: GapsScores(count: lists.ibasho.count), count: 2)
        scores = GapsScores(count: lists.actors.count)
    }

    /// What a method finds; nil where the map has nothing that it could look at.
    mutating func found(by method: GapsMethod, _ ibasho: Int, _ ranking: inout GapsRanking) -> GapsRanking.Found? {
        scores.clear()
        switch method {
        case .candidates: return nil
        case .random: return ranking.foundAtRandom()
        case .popularity: return ranking.found(popular)
        case .nearest, .nearestPopular:
            guard places.isKnown else { return nil }
            places.score(ibasho, into: &scores)
            if method == .nearestPopular {
                scores.scale { 1 + Float(lists.supported.degree($0)) / 1e6 }
            }
            return ranking.found(scores)
        case .acquaintances:
            guard !linkTypes.isEmpty else { return nil }
            followLinks(ibasho)
        case .katz: walk(ibasho)
        case .commonNeighbours: follow(ibasho, { _ in 1 }, { _ in 1 })
        case .adamicAdar: follow(ibasho, GapsBaselines.inverseLogarithm, GapsBaselines.inverseLogarithm)
        case .resourceAllocation: follow(ibasho, { 1 / Float($0) }, { 1 / Float($0) })
        case .threeSteps: followThree(ibasho, GapsBaselines.inverseRoot, GapsBaselines.inverseRoot)
        case .itemBased:
            // The cosine between an actor and each supporter: of their sets of ibasho.
            followThree(ibasho, GapsBaselines.inverseRoot, { _ in 1 })
            scores.scale { GapsBaselines.inverseRoot(lists.supported.degree($0)) }
        }
        return ranking.found(scores)
    }

    private static func inverseRoot(_ degree: Int) -> Float { 1 / Float(degree).squareRoot() }
    private static func inverseLogarithm(_ degree: Int) -> Float { degree > 1 ? 1 / log(Float(degree)) : 0 }

    /// Two steps in a network of one kind, three in one of two.
    private mutating func follow(_ ibasho: Int, _ first: (Int) -> Float, _ second: (Int) -> Float) {
        guard isOneMode else { return followThree(ibasho, first, second) }
        for place in lists.supporters.range(ibasho) {
            let node = lists.supporters.ends[place]
            let weight = first(lists.supported.degree(Int(node)))
            guard weight > 0 else { continue }
            let number = Int(lists.ibashoNumbers[Int(lists.actors[Int(node)].rawValue)])
            for place in lists.supporters.range(number) { scores.add(weight, lists.supporters.ends[place]) }
        }
    }

    /// Every path of three steps counts the product of the weights of its two nodes between.
    private mutating func followThree(_ ibasho: Int, _ first: (Int) -> Float, _ second: (Int) -> Float) {
        middle[0].clear()
        for place in lists.supporters.range(ibasho) {
            let supporter = Int(lists.supporters.ends[place])
            let weight = first(lists.supported.degree(supporter))
            guard weight > 0 else { continue }
            for place in lists.supported.range(supporter) where Int(lists.supported.ends[place]) != ibasho {
                middle[0].add(weight, lists.supported.ends[place])
            }
        }
        for other in middle[0].touched {
            let weight = middle[0].values[Int(other)] * second(lists.supporters.degree(Int(other)))
            guard weight > 0 else { continue }
            for place in lists.supporters.range(Int(other)) { scores.add(weight, lists.supporters.ends[place]) }
        }
    }

    /// Katz's measure over walks of at most five steps, each step counting 0.005: in a network of two kinds only those of
    /// three and five lead to actors without a tie.
    private mutating func walk(_ ibasho: Int) {
        let attenuation: Float = 0.005
        middle[0].clear()
        middle[0].add(1, Int32(ibasho))
        if isOneMode {
            for step in 1...4 {
                middle[1].clear()
                for node in middle[0].touched {
                    let weight = middle[0].values[Int(node)] * attenuation
                    for place in lists.supporters.range(Int(node)) {
                        let next = lists.supporters.ends[place]
                        middle[1].add(weight, lists.ibashoNumbers[Int(lists.actors[Int(next)].rawValue)])
                    }
                }
                middle.swapAt(0, 1)
                guard step > 1 else { continue }
                for node in middle[0].touched {
                    let actor = lists.actorNumbers[Int(lists.ibasho[Int(node)].rawValue)]
                    scores.add(middle[0].values[Int(node)], actor)
                }
            }
            return
        }
        var ends = GapsScores(count: lists.actors.count)
        for step in [1, 3, 5] {
            ends.clear()
            for other in middle[0].touched {
                let weight = middle[0].values[Int(other)] * attenuation
                for place in lists.supporters.range(Int(other)) { ends.add(weight, lists.supporters.ends[place]) }
            }
            for actor in ends.touched { scores.add(ends.values[Int(actor)], actor) }
            guard step < 5 else { break }
            middle[0].clear()
            for actor in ends.touched {
                let weight = ends.values[Int(actor)] * attenuation
                for place in lists.supported.range(Int(actor)) { middle[0].add(weight, lists.supported.ends[place]) }
            }
        }
    }

    private mutating func followLinks(_ ibasho: Int) {
        for place in lists.supporters.range(ibasho) {
            let supporter = lists.actors[Int(lists.supporters.ends[place])]
            let count = linkTypes.reduce(0) { $0 + graph.degree(of: supporter, .both, type: $1) }
            guard count > 0 else { continue }
            let weight = 1 / log(1 + Float(count))
            for type in linkTypes {
                for link in graph.relationships(of: supporter, .both, type: type) {
                    let actor = lists.actorNumbers[Int(link.other.rawValue)]
                    if actor >= 0 { scores.add(weight, actor) }
                }
            }
        }
    }
}
