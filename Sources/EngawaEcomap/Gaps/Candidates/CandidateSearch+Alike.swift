import EngawaGraph
import Foundation

extension CandidateSearch {
    /// Finds the ibasho with supporters in common, and who supports the most alike of them.
    ///
    /// Two ibasho are the more alike the more supporters they share, of which each counts 1 / its ties (resource
    /// allocation), over the root of the other's ties, so that the large are not like everybody. That a candidate supports
    /// one of them is a path of three steps, of which only those over the most alike ibasho count: neighbourhood-based
    /// collaborative filtering. A supporter is not counted as evidence for itself.
    mutating func findAlike() {
        peers.removeAll(keepingCapacity: true)
        peerTotal = 0
        guard let supports = map.tokens.supports else { return }
        weighPeers(supports)
        choosePeers(supports)
        for peer in peers {
            for tie in map.graph.relationships(of: peer.ibasho, .incoming, type: supports) where tie.other != ibasho {
                let slot = slot(of: tie.other)
                guard standing[slot] == .tied else {
                    alike[slot] += peer.weight
                    continue
                }
                // Less what it has itself made the two alike by; nothing is left where it alone has.
                let degree = map.graph.degree(of: tie.other, .outgoing, type: supports)
                guard degree <= Limits.tiesOfSupporter else {
                    alike[slot] += peer.weight
                    continue
                }
                guard peer.shared > 1 else { continue }
                let own = scaled(1 / Double(degree), peer.ibasho, supports)
                alike[slot] += max(0, peer.weight - own)
            }
        }
    }

    private mutating func weighPeers(_ supports: TypeToken) {
        peerSlots.removeAll()
        peerWeights.removeAll(keepingCapacity: true)
        peerShared.removeAll(keepingCapacity: true)
        for supporter in supporters {
            let degree = map.graph.degree(of: supporter.node, .outgoing, type: supports)
            guard degree <= Limits.tiesOfSupporter else { continue }
            let weight = 1 / Double(degree)
            for tie in map.graph.relationships(of: supporter.node, .outgoing, type: supports) {
                guard tie.other != ibasho else { continue }
                let (slot, isNew) = peerSlots.put(tie.other)
                if isNew {
                    peerWeights.append(0)
                    peerShared.append(0)
                }
                peerWeights[slot] += weight
                peerShared[slot] += 1
            }
        }
    }

    /// Chooses the most alike; among equals those with the lower ids.
    private mutating func choosePeers(_ supports: TypeToken) {
        for (slot, peer) in peerSlots.nodes.enumerated() {
            guard map.graph.degree(of: peer, .incoming, type: supports) <= Limits.tiesOfAlike else { continue }
            let weight = scaled(peerWeights[slot], peer, supports)
            let found = (ibasho: peer, weight: weight, shared: Int(peerShared[slot]))
            if peers.count == Limits.alike {
                guard let last = peers.last, CandidateSearch.precedes(found, last) else { continue }
                peers.removeLast()
            }
            let place = peers.lastIndex { CandidateSearch.precedes($0, found) }.map { $0 + 1 } ?? 0
            peers.insert(found, at: place)
        }
        peerTotal = peers.reduce(0) { $0 + $1.weight }
    }

    private func scaled(_ weight: Double, _ peer: NodeID, _ supports: TypeToken) -> Double {
        weight / Double(map.graph.degree(of: peer, .incoming, type: supports)).squareRoot()
    }

    private static func precedes(
        _ left: (ibasho: NodeID, weight: Double, shared: Int),
        _ right: (ibasho: NodeID, weight: Double, shared: Int)
    ) -> Bool {
        left.weight > right.weight || left.weight == right.weight && left.ibasho < right.ibasho
    }
}
