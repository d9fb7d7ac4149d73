import EngawaEcomap

/// A line of a network drawing: a tie or a relation between two boxes.
struct NetworkLine {
    /// What it says.
    enum Meaning {
        /// Support, given by the box where the line begins.
        case tie(Tie)
        /// A relation.
        case link(Relation)
    }

    /// The box where it begins: ibasho first, then supporters, in the order of the content.
    var from: Int
    /// The box where it ends.
    var to: Int
    var meaning: Meaning

    /// Whether it ties a supporter to an ibasho.
    var isTie: Bool {
        if case .tie = meaning { true } else { false }
    }

    /// All lines, those of the ibasho's lists left out.
    static func all(_ content: NetworkContent, isPlatform: Bool) -> [NetworkLine] {
        let network = content.network
        var hubPlace = [Int?](repeating: nil, count: network.hubs.count)
        for (position, hub) in content.hubs.enumerated() { hubPlace[hub] = position }
        var singlePlace = [Int?](repeating: nil, count: network.supporters.count)
        for (position, single) in content.singles.enumerated() { singlePlace[single] = content.hubs.count + position }
        var result: [NetworkLine] = []
        for single in content.singles {
            let one = network.supporters[single]
            for (tie, hub) in zip(one.supporter.ties, one.hubs) {
                guard let from = singlePlace[single], let to = hubPlace[hub] else { continue }
                result.append(NetworkLine(from: from, to: to, meaning: .tie(tie)))
            }
        }
        for tie in network.hubTies {
            guard let from = hubPlace[tie.supporter], let to = hubPlace[tie.hub] else { continue }
            result.append(NetworkLine(from: from, to: to, meaning: .tie(tie.tie)))
        }
        func place(_ end: NetworkLink.End) -> Int? {
            switch end {
            case .hub(let hub): hubPlace[hub]
            case .supporter(let supporter): singlePlace[supporter]
            }
        }
        for link in content.links {
            guard let from = place(link.from), let to = place(link.to) else { continue }
            result.append(NetworkLine(from: from, to: to, meaning: .link(link.relation)))
        }
        return result
    }
}
