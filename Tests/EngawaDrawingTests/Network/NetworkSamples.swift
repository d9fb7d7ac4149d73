import EngawaEcomap

/// Networks made by hand for the tests of drawings.
enum NetworkSamples {
    private static func one(
        _ id: Int,
        _ name: String,
        _ kind: KindClass,
        _ field: Int?,
        isWithheld: Bool = false,
        _ ties: [(hub: Int, strength: Strength?, flow: Flow?)]
    ) -> NetworkSupporter {
        NetworkSupporter(
            Supporter(
                id: id,
                name: name,
                isWithheld: isWithheld,
                kindClass: kind,
                field: field,
                band: 1,
                ties: ties.enumerated().map { Tie(id: id * 10 + $0, strength: $1.strength, flow: $1.flow) }
            ),
            hubs: ties.map(\.hub)
        )
    }

    /// Three ibasho: two who are supported by the same two, one who ties all together, some of each alone, a relation.
    static let small = NetworkEcomap(
        scope: .place("青葉市"),
        hubs: [Hub(id: 1, name: "みんなの食堂"), Hub(id: 2, name: "青葉の縁側"), Hub(id: 3, name: "ひろば")],
        supporters: [
            one(11, "青葉社会福祉協議会", .welfare, 2, [(0, .strong, .in), (1, .normal, .in), (2, .normal, .both)]),
            one(12, "フードバンク青葉", .npo, 2, [(0, .normal, .in), (1, .weak, .out)]),
            one(13, "青葉商店会", .business, 3, [(0, .stressful, .in), (1, nil, nil)]),
            one(14, "こども課", .government, 4, [(0, .normal, .in)]),
            one(15, "青葉自治会", .neighbourhood, 0, [(0, .weak, .both), (0, .normal, .out)]),
            one(16, "Rotary Club", .other, nil, [(2, nil, .in)]),
            one(101, "農家（個人）1", .person, 3, isWithheld: true, [(1, .normal, .in)]),
        ],
        hubTies: [HubTie(supporter: 2, hub: 1, tie: Tie(id: 900, strength: .normal, flow: .out))],
        links: [NetworkLink(from: .supporter(1), to: .supporter(0), relation: .memberOf)],
        fields: Samples.fields,
        bands: Samples.bands,
        edition: .internal,
        withheldNames: 1,
        day: "2025-04-01"
    )

    /// Two ibasho with so many supporters that not all names can be read.
    static func crowd(_ count: Int) -> NetworkEcomap {
        var network = small
        network.links = []
        network.hubTies = []
        network.hubs.removeLast()
        network.supporters = (0..<count).map { number in
            let hubs = number < 3 ? [0, 1] : [number % 2]
            return one(100 + number, "こども食堂を支える会 第\(number)支部", .npo, 1, hubs.map { ($0, .normal, .in) })
        }
        return network
    }
}
