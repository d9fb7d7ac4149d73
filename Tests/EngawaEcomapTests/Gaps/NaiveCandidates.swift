import EngawaAlgorithms
import EngawaGraph
import EngawaSheets
import Foundation

@testable import EngawaEcomap

/// The score of candidates by its definition, with sets and loops over the whole graph: what the search is compared with.
struct NaiveCandidates {
    let graph: PropertyGraph
    let day: SheetDate
    let weights: LogisticRegression.Weights

    private static let linkTypes: Set = ["KNOWS", "MEMBER_OF", "PART_OF", "COMMISSIONS", "AGREED_WITH", "REFERS_TO"]

    /// The log-odds of all who may be tied to an ibasho and never were, by node.
    func scores(for ibasho: NodeID) -> [NodeID: Double] {
        let candidates = graph.nodes.filter { node in
            node != ibasho && (has(node, "Actor") || !ends(node, "SUPPORTS").isEmpty)
                && !ties(to: ibasho).contains { graph.start(of: $0) == node }
        }
        return Dictionary(uniqueKeysWithValues: candidates.map { ($0, score($0, ibasho)) })
    }

    private func score(_ actor: NodeID, _ ibasho: NodeID) -> Double {
        let supporters = supporters(of: ibasho)
        var sum = weights.constant + weights.categories[category(actor, ibasho).index]
        func add(_ measure: CandidateMeasure, _ value: Double) { sum += weights.measures[measure.rawValue] * value }
        add(.popularity, log(1 + Double(ends(actor, "SUPPORTS").count)))

        var (known, weight, strong) = (0, 0.0, 0)
        for supporter in supporters {
            let all = links(of: supporter)
            for link in all where other(link, supporter) == actor && actor != supporter && isPresent(link) {
                known += 1
                weight += 1 / log(1 + Double(all.count))
                if text("strength", link) == "strong" { strong += 1 }
            }
        }
        add(.isKnown, known > 0 ? 1 : 0)
        add(.acquaintances, log(1 + weight))
        add(.strongAcquaintances, log(1 + Double(strong)))
        let direct = links(of: ibasho).filter { graph.name(of: graph.type(of: $0)) != "SUPPORTS" }
        add(.directLink, direct.contains { other($0, ibasho) == actor && isPresent($0) } ? 1 : 0)

        // So few ibasho are all among the most alike.
        var (likeness, total) = (0.0, 0.0)
        for peer in graph.nodes where has(peer, "Ibasho") && peer != ibasho {
            let ties = ties(to: peer)
            var shared = 0.0
            for supporter in supporters {
                let degree = Double(ends(supporter, "SUPPORTS").count)
                shared += Double(ties.filter { graph.start(of: $0) == supporter }.count) / degree
            }
            let weight = ties.isEmpty ? 0 : shared / Double(ties.count).squareRoot()
            total += weight
            likeness += weight * Double(ties.filter { graph.start(of: $0) == actor }.count)
        }
        let share = total > 0 ? likeness / total : 0
        add(.isAlike, share > 0 ? 1 : 0)
        add(.alike, log(1 + 50 * share))

        let fields = ends(actor, "WORKS_IN")
        let all = graph.relationships.filter { graph.name(of: graph.type(of: $0)) == "WORKS_IN" }
        let working = Double(supporters.filter { !ends($0, "WORKS_IN").isEmpty }.count)
        if !fields.isEmpty, working > 0 {
            var mean = 0.0
            for field in fields {
                let share = Double(all.filter { graph.end(of: $0) == field }.count) / Double(all.count)
                let among = supporters.reduce(0) { $0 + ends($1, "WORKS_IN").filter { $0 == field }.count }
                mean += log((Double(among) + 4 * share) / (working + 4) / share)
            }
            add(.fields, mean / Double(fields.count))
        }
        return sum
    }

    private func category(_ actor: NodeID, _ ibasho: NodeID) -> ProximityCategory {
        let around = above(ends(ibasho, "LOCATED_IN")).filter { level($0) != nil }
        var own = ends(actor, "ACTIVE_IN")
        if own.isEmpty { own = ends(actor, "LOCATED_IN") }
        guard !around.isEmpty, !own.isEmpty else { return .unknown }
        var best: (PlaceLevel, Bool)?
        for place in own {
            for common in above([place]).intersection(around) {
                guard let level = level(common) else { continue }
                let isOwn = common == place
                if let (least, isLeast) = best, (least.rank, isLeast ? 0 : 1) <= (level.rank, isOwn ? 0 : 1) {
                    continue
                }
                best = (level, isOwn)
            }
        }
        return best.map { ProximityCategory($0.0, isOwnPlace: $0.1) } ?? .apart
    }

    private func above(_ places: [NodeID]) -> Set<NodeID> {
        var (found, last) = (Set(places), Set<NodeID>())
        while found != last {
            last = found
            for place in last { found.formUnion(ends(place, "WITHIN")) }
        }
        return found
    }

    private func supporters(of ibasho: NodeID) -> [NodeID] {
        Set(ties(to: ibasho).filter(isPresent).map { graph.start(of: $0) }).sorted()
    }

    private func ties(to ibasho: NodeID) -> [RelationshipID] {
        graph.relationships.filter { tie in
            graph.name(of: graph.type(of: tie)) == "SUPPORTS" && graph.end(of: tie) == ibasho
                && graph.start(of: tie) != ibasho
        }
    }

    /// Links of a node, and ties to it.
    private func links(of node: NodeID) -> [RelationshipID] {
        graph.relationships.filter { link in
            let type = graph.name(of: graph.type(of: link))
            let (start, end) = (graph.start(of: link), graph.end(of: link))
            return NaiveCandidates.linkTypes.contains(type) && (start == node || end == node)
                || type == "SUPPORTS" && end == node
        }
    }

    private func other(_ link: RelationshipID, _ node: NodeID) -> NodeID {
        graph.start(of: link) == node ? graph.end(of: link) : graph.start(of: link)
    }

    private func ends(_ node: NodeID, _ type: String) -> [NodeID] {
        graph.relationships.filter { graph.start(of: $0) == node && graph.name(of: graph.type(of: $0)) == type }
            .map { graph.end(of: $0) }
    }

    private func isPresent(_ link: RelationshipID) -> Bool {
        guard let until = text("until", link).flatMap(SheetDate.init(storedText:)) else { return true }
        return !until.isCertainly(before: day)
    }

    private func level(_ place: NodeID) -> PlaceLevel? {
        graph.key("level").flatMap { graph.value($0, of: place).stringValue }.flatMap(PlaceLevel.init(rawValue:))
    }

    private func text(_ key: String, _ link: RelationshipID) -> String? {
        graph.key(key).flatMap { graph.value($0, of: link).stringValue }
    }

    private func has(_ node: NodeID, _ label: String) -> Bool {
        graph.labels(of: node).contains { graph.name(of: $0) == label }
    }
}
