import EngawaGraph
import Foundation

extension CandidateSearch {
    /// Finds whom the present supporters, and the ibasho itself, have links to.
    ///
    /// A supporter with many links says less by each: 1 / ln(1 + links), as Adamic and Adar weigh common neighbours. The
    /// supporters of a supporter that is an ibasho count as linked to it.
    mutating func findAcquaintances() {
        let (reader, ibasho) = (reader, ibasho)
        for supporter in supporters {
            let count = reader.linkCount(of: supporter.node)
            guard count > 0, count <= Limits.links else { continue }
            let weight = 1 / log(1 + Double(count))
            reader.forEachLink(of: supporter.node) { other, isStrong in
                guard other != ibasho, other != supporter.node else { return }
                let slot = slot(of: other)
                knowers[slot] += weight
                isKnown[slot] = true
                if isStrong { strongKnowers[slot] += 1 }
            }
        }
        // Its ties are no links: they are read from the graph, where those two are told apart.
        forEachDirectLink { link in
            let slot = slot(of: link.other)
            isDirect[slot] = true
        }
    }

    /// Calls the closure with the links of the ibasho itself on the day, unless it has too many.
    func forEachDirectLink(_ body: (Adjacent) -> Void) {
        let tokens = map.tokens
        let types = [
            tokens.knows, tokens.memberOf, tokens.partOf, tokens.commissions, tokens.agreedWith, tokens.refersTo,
        ].compactMap { $0 }
        guard types.reduce(0, { $0 + map.graph.degree(of: ibasho, .both, type: $1) }) <= Limits.links else { return }
        for type in types {
            for link in map.graph.relationships(of: ibasho, .both, type: type) where presence.holds(link.relationship) {
                body(link)
            }
        }
    }
}
