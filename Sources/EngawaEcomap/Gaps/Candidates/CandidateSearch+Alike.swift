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
        weighPeers()
        choosePeers()
        let least = peers.count == peerLimit ? peers.last?.weight ?? 0 : 0
        let (reader, ibasho) = (reader, ibasho)
        for peer in peers {
            reader.forEachSupporter(of: peer.ibasho) { supporter in
                guard supporter != ibasho else { return }
                let slot = slot(of: supporter)
                guard standing[slot] == .tied else {
                    alike[slot] += peer.weight
                    return
                }
                // Less what it has itself made the two alike by; nothing is left where it alone has.
                let degree = reader.tieCount(of: supporter)
                guard degree <= Limits.tiesOfSupporter else {
                    alike[slot] += peer.weight
                    return
                }
                guard peer.shared > 1 else { return }
                let own = 1 / Double(degree) / Double(reader.supporterCount(of: peer.ibasho)).squareRoot()
                // Nor does an ibasho count that without it would not be among the most alike.
                if peer.weight - own >= least { alike[slot] += peer.weight - own }
            }
        }
    }

    /// How many ibasho count as the most alike.
    private var peerLimit: Int { around.isEmpty ? Limits.alikeOnly : Limits.alike }

    private mutating func weighPeers() {
        peerSlots.removeAll()
        peerWeights.removeAll(keepingCapacity: true)
        peerShared.removeAll(keepingCapacity: true)
        let (reader, ibasho) = (reader, ibasho)
        for supporter in supporters {
            let degree = reader.tieCount(of: supporter.node)
            guard degree <= Limits.tiesOfSupporter else { continue }
            let weight = 1 / Double(degree)
            reader.forEachSupported(by: supporter.node) { other in
                guard other != ibasho else { return }
                let (slot, isNew) = peerSlots.put(other)
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
    private mutating func choosePeers() {
        for (slot, peer) in peerSlots.nodes.enumerated() {
            // The weight is divided below by the root of the peer's ties: where it is too low before, it stays so.
            if peers.count == peerLimit, let last = peers.last, peerWeights[slot] < last.weight { continue }
            let count = reader.supporterCount(of: peer)
            guard count <= Limits.tiesOfAlike else { continue }
            let weight = peerWeights[slot] / Double(count).squareRoot()
            let found = (ibasho: peer, weight: weight, shared: Int(peerShared[slot]))
            if peers.count == peerLimit {
                guard let last = peers.last, Self.precedes(found, last) else { continue }
                peers.removeLast()
            }
            let place = peers.lastIndex { Self.precedes($0, found) }.map { $0 + 1 } ?? 0
            peers.insert(found, at: place)
        }
        peerTotal = peers.reduce(0) { $0 + $1.weight }
    }

    private static func precedes(
        _ left: (ibasho: NodeID, weight: Double, shared: Int),
        _ right: (ibasho: NodeID, weight: Double, shared: Int)
    ) -> Bool {
        left.weight > right.weight || left.weight == right.weight && left.ibasho < right.ibasho
    }
}
