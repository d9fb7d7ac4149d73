import EngawaAlgorithms

/// What is no longer there when some people are not.
struct TieLoss {
    /// Ties of ibasho.
    var ties = 0
    /// Relationships between others.
    var links = 0
    /// Ibasho that had ties and have none, by their numbers in the view.
    var ibasho: [UInt32] = []
    /// Contents that nobody brings any more, by their numbers.
    var contents: [Int32] = []
    /// Cells that no tie stands in any more, by their numbers.
    var cells: [Int32] = []
}

extension TieLedger {
    /// What is lost without these nodes. What belongs to an ibasho that is among them is lost with it, and not listed.
    /// O(ties + links + ibasho).
    func loss(without isOut: [Bool]) -> TieLoss {
        var loss = TieLoss()
        var (ofCells, ofContents, left) = (tiesOfCells, tiesOfContents, degrees)
        for tie in ties where isOut[Int(tie.supporter)] || isOut[Int(tie.ibasho)] {
            loss.ties += 1
            left[Int(tie.ibasho)] -= 1
            left[Int(tie.supporter)] -= 1
            guard !isOut[Int(tie.ibasho)] else { continue }
            if let cell = tie.cell {
                ofCells[Int(cell)] -= 1
                if ofCells[Int(cell)] == 0 { loss.cells.append(cell) }
            }
            for content in contentsOfTies[tie.contents] {
                ofContents[Int(content)] -= 1
                if ofContents[Int(content)] == 0 { loss.contents.append(content) }
            }
        }
        for (first, second) in links where isOut[Int(first)] || isOut[Int(second)] {
            loss.links += 1
            left[Int(first)] -= 1
            left[Int(second)] -= 1
        }
        loss.ibasho = ibasho.filter { !isOut[Int($0)] && degrees[Int($0)] > 0 && left[Int($0)] == 0 }
        return loss
    }

    /// The parts that come off without these nodes, each the nodes of a component that hung together with a larger part
    /// before. The largest first. O(nodes + relationships).
    func parts(without isOut: [Bool]) -> [[UInt32]] {
        let before = components(without: Array(repeating: false, count: isOut.count))
        let after = components(without: isOut)
        // Of what was one component, the largest part stays where it was.
        var staying: [UInt32: Int] = [:]
        for node in isOut.indices where !isOut[node] {
            let (old, new) = (before.components[node], Int(after.components[node]))
            let known = staying[old].map { after.sizes[$0] } ?? 0
            if after.sizes[new] > known { staying[old] = new }
        }
        let stays = Set(staying.values)
        var parts: [Int: [UInt32]] = [:]
        for node in isOut.indices where !isOut[node] {
            let part = Int(after.components[node])
            if !stays.contains(part) { parts[part, default: []].append(UInt32(node)) }
        }
        return parts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
    }

    /// How many parts come off without these nodes. O(nodes + relationships).
    func partCount(without isOut: [Bool], before: ConnectedComponents) -> Int {
        let after = components(without: isOut)
        var isLeft = [Bool](repeating: false, count: before.count)
        for node in isOut.indices where !isOut[node] { isLeft[Int(before.components[node])] = true }
        return after.count - isLeft.count { $0 }
    }
}
