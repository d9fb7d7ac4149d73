import EngawaEcomap

/// Who has a box of their own in a network drawing: in the list of the one ibasho that they support, or among those who tie
/// several together.
struct NetworkContent {
    let network: NetworkEcomap
    /// The ibasho that are drawn, as positions in the network.
    let hubs: [Int]
    /// Of every ibasho that is drawn the supporters in its list.
    private(set) var leaves: [[Int]]
    /// Of every ibasho that is drawn how many supporters have no box.
    private(set) var more: [Int]
    /// Of every ibasho that is drawn the id of the box for those; nil where it needs none.
    var moreNames: [String?] {
        var count = 0
        return more.map { left in
            guard left > 0 else { return nil }
            defer { count += 1 }
            return "more-\(count)"
        }
    }
    /// The supporters with a box between the ibasho, in the order of the network.
    private(set) var singles: [Int] = []
    /// The relations that are drawn.
    private(set) var links: [NetworkLink] = []
    /// How many supporters have no box, and how many of those support several ibasho.
    private(set) var leftOut = (all: 0, shared: 0)

    /// So many ibasho can be drawn on a sheet; where their names are long, fewer.
    static let mostHubs = [260, 220, 190, 160, 130, 100, 80, 60]
    /// So many names in all, so many boxes between the ibasho, and so many lines, whatever is asked for.
    static let mostNames = 500
    static let mostSingles = 200
    static let mostLines = 480

    /// - Parameters:
    ///   - named: whether a supporter has a box.
    ///   - draws: whether an ibasho is drawn.
    init(_ network: NetworkEcomap, ranks: NetworkRanks, named: (Int) -> Bool) {
        self.network = network
        hubs = ranks.hubs
        var place = [Int?](repeating: nil, count: network.hubs.count)
        for (position, hub) in hubs.enumerated() { place[hub] = position }
        leaves = Array(repeating: [], count: hubs.count)
        more = Array(repeating: 0, count: hubs.count)
        var isPlatform = false
        if case .platform = network.scope { isPlatform = true }
        let isNamed = network.supporters.indices.map { named($0) }
        func isDrawn(_ end: NetworkLink.End) -> Bool {
            switch end {
            case .hub(let hub): place[hub] != nil
            case .supporter(let supporter): isNamed[supporter]
            }
        }
        links = network.links.filter { isDrawn($0.from) && isDrawn($0.to) }
        var isLinked = [Bool](repeating: false, count: network.supporters.count)
        for link in links {
            for case .supporter(let supporter) in [link.from, link.to] { isLinked[supporter] = true }
        }
        for (index, one) in network.supporters.enumerated() {
            let own = Set(one.hubs.compactMap { place[$0] })
            if isNamed[index] {
                if own.count == 1, !isLinked[index], !isPlatform, let hub = own.first {
                    leaves[hub].append(index)
                } else {
                    singles.append(index)
                }
            } else {
                for hub in own { more[hub] += 1 }
                leftOut.all += 1
                if ranks.reach[index] > 1 { leftOut.shared += 1 }
            }
        }
        for hub in leaves.indices { leaves[hub].sort { ranks.listOrder($0) < ranks.listOrder($1) } }
    }

    /// The same ibasho with some of the supporters, as if there were no others.
    func only(_ isThere: (Int) -> Bool) -> NetworkContent {
        let ranks = NetworkRanks(network, mostHubs: hubs.count)
        var result = NetworkContent(network, ranks: ranks, named: isThere)
        result.more = Array(repeating: 0, count: hubs.count)
        result.leftOut = (0, 0)
        return result
    }
}

/// Who holds most together.
struct NetworkRanks {
    /// How many ibasho every supporter has ties to.
    let reach: [Int]
    /// The ibasho that are drawn, in the order of the network.
    let hubs: [Int]
    /// The supporters from those who hold most together to those who hold least.
    let order: [Int]
    private let strengths: [Int]
    private let ids: [Int]

    /// - Parameter mostHubs: how many ibasho may be drawn.
    init(_ network: NetworkEcomap, mostHubs: Int) {
        let reach = network.supporters.map { Set($0.hubs).count }
        self.reach = reach
        let strengths = network.supporters.map { one in
            one.supporter.ties.reduce(0) { $0 + Self.weight($1.strength) }
        }
        self.strengths = strengths
        ids = network.supporters.map(\.supporter.id)
        order = network.supporters.indices.sorted { (reach[$1], strengths[$1], $0) < (reach[$0], strengths[$0], $1) }
        guard network.hubs.count > mostHubs else {
            hubs = Array(network.hubs.indices)
            return
        }
        // Of very many ibasho those that share most.
        var shared = [Int](repeating: 0, count: network.hubs.count)
        for (index, one) in network.supporters.enumerated() where reach[index] > 1 {
            for hub in Set(one.hubs) { shared[hub] += 1 }
        }
        hubs = network.hubs.indices.sorted { (shared[$1], $0) < (shared[$0], $1) }
            .prefix(mostHubs).sorted()
    }

    /// The strongest first, as in the cells of the other views.
    func listOrder(_ supporter: Int) -> (Int, Int) { (-strengths[supporter], ids[supporter]) }

    private static func weight(_ strength: Strength?) -> Int {
        switch strength {
        case .strong: 3
        case .normal: 2
        case .weak, .stressful, nil: 1
        }
    }
}
