import EngawaGraph
import Foundation

extension CandidateSearch {
    /// Writes the measures of the evidence about a slot's node, as if it had no tie to the ibasho, and gives the category.
    ///
    /// - Parameter measures: `CandidateMeasure.count` numbers, which are replaced.
    mutating func measure(_ slot: Int, _ measures: inout [Double]) -> ProximityCategory {
        let node = slots.nodes[slot]
        measures[CandidateMeasure.popularity.rawValue] = log(1 + Double(otherTies(slot)))
        measures[CandidateMeasure.isKnown.rawValue] = isKnown[slot] ? 1 : 0
        measures[CandidateMeasure.acquaintances.rawValue] = knowers[slot] > 0 ? log(1 + knowers[slot]) : 0
        measures[CandidateMeasure.strongAcquaintances.rawValue] =
            strongKnowers[slot] > 0 ? log(1 + Double(strongKnowers[slot])) : 0
        measures[CandidateMeasure.directLink.rawValue] = isDirect[slot] ? 1 : 0
        // What rounding leaves of a difference is nothing.
        let share = peerTotal > 0 && alike[slot] > peerTotal * 1e-12 ? alike[slot] / peerTotal : 0
        measures[CandidateMeasure.isAlike.rawValue] = share > 0 ? 1 : 0
        measures[CandidateMeasure.alike.rawValue] = share > 0 ? log(1 + 50 * share) : 0
        measures[CandidateMeasure.fields.rawValue] = fieldMeasure(node, isTied: standing[slot] == .tied)
        measures[CandidateMeasure.tags.rawValue] = tags.isEmpty ? 0 : log(1 + Double(sharedTags(with: node).count))
        return proximity(of: node).category
    }

    /// How many ties the node of a slot has to other ibasho.
    func otherTies(_ slot: Int) -> Int {
        reader.tieCount(of: slots.nodes[slot]) - Int(ownTies[slot])
    }

    /// The tags that the ibasho and a node have in common, in the order of the ibasho's.
    func sharedTags(with node: NodeID) -> [String] {
        guard !tags.isEmpty, let others = map.value(map.tokens.tags, of: node).stringList else { return [] }
        return tags.filter { tag in others.contains { $0.utf8.elementsEqual(tag.utf8) } }
    }

    /// The mean over a node's fields of ln(share among present supporters with a field / share among all who work in a field), the
    /// first share drawn to the second by as much as four supporters would; 0 for a node without fields.
    private mutating func fieldMeasure(_ node: NodeID, isTied: Bool) -> Double {
        guard fieldSlots.count > 0 else { return 0 }
        let reader = reader
        let drawn = 4.0
        let own = isTied ? 1.0 : 0
        var sum = 0.0
        var count = 0
        reader.forEachField(of: node) { field in
            let share = fieldShare(field)
            let present = Double(fieldSlots.slot(of: field).map { fieldCounts[$0] } ?? 0) - own
            let among = (present + drawn * share) / (Double(supportersWithFields) - own + drawn)
            sum += log(among / share)
            count += 1
        }
        return count == 0 ? 0 : sum / Double(count)
    }

    private mutating func fieldShare(_ field: NodeID) -> Double {
        let (slot, isNew) = fieldShareSlots.put(field)
        if isNew, let worksIn = map.tokens.worksIn {
            let all = Double(map.graph.relationshipCount(type: worksIn))
            fieldShares.append(Double(map.graph.degree(of: field, .incoming, type: worksIn)) / all)
        }
        return fieldShares[slot]
    }
}
