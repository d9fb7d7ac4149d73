import EngawaGraph
import Foundation

extension CandidateSearch {
    /// Finds whom the present supporters, and the ibasho itself, have links to.
    ///
    /// A supporter with many links says less by each: 1 / ln(1 + links), as Adamic and Adar weigh common neighbours. The
    /// supporters of a supporter that is an ibasho count as linked to it.
    mutating func findAcquaintances() {
        for supporter in supporters {
            let count = linkCount(of: supporter.node)
            guard count > 0, count <= Limits.links else { continue }
            let weight = 1 / log(1 + Double(count))
            forEachLink(of: supporter.node) { search, link in
                guard link.other != search.ibasho else { return }
                let slot = search.slot(of: link.other)
                search.knowers[slot] += weight
                search.isKnown[slot] = true
                if search.isStrong(link.relationship) { search.strongKnowers[slot] += 1 }
            }
        }
        guard linkTypes.reduce(0, { $0 + map.graph.degree(of: ibasho, .both, type: $1) }) <= Limits.links else { return }
        for type in linkTypes {
            for link in map.graph.relationships(of: ibasho, .both, type: type) where isPresent(link.relationship) {
                let slot = slot(of: link.other)
                isDirect[slot] = true
            }
        }
    }

    /// How many links a node has, ended ones too; ties to it count where it is an ibasho.
    func linkCount(of node: NodeID) -> Int {
        var count = linkTypes.reduce(0) { $0 + map.graph.degree(of: node, .both, type: $1) }
        if let supports = map.tokens.supports { count += map.graph.degree(of: node, .incoming, type: supports) }
        return count
    }

    func isStrong(_ link: RelationshipID) -> Bool {
        guard let strength = map.tokens.strength else { return false }
        return map.graph.has(.string(Strength.strong.rawValue), for: strength, of: link)
    }

    /// Calls the closure with every link of a node on the day.
    mutating func forEachLink(of node: NodeID, _ body: (inout CandidateSearch, Adjacent) -> Void) {
        for type in linkTypes {
            for link in map.graph.relationships(of: node, .both, type: type) where isPresent(link.relationship) {
                body(&self, link)
            }
        }
        guard let supports = map.tokens.supports else { return }
        for tie in map.graph.relationships(of: node, .incoming, type: supports) where isPresent(tie.relationship) {
            body(&self, tie)
        }
    }
}
